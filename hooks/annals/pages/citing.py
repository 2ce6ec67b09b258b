"""What the pages of records and lists offer for citing: texts, files, and tags for Zotero."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import nh3
from markupsafe import Markup

from annals import urls
from annals.citations.item import Item
from annals.citations.kept import STYLES
from annals.exports import citing as files
from annals.exports import zotero
from annals.model import Entry
from annals.output import Output
from annals.pages.desk import Desk


@dataclass(frozen=True)
class Citing:
    """How a record is cited: `texts` holds the citation in each style by its name, `files` each file by its form."""

    item: Item
    texts: dict[str, Markup]
    files: dict[str, str]


def citing(desk: Desk, entry: Entry, places: Iterable[str] = ()) -> dict[str, Any]:
    """Return what the page of a record is given: `cited`, and the tags of its head; `places` are what it is about."""
    item, url = desk.items[entry.id], urls.of_record(entry)
    kept = desk.kept.of(item, desk.base) or ()
    # what is kept is a file that anyone can propose to change, so its HTML is not trusted
    texts = {
        name: Markup(nh3.clean(text, tags={"i"}, attributes={}))
        for name, text in zip(STYLES.values(), kept, strict=False)
    }
    return {
        "cited": Citing(item, texts, _files(url, files.RECORD)),
        "tags": zotero.tags(desk.archive, entry, item, places),
    }


def files_of(desk: Desk, entry: Entry) -> Iterator[Output]:
    """Yield the files beside a record's page that cite it."""
    return files.record_files(urls.of_record(entry), desk.items[entry.id], entry.path)


def selection(desk: Desk, url: str, ids: Sequence[str]) -> Iterator[Output]:
    """Yield the files with all articles of a list on the page at `url`; none for an empty list."""
    if ids:
        yield from files.list_files(url, desk.entries, ids)


def selection_files(url: str) -> dict[str, str]:
    """Return the URL of each file of a list's articles by the name of its form."""
    return _files(url, files.LIST)


def _files(url: str, name: str) -> dict[str, str]:
    return {form.name: f"{url}{name}{form.suffix}" for form in files.FORMS.values()}


def contexts(desk: Desk, ids: Iterable[str]) -> list[str]:
    """Return the articles of a list as COinS, for pages that are lists and no record's page."""
    return [desk.contexts[id] for id in ids]
