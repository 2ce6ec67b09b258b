"""Titles of articles and events in small lists, for the page for what is not there: an address may be a headline.

There is a list for each kind; a long one is in parts, by the first letters of a title. `assets/titles.js` reads them
and folds titles as `words_of` does.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from functools import partial

from annals import urls
from annals.model import Archive
from annals.site.context import Context
from annals.site.pages.ids import IN_PARTS
from annals.site.target import Made, Maker, Target

FOLDER = f"{urls.SEARCH}titles/"
WHOLE = 300
"""Titles that are one list, at most; a title takes some eighty bytes."""

_FIRST = 2
"""Letters by which a long list is cut."""

_UNSEEN = ("M", "Cf")
"""Categories of characters that are no part of a word: marks, and what steers the letters around it."""

_WORD = re.compile(r"[^\W_]+")


def words_of(text: str) -> list[str]:
    """Return the words of a text in small letters, without marks and invisible characters."""
    if text.isascii():  # nearly all titles are, and nothing in them is left out
        return _WORD.findall(text.lower())
    plain = unicodedata.normalize("NFKD", text).lower()
    return _WORD.findall("".join(each for each in plain if not unicodedata.category(each).startswith(_UNSEEN)))


def _plan(context: Context) -> Iterator[Target]:
    yield Target("titles", "all", tuple(_lists(context.archive)))


def _make(context: Context, _key: str) -> Iterator[Made]:
    for path, lines in _lists(context.archive).items():
        yield Made(path, partial(_written, lines))


TITLES = Maker("titles", "titles in lists", _plan, _make)


def _lists(archive: Archive) -> dict[str, list[str]]:
    """Return the lines of each list by its path."""
    articles = (
        (each.id, (each.title, each.title_romanised, each.title_translated)) for each in archive.articles.values()
    )
    events = ((each.id, (each.title, each.title_ar)) for each in archive.events.values())
    return {**_of_kind("article", dict(articles)), **_of_kind("event", dict(events))}


def _of_kind(kind: str, titles: Mapping[str, tuple[str | None, ...]]) -> dict[str, list[str]]:
    rows = [(id, title) for id, each in sorted(titles.items()) for title in each if title]
    whole = f"{FOLDER}{kind}.txt"
    if len(rows) <= WHOLE:
        return {whole: [_line(*row) for row in rows]}
    found: dict[str, list[str]] = {whole: [IN_PARTS.strip()]}
    for id, title in rows:
        first = "".join(words_of(title))[:_FIRST]
        if first:
            name = "-".join(f"{ord(letter):x}" for letter in first)
            found.setdefault(f"{FOLDER}{kind}-{name}.txt", []).append(_line(id, title))
    return found


def _line(id: str, title: str) -> str:
    return f"{id}\t{' '.join(title.split())}"


def _written(lines: list[str]) -> bytes:
    """Return a list as text: on each line an id and a title, with a tab between."""
    return "".join(f"{line}\n" for line in lines).encode()
