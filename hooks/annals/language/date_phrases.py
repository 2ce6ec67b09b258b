"""Words for days found in text and read against the day of publication: `on Wednesday` is 2015-08-05.

A weekday is the last one up to the day of publication, and `since Monday` all days from it until
then. A month without a year is the last one that had begun by then; `since May` too, because the
press dates by it what happened in May and what lasted from then on. Where publication is known only
within bounds, so is what depends on it. What a text says of a day is offered to a person, who knows
whether the thing happened then or was said then.
"""

import re
from bisect import bisect_left
from calendar import monthrange
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import TypeAlias

from annals.language import date_format
from annals.language.date_names import MONTH, MONTHS, WEEKDAYS, plain, unsigned, whole_dates
from annals.language.speech import Dates, what_it_dates
from annals.values.edtf import DateError, Edtf, Precision, parse

_DAY_NAMES = "|".join(sorted(map(re.escape, WEEKDAYS), key=len, reverse=True))
_WORDS = re.compile(
    rf"(?P<weekday>(?:(?:[Ll]ate |[Ee]arly )?(?:on|On|by|By|since|Since|last|Last|until|before|after) )?"
    rf"(?:منذ )?(?:يوم |مساء |صباح |فجر |ليل |ب|ل)?"
    rf"(?P<name>(?<!\w)(?:{_DAY_NAMES})(?!\w)|(?<=[بل])(?:{_DAY_NAMES})(?!\w))"
    rf"(?: (?:morning|afternoon|evening|night|الماضي))?)"
    rf"|(?P<monthday>(?:on |On )?(?<!\d)(?P<d1>\d{{1,2}})(?:st|nd|rd|th)? (?P<m1>{MONTH})"
    rf"|(?:on |On )?(?P<m2>{MONTH}) (?P<d2>\d{{1,2}})(?:st|nd|rd|th)?(?!\d))"
    rf"|(?P<month>(?:(?:[Ii]n|[Ss]ince|[Ff]rom|[Uu]ntil|[Bb]y|[Ll]ast|[Tt]his|[Oo]f|began in|في|منذ|شهر) (?:شهر )?"
    rf"(?P<part>(?:late|early|mid)[ -])?|(?P<part2>(?:[Ll]ate|[Ee]arly|[Mm]id)[ -]))"
    rf"(?P<m3>{MONTH})(?: (?:عام |سنه )?(?P<y3>\d{{4}})(?!\d))?)"
    rf"|(?P<barely>(?P<m4>{MONTH}) (?P<y4>\d{{4}})(?!\d))"
    rf"|(?P<years>\b[Ii]n (?P<y5>(?:19|20)\d\d)[-–](?P<y6>(?:19|20)?\d\d)(?!\d))"
    rf"|(?P<year>(?:\b[Ii]n|\b[Ss]ince|(?<!\w)(?:عام|سنه|منذ عام)) (?P<y7>(?:19|20)\d\d)(?![\d-]))"
    rf"|(?P<before>\b[Tt]he day before yesterday\b|(?<!\w)(?:امس الاول|اول امس)(?!\w))"
    rf"|(?P<yesterday>\b[Yy]esterday\b|(?<!\w)امس(?!\w))"
    rf"|(?P<today>\b[Tt]oday\b|\b[Tt]onight\b|(?<!\w)اليوم(?!\w))"
    rf"|(?P<overnight>\b[Oo]vernight\b)"
    rf"|(?P<thisweek>\b[Tt]his week\b)|(?P<thismonth>\b[Ee]arlier this month\b|\b[Tt]his month\b)"
)
Part: TypeAlias = Mapping[str, str]
"""The parts of words for a day, by the names of the groups above; `whole` is a day printed with its year."""

_WEEK = tuple(WEEKDAYS)[:7]
_SINCE = re.compile(r"[Ss]ince |منذ ")
_AHEAD = re.compile(r"(?:\b[Nn]ext|\b[Cc]oming|\bwill \w+(?: \w+)?) $")
_LED = 40
"""Characters before words for a day in which is sought whether it lies ahead."""

