"""The map's own page: the picture of the home page, larger, which can be asked for months and for a group, and a list.

For the script the list holds how many events each place had, by their first and last month and by their groups, so
that nothing is fetched and the page does not grow with the archive.
"""

import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar, TypeAlias

from annals import urls
from annals.language.date_format import month_words
from annals.model import Event, Place
from annals.site.context import Context
from annals.site.map import Map, place_map
from annals.site.page import Page, View
from annals.site.place_parts import PlaceParts, place_parts, rough_places
from annals.site.target import Made, Maker, Target, page_path
from annals.values.edtf import Edtf

MOST_PLACES = 200
MOST_SPANS = 4000
"""How many counts the page holds at most, over all its places; about 40 KB of it."""

NEVER = (9999, -1)
"""The first and last month of an event with no date, which lies in no range of months."""

Month: TypeAlias = tuple[int, int]
Span: TypeAlias = tuple[Month | None, Month | None, tuple[str, ...]]
"""First and last month of events, None where that end is open, and their groups."""

Spans: TypeAlias = Counter[Span]


@dataclass(frozen=True)
class Row:
    """A place with its number of events, and what its circle is drawn from: see `_written`.

    `kind` is what it is, where that is too large for a circle and its name does not say it.
    """

    place: Place
    kind: str
    number: int
    spans: str


@dataclass(frozen=True)
class MapView(View):
    """What the page of the map prints.

    `months` are those in which an event begins or ends; `unlisted` says how many places are left out.
    """

    TEMPLATE: ClassVar[str] = "map.jinja"
    map: Map
    rows: tuple[Row, ...]
    months: tuple[tuple[str, str], ...]
    groups: tuple[str, ...]
    unlisted: int


def _plan(_context: Context) -> Iterator[Target]:
    yield Target("map", "map", (page_path(urls.MAP),))


def _make(context: Context, _key: str) -> Iterator[Made]:
    archive = context.archive
    parts = place_parts(context, archive.places.values())
    tallies = _listed(context, parts)
    groups = context.by_name({group for spans in tallies.values() for span in spans for group in span[2]})
    months = sorted({month for spans in tallies.values() for span in spans for month in span[:2] if month})
    listed = [each for each in _busiest(parts) if each[0].id in tallies]
    view = MapView(
        map=_drawn(context, parts, listed),
        rows=tuple(
            _row(context, place, number, _written(tallies[place.id], months, groups)) for place, number in listed
        ),
        months=tuple((f"{year:04}-{month:02}", month_words(year, month, context.catalog)) for year, month in months),
        groups=groups,
        unlisted=len(parts.every) - len(listed),
    )
    description = context.say(
        "Every place of the archive on a map: how many events, in which months, with which group."
    )
    scripts = frozenset({"map"}) if view.map.html else frozenset[str]()
    yield context.page(urls.MAP, view, title=context.say("Map"), description=description, parts=scripts)


MAP = Maker("map", "map", _plan, _make)


def _row(context: Context, place: Place, number: int, spans: str) -> Row:
    told = place.is_small or place.kind in place.name.casefold()
    return Row(place, "" if told else context.say(place.kind), number, spans)


def _busiest(parts: PlaceParts) -> list[tuple[Place, int]]:
    return sorted(parts.every, key=lambda each: -each[1])


def _listed(context: Context, parts: PlaceParts) -> dict[str, Spans]:
    """Return the events of the places that the page has room for, the busiest first."""
    found: dict[str, Spans] = {}
    room = MOST_SPANS
    for place, _number in _busiest(parts)[:MOST_PLACES]:
        events = (context.archive.events[id] for id in context.index.events_in.get(place.id, ()))
        spans = Counter(_span(context, event) for event in events)
        room -= len(spans)
        if room < 0:
            break
        found[place.id] = spans
    return found


def _span(context: Context, event: Event) -> Span:
    actors = (*event.sides, *(event.control.holders if event.control else ()))
    groups = tuple(sorted({id for id in actors if id in context.archive.groups}))
    first, last = _months(event.when)
    return first, last, groups


def _months(when: Edtf) -> tuple[Month | None, Month | None]:
    first, last = when.lower, when.upper
    return (first.year, first.month) if first else None, (last.year, last.month) if last else None


def _drawn(context: Context, parts: PlaceParts, listed: list[tuple[Place, int]]) -> Map:
    archive, page = context.archive, Page(context, urls.MAP)
    return place_map(
        [(place, number) for place, number in listed if place.is_small],
        context.basemap,
        context.say("Places of %(region)s and around it in the archive", region=context.name(archive.about.region)),
        page.record_url,
        context,
        rough=rough_places(context, parts),
        roads=[place for place in archive.places.values() if place.line],
        named=True,
    )


def _written(spans: Spans, months: list[Month], groups: tuple[str, ...]) -> str:
    """Return the events of a place as JSON: for each span its first month, last month, number of events, and groups.

    Months and groups are told by their place in the page's lists of them.
    """
    month, group = ({each: number for number, each in enumerate(listed)} for listed in (months, groups))
    found = []
    for (first, last, met), count in spans.items():
        ends = (month[first] if first else 0, month[last] if last else len(months) - 1) if first or last else NEVER
        found.append([*ends, count, *sorted(group[id] for id in met)])
    return json.dumps(sorted(found), separators=(",", ":"))
