"""The files beside each record's page: its data, its description for machines, and its links."""

import json
from collections.abc import Iterator, Mapping

from annals import signposts, urls
from annals.citations.item import Item
from annals.exports.citing import record_files
from annals.exports.jsonld import build_things, json_ld
from annals.index import Index
from annals.model import Archive
from annals.output import Output
from annals.public import public_record


def files_beside(archive: Archive, index: Index, base: str, items: Mapping[str, Item]) -> Iterator[Output]:
    """Yield the data, description, links and citations of every record of a site at the address `base`.

    `items` holds each record as it is cited, by its id.
    """
    things = build_things(archive, index, base)
    for _kind, entry in archive.entries():
        url = urls.of_record(entry)
        record = json.dumps(public_record(entry), ensure_ascii=False) + "\n"
        yield Output(f"{url}{signposts.RECORD}", record, entry.path)
        yield Output(f"{url}{signposts.JSON_LD}", json_ld(things, entry), entry.path)
        yield Output(f"{url}{signposts.LINKSET}", signposts.linkset(archive, base, entry), entry.path)
        yield from record_files(url, items[entry.id], entry.path)
