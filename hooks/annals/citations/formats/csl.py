"""Items as CSL-JSON, which citation programs such as Zotero and citeproc read: for the command line alone."""

import json
from collections.abc import Iterable

from annals.citations.formats.format import Format
from annals.citations.item import Csl, Item


def entry(item: Item, *, abstract: bool = False) -> str:
    """Return one item as JSON text, with the address of its record as a note."""
    fields: Csl = {**item.csl, "note": item.note}
    if abstract and item.abstract:
        fields["abstract"] = item.abstract
    return json.dumps(fields, ensure_ascii=False)


def whole(entries: Iterable[str]) -> str:
    """Return a file of entries: a JSON array, one a line."""
    listed = ",\n".join(entries)
    return f"[\n{listed}\n]\n"


FORMAT = Format(
    "csl", "CSL-JSON", ".csl.json", "application/vnd.citationstyles.csl+json", entry, whole, beside=(), lists=False
)
