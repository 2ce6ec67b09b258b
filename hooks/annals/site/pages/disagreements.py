"""The pages of disagreements: every point on which accounts differ, what weighs most first."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from annals import urls
from annals.facts.disagreements import SERIES_RANK, Disagreement
from annals.language.messages import counted
from annals.model import Event
from annals.site.article_lists import list_files, list_paths
from annals.site.context import Context
from annals.site.page import View
from annals.site.split import LONGEST_LIST
from annals.site.target import Made, Maker, Target, page_path
from annals.values.edtf import Edtf

FIRST, OTHERS = "whole", "others"
"""Keys: the page that counts them all, and the page of what is no distinct event."""

TITLE = "Where accounts differ"

WEIGHTS = {
    0: ("contradictions", "Both cannot be true"),
    1: ("denials", "One side says it, another denies it"),
    2: ("copying", "Changed in copying"),
    3: ("figures", "Figures and other details"),
    4: ("places", "Places"),
    5: ("dates", "Dates"),
    SERIES_RANK: ("series", "Only seem to differ: different times"),
}
"""Ranks of points, what weighs most first: the anchor and the title of their section."""


@dataclass(frozen=True)
class Point:
    """A point on which accounts differ, and when what it is about happened, if that is an event."""

    found: Disagreement
    when: Edtf | None


@dataclass(frozen=True)
class Section:
    """The points of one weight, in order of time; `url` is where they are listed, `points` those listed here."""

    id: str
    title: str
    url: str
    count: int
    points: tuple[Point, ...]


@dataclass(frozen=True)
class PartLink:
    """A part that has a page of its own: its name, its URL, and its sections without their points."""

    name: str
    url: str
    sections: tuple[Section, ...]


@dataclass(frozen=True)
class DisagreementsView(View):
    """What a page of disagreements prints: its sections, or links to the parts, each with its sections."""

    TEMPLATE: ClassVar[str] = "disagreements.jinja"
    lede: str
    sections: tuple[Section, ...]
    parts: tuple[PartLink, ...]
    listed: tuple[str, ...]


def _abouts(context: Context) -> list[str]:
    """Return every record whose accounts differ somewhere: distinct events in order of time, then the rest."""
    begun = context.index.events_begun
    events = [id for year in sorted(begun) for id in begun[year]]
    known = set(events)
    rest = sorted(id for id in context.index.claims_about if id not in known)
    found = [
        *(id for id in events if context.index.is_distinct(id)),
        *(id for id in events if not context.index.is_distinct(id)),
        *rest,
    ]
    return [id for id in found if context.summary(id).conflicts or context.summary(id).others]


def _parts(context: Context, abouts: list[str]) -> dict[str, list[str]]:
    """Return the records of each page below the first: a year of distinct events each, then all others."""
    parts: dict[str, list[str]] = {}
    for id in abouts:
        parts.setdefault(context.year_of(id) if context.index.is_distinct(id) else OTHERS, []).append(id)
    return parts


def _is_short(context: Context, abouts: list[str]) -> bool:
    return sum(context.summary(id).rows for id in abouts) <= LONGEST_LIST


def _articles(context: Context, abouts: list[str]) -> tuple[str, ...]:
    """Return the articles whose statements differ, in the order of the archive."""
    found = {article for id in abouts for article in context.summary(id).articles}
    return tuple(sorted(found, key=lambda id: (*context.archive.articles[id].published.date.order, id)))


def _plan(context: Context) -> Iterator[Target]:
    abouts = _abouts(context)
    lists = list_paths(urls.DISAGREEMENTS, _articles(context, abouts))
    yield Target("disagreements", FIRST, (page_path(urls.DISAGREEMENTS), *lists))
    if not _is_short(context, abouts):
        for name in _parts(context, abouts):
            yield Target("disagreements", name, (page_path(urls.of_shelf(urls.DISAGREEMENTS, name)),))


def _make(context: Context, key: str) -> Iterator[Made]:
    abouts = _abouts(context)
    if key != FIRST:
        url, title = urls.of_shelf(urls.DISAGREEMENTS, key), f"{TITLE}: {_named(key)}"
        view = DisagreementsView("", _sections(context, url, _parts(context, abouts)[key]), (), ())
        yield context.page(url, view, title=title, description=title)
        return
    articles, lede = _articles(context, abouts), _lede(context, abouts)
    sections, parts = tuple[Section, ...](), tuple[PartLink, ...]()
    if _is_short(context, abouts):
        sections = _sections(context, urls.DISAGREEMENTS, abouts)
    else:
        parts = tuple(_link(context, name, ids) for name, ids in _parts(context, abouts).items())
    view = DisagreementsView(lede, sections, parts, articles)
    yield context.page(urls.DISAGREEMENTS, view, title=TITLE, description=lede)
    yield from list_files(context, urls.DISAGREEMENTS, articles)


DISAGREEMENTS = Maker("disagreements", "disagreements", _plan, _make)


def _lede(context: Context, abouts: list[str]) -> str:
    conflicts = sum(context.summary(id).conflicts for id in abouts)
    others = sum(context.summary(id).others for id in abouts)
    told = f"{counted(conflicts, 'point')} on which accounts differ."
    return f"{told} {counted(others, 'point')} on which they only seem to." if others else told


def _named(name: str) -> str:
    return "developments over time, places and groups" if name == OTHERS else name


def _link(context: Context, name: str, ids: list[str]) -> PartLink:
    url, tally = urls.of_shelf(urls.DISAGREEMENTS, name), Counter[int]()
    for id in ids:
        tally.update(context.summary(id).ranks)
    sections = (_section(rank, url, tally[rank], ()) for rank in WEIGHTS if tally[rank])
    return PartLink(_named(name), url, tuple(sections))


def _section(rank: int, url: str, count: int, points: tuple[Point, ...]) -> Section:
    anchor, title = WEIGHTS[rank]
    return Section(anchor, title, f"{url}#{anchor}", count, points)


def _sections(context: Context, url: str, abouts: list[str]) -> tuple[Section, ...]:
    """Return the points of records by weight, within one in order of time; what is no event comes last."""
    ranked: dict[int, list[Point]] = {rank: [] for rank in WEIGHTS}
    for about in abouts:
        entry = context.archive.find(about)
        when = entry.when if isinstance(entry, Event) else None
        for point in context.disagreements(about):
            ranked[point.rank].append(Point(point, when))
    return tuple(_section(rank, url, len(found), _in_time(found)) for rank, found in ranked.items() if found)


def _in_time(points: list[Point]) -> tuple[Point, ...]:
    return tuple(sorted(points, key=lambda point: (point.when.order if point.when else _LAST, point.found.about)))


_LAST = (date.max, date.max, date.max)
"""The order of what has no date."""
