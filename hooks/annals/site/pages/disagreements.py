"""The pages of disagreements: every point on which accounts differ, what weighs most first."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import ClassVar

from annals import urls
from annals.facts.disagreements import SERIES_RANK, Disagreement
from annals.language.catalog import message
from annals.model import Event
from annals.site.article_lists import list_files, list_paths
from annals.site.context import Context
from annals.site.list_parts import MOST_POINTS, MOST_STATEMENTS, MOST_WEIGHT, OTHERS, shelf_of
from annals.site.page import View
from annals.site.split import in_words
from annals.site.target import Made, Maker, Target, page_path
from annals.values.edtf import Edtf

FIRST = "whole"
"""The key of the page that counts them all."""

TITLE = message("Where accounts differ")

WEIGHTS = {
    0: ("contradictions", message("Both cannot be true")),
    1: ("denials", message("One side says it, another denies it")),
    2: ("copying", message("Changed in copying")),
    3: ("figures", message("Figures, names and other details")),
    4: ("places", message("Places")),
    5: ("dates", message("Dates")),
    SERIES_RANK: ("series", message("Only seem to differ: different times")),
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
    """What a page of disagreements prints: its sections, or links to the parts, each with its sections.

    `unlisted` holds records with the number of points that are on their pages alone; of each point at most `most`
    statements are listed.
    """

    TEMPLATE: ClassVar[str] = "disagreements.jinja"
    lede: str
    sections: tuple[Section, ...]
    parts: tuple[PartLink, ...]
    listed: tuple[str, ...]
    unlisted: tuple[tuple[str, int], ...]
    most: int
    most_points: int = MOST_POINTS


def _is_short(context: Context, abouts: list[str]) -> bool:
    return sum(map(context.differing_weight, abouts)) <= MOST_WEIGHT


def _articles(context: Context, abouts: list[str]) -> tuple[str, ...]:
    """Return the articles whose statements differ, in the order of the archive."""
    found = {article for id in abouts for article in context.summary(id).articles}
    return tuple(sorted(found, key=lambda id: (*context.archive.articles[id].published.date.order, id)))


def _plan(context: Context) -> Iterator[Target]:
    abouts = context.differing_records()
    lists = list_paths(urls.DISAGREEMENTS, _articles(context, abouts))
    yield Target("disagreements", FIRST, (page_path(urls.DISAGREEMENTS), *lists))
    if not _is_short(context, abouts):
        parts = context.differing_parts()
        for name in sorted({*parts, *map(shelf_of, parts)}):
            yield Target("disagreements", name, (page_path(urls.of_shelf(urls.DISAGREEMENTS, name)),))


def _make(context: Context, key: str) -> Iterator[Made]:
    if key != FIRST:
        url, title = urls.of_shelf(urls.DISAGREEMENTS, key), _titled(context, key)
        parts = context.differing_part(key)
        if key in parts:
            view = _listing(context, url, "", parts[key], ())
        else:  # what a part is cut into, so that a link to a year always leads somewhere
            inside = tuple(_link(context, name, ids) for name, ids in parts.items())
            view = DisagreementsView("", (), inside, (), (), MOST_STATEMENTS)
        yield context.page(url, view, title=title, description=title)
        return
    abouts = context.differing_records()
    articles, lede = _articles(context, abouts), _lede(context, abouts)
    if _is_short(context, abouts):
        view = _listing(context, urls.DISAGREEMENTS, lede, abouts, articles)
    else:
        view = DisagreementsView(lede, (), tuple(_shelves(context)), articles, (), MOST_STATEMENTS)
    yield context.page(urls.DISAGREEMENTS, view, title=context.say(TITLE), description=lede)
    yield from list_files(context, urls.DISAGREEMENTS, articles)


DISAGREEMENTS = Maker("disagreements", "disagreements", _plan, _make)


def _listing(
    context: Context, url: str, lede: str, abouts: Iterable[str], articles: tuple[str, ...]
) -> DisagreementsView:
    """Return what a page that lists points prints."""
    sections = _sections(context, url, abouts)
    more = ((id, len(context.summary(id).ranks) - MOST_POINTS) for id in abouts)
    unlisted = tuple((id, number) for id, number in more if number > 0)
    return DisagreementsView(lede, sections, (), articles, unlisted, MOST_STATEMENTS)


def _shelves(context: Context) -> Iterator[PartLink]:
    """Yield a link to each year, and to what is no distinct event, with all that stands there."""
    for shelf, parts in groupby(context.differing_parts().items(), key=lambda part: shelf_of(part[0])):
        yield _link(context, shelf, [id for _name, ids in parts for id in ids])


def _lede(context: Context, abouts: list[str]) -> str:
    conflicts = sum(context.summary(id).conflicts for id in abouts)
    others = sum(context.summary(id).others for id in abouts)
    told = context.count(
        "%(number)s point on which accounts differ.", "%(number)s points on which accounts differ.", conflicts
    )
    seeming = context.count(
        "%(number)s point on which they only seem to.", "%(number)s points on which they only seem to.", others
    )
    return f"{told} {seeming}" if others else told


def _titled(context: Context, name: str) -> str:
    return context.say("%(title)s: %(part)s", title=context.say(TITLE), part=_named(context, name))


def _named(context: Context, name: str) -> str:
    if not name.startswith(OTHERS):
        return in_words(name, context.catalog)
    letters = name.removeprefix(OTHERS).lstrip("-")
    if letters:
        return context.say("developments over time, places and groups, %(letters)s", letters=letters)
    return context.say("developments over time, places and groups")


def _link(context: Context, name: str, ids: Iterable[str]) -> PartLink:
    url, tally = urls.of_shelf(urls.DISAGREEMENTS, name), Counter[int]()
    for id in ids:
        tally.update(context.summary(id).ranks)
    sections = (_section(context, rank, url, tally[rank], ()) for rank in WEIGHTS if tally[rank])
    return PartLink(_named(context, name), url, tuple(sections))


def _section(context: Context, rank: int, url: str, count: int, points: tuple[Point, ...]) -> Section:
    anchor, title = WEIGHTS[rank]
    return Section(anchor, context.say(title), f"{url}#{anchor}", count, points)


def _sections(context: Context, url: str, abouts: Iterable[str]) -> tuple[Section, ...]:
    """Return the points of records by weight, within one in order of time; what is no event comes last."""
    ranked: dict[int, list[Point]] = {rank: [] for rank in WEIGHTS}
    for about in abouts:
        entry = context.archive.find(about)
        when = entry.when if isinstance(entry, Event) else None
        for point in sorted(context.disagreements(about), key=lambda point: point.rank)[:MOST_POINTS]:
            ranked[point.rank].append(Point(point, when))
    return tuple(_section(context, rank, url, len(found), _in_time(found)) for rank, found in ranked.items() if found)


def _in_time(points: list[Point]) -> tuple[Point, ...]:
    return tuple(sorted(points, key=lambda point: (point.when.order if point.when else _LAST, point.found.about)))


_LAST = (date.max, date.max, date.max)
"""The order of what has no date."""
