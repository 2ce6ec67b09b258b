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

PLAIN = {**arabic.LETTERS, **arabic.DIGITS, **dict.fromkeys(GROUPING_SPACES, " ")}
"""What each letter, digit and space is compared as."""

_PLAIN = str.maketrans(PLAIN)


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
SHORT_MONTHS = tuple(sorted(set(_SHORT) - set(_ENGLISH)))
"""English months as they are shortened, without a full stop."""

_ARABIC = _numbered(cldr.months(_LEVANTINE), cldr.months(_WIDER))
MONTHS = {**_ENGLISH, **_SHORT, **_ARABIC}
"""Numbers of months by every name, folded."""

WEEKDAYS = {plain(name): position for locale in ("en", "ar") for position, name in enumerate(cldr.weekdays(locale))}
"""Numbers of weekdays, Monday 0, by every name, folded."""


COUNTS = {
    word: count
    for count, words in enumerate((
        "", "a an one", "two", "three ثلاثه ثلاث", "four اربعه اربع", "five خمسه خمس", "six سته ست", "seven سبعه سبع",
        "eight ثمانيه ثماني", "nine تسعه تسع", "ten عشره عشر", "eleven", "twelve",
    ))
    for word in words.split()
}  # fmt: skip
"""How many days, weeks, months or years are counted back, by the words that count them, folded."""


_TH_UNITS = ["اول", "ثاني", "ثالث", "رابع", "خامس", "سادس", "سابع", "ثامن", "تاسع"]
ORDINALS = {
    **{f"ال{word}": day for day, word in enumerate((*_TH_UNITS, "عاشر"), 1)},
    "الحادي عشر": 11, **{f"ال{word} عشر": 11 + day for day, word in enumerate(_TH_UNITS[1:], 1)},
    "العشرين": 20, "الثلاثين": 30, "الحادي والعشرين": 21, "الحادي والثلاثين": 31,
    **{f"ال{word} والعشرين": 21 + day for day, word in enumerate(_TH_UNITS[1:], 1)},
}  # fmt: skip
"""Days of a month as Arabic counts them in words, folded: الخامس من آب."""


def _any(names: dict[str, int]) -> str:
    return "|".join(sorted(map(re.escape, names), key=len, reverse=True))


_EN, _AR = _any({**_ENGLISH, **_SHORT}), _any(_ARABIC)
_ENDED = r"(?![\w`'’ʿʾ])"
_FULL = rf"(?:{_any(_ENGLISH)}|{_AR})(?!\w)"
MONTH = rf"(?:{_FULL}|(?:{_any(_SHORT)})(?:\.{_ENDED}|(?= \d{{4}}(?!\d))))"
"""A month's name, for use in a pattern: in full, or shortened with a full stop or before a year.

Else a short one is too easily the beginning of another word or name.
"""

ORDINAL = rf"(?:{_any(ORDINALS)})(?!\w)"
"""A day of a month in Arabic words, for use in a pattern."""

MONTH_OF_DAY = rf"(?:{_FULL}|(?:{_any(_SHORT)})(?:\.{_ENDED}|{_ENDED}))"
"""A month's name beside the number of a day, where a short one needs no full stop."""

ARABIC_MONTH = rf"(?:{_AR})(?!\w)"

WHOLE = (
    rf"(?P<year>\d{{4}})-(?P<month>\d\d)-(?P<day>\d\d)(?!\d)"
    rf"|(?<![\d/])(?P<y4>\d{{4}})/(?P<m4>\d{{1,2}})/(?P<d4>\d{{1,2}})(?![\d/])"
    rf"|(?<![\d/.-])(?P<one>\d{{1,2}})(?P<sign>[-/.])(?P<other>\d{{1,2}})(?P=sign)(?P<of>\d{{4}})(?![\d/-]|\.\d)"
    rf"|(?<!\d)(?P<d1>\d{{1,2}})(?:st|nd|rd|th)?(?: of)? (?P<m1>{_EN})\.?,? (?P<y1>\d{{4}})(?!\d)"
    rf"|\b(?P<m2>{_EN})\.? (?P<d2>\d{{1,2}})(?:st|nd|rd|th)?,? (?P<y2>\d{{4}})(?!\d)"
    rf"|(?<!\d)(?P<d3>\d{{1,2}}) (?P<m3>{_AR})(?: ?[/(] ?(?:{_AR})\)?)?[،,]? (?:عام |سنه )?(?P<y3>\d{{4}})(?!\d)"
)
"""A day printed with its year, as a pattern for plain text."""

_WHOLE = re.compile(WHOLE)


@dataclass(frozen=True)
class Printed:
    """A day printed with its year at `start:end` of a text, and which days it may be.

    Digits such as `5/8/2015` are either of two, the day first in `days`; `February 30, 2015` is none.
    """

    start: int
    end: int
    days: tuple[date, ...]


def printed_dates(text: str) -> Iterator[Printed]:
    """Yield where an unsigned text prints days with their year."""
    for match in _WHOLE.finditer(plain(text)):
        part = {key: value for key, value in match.groupdict().items() if value}
        if "of" in part:
            orders = [(part["one"], part["other"]), (part["other"], part["one"])]
            found = [day_of(part["of"], month, day) for day, month in orders]
        else:
            year, month, day = (next(part[key] for key in part if key[0] == letter) for letter in "ymd")
            found = [day_of(year, month, day)]
        yield Printed(match.start(), match.end(), tuple(dict.fromkeys(filter(None, found))))


def whole_dates(text: str) -> Iterator[tuple[Printed, date]]:
    """Yield every day that an unsigned text prints with its year, where it exists and can be no other."""
    return ((each, each.days[0]) for each in printed_dates(text) if len(each.days) == 1)


def day_of(year: str, month: str, day: str) -> date | None:
    """Return a day by its parts, the month in digits or by name; None where there is no such day."""
    try:
        return date(int(year), int(MONTHS.get(month.rstrip(".")) or month), int(day))
    except ValueError:
        return None
