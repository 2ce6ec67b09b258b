"""Dates in words, from parsed EDTF, in English or in the language of a catalog.

Ranges inside one month or year are shortened: `5–6 August 2015`. Of a date with an unknown digit,
all that the other digits say is told: `2015-1X` is a month from October to December.
"""

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from functools import cache

from annals.language import cldr
from annals.language.catalog import ENGLISH, Catalog, message
from annals.values.edtf import Edtf, Point, Precision, Shape

_WINTER = "24"
_SEASONS = (message("spring"), message("summer"), message("autumn"), message("winter"))
_PART = re.compile(r"%\((\w+)\)s")

Piece = tuple[str, Point | None]
"""A part of a date's words, and the end of the date that it tells, if it tells one."""


@cache
def english_months() -> tuple[str, ...]:
    """Return the English names of the twelve months, read when first asked for."""
    return cldr.months("en")


def words(when: Edtf, catalog: Catalog = ENGLISH) -> str:
    """Return a date in words."""
    return "".join(text for text, _end in _pieces(catalog, when))


def linked_words(when: Edtf, catalog: Catalog = ENGLISH) -> tuple[tuple[str, date | None], ...]:
    """Return the words of a date in parts that are joined without a space, each with the day that it tells, if any."""
    return tuple((text, _day(end)) for text, end in _pieces(catalog, when))


def _day(end: Point | None) -> date | None:
    return end.lower if end and end.precision is Precision.DAY else None


def _pieces(catalog: Catalog, when: Edtf) -> list[Piece]:
    points = [(_point(catalog, point), point) for point in when.points]
    if when.shape is Shape.POINT:
        return [points[0]]
    if when.shape is Shape.INTERVAL or when.ranged:
        return _range(catalog, when)
    either = when.shape is Shape.ONE_OF
    pattern = catalog.say("%(first)s or %(last)s") if either else catalog.say("%(first)s and %(last)s")
    found: list[Piece] = [points[0]]
    for point in points[1:]:
        found = _filled(pattern, first=found, last=[point])
    return found


def _filled(pattern: str, **parts: list[Piece]) -> list[Piece]:
    """Return a message with its parts filled in, each of these a piece or several."""
    found: list[Piece] = []
    for place, text in enumerate(_PART.split(pattern)):
        found += parts[text] if place % 2 else [(text, None)] if text else []
    return found


def since_words(when: Edtf, catalog: Catalog = ENGLISH) -> str:
    """Return a date as it stands after `from`: `6 August 2015` of 5 to 6 August, `20 October 2017 at the latest`."""
    return _end_words(catalog, when, when.ends[-1], catalog.say("%(date)s or later"))


def until_words(when: Edtf, catalog: Catalog = ENGLISH) -> str:
    """Return a date as it stands after `until`: `5 August 2015` of 5 to 6 August, `20 October 2017 at the latest`."""
    return _end_words(catalog, when, when.ends[0], catalog.say("%(date)s or earlier"))


def _end_words(catalog: Catalog, when: Edtf, end: Point | None, beyond: str) -> str:
    """Return the end of an interval in words; of one day out of several, all of them. `beyond` tells an open end."""
    if None in when.ends:
        latest, earliest = catalog.say("%(date)s at the latest"), catalog.say("%(date)s at the earliest")
        closed = latest if when.ends[0] is None else earliest
        return (closed if when.ranged or end else beyond) % {"date": _point(catalog, when.points[0])}
    if end is not None and when.shape not in (Shape.POINT, Shape.ONE_OF):
        return _point(catalog, end)
    told = words(when, catalog)
    return catalog.say("some time %(dates)s", dates=told) if _is_between(when) else told


def _is_between(when: Edtf) -> bool:
    """Return whether a date is told as one between two others, which it has as its ends."""
    if when.shape is not Shape.ONE_OF or not when.ranged:
        return False
    first, last = when.ends
    return first is not None and last is not None and first != last and not _are_neighbours(first, last)


def day_words(day: date, catalog: Catalog = ENGLISH) -> str:
    """Return one calendar day in words: `5 August 2015`."""
    return catalog.say("%(day)s %(month)s %(year)s", day=day.day, month=catalog.months[day.month - 1], year=day.year)


def month_words(year: int, month: int, catalog: Catalog = ENGLISH) -> str:
    """Return a month in words: `August 2015`."""
    return catalog.say("%(month)s %(year)s", month=catalog.months[month - 1], year=year)


def _range(catalog: Catalog, when: Edtf) -> list[Piece]:
    first, last = when.ends
    one_of = when.shape is Shape.ONE_OF
    if first is None or last is None:
        [point] = when.points
        return _filled(_open(catalog, before=first is None, one_of=one_of), date=[(_point(catalog, point), point)])
    if first == last:
        return [(_point(catalog, first), first)]
    shared = _shared(first, last)
    if one_of and _are_neighbours(first, last):
        one, other = (_point(catalog, first, shared), first), (_point(catalog, last), last)
        return _filled(catalog.say("%(first)s or %(last)s"), first=[one], last=[other])
    if one_of:
        begins, ends = _within(catalog, first, last, shared), _within(catalog, last, first)
        return _filled(catalog.say("between %(first)s and %(last)s"), first=[(begins, first)], last=[(ends, last)])
    return _lasting(catalog, first, last, shared)


def _open(catalog: Catalog, *, before: bool, one_of: bool) -> str:
    """Return the words of a range with one end."""
    if one_of:
        return catalog.say("on or before %(date)s") if before else catalog.say("on or after %(date)s")
    return catalog.say("until %(date)s") if before else catalog.say("from %(date)s")


