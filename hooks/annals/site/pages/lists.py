"""The lists of everything of a kind: places, groups, sources, articles, events."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any, ClassVar

from markupsafe import Markup, escape

from annals import urls
from annals.language.messages import counted
from annals.language.sorting import sort_key
from annals.model import Group, Named, Place, Source
from annals.model.vocabulary import GROUP_KINDS, PLACE_KINDS, SOURCE_KINDS
from annals.site.article_lists import list_files, list_paths
from annals.site.bidi import mark_arabic
from annals.site.context import Context
from annals.site.page import Page, View
from annals.site.pagination import PartView, Rows, cut, part_pages, part_paths
from annals.site.target import Made, Maker, Target, page_path


@dataclass(frozen=True)
class Section:
    """A part of a list: its heading, its anchor, and rows of cells."""

    title: str
    id: str
    rows: list[tuple[Markup, ...]]


@dataclass(frozen=True)
class ListView(View):
    """What the list of all places, groups or sources prints."""

    TEMPLATE: ClassVar[str] = "list.jinja"
    kicker: str
    lede: str
    columns: tuple[str, ...]
    sections: tuple[Section, ...]


def _places(context: Context) -> Made:
    columns = ("Name", "Arabic", "Lies in", "Events", "Articles")
    places = context.archive.places.values()
    return _named(context, urls.TOWNS, "Towns and places", places, PLACE_KINDS, _place_title, columns, _place_row)


def _groups(context: Context) -> Made:
    columns = ("Name", "Arabic", "Part of", "Events", "Articles")
    groups = context.archive.groups.values()
    return _named(context, urls.GROUPS, "Groups", groups, GROUP_KINDS, _group_title, columns, _group_row)


def _sources(context: Context) -> Made:
    columns = ("Name", "Arabic", "Same house as", "Claims it originated", "Articles that name it")
    sources = context.archive.sources.values()
    return _named(context, urls.SOURCES, "Sources", sources, SOURCE_KINDS, _source_title, columns, _source_row)


_NAMED = {"places": (urls.TOWNS, _places), "groups": (urls.GROUPS, _groups), "sources": (urls.SOURCES, _sources)}


def _rows(context: Context, key: str) -> tuple[str, Rows]:
    archive = context.archive
    if key == "events":
        return urls.EVENTS, cut(archive, "event", list(archive.events), urls.EVENTS)
    return urls.ARTICLES, cut(archive, "article", list(archive.articles), urls.ARTICLES)


def _plan(context: Context) -> Iterator[Target]:
    for key, (url, _page) in _NAMED.items():
        yield Target("list", key, (page_path(url),))
    for key in ("events", "articles"):
        url, rows = _rows(context, key)
        lists = list_paths(url, tuple(context.archive.articles)) if key == "articles" else ()
        yield Target("list", key, (page_path(url), *part_paths((rows,)), *lists))


def _make(context: Context, key: str) -> Iterator[Made]:
    if key in _NAMED:
        yield _NAMED[key][1](context)
        return
    url, rows = _rows(context, key)
    articles = rows.ids if key == "articles" else ()
    listed = tuple(context.archive.articles) if key == "articles" else ()
    openurls = tuple(context.openurl(id) for id in articles)
    view = PartView("List", rows, listed, openurls, urls.HOME, "the home page")
    title = key.capitalize()
    yield context.page(url, view, title=title, description=f"All {key} of the archive in order of date.")
    yield from list_files(context, url, listed)
    yield from part_pages(context, rows, "List", url, title)


LIST = Maker("list", "lists", _plan, _make)


def _named(
    context: Context,
    url: str,
    title: str,
    records: Iterable[Place | Group | Source],
    kinds: Iterable[str],
    heading: Callable[[str], str],
    columns: tuple[str, ...],
    row: Callable[[Context, Page, Any], tuple[Markup, ...]],
) -> Made:
    page = Page(context, url)
    by_kind: dict[str, list[Place | Group | Source]] = {}
    for record in sorted(records, key=lambda record: sort_key(record.name)):
        by_kind.setdefault(record.kind, []).append(record)
    sections = tuple(
        Section(heading(kind), kind, [row(context, page, record) for record in by_kind[kind]])
        for kind in kinds
        if kind in by_kind
    )
    number = sum(len(section.rows) for section in sections)
    lede = f"{counted(number, 'record')}, each named by an article of the archive."
    return context.page(url, ListView("List", lede, columns, sections), title=title, description=lede)


def _row(context: Context, page: Page, record: Named, above: str | None, number: int) -> tuple[Markup, ...]:
    return (
        page.link(record.id),
        mark_arabic(record.name_ar or ""),
        page.link(above) if above else Markup(""),
        escape(number),
        escape(len(context.index.articles_naming.get(record.id, ()))),
    )


def _place_row(context: Context, page: Page, record: Place) -> tuple[Markup, ...]:
    return _row(context, page, record, record.within, len(context.index.events_in.get(record.id, ())))


def _group_row(context: Context, page: Page, record: Group) -> tuple[Markup, ...]:
    return _row(context, page, record, record.parent, len(context.index.events_with.get(record.id, ())))


def _source_row(context: Context, page: Page, record: Source) -> tuple[Markup, ...]:
    return _row(context, page, record, record.same_house, context.originated(record.id))


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
