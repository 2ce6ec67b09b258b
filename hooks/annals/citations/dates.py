"""Days of publication in the forms that programs for citing read.

An EDTF date says more than any of them can. What a form cannot hold becomes words, never a day that was not stated.
"""

from typing import Any

from annals.language import date_format
from annals.values.edtf import Edtf, Point, Precision, Shape


def csl(when: Edtf) -> dict[str, Any] | None:
    """Return a date as CSL-JSON has it, or None if it is unknown.

    `circa` stands for every doubt. A set of days, an open range or a decade is given as words, and as words alone:
    citeproc-js would print the parts that its days share behind them.
    """
    if not is_known(when):
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
    return [int(part) for part in _stated(point) if part]


def exact(when: Edtf) -> bool:
    """Return whether a date is one day, month or year, and stated without doubt."""
    marked = when.uncertain or when.approximate
    return when.shape is Shape.POINT and not marked and "X" not in when.text and when.precision is not Precision.SEASON


def iso_or_words(when: Edtf) -> str:
    """Return a date as Zotero reads it: one day, month or year in EDTF, also where it is doubtful; else in words.

    Words do not begin with a number, which Zotero and EndNote take for a year; `n.d.` for no date.
    """
    if when.shape is Shape.POINT and "X" not in when.text and when.precision is not Precision.SEASON:
        return when.text
    text = date_format.words(when) if is_known(when) else "n.d."
    return f"during {text}" if text[0].isdigit() else text


def is_known(when: Edtf) -> bool:
    """Return whether a date says anything: a year at least, or some of its digits."""
    return bool(when.points) and when.precision is not Precision.UNKNOWN


def common(when: Edtf) -> tuple[str, str, str]:
    """Return the year, month and day that a date states, of several those that all of them share; `""` for the rest."""
    shared = ["", "", ""]
    if None in when.ends:
        return "", "", ""
    for place, parts in enumerate(zip(*map(_stated, when.points), strict=True)):
        if len(set(parts)) != 1 or not parts[0]:
            break
        shared[place] = parts[0]
    return shared[0], shared[1], shared[2]


def _stated(point: Point) -> tuple[str, str, str]:
    """Return the parts of a point that are stated in full, `""` for the others; a season is no month."""
    if "X" in point.year:
        return "", "", ""
    month = point.month if point.precision in (Precision.MONTH, Precision.DAY) else ""
    return point.year, month, point.day if point.precision is Precision.DAY else ""


def year(when: Edtf) -> str:
    """Return the first year that a date may mean, or `""` where it is not stated in full."""
    first = when.points[0].year if when.points else ""
    return "" if "X" in first else first
