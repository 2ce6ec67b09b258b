"""How a long list is cut: by the dates of what is on it, so that a row more or less moves nothing else."""

import datetime
from collections.abc import Callable, Iterator, Mapping, Sequence
from types import MappingProxyType

from annals.language.catalog import ENGLISH, Catalog
from annals.language.date_format import day_words, month_words
from annals.model import Archive
from annals.model.kinds import UNDATED

LONGEST_LIST = 100
"""Rows of a list on one page, at most, where they are short; a page of a list should have 40 kB at most."""

MOST_ROWS: Mapping[str, int] = MappingProxyType({"event": 75, "article": 100})
"""Rows of a list of events, of some 400 bytes each, and of articles, of 300, at most."""

EXCERPT = 100
"""Rows that a page shows of what it does not list whole, at most."""

MOST_CLAIMS = 40
"""Statements of one account or point that a page shows, at most: each may take 900 bytes."""

YEAR, QUARTER, MONTH, DAY = range(4)
"""By what a list is cut, one after the other; then the ids of one day by their letters."""

_LETTERS = {YEAR: 4, MONTH: 7, DAY: 10}
"""Letters of a date that name it."""

Weight = Callable[[str], int]
"""Tells how many rows an id takes."""


def split(
    dated: Sequence[tuple[str, str]], level: int = YEAR, most: int = LONGEST_LIST, weight: Weight = lambda _id: 1
) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield parts of ids that come with their days, each by its name: `2015`, or `2015-q3` where a year is long.

    No part has more than `most`, unless a single id weighs more. The ids of one day are cut by their first letters,
    as far as needed.
    """
    named: dict[str, list[tuple[str, str]]] = {}
    for date, id in dated:
        named.setdefault(_name(date, id, level), []).append((date, id))
    for name, found in sorted(named.items()):
        if sum(weight(id) for _date, id in found) <= most or level > DAY + max(len(id) for _date, id in found):
            yield name, tuple(id for _date, id in found)
        else:
            yield from split(found, level + 1, most, weight)


def _name(date: str, id: str, level: int) -> str:
    if level > DAY:
        return f"{date}-{id[: level - DAY]}".rstrip("-")
    if date == UNDATED:
        return date
    return f"{date[:4]}-q{(int(date[5:7]) + 2) // 3}" if level == QUARTER else date[: _LETTERS[level]]


def in_words(part: str, catalog: Catalog = ENGLISH) -> str:
    """Return what a part is called: `July to September 2015`, `August 2015`, `5 August 2015, a`."""
    if part == UNDATED:
        return catalog.say("undated")
    year, _dash, rest = part.partition("-")
    if not year.isdecimal() or not rest:
        return part
    if rest[0] == "q":
        last = int(rest[1]) * 3
        return catalog.say(
            "%(first)s to %(last)s", first=catalog.months[last - 3], last=month_words(int(year), last, catalog)
        )
    if len(rest) == 2:
        return month_words(int(year), int(rest), catalog)
    day, letters = day_words(datetime.date.fromisoformat(part[:10]), catalog), rest[6:]
    return catalog.say("%(day)s, %(letters)s", day=day, letters=letters) if letters else day


def day_of(archive: Archive, noun: str, id: str) -> str:
    """Return the first possible day of an event or article, else the last, as text; `undated` where there is none."""
    when = archive.events[id].when if noun == "event" else archive.articles[id].published.date
    day = when.lower or when.upper
    return day.isoformat() if day else UNDATED