_BETWEEN = re.compile(r"/|\.\.")
_UNREAD = "read it against the day of publication, once that is known"

_LONGEST = 4
"""Words for a day that a record prints: what dates a thing, and no more."""


@dataclass(frozen=True)
class DayWords:
    """Words that date something, in paragraph `paragraph`; `when` is empty where they cannot be read.

    `said` marks a day that dates a saying; `unsure` one that may date the saying or what was said.
    """

    paragraph: int
    words: str
    when: str
    basis: str
    said: bool = False
    unsure: bool = False


@dataclass(frozen=True)
class _Reading:
    """A date that words state, or else what makes it from the day of publication.

    `lasts` marks words such as `since Monday`, which mean all days from then until publication.
    """

    fixed: str
    basis: str = ""
    read: Callable[[date], str] | None = None
    lasts: bool = False


def find_days(paragraph: int, text: str, published: Edtf | None) -> Iterator[DayWords]:
    """Yield the words for days in a paragraph, in order."""
    text = unsigned(text)
    for span, part in _phrases(text):
        yield _dated(paragraph, text, span, *_against(_reading(part), published))


def days_meant(words: str, published: Edtf | None) -> list[tuple[str, str]]:
    """Return each date that a few words state, and how it was read: as `find_days` has it, and no more."""
    return [found for reading in _readings(words) if (found := _against(reading, published))[0]]


@lru_cache(maxsize=1_000)
def _readings(words: str) -> tuple[_Reading, ...]:
    """Return how the words for days among a few are read; kept, since most articles date by the same few."""
    return tuple(_reading(part) for _span, part in _phrases(unsigned(words)))


def _phrases(text: str) -> Iterator[tuple[tuple[int, int], Part]]:
    """Yield where words for a day stand in an unsigned text, and their parts by name."""
    whole = list(whole_dates(text))
    for day in whole:
        yield (day.start, day.end), {"whole": day.day.isoformat()}
    starts = [day.start for day in whole]
    for match in _WORDS.finditer(plain(text)):
        before = bisect_left(starts, match.end())
        inside = before > 0 and match.start() < whole[before - 1].end
        led = text[max(0, match.start() - _LED) : match.start()]
        if not inside and not _AHEAD.search(led):
            yield match.span(), {key: value for key, value in match.groupdict().items() if value}


def _dated(paragraph: int, text: str, span: tuple[int, int], when: str, basis: str) -> DayWords:
    words, dates_what = " ".join(text[slice(*span)].split()[:_LONGEST]), what_it_dates(text, *span)
    return DayWords(paragraph, words, when, basis, dates_what is Dates.SAYING, dates_what is Dates.UNSURE)


def _reading(part: Part) -> _Reading:
    """Return how words for a day are read, told by their parts."""
    if fixed := _fixed(part):
        return _Reading(fixed)
    read, basis = _relative(part)
    return _Reading("", basis, read, lasts=bool(_SINCE.match(part.get("weekday", ""))))


def _against(reading: _Reading, published: Edtf | None) -> tuple[str, str]:
    """Return the date that words state, or `""` where that turns on an unknown day, and how it was read."""
    if reading.read is None:
        return reading.fixed, ""
    if published is None or published.lower is None or published.upper is None:
        return "", _UNREAD
    if published.precision is Precision.UNKNOWN:
        return "", _UNREAD
    try:
        first = parse(reading.read(published.lower)).text
        last = first if published.lower == published.upper else parse(reading.read(published.upper)).text
    except (DateError, OverflowError):  # before the first day of the calendar
        return "", _UNREAD
    if reading.lasts and first < published.upper.isoformat():
        basis = f"from {reading.basis.replace('up to', 'until')}"
        return _from_to(first, published.upper.isoformat(), published), basis
    return (first if first == last else _from_to(first, last, published)), reading.basis


