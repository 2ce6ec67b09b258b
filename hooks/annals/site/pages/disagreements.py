"""The pages of disagreements: every place where accounts part, by what they are about, and why."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from annals import urls
from annals.facts.disagreements import Disagreement
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


@dataclass(frozen=True)
class Section:
    """What the accounts of one record part on."""

    id: str
    title: str
    when: Edtf | None
    points: tuple[Disagreement, ...]


@dataclass(frozen=True)
class PartLink:
    """A part of the disagreements that has a page of its own: its name, URL, and number of points."""

    name: str
    url: str
    count: int


@dataclass(frozen=True)
class DisagreementsView(View):
    """What a page of disagreements prints: the tally of all on the first page, sections, links to the parts."""

    TEMPLATE: ClassVar[str] = "disagreements.jinja"
    lede: str
    tally: tuple[tuple[str, int], ...]
    sections: tuple[Section, ...]
    parts: tuple[PartLink, ...]
    listed: tuple[str, ...]


def _abouts(context: Context) -> list[str]:
    """Return every record whose accounts part somewhere: distinct events in order of time, then the rest."""
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
    """Return the articles whose statements part, in the order of the archive."""
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
        yield _part(context, key, _parts(context, abouts)[key])
        return
    summaries, articles, short = (
        [context.summary(id) for id in abouts],
        _articles(context, abouts),
        _is_short(context, abouts),
    )
    reasons = Counter(reason for each in summaries for reason in each.reasons)
    conflicts, others = sum(each.conflicts for each in summaries), sum(each.others for each in summaries)
    lede = f"{counted(conflicts, 'point')} on which accounts differ."
    if others:
        lede = f"{counted(conflicts, 'point')} on which accounts differ, and {others} beside them that are no conflict."
    parts = () if short else tuple(_link(context, name, ids) for name, ids in _parts(context, abouts).items())
    view = DisagreementsView(
        lede=lede,
        tally=tuple(sorted(reasons.items(), key=lambda item: (-item[1], item[0]))),
        sections=_sections(context, abouts) if short else (),
        parts=parts,
        listed=articles,
    )
    yield context.page(urls.DISAGREEMENTS, view, title="Where accounts differ", description=lede)
    yield from list_files(context, urls.DISAGREEMENTS, articles)


DISAGREEMENTS = Maker("disagreements", "disagreements", _plan, _make)


def _link(context: Context, name: str, ids: list[str]) -> PartLink:
    points = sum(context.summary(id).conflicts + context.summary(id).others for id in ids)
    return PartLink(_named(name), urls.of_shelf(urls.DISAGREEMENTS, name), points)


def _named(name: str) -> str:
    return "Over time, and what is no event" if name == OTHERS else name


def _part(context: Context, name: str, abouts: list[str]) -> Made:
    title = f"Where accounts differ: {_named(name)}"
    view = DisagreementsView("", (), _sections(context, abouts), (), ())
    return context.page(urls.of_shelf(urls.DISAGREEMENTS, name), view, title=title, description=title)


def _sections(context: Context, abouts: list[str]) -> tuple[Section, ...]:
    return tuple(_section(context, id) for id in abouts)


def _section(context: Context, about: str) -> Section:
    archive, points = context.archive, context.disagreements(about)
    entry = archive.find(about)
    when = entry.when if isinstance(entry, Event) else None
    return Section(about, archive.name(about), when, points)
