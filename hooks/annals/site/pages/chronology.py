"""The chronology: every event in order, on one page while it is short, and a page for each year."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sized
from dataclasses import dataclass
from typing import ClassVar

from annals import urls
from annals.facts.calendar import LONGEST_IN_YEARS
from annals.language.catalog import MonthHead
from annals.language.date_format import month_words
from annals.site.chronological import MOST_TOLD
from annals.site.context import Context
from annals.site.event_words import EventWords
from annals.site.page import View
from annals.site.pages.entries import Row, kind_word, row_of
from annals.site.split import in_words
from annals.site.target import Made, Maker, Target, page_path

SHADES = (0, 1, 2, 4, 8)
"""Fewest events for each shade of the grid."""

WHOLE = "whole"
"""The key of the chronology's own page, beside those of its parts."""

MOST_CHOICES = 60
"""Places, groups and sources each that a page without events offers to choose, at most."""

YEAR = 4
"""Letters of the text of a year."""


@dataclass(frozen=True)
class Month:
    """The rows of one month, or of the events with no month in a year; `date` is the text of either."""

    date: str
    title: str
    url: str
    rows: tuple[Row, ...]


@dataclass(frozen=True)
class Year:
    """The months of one year, or of a part of it."""

    name: str
    months: tuple[Month, ...]


@dataclass(frozen=True)
class Cell:
    """One field of the grid: event count, shade, what it stands for, and where those events are listed."""

    count: int
    shade: int
    title: str
    url: str


@dataclass(frozen=True)
class GridRow:
    """A year of the grid: one cell for events with no month, then twelve months; `url` is `""` where it has none."""

    year: int
    url: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True)
class PartLink:
    """A part of the chronology that has a page of its own."""

    name: str
    url: str
    count: int


@dataclass(frozen=True)
class Choices:
    """What the events on a page can be chosen by: the ids of places, groups and sources, and kinds of event."""

    places: tuple[str, ...]
    groups: tuple[str, ...]
    sources: tuple[str, ...]
    kinds: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class ChronologyView(View):
    """What a page of the chronology prints: the grid of its years, events, and links to parts."""

    TEMPLATE: ClassVar[str] = "chronology.jinja"
    years: tuple[Year, ...]
    parts: tuple[PartLink, ...]
    grid_rows: tuple[GridRow, ...]
    months: tuple[MonthHead, ...]
    choices: Choices


Url = Callable[[str, str], str]
"""Gives the URL of a month from the name of the page on which it stands and its own."""


def _plan(context: Context) -> Iterator[Target]:
    yield Target("chronology", WHOLE, (page_path(urls.CHRONOLOGY),))
    for year in sorted(context.index.events_begun):
        for part in context.chronology_year(year):
            yield Target("chronology", part, (page_path(urls.of_shelf(urls.CHRONOLOGY, part)),))


def _make(context: Context, key: str) -> Iterator[Made]:
    if key == WHOLE:
        yield _whole(context)
        return
    year = key[:YEAR]
    found = context.chronology_year(year)
    # the page of a long year leads to its months, so that a link to a year always leads somewhere
    links = tuple(_link(context, name, ids) for name, ids in found.items() if name != key) if not found[key] else ()
    years = (_year(context, key),) if found[key] else ()
    grid = (_grid_row(context, year, _on_parts),)
    yield _page(
        context,
        urls.of_shelf(urls.CHRONOLOGY, key),
        context.say("Chronology of %(time)s", time=in_words(key, context.catalog)),
        grid,
        years,
        links,
    )


CHRONOLOGY = Maker("chronology", "chronology", _plan, _make)


def _whole(context: Context) -> Made:
    parts = {
        name: ids
        for year in sorted(context.index.events_begun)
        for name, ids in context.chronology_year(year).items()
        if ids
    }
    short = sum(context.told_weight(id) for ids in parts.values() for id in ids) <= MOST_TOLD
    years = tuple(_year(context, name) for name in parts) if short else ()
    # the page of a year leads to its parts, so that this one does not grow with their number
    links = () if short else tuple(_year_link(context, year) for year in sorted(context.index.events_begun))
    place = _on_whole if short else _on_parts
    grid = tuple(_grid_row(context, year, place) for year in _years(context))
    return _page(context, urls.CHRONOLOGY, context.say("Chronology"), grid, years, links)


