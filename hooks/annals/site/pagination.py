"""Long lists, cut before a page passes `MOST_ROWS` rows: by year, quarter, month, third of a month and day, then id.

A list within the limit stands whole on its page; of a longer one the parts are pages of their own below
it, and the page links to them. A part is named for its dates, never for its number, so a row more or
less moves nothing else.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar

from annals import urls
from annals.facts.sequence import in_sequence
from annals.model import Archive
from annals.site.context import Context
from annals.site.page import View
from annals.site.split import MOST_ROWS, day_of, in_words, split
from annals.site.target import Made, page_path


@dataclass(frozen=True)
class Part:
    """One part of a list that was cut: its name, the URL of its page, and the ids on it."""

    name: str
    url: str
    ids: tuple[str, ...]


@dataclass(frozen=True)
class Rows:
    """A list of ids on a page: all of them, or the parts it was cut into. `noun` is event or article."""

    noun: str
    total: int
    ids: tuple[str, ...]
    parts: tuple[Part, ...] = ()


@dataclass(frozen=True)
class PartView(View):
    """What the page of a list prints, or of one part of it; a part leads back `up`, a whole list has `""` there."""

    TEMPLATE: ClassVar[str] = "part.jinja"
    kicker: str
    rows: Rows
    listed: tuple[str, ...]
    openurls: tuple[str, ...]
    up: str = ""
    up_title: str = ""


def cut(archive: Archive, noun: str, ids: Sequence[str], url: str, most: int = 0) -> Rows:
    """Return a list ready for a page at `url`: whole where it has `most` rows or fewer, else in parts."""
    if noun == "event":
        ids = in_sequence(archive, ids)
    most = most or MOST_ROWS[noun]
    if len(ids) <= most:
        return Rows(noun, len(ids), tuple(ids))
    base = urls.of_shelf(url, f"{noun}s")
    dated = [(day_of(archive, noun, id), id) for id in ids]
    parts = tuple(Part(name, urls.of_shelf(base, name), found) for name, found in split(dated, most=MOST_ROWS[noun]))
    return Rows(noun, len(ids), (), parts)


def part_paths(lists: Iterable[Rows]) -> tuple[str, ...]:
    """Return the files of the parts of lists."""
    return tuple(page_path(part.url) for rows in lists for part in rows.parts)


def part_pages(context: Context, rows: Rows, kicker: str, up: str, up_title: str) -> Iterator[Made]:
    """Yield the pages of a list's parts."""
    for part in rows.parts:
        time = in_words(part.name, context.catalog)
        if rows.noun == "event":
            title = context.say("%(title)s: events, %(time)s", title=up_title, time=time)
        else:
            title = context.say("%(title)s: articles, %(time)s", title=up_title, time=time)
        view = PartView(kicker, Rows(rows.noun, len(part.ids), part.ids), (), (), up, up_title)
        yield context.page(part.url, view, title=title, description=title)
