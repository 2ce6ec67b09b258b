"""Days of publication in the forms that programs for citing read.

An EDTF date says more than any of them can. What a form cannot hold becomes words, never a day that was not stated.
"""

from typing import Any

from annals.language import date_format
from annals.values.edtf import Edtf, Point, Precision, Shape


def csl(when: Edtf) -> dict[str, Any] | None:
    """Return a date as CSL-JSON has it, or None if it is unknown.

    `circa` stands for every doubt. A set of days, an open range or a decade is given as words.
    """
    if not when.points or when.precision is Precision.UNKNOWN:
        return None
    doubt = {"circa": True} if when.uncertain or when.approximate else {}
    parts = [_parts(point) for point in when.points]
    seasons = any(point.precision is Precision.SEASON for point in when.points)
    plain = when.shape is Shape.POINT or (when.shape is Shape.INTERVAL and None not in when.ends and not seasons)
    if not plain or not all(parts):
        return {"literal": date_format.words(when)}
    season = {"season": int(when.points[0].month) - 20} if seasons else {}
    return {"date-parts": parts, **season, **doubt}


def _parts(point: Point) -> list[int]:
    """Return the parts that a point states in full: year, month, day; `[]` where its year has an X."""
    if "X" in point.year:
        return []
    known = {Precision.DAY: 3, Precision.MONTH: 2}.get(point.precision, 1)
    return [int(part) for part in (point.year, point.month, point.day)[:known]]


def exact(when: Edtf) -> bool:
    """Return whether a date is one day, month or year, and stated without doubt."""
    marked = when.uncertain or when.approximate
    return when.shape is Shape.POINT and not marked and "X" not in when.text and when.precision is not Precision.SEASON


def iso_or_words(when: Edtf) -> str:
    """Return an exact date as ISO has it and any other in words that do not begin with a number; `n.d.` for none.

    Zotero and EndNote take a number at the beginning for a year.
    """
    if exact(when):
        return when.text
    if not when.points or when.precision is Precision.UNKNOWN:
        return "n.d."
    text = date_format.words(when)
    return f"during {text}" if text[0].isdigit() else text


def year(when: Edtf) -> str:
    """Return the first year that a date may mean, or `""` where it is not stated in full."""
    first = when.points[0].year if when.points else ""
    return "" if "X" in first else first
