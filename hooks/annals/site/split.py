"""How a long list is cut: by the dates of what is on it, so that a row more or less moves nothing else."""

import calendar
import datetime
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from types import MappingProxyType

from annals.language.catalog import ENGLISH, Catalog
from annals.language.date_format import day_words, month_words, words
from annals.model import Archive
from annals.model.kinds import UNDATED
from annals.values.edtf import parse

LONGEST_LIST = 100
"""Rows of a list on one page, at most, where they are short; a page of a list should have 40 kB at most."""

MOST_ROWS: Mapping[str, int] = MappingProxyType({"event": 75, "article": 100})
"""Rows of a list of events, of some 400 bytes each, and of articles, of 300, at most."""

EXCERPT = 100
"""Rows that a page shows of what it does not list whole, at most."""

MOST_CHOICES = 24
"""Articles among which the page of an event lets a reader choose, at most."""

MOST_CLAIMS = 40
"""Statements of one account or point that a page shows, at most: each may take 900 bytes."""

_FEWEST_CLAIMS = 5
"""Statements that a page shows of each of its points, however many these are."""


def share(points: int) -> int:
    """Return how many statements a page shows of each of its points; those of two are shown as if they were alone."""
    return min(MOST_CLAIMS, max(_FEWEST_CLAIMS, 2 * MOST_CLAIMS // max(points, 1)))


YEAR, QUARTER, MONTH, THIRD, DAY = range(5)
"""By what a list is cut, one after the other; then the ids of one day by their letters. The third of a month has ten
days, the last one those that are left: cut into days at once, a long list would be a thousand short ones."""

_THIRDS = ("01", "10"), ("11", "20"), ("21", "")
"""The first and the last day of each third of a month."""

_THIRD_OF = re.compile(r"(\d\d)-t([123])")
"""How a third is named behind its year."""

_LETTERS = {YEAR: 4, MONTH: 7, DAY: 10}
"""Letters of a date that name it."""

Weight = Callable[[str], int]
"""Tells how many rows an id takes."""


def split(
    dated: Sequence[tuple[str, str]], level: int = YEAR, most: int = LONGEST_LIST, weight: Weight | None = None
) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield parts of ids that come with their days, each by its name: `2015`, or `2015-q3` where a year is long.

    No part has more than `most`, unless a single id weighs more; without `weight` each weighs 1. The ids of one day are
    cut by their first letters, as far as needed.
    """
    named: dict[str, list[tuple[str, str]]] = {}
    for date, id in dated:
        named.setdefault(_name(date, id, level), []).append((date, id))
    for name, found in sorted(named.items()):
        rows = sum(weight(id) for _date, id in found) if weight else len(found)
        if rows <= most or level > DAY + max(len(id) for _date, id in found):
            yield name, tuple(id for _date, id in found)
        else:
            yield from split(found, level + 1, most, weight)


def _name(date: str, id: str, level: int) -> str:
    if level > DAY:
        return f"{date}-{id[: level - DAY]}".rstrip("-")
    if date == UNDATED:
        return date
    if level == QUARTER:
        return f"{date[:4]}-q{(int(date[5:7]) + 2) // 3}"
    return f"{date[:7]}-t{min((int(date[8:]) - 1) // 10, 2) + 1}" if level == THIRD else date[: _LETTERS[level]]


def in_words(part: str, catalog: Catalog = ENGLISH) -> str:
    """Return what a part is called: `July to September 2015`, `August 2015`, `1–10 August 2015`, `5 August 2015, a`."""
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
    if third := _THIRD_OF.fullmatch(rest):
        return _third_in_words(int(year), int(third[1]), int(third[2]), catalog)
    day, letters = day_words(datetime.date.fromisoformat(part[:10]), catalog), rest[6:]
    return catalog.say("%(day)s, %(letters)s", day=day, letters=letters) if letters else day


def _third_in_words(year: int, month: int, third: int, catalog: Catalog) -> str:
    first, last = _THIRDS[third - 1]
    last = last or str(calendar.monthrange(year, month)[1])
    return words(parse(f"{year:04}-{month:02}-{first}/{year:04}-{month:02}-{last}"), catalog)


def day_of(archive: Archive, noun: str, id: str) -> str:
    """Return the first possible day of an event or article, else the last, as text; `undated` where there is none."""
    when = archive.events[id].when if noun == "event" else archive.articles[id].published.date
    day = when.lower or when.upper
    return day.isoformat() if day else UNDATED
