"""What happened and what was published on each day, in each month and year: the pages of dates.

An event stands on every day of its date when that spans at most a week, in every month when it
spans at most a quarter, else only in the years it touches; a date open at one end stands in the
year of the end it has. Articles stand on their day of publication.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TypeAlias, TypeVar

from annals.model import Archive
from annals.values.edtf import Edtf

LONGEST_LIST = 100
"""Rows on one page, at most."""

LONGEST_ON_DAYS = 7
LONGEST_IN_MONTHS = 92
LONGEST_IN_YEARS = 50
Month: TypeAlias = tuple[int, int]
Key = TypeVar("Key", date, Month, int)


@dataclass(frozen=True)
class Entries:
    """Ids of the events that happened, and of the articles published, in one span of time."""

    events: tuple[str, ...]
    articles: tuple[str, ...]


@dataclass(frozen=True)
class Almanac:
    """Entries by day, month and year; spans without entries are absent."""

    days: Mapping[date, Entries]
    months: Mapping[Month, Entries]
    years: Mapping[int, Entries]


def build_almanac(archive: Archive) -> Almanac:
    """Return the almanac of an archive, every mapping in order of time."""
    days: defaultdict[date, tuple[list[str], list[str]]] = defaultdict(lambda: ([], []))
    months: defaultdict[Month, tuple[list[str], list[str]]] = defaultdict(lambda: ([], []))
    years: defaultdict[int, tuple[list[str], list[str]]] = defaultdict(lambda: ([], []))
    dated = [(event.when, event.id, 0) for event in archive.events.values()]
    dated += [(article.published.date, article.id, 1) for article in archive.articles.values()]
    for when, id, column in dated:
        for day in days_of(when):
            days[day][column].append(id)
        for month in months_of(when):
            months[month][column].append(id)
        for year in years_of(when):
            years[year][column].append(id)
    return Almanac(_ordered(days), _ordered(months), _ordered(years))


def chronology_parts(archive: Archive) -> dict[str, tuple[str, ...]]:
    """Return the events of each part of the chronology, by the part's name.

    A part is the year of an event's first possible day. A year of more than `LONGEST_LIST` events
    has further parts, `2015-2` and so on; the first keeps the year's own name, so that a link to a
    year always leads somewhere.
    """
    years: defaultdict[str, list[str]] = defaultdict(list)
    for event in archive.events.values():
        years[f"{(event.when.lower or event.when.sort_key[1]).year:04}"].append(event.id)
    return {
        name if not start else f"{name}-{start // LONGEST_LIST + 1}": tuple(ids[start : start + LONGEST_LIST])
        for name, ids in sorted(years.items())
        for start in range(0, len(ids), LONGEST_LIST)
    }


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


def _ordered(found: Mapping[Key, tuple[list[str], list[str]]]) -> dict[Key, Entries]:
    return {key: Entries(*map(tuple, found[key])) for key in sorted(found)}
