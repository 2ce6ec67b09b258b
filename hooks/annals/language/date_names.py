"""The words of dates, English and Arabic: weekdays, months, and whole dates as text prints them.

Arabic months are known by their Levantine and their wider Arab names (`نيسان`, `أبريل`), which
readers of dates made for other countries do not know. Text comes from `plain`, which keeps its
length but for signs, so that a position in it is a position in what was printed.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from annals.language import arabic, cldr
from annals.language.words import GROUPING_SPACES, single_spaced

_PLAIN = str.maketrans({**arabic.LETTERS, **arabic.DIGITS, **dict.fromkeys(GROUPING_SPACES, " ")})


def unsigned(text: str) -> str:
    """Return a text without vowel signs and marks of direction, its spaces single."""
    return single_spaced(arabic.without_marks(text))


def plain(text: str) -> str:
    """Return unsigned text with Arabic letters folded and all digits ASCII, as long as it was."""
    return text.translate(_PLAIN)


_LEVANTINE, _WIDER = "ar_SY", "ar"


def _numbered(*lists: tuple[str, ...]) -> dict[str, int]:
    return {plain(name): number for names in lists for number, name in enumerate(names, 1)}


_ENGLISH = _numbered(cldr.months("en"))
_SHORT = _numbered(cldr.months("en", "abbreviated"), cldr.months("en_GB", "abbreviated"))
_ARABIC = _numbered(cldr.months(_LEVANTINE), cldr.months(_WIDER))
MONTHS = {**_ENGLISH, **_SHORT, **_ARABIC}
"""Numbers of months by every name, folded."""

WEEKDAYS = {plain(name): position for locale in ("en", "ar") for position, name in enumerate(cldr.weekdays(locale))}
"""Numbers of weekdays, Monday 0, by every name, folded."""


def _any(names: dict[str, int]) -> str:
    return "|".join(sorted(map(re.escape, names), key=len, reverse=True))


_EN, _AR = _any({**_ENGLISH, **_SHORT}), _any(_ARABIC)
MONTH = rf"(?:{_any(_ENGLISH)}|{_AR})(?!\w)"
"""A month's name in full, for use in a pattern; a short one is too easily the beginning of another word."""

_WHOLE = re.compile(
    rf"(?P<year>\d{{4}})-(?P<month>\d\d)-(?P<day>\d\d)(?!\d)"
    rf"|(?<!\d)(?P<d1>\d{{1,2}})(?:st|nd|rd|th)?(?: of)? (?P<m1>{_EN})\.?,? (?P<y1>\d{{4}})(?!\d)"
    rf"|\b(?P<m2>{_EN})\.? (?P<d2>\d{{1,2}})(?:st|nd|rd|th)?,? (?P<y2>\d{{4}})(?!\d)"
    rf"|(?<!\d)(?P<d3>\d{{1,2}}) (?P<m3>{_AR})(?: ?[/(] ?(?:{_AR})\)?)?[،,]? (?:عام |سنه )?(?P<y3>\d{{4}})(?!\d)"
)


@dataclass(frozen=True)
class Printed:
    """A day printed in full at `start:end` of a text."""

    start: int
    end: int
    day: date


def whole_dates(text: str) -> Iterator[Printed]:
    """Yield every day that an unsigned text prints with its year; days that do not exist are passed over."""
    for match in _WHOLE.finditer(plain(text)):
        part = {key: value for key, value in match.groupdict().items() if value}
        year, month, day = (next(value for key, value in part.items() if key[0] == letter) for letter in "ymd")
        try:
            yield Printed(match.start(), match.end(), date(int(year), int(MONTHS.get(month) or month), int(day)))
        except ValueError:
            continue
