"""The page "Search": without a script, every name and spelling from A to Z; with one, the index asked."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from markupsafe import Markup

from annals import urls
from annals.site.context import Context
from annals.site.page import View
from annals.site.script_texts import data_block
from annals.site.search.meaning import DATES, dates_json, meanings
from annals.site.search.names import (
    NAMES,
    Letters,
    Spelt,
    are_long,
    beginnings,
    by_letter,
    cut_letters,
    names_by_beginning,
    names_json,
    part_of_names,
    spelt_names,
    tables,
)
from annals.site.target import Made, Maker, Target, page_path

_SHELF = f"{urls.SEARCH}names/"


@dataclass(frozen=True)
class SearchView(View):
    """What the page prints: all names by their letters, or of very many the parts, each with its address.

    `asked` is the block of data by which the script understands a query.
    """

    TEMPLATE: ClassVar[str] = "search.jinja"
    letters: tuple[Letters, ...]
    parts: tuple[tuple[Letters, str], ...]
    number: int
    records: int
    articles: int
    events: int
    asked: Markup


@dataclass(frozen=True)
class LettersView(View):
    """What the page of some letters prints."""

    TEMPLATE: ClassVar[str] = "letters.jinja"
    part: Letters


def _parts(names: tuple[Spelt, ...]) -> tuple[Letters, ...]:
    """Return the parts that have pages of their own: none where all names stand on one."""
    return tuple(cut_letters(names)) if are_long(names) else ()


def _plan(context: Context) -> Iterator[Target]:
    names = spelt_names(context)
    pages = tuple(page_path(urls.of_shelf(_SHELF, part.slug)) for part in _parts(names))
    lists = tuple(map(part_of_names, beginnings(names)))
    yield Target("search", "names", (page_path(urls.SEARCH), *pages, NAMES, DATES, *lists))


def _make(context: Context, _key: str) -> Iterator[Made]:
    names = spelt_names(context)
    parts = _parts(names)
    lists = names_by_beginning(context, names)
    view = SearchView(
        letters=() if parts else by_letter(names),
        parts=tuple((part, urls.of_shelf(_SHELF, part.slug)) for part in parts),
        number=sum(not each.voice for each in names),
        records=len({each.id for each in names}),
        articles=len(context.archive.articles),
        events=sum(event.clarity != "subject" for event in context.archive.events.values()),
        asked=data_block("asked", {"tables": tables(), "beginnings": " ".join(lists), **meanings(context)}),
    )
    description = context.say("Places, groups, sources, events, articles and statements, found under any spelling.")
    yield context.page(
        urls.SEARCH, view, title=context.say("Search"), description=description, parts=frozenset({"search"})
    )
    for part in parts:
        title, told = _named(context, part.title)
        yield context.page(urls.of_shelf(_SHELF, part.slug), LettersView(part), title=title, description=told)
    yield Made(NAMES, lambda: names_json(context).encode())
    yield Made(DATES, lambda: dates_json(context).encode())
    for beginning, rows in lists.items():
        yield Made(part_of_names(beginning), rows.encode)


SEARCH = Maker("search", "the search, and every name from A to Z", _plan, _make)


def _named(context: Context, letters: str) -> tuple[str, str]:
    """Return the title and the description of the page of some letters, `""` where it has the names without any."""
    if not letters:
        return context.say("Names: others"), context.say("Names that begin with no letter.")
    return (
        context.say("Names: %(letters)s", letters=letters),
        context.say("Names that begin with %(letters)s.", letters=letters),
    )
