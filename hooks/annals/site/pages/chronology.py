"""The chronology: every event in order, on one page while it is short, and a page for each year."""

from collections.abc import Iterator
from dataclasses import dataclass

from annals import urls
from annals.facts import accounts
from annals.facts.accounts import Account
from annals.facts.calendar import LONGEST_LIST, Almanac
from annals.language import date_format
from annals.language.date_format import MONTHS
from annals.model import Event
from annals.model.vocabulary import MEASURES, Family
from annals.site.context import Desk
from annals.site.output import Output

SHADES = (0, 1, 3, 6, 10)
"""Fewest events for each shade of the grid."""


@dataclass(frozen=True)
class Row:
    """One event in the chronology: its date in words, the figures on losses, who says so."""

    event: Event
    words: str
    figures: tuple[Account, ...]
    origins: tuple[str, ...]
    articles: tuple[str, ...]


@dataclass(frozen=True)
class Year:
    """The rows of one year, or of a part of it."""

    name: str
    rows: tuple[Row, ...]


@dataclass(frozen=True)
class Cell:
    """One field of the grid: how many events, how dark, and the page it leads to."""

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
class YearLink:
    """A year's own page of the chronology."""

    name: str
    url: str
    count: int


def chronology_pages(desk: Desk) -> Iterator[Output]:
    """Yield the chronology, and a page for each year (a long year in parts)."""
    years = _years(desk)
    grid = _grid(desk.almanac, desk)
    links = [YearLink(year.name, urls.of_shelf(urls.CHRONOLOGY, year.name), len(year.rows)) for year in years]
    short = sum(link.count for link in links) <= LONGEST_LIST
    yield _page(desk, urls.CHRONOLOGY, "Chronology", grid, years if short else [], [] if short else links)
    for year, link in zip(years, links, strict=True):
        yield _page(desk, link.url, f"Chronology of {year.name}", grid, [year], [])


def _page(desk: Desk, url: str, title: str, grid: list[GridRow], years: list[Year], links: list[YearLink]) -> Output:
    return desk.page(
        url,
        "chronology.jinja",
        title=title,
        description=f"{title}: events in order, with ranges, origins and articles.",
        years=years,
        shelves=links,
        grid_rows=grid,
        months=MONTHS["en"],
    )


def _years(desk: Desk) -> list[Year]:
    events = desk.archive.events
    return [Year(name, tuple(_row(desk, events[id]) for id in ids)) for name, ids in desk.parts.items()]


def _row(desk: Desk, event: Event) -> Row:
    index = desk.index
    found = desk.accounts.get(event.id, ())
    losses = tuple(account for account in found if MEASURES[account.topic.states].family is Family.LOSSES)
    statements = index.statements_of(index.claims_about.get(event.id, ()))
    return Row(
        event,
        date_format.words(event.when),
        losses,
        accounts.origins(index, statements),
        index.articles_about.get(event.id, ()),
    )


def _grid(almanac: Almanac, desk: Desk) -> list[GridRow]:
    dated = {id for entries in almanac.months.values() for id in entries.events}
    rows = []
    for year, entries in almanac.years.items():
        vague = sum(id not in dated for id in entries.events)
        cells = [_cell(vague, urls.of_year(year))]
        for month in range(1, 13):
            found = almanac.months.get((year, month))
            cells.append(_cell(len(found.events) if found else 0, urls.of_month(year, month)))
        rows.append(GridRow(year, urls.of_year(year), tuple(cells)))
    return rows


def _cell(count: int, url: str) -> Cell:
    return Cell(count, sum(count >= least for least in SHADES[1:]), url)
