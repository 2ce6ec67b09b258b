"""The list of harm to civilians: every event in which it is reported, by date, on a page for each part of it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import ClassVar

from annals import urls
from annals.facts.attestation import Attestation
from annals.facts.harm import Harm
from annals.model import Event
from annals.site.context import Context
from annals.site.page import View
from annals.site.split import in_words
from annals.site.target import Made, Maker, Target, page_path

FILTER = frozenset({"filter"})
"""The part of the frame that has the script by which a place is chosen."""

WHOLE = "whole"
"""The key of the first page, beside those of its parts."""


@dataclass(frozen=True)
class Row:
    """One event: the harm that is reported of it, and how well it is attested that it happened."""

    event: Event
    harm: Harm
    attested: Attestation


@dataclass(frozen=True)
class PartLink:
    """A part of the list that has a page of its own."""

    name: str
    url: str
    count: int


@dataclass(frozen=True)
class HarmView(View):
    """What a page of the list prints; `places` are those that its script can choose events by."""

    TEMPLATE: ClassVar[str] = "harm.jinja"
    lede: str
    rows: tuple[Row, ...]
    parts: tuple[PartLink, ...]
    first: bool
    places: tuple[str, ...]


def _plan(context: Context) -> Iterator[Target]:
    if not context.archive.vocabulary.people:
        return
    yield Target("harm", WHOLE, (page_path(urls.HARM),))
    for name in filter(None, context.harm_parts()):
        yield Target("harm", name, (page_path(urls.of_shelf(urls.HARM, name)),))


def _make(context: Context, key: str) -> Iterator[Made]:
    harm, lower = context.phrase("harm"), context.phrase("harm_lower")
    if key != WHOLE:
        ids = context.harm_part(key)
        title = context.say("%(title)s: %(part)s", title=harm, part=in_words(key, context.catalog))
        view = HarmView(
            context.count("%(number)s event", "%(number)s events", len(ids)),
            _rows(context, ids),
            (),
            first=False,
            places=_places(context, ids),
        )
        told = context.say("%(title)s, by date.", title=title)
        yield context.page(urls.of_shelf(urls.HARM, key), view, title=title, description=told, parts=_parts(view))
        return
    parts = context.harm_parts()
    lede = context.count(
        "%(number)s event in which articles report %(harm)s, by date.",
        "%(number)s events in which articles report %(harm)s, by date.",
        sum(map(len, parts.values())),
        harm=lower,
    )
    links = tuple(
        PartLink(in_words(name, context.catalog), urls.of_shelf(urls.HARM, name), len(ids))
        for name, ids in parts.items()
        if name
    )
    view = HarmView(
        lede,
        _rows(context, parts.get("", ())),
        links,
        first=True,
        places=_places(context, (id for ids in parts.values() for id in ids)),
    )
    yield context.page(urls.HARM, view, title=harm, description=lede, parts=_parts(view))


HARM = Maker("harm", "harm to civilians", _plan, _make)


def _parts(view: HarmView) -> frozenset[str]:
    """Return the parts of the frame that a page has: the script only where there is something to choose."""
    return FILTER if view.places else frozenset()


def _places(context: Context, ids: Iterable[str]) -> tuple[str, ...]:
    """Return the places that events were at or were about, by name; `()` where there is one or none to choose."""
    events = [context.archive.events[id] for id in ids]
    found = context.by_name({place for event in events for place in (*event.places, *event.concerns)})
    return found if len(found) > 1 else ()


def _rows(context: Context, ids: tuple[str, ...]) -> tuple[Row, ...]:
    found = ((context.archive.events[id], context.harm(id)) for id in ids)
    return tuple(Row(event, harm, context.attested(event.id)) for event, harm in found if harm)
