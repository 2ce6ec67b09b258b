"""How words for days are read, and the texts of dates that the readings are made of."""

from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TypeAlias

from annals.language.date_patterns import Parts

Read: TypeAlias = Callable[[date], str]
"""What makes a date, as text, from the day of publication.

A later day never gives a date that begins or ends earlier, so readings of the first and last possible day hold all.
"""

BEGINS = {"early": 1, "mid": 11, "late": 21}
"""The day of a month on which a third of it begins."""

_MONTHS_OF_THIRDS = {"early": (1, 4), "mid": (5, 8), "late": (9, 12)}
_THIRDS = {
    **dict.fromkeys(("early", "beginning", "start", "مطلع", "اوائل", "بدايه", "بدايات", "مستهل"), "early"),
    **dict.fromkeys(("mid", "middle", "منتصف", "اواسط"), "mid"),
    **dict.fromkeys(("late", "end", "اواخر", "نهايه"), "late"),
}


@dataclass(frozen=True)
class Reading:
    """How words for days are read: by `read`, or as `fixed` where they say the year; neither where they cannot be.

    `basis` says how. Where the words name a `third` of a month or year, `part` makes the days or months that it may
    mean. `besides` makes all that the words may mean, where that is more than they are read as. `vague` marks words
    that leave open which day is meant, `lasts` words for what lasts from then until publication.
    """

    fixed: str = ""
    basis: str = ""
    read: Read | None = None
    part: Read | None = None
    third: str = ""
    besides: Read | None = None
    vague: bool = False
    lasts: bool = False


def third_of(parts: Parts) -> str:
    """Return the third of a month or year that the words name, `early`, `mid` or `late`, or `""`."""
    named = next((parts[name] for name in ("part1", "part2", "part3", "part4", "part5") if name in parts), "")
    words = named.lower().replace("-", " ").removeprefix("the ").split()
    return _THIRDS[words[0]] if words else ""


def ranged(first: date, last: date, *, lasting: bool) -> str:
    """Return all days from one to another, or one unknown day of them."""
    if lasting:
        return f"{first.isoformat()}/{last.isoformat()}"
    return first.isoformat() if first == last else f"[{first.isoformat()}..{last.isoformat()}]"


def of_month(year: int, month: int, third: str) -> str:
    """Return the ten days or so that early, mid or late leave of a month."""
    first = BEGINS[third]
    last = monthrange(year, month)[1] if third == "late" else first + 9
    return f"[{year:04}-{month:02}-{first:02}..{year:04}-{month:02}-{last:02}]"


def of_year(year: int, third: str) -> str:
    """Return the four months that early, mid or late leave of a year."""
    first, last = _MONTHS_OF_THIRDS[third]
    return f"[{year:04}-{first:02}..{year:04}-{last:02}]"


def months_back(day: date, months: int) -> tuple[int, int]:
    """Return the year and the month so many months before that of a day."""
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    return year, month + 1


def months_text(day: date, months: int) -> str:
    """Return the month so many months before that of a day, as text."""
    year, month = months_back(day, months)
    return f"{year:04}-{month:02}"


def days_back(days: int) -> Read:
    """Return what makes the days from so many before publication until then."""
    return lambda day: ranged(day - timedelta(days), day, lasting=True)
