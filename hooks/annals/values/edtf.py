"""Dates as the press gives them: a profile of EDTF (ISO 8601-2:2019), text in, bounds out.

Accepted: `2015`, `2015-08`, `2015-08-05`; a suffix `?` (uncertain), `~` (approximate) or `%`
(both); `X` for an unknown digit, from the right of a part (`201X`, `2015-XX`, `2015-08-XX`);
seasons (`2015-21` spring to `2015-24` winter); intervals `a/b`, open at one end with `..`;
`[a,b]` one of, `[a..b]` one day of a range, `{a,b}` all of. The ends of a range may differ in
precision: it runs from the first possible day of the one to the last possible day of the other.
Refused: days that do not exist, reversed ranges, times of day, spaces. Source:
https://www.loc.gov/standards/datetime/.
"""

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import IntEnum, StrEnum
from functools import cached_property, lru_cache
from typing import Any

from annals.printing import quoted

FORMS = "write 2015, 2015-08, 2015-08-05, 2015-08~, 2015-08-05/2015-08-06 or [2015-08-01..2015-08-05]"
_POINT = re.compile(
    r"(?P<year>\d{4}|\d{3}X|\d{2}XX|\dXXX|XXXX)"
    r"(-(?P<month>[01]\d|2[1-4]|[01]X|XX)(-(?P<day>[0-3]\d|[0-3]X|XX))?)?"
    r"(?P<mark>[?~%])?",
    re.ASCII,
)
LONGEST = 80
REMEMBERED = 50_000
"""Dates that are parsed once; more than there are days in a century."""

_SEASON_MONTHS = {21: (3, 5), 22: (6, 8), 23: (9, 11), 24: (12, 14)}


class Precision(IntEnum):
    """The finest unit a date states; a larger number is finer."""

    UNKNOWN = 0
    YEAR = 1
    SEASON = 2
    MONTH = 3
    DAY = 4


class Shape(StrEnum):
    """How the points of a date relate."""

    POINT = "point"
    INTERVAL = "interval"
    ONE_OF = "one of"
    ALL_OF = "all of"


class DateError(ValueError):
    """The text is not a date of our profile; `args` are the message and a hint."""

    def __init__(self, message: str) -> None:
        super().__init__(message, FORMS)


@dataclass(frozen=True, slots=True)
class Point:
    """One date: `year`, `month`, `day` as written (with X), its first and last possible day."""

    year: str
    month: str
    day: str
    lower: date
    upper: date
    uncertain: bool
    approximate: bool

    @property
    def precision(self) -> Precision:
        """Return the finest part stated in full."""
        if self.year == "XXXX":
            return Precision.UNKNOWN
        if self.day and "X" not in self.day:
            return Precision.DAY
        if self.month and "X" not in self.month:
            return Precision.SEASON if int(self.month) > 20 else Precision.MONTH
        return Precision.YEAR


@dataclass(frozen=True)
class Edtf:
    """A parsed date. `lower` and `upper` are its first and last possible day, None if open, or if nothing is known.

    `ends` holds the points as written; an open end is None. `ranged` marks `[a..b]`.
    """

    text: str
    shape: Shape
    ends: tuple[Point | None, ...]
    lower: date | None
    upper: date | None
    ranged: bool = False

    @cached_property
    def points(self) -> tuple[Point, ...]:
        """Return the points that are stated."""
        return tuple(point for point in self.ends if point)

    @property
    def precision(self) -> Precision:
        """Return the coarsest precision among the points."""
        return min((point.precision for point in self.points), default=Precision.UNKNOWN)

    @property
    def uncertain(self) -> bool:
        """Return whether any point is marked `?` or `%`."""
        return any(point.uncertain for point in self.points)

    @property
    def approximate(self) -> bool:
        """Return whether any point is marked `~` or `%`."""
        return any(point.approximate for point in self.points)

    @property
    def sort_key(self) -> tuple[date, date]:
        """Return the bounds, with open ends at the ends of the calendar."""
        return self.lower or date.min, self.upper or date.max

    @property
    def order(self) -> tuple[date, date, date]:
        """Return what dates are listed by: a date known only roughly stands after the days it may mean."""
        lower, upper = self.sort_key
        return (min(self.points[0].upper, upper) if self.ends[0] else upper), lower, upper

    @property
    def day(self) -> date | None:
        """Return the day, if exactly one is possible."""
        return self.lower if self.lower == self.upper else None

    @property
    def closing(self) -> "Edtf":
        """Return the date that ends an interval; any other date ends with itself."""
        return parse(self.text.rpartition("/")[2]) if self.shape is Shape.INTERVAL and self.ends[-1] else self

    @property
    def opening(self) -> "Edtf":
        """Return the date that begins an interval; any other date begins with itself."""
        return parse(self.text.partition("/")[0]) if self.shape is Shape.INTERVAL and self.ends[0] else self

    def overlaps(self, first: date, last: date) -> bool:
        """Return whether any possible day lies in first..last, both included."""
        lower, upper = self.sort_key
        return lower <= last and upper >= first

    def contains(self, other: "Edtf") -> bool:
        """Return whether every possible day of `other` is possible here too."""
        (lower, upper), (first, last) = self.sort_key, other.sort_key
        return lower <= first and upper >= last

    def __str__(self) -> str:
        return self.text

    def __reduce__(self) -> tuple[Any, ...]:
        """Return how to make the date again: from its text, so that equal dates are one object everywhere."""
        return parse, (self.text,)