def _from_to(first: str, last: str, published: Edtf) -> str:
    """Return the interval from where one date begins to where another ends, each a point, an interval or a range.

    Every word is read no earlier against a later day of publication, so what lies between the readings of the
    first and the last possible day holds those of all others.
    """
    begins, ends = _BETWEEN.split(first.strip("[]"))[0], _BETWEEN.split(last.strip("[]"))[-1]
    return f"{begins}/{ends}{'~' if published.approximate else ''}"


def _fixed(part: Part) -> str:
    """Return a date whose words say the year, or `""`."""
    if "whole" in part:
        return part["whole"]
    if "years" in part:
        last = part["y6"]
        return f"{part['y5']}/{part['y5'][:2] if len(last) == 2 else ''}{last}"
    if "year" in part:
        return part["y7"]
    if year := part.get("y3") or part.get("y4"):
        return f"{year}-{_month(part.get('m3') or part['m4']):02}"
    return ""


def _month(name: str) -> int:
    return MONTHS[name.rstrip(".")]


def _relative(part: Part) -> tuple[Callable[[date], str], str]:
    """Return what makes a date from the day of publication, and what that is in words."""
    if "weekday" in part:
        number = WEEKDAYS[part["name"]]
        past = 1 if re.match(r"[Ll]ast ", part["weekday"]) or part["weekday"].endswith("الماضي") else 0
        return lambda day: _weekday(
            day - timedelta(past), number
        ).isoformat(), f"the last {_WEEK[number]} up to publication"
    if "monthday" in part:
        month, number = _month(part.get("m1") or part["m2"]), int(part.get("d1") or part["d2"])
        return lambda day: _month_day(day, month, number), "in the year up to publication"
    if "month" in part:
        month, third = _month(part["m3"]), (part.get("part") or part.get("part2") or "").strip(" -").lower()
        lasting = ", or from then until publication" if _SINCE.match(part["month"]) else ""
        basis = f"the last {date_format.MONTHS[month - 1]} up to publication{lasting}"
        return lambda day: _month_of(day, month, third), basis
    key = next(key for key in _NEAR if key in part)
    return _NEAR[key]


def _weekday(day: date, number: int) -> date:
    return day - timedelta((day.weekday() - number) % 7)


def _month_of(day: date, month: int, third: str) -> str:
    """Return the last such month up to a day, or the ten days that early, mid or late leave of it."""
    written = f"{day.year - (month > day.month):04}-{month:02}"
    first, last = _THIRDS.get(third, ("", ""))
    last = last or f"{monthrange(int(written[:4]), month)[1]}"
    return f"[{written}-{first}..{written}-{last}]" if first else written


def _month_day(day: date, month: int, number: int) -> str:
    """Return the last such day up to a day, or the last such month where that year has no such day."""
    try:
        return date(day.year - ((month, number) > (day.month, day.day)), month, number).isoformat()
    except ValueError:
        return _month_of(day, month, "")


def _back(days: int) -> Callable[[date], str]:
    return lambda day: (day - timedelta(days)).isoformat()


_THIRDS = {"early": ("01", "10"), "mid": ("11", "20"), "late": ("21", "")}
_NEAR: dict[str, tuple[Callable[[date], str], str]] = {
    "before": (_back(2), "two days before publication"),
    "yesterday": (_back(1), "the day before publication"),
    "today": (_back(0), "the day of publication"),
    "overnight": (
        lambda day: f"{(day - timedelta(1)).isoformat()}/{day.isoformat()}",
        "the night before the day of publication",
    ),
    "thisweek": (
        lambda day: f"[{(day - timedelta(6)).isoformat()}..{day.isoformat()}]",
        "the seven days up to publication",
    ),
    "thismonth": (
        lambda day: f"[{day.replace(day=1).isoformat()}..{max(day.replace(day=1), day - timedelta(1)).isoformat()}]",
        "the month of publication, before that day",
    ),
}
