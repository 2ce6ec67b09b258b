"""Dates in English words, from parsed EDTF.

Ranges inside one month or year are shortened: `5–6 August 2015`.
"""

from datetime import date

from annals.language import cldr
from annals.values.edtf import Edtf, Point, Precision, Shape

MONTHS = cldr.months("en")
_SEASONS = ("spring", "summer", "autumn", "winter")


def words(when: Edtf) -> str:
    """Return a date in words."""
    if when.shape is Shape.POINT:
        return _point(when.points[0])
    if when.shape is Shape.INTERVAL or when.ranged:
        return _range(when)
    return (" or " if when.shape is Shape.ONE_OF else " and ").join(map(_point, when.points))


def day_words(day: date) -> str:
    """Return one calendar day in words: `5 August 2015`."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def month_words(year: int, month: int) -> str:
    """Return a month in words: `August 2015`."""
    return f"{MONTHS[month - 1]} {year}"


def _range(when: Edtf) -> str:
    first, last = when.ends
    one_of = when.shape is Shape.ONE_OF
    if first is None or last is None:
        before, after = ("on or before", "on or after") if one_of else ("until", "from")
        return f"{before if first is None else after} {_point(when.points[0])}"
    if first == last:
        return _point(first)
    shared = _shared(first, last)
    if not one_of and shared and not _marked(first) and not _marked(last):
        return f"{_point(first, shared)}–{_point(last)}"
    ends = f"{_point(first, shared)} {'and' if one_of else 'to'} {_point(last)}"
    return f"between {ends}" if one_of else ends


def _shared(first: Point, last: Point) -> str:
    """Return the largest part that both ends share, which is said once: `month`, `year` or `""`."""
    if first.year != last.year or first.precision != last.precision or "X" in first.year + first.month + first.day:
        return ""
    if first.precision is Precision.DAY and first.month == last.month:
        return "month"
    return "year" if first.precision in (Precision.DAY, Precision.MONTH, Precision.SEASON) else ""


def _marked(point: Point) -> bool:
    return point.uncertain or point.approximate


def _point(point: Point, shared: str = "") -> str:
    """Return a point in words, without the month and year or the year that its range's other end says."""
    text = _bare(point) if not shared else _short(point, shared)
    if point.approximate:
        text = f"about {text}"
    return f"{text} (uncertain)" if point.uncertain else text


def _short(point: Point, shared: str) -> str:
    if shared == "month":
        return str(int(point.day))
    if point.precision is Precision.SEASON:
        return _SEASONS[int(point.month) - 21]
    name = MONTHS[int(point.month) - 1]
    return f"{int(point.day)} {name}" if point.day else name


def _bare(point: Point) -> str:
    if point.precision is Precision.UNKNOWN:
        return "date unknown"
    if "X" in point.year:
        decade = point.year.endswith("X") and "X" not in point.year[:3]
        return f"the {point.year[:3]}0s" if decade else f"between {point.lower.year} and {point.upper.year}"
    if point.precision is Precision.DAY:
        return day_words(point.lower)
    if point.precision is Precision.SEASON:
        return f"{_SEASONS[int(point.month) - 21]} {point.year}"
    month = point.precision is Precision.MONTH
    coarse = month_words(int(point.year), int(point.month)) if month else point.year
    return f"a day in {coarse}" if "X" in point.day else coarse
