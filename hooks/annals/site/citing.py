"""What the pages of records and lists offer for citing: texts, files, and tags for Zotero."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import nh3
from markupsafe import Markup

from annals.citations import zotero
from annals.citations.formats import FORMS
from annals.citations.item import Item
from annals.citations.store import STYLES
from annals.history.canonical import kind_of
from annals.history.record_history import History, history_of
from annals.model import Entry
from annals.site.context import Desk
from annals.site.record_files import RECORD

FILES = Markup(", ".join(f'<a href="{RECORD}{form.suffix}" download>{form.name}</a>' for form in FORMS.values()))
"""Links to the files that cite a record, from its page, beside which they lie."""


@dataclass(frozen=True)
class Citing:
    """How a record is cited: `texts` holds the citation in each style by its name.

    `history` holds its versions, if it has any yet.
    """

    item: Item
    texts: dict[str, Markup]
    history: History | None
    files: Markup = FILES

    @property
    def version(self) -> Markup:
        """Return a link from the record's page to its last version, if it has one."""
        number = self.history.versions[-1].number if self.history else 0
        return Markup(f' of <a href="v{number}/">version {number}</a>') if number else Markup()


def citing(desk: Desk, entry: Entry) -> dict[str, Any]:
    """Return what the page of a record is given: `cited`, and the tags of its head."""
    item = desk.items[entry.id]
    kept = desk.kept.of(item, desk.base) or ()
    # what is kept is a file that anyone can propose to change, so its HTML is not trusted
    texts = {
        name: Markup(nh3.clean(text, tags={"i"}, attributes={}))
        for name, text in zip(STYLES.values(), kept, strict=False)
    }
    return {
        "cited": Citing(item, texts, history_of(desk.archive, kind_of(entry), entry.id)),
        "tags": zotero.tags(desk.archive, entry, item),
    }


def contexts(desk: Desk, ids: Iterable[str]) -> list[str]:
    """Return the articles of a list as COinS, for pages that are lists and no record's page."""
    return [desk.contexts[id] for id in ids]