def _years(context: Context) -> list[str]:
    """Return the years of the grid: those without an event too, unless the first and the last are a lifetime apart."""
    begun = sorted(context.index.events_begun)
    if not begun or int(begun[-1]) - int(begun[0]) >= LONGEST_IN_YEARS:
        return begun
    return [f"{year:04}" for year in range(int(begun[0]), int(begun[-1]) + 1)]


def _on_whole(_part: str, month: str) -> str:
    return urls.of_month(urls.CHRONOLOGY, month)


def _on_parts(part: str, month: str) -> str:
    return urls.of_month(urls.of_shelf(urls.CHRONOLOGY, part), month)


def _year_link(context: Context, year: str) -> PartLink:
    return _link(context, year, tuple(id for ids in context.chronology_year(year).values() for id in ids))


def _link(context: Context, name: str, ids: tuple[str, ...]) -> PartLink:
    return PartLink(in_words(name, context.catalog), urls.of_shelf(urls.CHRONOLOGY, name), len(ids))


def _page(
    context: Context,
    url: str,
    title: str,
    grid: tuple[GridRow, ...],
    years: tuple[Year, ...],
    links: tuple[PartLink, ...],
) -> Made:
    rows = [row for year in years for month in year.months for row in month.rows]
    choices = _choices(context, rows) if rows else _all_choices(context)
    view = ChronologyView(years, links, grid, context.catalog.month_heads, choices)
    description = context.say(
        "%(title)s: every event in order, with its figures, who reported it, and how well it is attested.", title=title
    )
    parts = frozenset({"filter"}) if rows or links else frozenset[str]()
    return context.page(url, view, title=title, description=description, parts=parts)


def _choices(context: Context, rows: list[Row]) -> Choices:
    words = EventWords(context)
    return Choices(
        context.by_name({id for row in rows for id in row.event.places}),
        context.by_name({id for row in rows for id in row.groups}),
        context.by_name({id for row in rows for id in row.sources}),
        tuple(sorted({(words.type_words(row.event.event_type), row.kind) for row in rows if row.event.event_type})),
    )


def _all_choices(context: Context) -> Choices:
    """Return what a page that leads to parts offers: what is met in most events."""
    index = context.index
    return Choices(
        _most_met(context, index.events_in),
        _most_met(context, index.events_with),
        _most_met(context, index.claims_through),
        tuple((_type(context, name), kind_word(name)) for name in sorted(index.events_of_type) if name),
    )


def _type(context: Context, name: str) -> str:
    """Return a type of event as the page calls it."""
    return EventWords(context).type_words(context.archive.vocabulary.event_types[name])


def _most_met(context: Context, met: Mapping[str, Sized]) -> tuple[str, ...]:
    """Return ids by name: those that are met most often, where they are many."""
    sides = context.archive.vocabulary.sides
    ids = [id for id in sorted(met, key=lambda id: (-len(met[id]), id)) if id not in sides and len(met[id])]
    return context.by_name(ids[:MOST_CHOICES])


def _year(context: Context, part: str) -> Year:
    months = context.chronology_months(part[:YEAR])[part]
    return Year(part, tuple(_month(context, date, ids) for date, ids in months.items()))


def _month(context: Context, date: str, ids: tuple[str, ...]) -> Month:
    url = urls.of_date(date) if context.has_date(date) else ""
    return Month(date, _titled(context, date), url, tuple(row_of(context, id) for id in ids))


def _titled(context: Context, date: str) -> str:
    """Return what the events of a month stand under; those with no month are told apart by the template."""
    return month_words(int(date[:YEAR]), int(date[YEAR + 1 :]), context.catalog) if len(date) > YEAR else ""


def _grid_row(context: Context, year: str, url: Url) -> GridRow:
    counts = Counter[str]()
    first: dict[str, str] = {}
    for part, months in context.chronology_months(year).items():
        for month, ids in months.items():
            counts[month] += len(ids)
            first.setdefault(month, part)
    names = (year, *(f"{year}-{number:02}" for number in range(1, 13)))
    cells = (
        _cell(context, month, counts[month], url(first[month], month) if month in first else "") for month in names
    )
    return GridRow(int(year), urls.of_shelf(urls.CHRONOLOGY, year) if counts else "", tuple(cells))


def _cell(context: Context, month: str, count: int, url: str) -> Cell:
    return Cell(count, sum(count >= least for least in SHADES[1:]), _titled(context, month), url)
