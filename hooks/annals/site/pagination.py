"""Long lists, split before a page passes `LONGEST_LIST` rows: by year, and a year by hundreds.

A list within the limit stands whole on its page; a longer one becomes shelves, pages of their own
below it, and the page links to them.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from annals import urls
from annals.facts.calendar import LONGEST_LIST, years_of
from annals.model import Archive
from annals.site.citing import contexts
from annals.site.context import Desk
from annals.site.output import Output


@dataclass(frozen=True)
class Shelf:
    """One part of a split list: a page of its own."""

    name: str
    url: str
    ids: tuple[str, ...]


@dataclass(frozen=True)
class Shelves:
    """A list of ids on a page: all of them, or the parts it was split into. `noun` is event or article."""

    noun: str
    total: int
    ids: tuple[str, ...]
    parts: tuple[Shelf, ...] = ()


def shelve(archive: Archive, noun: str, ids: Sequence[str], url: str) -> Shelves:
    """Return a list ready for a page at `url`: whole where short, else in parts."""
    if len(ids) <= LONGEST_LIST:
        return Shelves(noun, len(ids), tuple(ids))
    by_year: dict[int, list[str]] = {}
    for id in ids:
        by_year.setdefault(_year(archive, id), []).append(id)
    base = urls.of_shelf(url, f"{noun}s")
    parts = [part for year, found in sorted(by_year.items()) for part in _cut(f"{year:04}", found, base)]
    return Shelves(noun, len(ids), (), tuple(parts))


def shelf_pages(desk: Desk, shelves: Shelves, kicker: str, up: str, up_title: str) -> Iterator[Output]:
    """Yield the pages of a list's parts."""
    for part in shelves.parts:
        title = f"{up_title}: {shelves.noun}s, {part.name}"
        whole = Shelves(shelves.noun, len(part.ids), part.ids)
        yield desk.page(
            part.url,
            "shelf.jinja",
            title=title,
            description=title,
            kicker=kicker,
            shelves=whole,
            contexts=contexts(desk, part.ids) if shelves.noun == "article" else [],
            up=up,
            up_title=up_title,
        )


def _cut(name: str, ids: list[str], base: str) -> Iterable[Shelf]:
    if len(ids) <= LONGEST_LIST:
        return [Shelf(name, urls.of_shelf(base, name), tuple(ids))]
    chunks = [ids[start : start + LONGEST_LIST] for start in range(0, len(ids), LONGEST_LIST)]
    return [
        Shelf(f"{name}, part {number}", urls.of_shelf(base, f"{name}-{number}"), tuple(chunk))
        for number, chunk in enumerate(chunks, 1)
    ]


def _year(archive: Archive, id: str) -> int:
    date = archive.events[id].when if id in archive.events else archive.articles[id].published.date
    return next(iter(years_of(date)), 0)
