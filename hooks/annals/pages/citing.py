"""What the pages of records and lists offer for citing: texts, files, and tags for Zotero."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import nh3
from markupsafe import Markup

from annals import urls
from annals.citations.item import Item
from annals.citations.kept import STYLES
from annals.exports import zotero
from annals.exports.citing import FORMS, RECORD
from annals.histories import History, history_of
from annals.model import Entry
from annals.pages.desk import Desk
from annals.public import kind_of


@dataclass(frozen=True)
class Citing:
    """How a record is cited: `texts` holds the citation in each style by its name, `files` each file by its form.

    `history` holds its versions, if it has any yet.
    """

    item: Item
    texts: dict[str, Markup]
    files: dict[str, str]
    history: History | None


def citing(desk: Desk, entry: Entry, places: Iterable[str] = ()) -> dict[str, Any]:
    """Return what the page of a record is given: `cited`, and the tags of its head; `places` are what it is about."""
    item, url = desk.items[entry.id], urls.of_record(entry)
    kept = desk.kept.of(item, desk.base) or ()
    # what is kept is a file that anyone can propose to change, so its HTML is not trusted
    texts = {
        name: Markup(nh3.clean(text, tags={"i"}, attributes={}))
        for name, text in zip(STYLES.values(), kept, strict=False)
    }
    links = {form.name: f"{url}{RECORD}{form.suffix}" for form in FORMS.values()}
    return {
        "cited": Citing(item, texts, links, history_of(desk.archive, kind_of(entry), entry.id)),
        "tags": zotero.tags(desk.archive, entry, item, places),
    }


def contexts(desk: Desk, ids: Iterable[str]) -> list[str]:
    """Return the articles of a list as COinS, for pages that are lists and no record's page."""
    return [desk.contexts[id] for id in ids]
