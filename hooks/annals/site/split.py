"""How a long list is cut: by the dates of what is on it, so that a row more or less moves nothing else."""

from collections.abc import Iterator, Sequence

from annals.model import Archive
from annals.model.kinds import UNDATED

LONGEST_LIST = 200
"""Rows of a list on one page, at most."""

EXCERPT = 100
"""Rows that a page shows of what it does not list whole, at most."""

_LEVELS = (4, 7, 10)
"""Letters of a date that name a year, a month and a day."""


def split(
    dated: Sequence[tuple[str, str]], level: int = 0, most: int = LONGEST_LIST
) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield parts of ids that come with their days, each by its name: `2015`, or `2015-08` where a year is long.

    No part has more than `most`. The ids of one day are cut by their first letters, as far as needed.
    """
    named: dict[str, list[tuple[str, str]]] = {}
    for date, id in dated:
        named.setdefault(_name(date, id, level), []).append((date, id))
    for name, found in sorted(named.items()):
        if len(found) <= most or level > len(_LEVELS) + max(len(id) for _date, id in found):
            yield name, tuple(id for _date, id in found)
        else:
            yield from split(found, level + 1, most)


def _name(date: str, id: str, level: int) -> str:
    if level < len(_LEVELS):
        return date if date == UNDATED else date[: _LEVELS[level]]
    return f"{date}-{id[: level - len(_LEVELS) + 1]}".rstrip("-")


def day_of(archive: Archive, noun: str, id: str) -> str:
    """Return the first possible day of an event or article, else the last, as text; `undated` where there is none."""
    when = archive.events[id].when if noun == "event" else archive.articles[id].published.date
    day = when.lower or when.upper
    return day.isoformat() if day else UNDATED
