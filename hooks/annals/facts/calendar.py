"""On which days, in which months and years a date stands: the pages of dates.

An event stands on every day of its date when that spans at most a week, in every month when it
spans at most a quarter, else only in the years it touches; a date open at one end stands in the
year of the end it has. Articles stand on their day of publication.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from functools import lru_cache
from typing import TypeAlias

from annals.values.edtf import Edtf, Precision, Shape

LONGEST_ON_DAYS = 7
LONGEST_IN_MONTHS = 92
LONGEST_IN_YEARS = 50
MOST_REMEMBERED = 4_096
"""Dates of which it is remembered where they stand: what happens and what is printed falls on the same few thousand."""
Month: TypeAlias = tuple[int, int]


@lru_cache(MOST_REMEMBERED)
def dates_of(when: Edtf) -> tuple[str, ...]:
    """Return each day, month and year in which a date stands: `2015-08-05`, `2015-08`, `2015`."""
    return (
        *(day.isoformat() for day in days_of(when)),
        *(f"{year:04}-{month:02}" for year, month in months_of(when)),
        *(f"{year:04}" for year in years_of(when)),
    )


def is_on_its_days(when: Edtf) -> bool:
    """Return whether a date is a day, or a time that lasts from day to day; else it is some day within a span."""
    return when.shape is not Shape.ONE_OF and when.precision is Precision.DAY


def days_of(when: Edtf) -> Iterator[date]:
    """Yield the days on which a date stands."""
    if when.lower and when.upper and (when.upper - when.lower).days < LONGEST_ON_DAYS:
        for offset in range((when.upper - when.lower).days + 1):
            yield when.lower + timedelta(days=offset)


def months_of(when: Edtf) -> Iterator[Month]:
    """Yield the months in which a date stands."""
    if when.lower and when.upper and (when.upper - when.lower).days < LONGEST_IN_MONTHS:
        first, last = (day.year * 12 + day.month - 1 for day in (when.lower, when.upper))
        yield from (divmod_month(number) for number in range(first, last + 1))


def years_of(when: Edtf) -> range:
    """Return the years in which a date stands; of a span beyond a lifetime, the last alone."""
    first, last = when.lower or when.upper, when.upper or when.lower
    if not first or not last:
        return range(0)
    return range(first.year if last.year - first.year < LONGEST_IN_YEARS else last.year, last.year + 1)


def divmod_month(number: int) -> Month:
    """Return year and month of a month counted from the year 0."""
    return number // 12, number % 12 + 1