def _are_neighbours(first: Point, last: Point) -> bool:
    """Return whether two ends follow one another, and share what they are parts of."""
    one_after_the_other = (last.lower - first.upper).days == 1
    return bool(_shared(first, last)) and not _marked(first) and not _marked(last) and one_after_the_other


def _lasting(catalog: Catalog, first: Point, last: Point, shared: str) -> list[Piece]:
    """Return the words of what lasts from one end to another; which end is estimated is told behind both."""
    estimated = _estimated(first, last)
    if estimated:
        first, last = replace(first, approximate=False), replace(last, approximate=False)
    if shared and not _marked(first) and not _marked(last):
        one, other = (_point(catalog, first, shared), first), (_point(catalog, last), last)
        told = _filled(catalog.say("%(first)s–%(last)s"), first=[one], last=[other])
    else:
        begins, ends = (_within(catalog, first, last, shared), first), (_within(catalog, last, first), last)
        told = _filled(catalog.say("%(first)s to %(last)s"), first=[begins], last=[ends])
    return _filled(catalog.say(estimated), dates=told) if estimated else told


def _estimated(first: Point, last: Point) -> str:
    """Return the message on which ends of a range are about; `""` where none is, or where the end itself tells it."""
    if first.precision != last.precision or first.uncertain or last.uncertain:
        return ""
    which = (first.approximate, last.approximate)
    return _ESTIMATED.get(which, "") if "X" not in first.year + first.month + last.year + last.month else ""


_ESTIMATED: Mapping[tuple[bool, bool], str] = {
    (True, False): message("%(dates)s (beginning estimated)"),
    (False, True): message("%(dates)s (end estimated)"),
    (True, True): message("%(dates)s (estimated)"),
}


def _within(catalog: Catalog, end: Point, other: Point, shared: str = "") -> str:
    """Return an end of a range; of one that is known less precisely than the other and holds it, that it is within."""
    told = _point(catalog, end, shared)
    holds = end.precision < other.precision and end.lower <= other.lower and other.upper <= end.upper
    if holds and "X" not in end.year + end.month + end.day and not end.approximate:
        return catalog.say("some time in %(date)s", date=told)
    return told


def _shared(first: Point, last: Point) -> str:
    """Return the largest part that both ends share, which is said once: `month`, `year` or `""`."""
    if first.year != last.year or first.precision != last.precision:
        return ""
    if "X" in first.year + first.month + first.day + last.month + last.day or _WINTER in (first.month, last.month):
        return ""  # two years are told of a winter, which cannot be left out
    if first.precision is Precision.DAY and first.month == last.month:
        return "month"
    return "year" if first.precision in (Precision.DAY, Precision.MONTH, Precision.SEASON) else ""


def _marked(point: Point) -> bool:
    return point.uncertain or point.approximate


def _point(catalog: Catalog, point: Point, shared: str = "") -> str:
    """Return a point in words, without the month and year or the year that its range's other end says."""
    text = _bare(catalog, point) if not shared else _short(catalog, point, shared)
    if point.approximate:
        text = catalog.say("about %(date)s", date=text)
    return catalog.say("%(date)s (uncertain)", date=text) if point.uncertain else text


def _short(catalog: Catalog, point: Point, shared: str) -> str:
    if shared == "month":
        return str(int(point.day))
    if point.precision is Precision.SEASON:
        return catalog.say(_SEASONS[int(point.month) - 21])
    name = catalog.months[int(point.month) - 1]
    return catalog.say("%(day)s %(month)s", day=int(point.day), month=name) if point.day else name


def _bare(catalog: Catalog, point: Point) -> str:
    if point.precision is Precision.UNKNOWN:
        return catalog.say("date unknown")
    if "X" in point.year:
        return _years(catalog, point)
    if point.precision is Precision.DAY:
        return day_words(point.lower, catalog)
    if point.precision is Precision.SEASON:
        season = catalog.say(_SEASONS[int(point.month) - 21])
        return catalog.say("%(season)s %(year)s", season=season, year=_season_years(point))
    if any(part.count("X") == 1 for part in (point.month, point.day)):
        return _partly_known(catalog, point)
    month = point.precision is Precision.MONTH
    coarse = month_words(int(point.year), int(point.month), catalog) if month else point.year
    return catalog.say("a day in %(month)s", month=coarse) if "X" in point.day else coarse


def _years(catalog: Catalog, point: Point) -> str:
    """Return a year of which digits are not known."""
    if point.year.endswith("X") and "X" not in point.year[:3]:
        return catalog.say("the %(year)ss", year=f"{point.year[:3]}0")
    return catalog.say("between %(first)s and %(last)s", first=point.lower.year, last=point.upper.year)


def _season_years(point: Point) -> str:
    """Return the year of a season, or both years of a winter."""
    return f"{point.year}–{point.upper.year}" if point.month == _WINTER else point.year


def _partly_known(catalog: Catalog, point: Point) -> str:
    """Return a month or a day of which one digit is known: `a day from 1 to 9 August 2015`."""
    days = point.precision is Precision.MONTH
    first, last = point.lower, point.upper
    if first == last:
        return day_words(first, catalog)
    if days and last.day - first.day == 1:
        return catalog.say("%(first)s or %(last)s", first=first.day, last=day_words(last, catalog))
    if days:
        ends = {"first": first.day, "last": day_words(last, catalog)}
    else:
        ends = {"first": catalog.months[first.month - 1], "last": month_words(last.year, last.month, catalog)}
    if point.day:
        return catalog.say("a day from %(first)s to %(last)s", **ends)
    return catalog.say("a month from %(first)s to %(last)s", **ends)
