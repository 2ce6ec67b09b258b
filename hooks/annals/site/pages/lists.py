"""The lists of everything of a kind: places, groups, sources, articles, events."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup, escape

from annals import urls
from annals.language.messages import counted
from annals.model import Named
from annals.model.vocabulary import GROUP_KINDS, PLACE_KINDS, SOURCE_KINDS
from annals.site.citing import contexts
from annals.site.context import Desk, Page
from annals.site.output import Output
from annals.site.pagination import shelf_pages, shelve
from annals.site.prose import mark_arabic


@dataclass(frozen=True)
class Section:
    """A part of a list: its heading, its anchor, and rows of cells."""

    title: str
    id: str
    rows: list[list[Markup]]


def list_pages(desk: Desk) -> Iterator[Output]:
    """Yield the lists of places, groups, sources, events and articles."""
    yield _named(
        desk,
        urls.TOWNS,
        "Towns and places",
        desk.archive.places.values(),
        PLACE_KINDS,
        _place_title,
        ("Name", "Arabic", "Lies in", "Events", "Articles"),
    )
    yield _named(
        desk,
        urls.GROUPS,
        "Groups",
        desk.archive.groups.values(),
        GROUP_KINDS,
        _group_title,
        ("Name", "Arabic", "Part of", "Events", "Articles"),
    )
    yield _named(
        desk,
        urls.SOURCES,
        "Sources",
        desk.archive.sources.values(),
        SOURCE_KINDS,
        _source_title,
        ("Name", "Arabic", "Same house as", "Claims it originated", "Articles that name it"),
    )
    yield from _dated(desk, urls.EVENTS, "Events", "event", desk.archive.events)
    yield from _dated(desk, urls.ARTICLES, "Articles", "article", desk.archive.articles)


def _named(
    desk: Desk,
    url: str,
    title: str,
    records: Iterable[Any],
    kinds: Iterable[str],
    heading: Callable[[str], str],
    columns: tuple[str, ...],
) -> Output:
    page = Page(desk, url)
    by_kind: dict[str, list[Any]] = {}
    for record in sorted(records, key=lambda record: record.name.casefold().removeprefix("al-")):
        by_kind.setdefault(record.kind, []).append(record)
    sections = [
        Section(heading(kind), kind, [_row(page, record) for record in by_kind[kind]])
        for kind in kinds
        if kind in by_kind
    ]
    lede = (
        f"{counted(sum(len(section.rows) for section in sections), 'record')}, each named by an article of the archive."
    )
    return desk.page(
        url, "list.jinja", title=title, description=lede, kicker="List", lede=lede, columns=columns, sections=sections
    )


def _row(page: Page, record: Named) -> list[Markup]:
    archive, index = page.desk.archive, page.desk.index
    above = getattr(record, "within", None) or getattr(record, "parent", None) or getattr(record, "same_house", None)
    if record.id in archive.sources:
        number = sum(index.statements[key].claim.origin == record.id for key in index.claims_through.get(record.id, ()))
    else:
        number = len(index.events_in.get(record.id, index.events_with.get(record.id, ())))
    articles = len(index.articles_naming.get(record.id, ()))
    return [
        page.link(record.id),
        mark_arabic(record.name_ar or ""),
        page.link(above) if above else Markup(""),
        escape(number),
        escape(articles),
    ]


def _dated(desk: Desk, url: str, title: str, noun: str, ids: Iterable[str]) -> Iterator[Output]:
    shelves, articles = shelve(desk.archive, noun, list(ids), url), noun == "article"
    yield desk.page(
        url,
        "shelf.jinja",
        title=title,
        description=f"All {noun}s of the archive in order of date.",
        kicker="List",
        shelves=shelves,
        contexts=contexts(desk, shelves.ids) if articles else [],
        up=urls.HOME,
        up_title="the home page",
    )
    yield from shelf_pages(desk, shelves, "List", url, title)


def _place_title(kind: str) -> str:
    return {"city": "Cities", "country": "Countries", "crossing": "Crossings"}.get(kind, f"{kind.capitalize()}s")


def _group_title(kind: str) -> str:
    title = GROUP_KINDS[kind][1].capitalize()
    return title if title.endswith("forces") else f"{title}s"


def _source_title(kind: str) -> str:
    return {
        "wire": "News agencies",
        "monitor": "Monitors",
        "publisher": "Publishers",
        "broadcaster": "Broadcasters",
        "belligerent": "Parties to the conflict",
        "activist": "Activists",
        "official": "Officials",
        "person": "Persons",
    }.get(kind, SOURCE_KINDS[kind].capitalize())