def parse(text: str) -> Edtf:
    """Return the date that `text` states; raise `DateError` for anything outside the profile."""
    if not isinstance(text, str):
        raise DateError("is not a date but a list; put a date with brackets in quotes")
    return _parse(text)


@lru_cache(REMEMBERED)
def _parse(text: str) -> Edtf:
    if len(text) > LONGEST:
        raise DateError("is too long to be a date")
    if text[:1] in "[{" and text[:1]:
        return _parse_set(text)
    if "/" in text:
        return _parse_interval(text)
    point = _parse_point(text)
    known = point.precision is not Precision.UNKNOWN
    return Edtf(text, Shape.POINT, (point,), *((point.lower, point.upper) if known else (None, None)))


def _parse_interval(text: str) -> Edtf:
    parts = text.split("/")
    if len(parts) != 2 or parts == ["..", ".."]:
        raise DateError(f"{quoted(text)} is not an interval of two dates")
    if "" in parts:
        raise DateError(f"{quoted(text)} leaves one end of the interval empty; write '..' for an open end")
    first, last = (None if part == ".." else _parse_point(part) for part in parts)
    return Edtf(text, Shape.INTERVAL, (first, last), *_from_to(text, first, last))


def _from_to(text: str, first: Point | None, last: Point | None) -> tuple[date | None, date | None]:
    """Return the first possible day of one end of a range and the last of the other, None where it is open."""
    if first and last and last.upper < first.lower:
        raise DateError(f"{quoted(text)} ends before it begins")
    return first.lower if first else None, last.upper if last else None


def _parse_set(text: str) -> Edtf:
    closer, shape = ("]", Shape.ONE_OF) if text[0] == "[" else ("}", Shape.ALL_OF)
    if not text.endswith(closer) or len(text) < 3:
        raise DateError(f"{quoted(text)} has no closing '{closer}'")
    inner = text[1:-1]
    ranged = ".." in inner
    ends = tuple(_parse_point(part) if part else None for part in (inner.split("..") if ranged else inner.split(",")))
    points = [point for point in ends if point]
    if not points or (ranged and len(ends) != 2) or (not ranged and len(points) != len(ends)):
        raise DateError(f"{quoted(text)} is not a set of dates")
    if ranged:
        return Edtf(text, shape, ends, *_from_to(text, *ends), ranged)
    return Edtf(text, shape, ends, min(each.lower for each in points), max(each.upper for each in points))


def _parse_point(text: str) -> Point:
    match = _POINT.fullmatch(text)
    if not match:
        raise DateError(f"{quoted(text)} is not a date")
    year, month, day = match["year"], match["month"] or "", match["day"] or ""
    if ("X" in year and month.strip("X")) or ("X" in month and day.strip("X")):
        raise DateError(f"{quoted(text)} is more precise in one part than in the part before it")
    mark = match["mark"] or ""
    bounds = _bounds(year, month, day)
    if bounds is None:
        raise DateError(
            f"{quoted(text)} is a day that does not exist" if day else f"{quoted(text)} is not a month or season"
        )
    return Point(year, month, day, *bounds, uncertain=mark in ("?", "%"), approximate=mark in ("~", "%"))


def _bounds(year: str, month: str, day: str) -> tuple[date, date] | None:
    if month.isdigit() and int(month) > 20:
        return None if day else _season(year, int(month))
    if "X" not in year + month + day:
        return _known_bounds(year, month, day)
    lower = next(_days(year, month or "XX", day or "XX", latest_first=False), None)
    upper = next(_days(year, month or "XX", day or "XX", latest_first=True), None)
    return (lower, upper) if lower and upper else None


def _known_bounds(year: str, month: str, day: str) -> tuple[date, date] | None:
    """Return the bounds of a date whose digits are all known; a part that is not stated is empty."""
    try:
        lower = date(int(year), int(month or 1), int(day or 1))
        last = date(int(year), int(month or 12), int(day or monthrange(int(year), int(month or 12))[1]))
    except ValueError:
        return None
    return lower, last


def _season(year: str, season: int) -> tuple[date, date] | None:
    if "X" in year or year == "0000":
        return None
    first, last = _SEASON_MONTHS[season]
    end_year, end_month = (int(year) + last // 12, last % 12 + 1) if last >= 12 else (int(year), last + 1)
    if end_year > date.max.year:
        return None
    return date(int(year), first, 1), date(end_year, end_month, 1) - timedelta(days=1)


def _days(year: str, month: str, day: str, *, latest_first: bool) -> Iterator[date]:
    """Yield the days that match the parts, in order."""
    for y in _matching(year, 1, date.max.year, latest_first):
        for m in _matching(month, 1, 12, latest_first):
            for d in _matching(day, 1, 31, latest_first):
                try:
                    yield date(y, m, d)
                except ValueError:
                    continue


def _matching(pattern: str, low: int, high: int, latest_first: bool) -> Iterator[int]:
    """Yield the numbers low..high whose digits match a pattern with X for any digit."""
    first = max(low, int(pattern.replace("X", "0")))
    last = min(high, int(pattern.replace("X", "9")))
    yield from range(last, first - 1, -1) if latest_first else range(first, last + 1)
