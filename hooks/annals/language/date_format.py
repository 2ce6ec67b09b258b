"""Dates in English words, from parsed EDTF.

Ranges inside one month or year are shortened: `5–6 August 2015`. Of a date with an unknown digit,
all that the other digits say is told: `2015-1X` is a month from October to December.
"""

from dataclasses import replace
from datetime import date

from annals.language import cldr
from annals.values.edtf import Edtf, Point, Precision, Shape

MONTHS = cldr.months("en")
_WINTER = "24"
_SEASONS = ("spring", "summer", "autumn", "winter")


Piece = tuple[str, Point | None]
"""A part of a date's words, and the end of the date that it tells, if it tells one."""


def words(when: Edtf) -> str:
    """Return a date in words."""
    return "".join(text for text, _end in _pieces(when))


def linked_words(when: Edtf) -> tuple[tuple[str, date | None], ...]:
    """Return the words of a date in parts that are joined without a space, each with the day that it tells, if any."""
    return tuple((text, _day(end)) for text, end in _pieces(when))


def _day(end: Point | None) -> date | None:
    return end.lower if end and end.precision is Precision.DAY else None


def _pieces(when: Edtf) -> list[Piece]:
    if when.shape is Shape.POINT:
        return [(_point(when.points[0]), when.points[0])]
    if when.shape is Shape.INTERVAL or when.ranged:
        return _range(when)
    joiner: Piece = (" or " if when.shape is Shape.ONE_OF else " and ", None)
    return [piece for point in when.points for piece in (joiner, (_point(point), point))][1:]


def since_words(when: Edtf) -> str:
    """Return a date as it stands after `from`: `6 August 2015` of 5 to 6 August, `20 October 2017 at the latest`."""
    return _end_words(when, when.ends[-1], " or later")


def until_words(when: Edtf) -> str:
    """Return a date as it stands after `until`: `5 August 2015` of 5 to 6 August, `20 October 2017 at the latest`."""
    return _end_words(when, when.ends[0], " or earlier")


def _end_words(when: Edtf, end: Point | None, beyond: str) -> str:
    """Return the end of an interval in words; of one day out of several, all of them. `beyond` follows an open end."""
    if None in when.ends:
        closed = f" at the {'latest' if when.ends[0] is None else 'earliest'}"
        return f"{_point(when.points[0])}{closed if when.ranged or end else beyond}"
    if end is None or when.shape in (Shape.POINT, Shape.ONE_OF):
        told = words(when)
        return f"some time {told}" if told.startswith("between ") else told
    return _point(end)


def day_words(day: date) -> str:
    """Return one calendar day in words: `5 August 2015`."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def month_words(year: int, month: int) -> str:
    """Return a month in words: `August 2015`."""
    return f"{MONTHS[month - 1]} {year}"


def _range(when: Edtf) -> list[Piece]:
    first, last = when.ends
    one_of = when.shape is Shape.ONE_OF
    if first is None or last is None:
        before, after = ("on or before", "on or after") if one_of else ("until", "from")
        return [(f"{before if first is None else after} ", None), (_point(when.points[0]), when.points[0])]
    if first == last:
        return [(_point(first), first)]
    shared = _shared(first, last)
    if one_of and shared and not _marked(first) and not _marked(last) and (last.lower - first.upper).days == 1:
        return [(_point(first, shared), first), (" or ", None), (_point(last), last)]
    if one_of:
        begins, ends = _within(first, last) + _point(first, shared), _within(last, first) + _point(last)
        return [("between ", None), (begins, first), (" and ", None), (ends, last)]
    return _lasting(first, last, shared)


def _lasting(first: Point, last: Point, shared: str) -> list[Piece]:
    """Return the words of what lasts from one end to another; which end is estimated is told behind both."""
    estimated = _estimated(first, last)
    if estimated:
        first, last = replace(first, approximate=False), replace(last, approximate=False)
    if shared and not _marked(first) and not _marked(last):
        return [(_point(first, shared), first), ("–", None), (_point(last), last), (estimated, None)]
    begins, ends = _within(first, last) + _point(first, shared), _within(last, first) + _point(last)
    return [(begins, first), (" to ", None), (ends, last), (estimated, None)]


def _estimated(first: Point, last: Point) -> str:
    """Return which ends of a range are about; `""` where none is, or where the end itself tells it."""
    if first.precision != last.precision or first.uncertain or last.uncertain:
        return ""
    which = (first.approximate, last.approximate)
    return _ESTIMATED[which] if "X" not in first.year + first.month + last.year + last.month else ""


_ESTIMATED = {
    (False, False): "",
    (True, False): " (beginning estimated)",
    (False, True): " (end estimated)",
    (True, True): " (estimated)",
}


def _within(end: Point, other: Point) -> str:
    """Return what is said before an end of a range that is known less precisely than the other and holds it."""
    holds = end.precision < other.precision and end.lower <= other.lower and other.upper <= end.upper
    return "some time in " if holds and "X" not in end.year + end.month + end.day and not end.approximate else ""


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
        return f"{_SEASONS[int(point.month) - 21]} {_season_years(point)}"
    if any(part.count("X") == 1 for part in (point.month, point.day)):
        return _partly_known(point)
    month = point.precision is Precision.MONTH
    coarse = month_words(int(point.year), int(point.month)) if month else point.year
    return f"a day in {coarse}" if "X" in point.day else coarse


def _season_years(point: Point) -> str:
    """Return the year of a season, or both years of a winter."""
    return f"{point.year}–{point.upper.year}" if point.month == _WINTER else point.year


def _partly_known(point: Point) -> str:
    """Return a month or a day of which one digit is known: `a day from 1 to 9 August 2015`."""
    days = point.precision is Precision.MONTH
    first, last = point.lower, point.upper
    if first == last:
        return day_words(first)
    if days and last.day - first.day == 1:
        return f"{first.day} or {day_words(last)}"
    unit = "day" if point.day else "month"
    return f"a {unit} from {first.day if days else MONTHS[first.month - 1]} to " + (
        day_words(last) if days else month_words(last.year, last.month)
    )
