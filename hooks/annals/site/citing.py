"""What the pages of records offer for citing: texts, files, and the versions there are."""

from collections.abc import Mapping
from dataclasses import dataclass

import nh3
from markupsafe import Markup

from annals.citations import formats
from annals.citations.item import Item
from annals.citations.store import STYLES
from annals.history.record_history import History, history_of
from annals.model import Entry, kind_of
from annals.site.bidi import mark_html
from annals.site.context import Context
from annals.site.record_files import CITATION


@dataclass(frozen=True)
class Citing:
    """How a record is cited: `texts` holds the citation in each style by its name.

    `history` holds its versions, None where it has none yet; `files` what lies beside the page for
    reference managers, by name, with what a reader calls the format, `entries` what is to be pasted into one, by that
    word; `advice` tells the formats apart, or is `""`.
    """

    item: Item
    texts: Mapping[str, Markup]
    history: History | None
    files: Mapping[str, str]
    entries: Mapping[str, str]
    advice: str


def citing(context: Context, entry: Entry) -> Citing:
    """Return what the page of a record offers for citing it."""
    # what is stored is a file that anyone can propose to change, so its HTML is not trusted
    called, language = context.archive.name(entry.id), context.language(entry.id)
    texts = {
        name: mark_html(nh3.clean(text, tags={"i"}, attributes={}), called, language)
        for name, text in zip(STYLES.values(), context.citations(entry.id), strict=False)
    }
    kind = kind_of(entry).name
    there, printed, item = formats.beside(kind), formats.printed(kind), context.item(entry.id)
    files = {f"{CITATION}{format.suffix}": format.title for format in there}
    entries = {format.title: format.entry(item).rstrip() for format in printed}
    history = history_of(context.archive, kind, entry.id)
    return Citing(item, texts, history, files, entries, formats.advice((*there, *printed), context.catalog))
