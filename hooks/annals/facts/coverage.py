"""What the archive covers, and what it is silent on: outlets by month, whose statements they carry, gaps.

Silence of the archive is no silence of the press, and none of what happened: it says where no article was taken in.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from annals.facts.calendar import divmod_month, months_of
from annals.facts.control import around
from annals.facts.index import Index
from annals.facts.origins import is_named, voice_of, voices
from annals.facts.statements import Statement
from annals.model import Archive, Place, Published

LONGEST_BY_MONTH = 120
"""Months from the first article to the last beyond which no gaps are told."""


@dataclass(frozen=True)
class Outlet:
    """What one outlet published: its articles by the month, and those of which no month is known."""

    source: str
    months: Mapping[str, int]
    undated: int

    @property
    def total(self) -> int:
        """Return the number of its articles."""
        return sum(self.months.values()) + self.undated


@dataclass(frozen=True)
class Quoted:
    """Whose statements one outlet carries, as numbers: by party to the fighting, by others, and by nobody named."""

    outlet: str
    parties: Mapping[str, int]
    others: int
    unnamed: int

    @property
    def total(self) -> int:
        """Return the number of its statements."""
        return sum(self.parties.values()) + self.others + self.unnamed


@dataclass(frozen=True)
class Coverage:
    """What the archive covers. `on_one` leads from each event that rests on one source to that source.

    `told_once` are the events that a single article reports, `events` the number of all; `silent` are runs of months
    without an article, each with its first and last, `towns` the towns of the region with no event.
    """

    months: tuple[str, ...]
    outlets: tuple[Outlet, ...]
    quoted: tuple[Quoted, ...]
    events: int
    on_one: Mapping[str, str]
    told_once: tuple[str, ...]
    silent: tuple[tuple[str, str, int], ...]
    towns: tuple[str, ...]


def coverage_of(archive: Archive, index: Index) -> Coverage:
    """Return what the archive covers, outlets and sources with most first."""
    outlets = _outlets(archive)
    months = tuple(_months({month for outlet in outlets for month in outlet.months}))
    published = {month for outlet in outlets for month in outlet.months}
    events = [id for year in sorted(index.events_begun) for id in index.events_begun[year]]
    on_one = {id: source for id in events if (source := rests_on(index, id))}
    told_once = tuple(id for id in events if len(index.articles_about.get(id, ())) == 1)
    silent = tuple(_runs([month for month in months if month not in published]))
    towns = (place.id for place in archive.places.values() if is_silent(archive, index, place))
    return Coverage(months, outlets, _quoted(index), len(events), on_one, told_once, silent, tuple(towns))


def rests_on(index: Index, event: str) -> str:
    """An event rests on one source if all its statements go back to it, or to one outlet that names none.

    Return that source; `""` where there are several, or no statement.
    """
    found = voices(index, index.statements_of(index.claims_about.get(event, ())))
    heard = (*found.sources, *found.press)
    return heard[0] if len(heard) == 1 else ""


def is_silent(archive: Archive, index: Index, place: Place) -> bool:
    """The archive is silent on a town of its region that has a record but no event that happened there.

    Return whether it is.
    """
    inside = place.is_small and archive.about.region in around(archive, place.id)
    return inside and not any(place.id in archive.events[id].places for id in index.events_in.get(place.id, ()))


def month_of(published: Published) -> str:
    """Return the month in which an article came out, such as `2015-08`; `""` where it is not known."""
    months = list(months_of(published.date))
    return f"{months[0][0]:04}-{months[0][1]:02}" if len(months) == 1 else ""


def _outlets(archive: Archive) -> tuple[Outlet, ...]:
    tallies: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for article in archive.articles.values():
        tallies[article.publisher][month_of(article.published)] += 1
    found = [
        Outlet(source, {month: number for month, number in sorted(tally.items()) if month}, tally[""])
        for source, tally in tallies.items()
    ]
    return tuple(sorted(found, key=lambda outlet: (-outlet.total, outlet.source)))


def _months(published: Iterable[str]) -> Iterator[str]:
    """Yield every month from the first with an article to the last; none where these are a lifetime apart."""
    numbers = sorted(int(month[:4]) * 12 + int(month[5:]) - 1 for month in published)
    if numbers and numbers[-1] - numbers[0] < LONGEST_BY_MONTH:
        for number in range(numbers[0], numbers[-1] + 1):
            year, month = divmod_month(number)
            yield f"{year:04}-{month:02}"


def _runs(months: Iterable[str]) -> Iterator[tuple[str, str, int]]:
    """Yield months in order as runs without a gap: the first, the last, and how many."""
    run: list[str] = []
    for month in months:
        if run and _number(month) != _number(run[-1]) + 1:
            yield run[0], run[-1], len(run)
            run = []
        run.append(month)
    if run:
        yield run[0], run[-1], len(run)


def _number(month: str) -> int:
    return int(month[:4]) * 12 + int(month[5:])


def _quoted(index: Index) -> tuple[Quoted, ...]:
    tallies: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for statement in index.statements.values():
        tallies[statement.article.publisher][_side(index, statement)] += 1
    found = [_tallied(outlet, tally) for outlet, tally in tallies.items()]
    return tuple(sorted(found, key=lambda each: (-each.total, each.outlet)))


def _tallied(outlet: str, tally: Mapping[str, int]) -> Quoted:
    parties = {side: number for side, number in sorted(tally.items()) if side not in _NO_SIDE}
    return Quoted(outlet, parties, tally.get(_OTHER, 0), tally.get("", 0))


_OTHER = "*"
"""Stands for those who are no party to the fighting; no id is written so."""

_NO_SIDE = frozenset({"", _OTHER})


def _side(index: Index, statement: Statement) -> str:
    """Return the party whose statement it is; `_OTHER` for no party or several, `""` where no origin is named."""
    if not is_named(index, statement):
        return ""
    parties = {index.party.get(source, (_OTHER,))[0] for source in voice_of(index, statement)}
    return parties.pop() if len(parties) == 1 else _OTHER
