"""The files beside each record's page: its data, its description for machines, and its links."""

import json
from collections.abc import Iterator, Mapping

from annals import urls
from annals.citations.formats import FORMS
from annals.citations.item import Item
from annals.data.jsonld import build_things, json_ld
from annals.facts.index import Index
from annals.history.canonical import public_record
from annals.model import Archive
from annals.site import signposting
from annals.site.output import Output


def files_beside(archive: Archive, index: Index, base: str, items: Mapping[str, Item]) -> Iterator[Output]:
    """Yield the data, description, links and citations of every record of a site at the address `base`.

    `items` holds each record as it is cited, by its id.
    """
    things = build_things(archive, index, base)
    for _kind, entry in archive.entries():
        url = urls.of_record(entry)
        record = json.dumps(public_record(entry), ensure_ascii=False) + "\n"
        yield Output(f"{url}{signposting.RECORD}", record, entry.path)
        yield Output(f"{url}{signposting.JSON_LD}", json_ld(things, entry), entry.path)
        yield Output(f"{url}{signposting.LINKSET}", signposting.linkset(archive, base, entry), entry.path)
        yield from record_files(url, items[entry.id], entry.path)


RECORD = "citation"
"""What the files of a record are called, before their endings."""


def record_files(url: str, item: Item, source: str) -> Iterator[Output]:
    """Yield the files beside the page of a record: `a/mt5c42d9/citation.ris`."""
    for form in FORMS.values():
        yield Output(f"{url}{RECORD}{form.suffix}", form.whole([form.entry(item, abstract=True)]), source)
