"""The chronology: every event in order, on one page while it is short, and a page for each year."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from annals import urls
from annals.facts.accounts import Account, losses_of
from annals.facts.origins import Voices, voices
from annals.language import date_format
from annals.language.date_format import MONTHS
from annals.model import Event
from annals.site.context import Context
from annals.site.page import View
from annals.site.split import LONGEST_LIST
from annals.site.target import Made, Maker, Target, page_path

SHADES = (0, 1, 3, 6, 10)
"""Fewest events for each shade of the grid."""

WHOLE = "whole"
"""The key of the chronology's own page, beside those of its parts."""


@dataclass(frozen=True)
class Row:
    """One event in the chronology: its date in words, the figures on losses, who says so."""

    event: Event
    words: str
    figures: tuple[Account, ...]
    voices: Voices
    articles: tuple[str, ...]


@dataclass(frozen=True)
class Year:
    """The rows of one year, or of a part of it."""

    name: str
    rows: tuple[Row, ...]


@dataclass(frozen=True)
class Cell:
    """One field of the grid: event count, shade, and the page it leads to."""

    count: int
    shade: int
    url: str


@dataclass(frozen=True)
class GridRow:
    """A year of the grid: one cell for events known only by year, then twelve months."""

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
class ChronologyView(View):
    """What a page of the chronology prints: the grid of its years, events, and links to parts."""

    TEMPLATE: ClassVar[str] = "chronology.jinja"
    years: tuple[Year, ...]
    parts: tuple[PartLink, ...]
    grid_rows: tuple[GridRow, ...]
    months: tuple[str, ...]


def _plan(context: Context) -> Iterator[Target]:
    yield Target("chronology", WHOLE, (page_path(urls.CHRONOLOGY),))
    for year in sorted(context.index.events_begun):
        for part in context.chronology_year(year):
            yield Target("chronology", part, (page_path(urls.of_shelf(urls.CHRONOLOGY, part)),))


def _make(context: Context, key: str) -> Iterator[Made]:
    if key == WHOLE:
        yield _whole(context)
        return
    found = context.chronology_year(key[:4])
    # the page of a long year leads to its months, so that a link to a year always leads somewhere
    links = tuple(_link(name, ids) for name, ids in found.items() if name != key) if not found[key] else ()
    years = (_year(context, key, found[key]),) if found[key] else ()
    title = f"Chronology of {key}"
    yield _page(context, urls.of_shelf(urls.CHRONOLOGY, key), title, _grid(context, [key[:4]]), years, links)


CHRONOLOGY = Maker("chronology", "chronology", _plan, _make)


def _whole(context: Context) -> Made:
    parts = {
        name: ids
        for year in sorted(context.index.events_begun)
        for name, ids in context.chronology_year(year).items()
        if ids
    }
    years, links = tuple[Year, ...](), tuple(_link(name, ids) for name, ids in parts.items())
    if sum(map(len, parts.values())) <= LONGEST_LIST:
        years, links = tuple(_year(context, name, ids) for name, ids in parts.items()), ()
    return _page(context, urls.CHRONOLOGY, "Chronology", _grid(context, context.dates("4")), years, links)


def _link(name: str, ids: tuple[str, ...]) -> PartLink:
    return PartLink(name, urls.of_shelf(urls.CHRONOLOGY, name), len(ids))


def _page(
    context: Context,
    url: str,
    title: str,
    grid: tuple[GridRow, ...],
    years: tuple[Year, ...],
    links: tuple[PartLink, ...],
) -> Made:
    view = ChronologyView(years, links, grid, tuple(MONTHS))
    return context.page(
        url, view, title=title, description=f"{title}: events in order, with ranges, origins and articles."
    )


def _year(context: Context, name: str, ids: tuple[str, ...]) -> Year:
    return Year(name, tuple(_row(context, context.archive.events[id]) for id in ids))


def _row(context: Context, event: Event) -> Row:
    index = context.index
    found = context.accounts(event.id)
    return Row(
        event,
        date_format.words(event.when),
        losses_of(found),
        voices(index, index.statements_of(index.claims_about.get(event.id, ()))),
        index.articles_about.get(event.id, ()),
    )


def _grid(context: Context, years: list[str] | tuple[str, ...]) -> tuple[GridRow, ...]:
    index, rows = context.index, []
    for year in years:
        months = [index.events_dated.get(f"{year}-{month:02}", ()) for month in range(1, 13)]
        dated = {id for ids in months for id in ids}
        vague = sum(id not in dated for id in index.events_dated.get(year, ()))
        cells = [_cell(vague, urls.of_date(year))]
        cells += [_cell(len(ids), urls.of_date(f"{year}-{month:02}")) for month, ids in enumerate(months, 1)]
        rows.append(GridRow(int(year), urls.of_date(year), tuple(cells)))
    return tuple(rows)


def _cell(count: int, url: str) -> Cell:
    return Cell(count, sum(count >= least for least in SHADES[1:]), url)
