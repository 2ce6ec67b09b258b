"""The files beside a record's page: its data, its description for machines, and files that cite it.

What lies beside which page is told by `besides`; the links of the page, the files themselves and the page of the data
are made from it.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

from annals import urls
from annals.citations import formats
from annals.citations.formats.format import Format
from annals.data.json_text import json_line
from annals.data.jsonld import json_ld
from annals.data.things import Node, Things
from annals.model import Entry, kind_of
from annals.site.target import Made

if TYPE_CHECKING:
    from annals.site.context import Context

RECORD = "record.json"
JSON_LD = "record.jsonld"
CITATION = "citation"
"""What the files that cite a record are called, before their endings."""


@dataclass(frozen=True)
class Beside:
    """A file beside a record's page: its name and its media type."""

    name: str
    type: str


DESCRIBING = (Beside(RECORD, "application/json"), Beside(JSON_LD, "application/ld+json"))
"""The files that hold the data of a record, whatever its kind."""


def besides(kind: str) -> tuple[Beside, ...]:
    """Return the files that lie beside the page of every record of a kind."""
    return (
        *DESCRIBING,
        *(Beside(f"{CITATION}{each.suffix}", each.media_type) for each in formats.beside(kind)),
    )


def record_files(context: "Context", entry: Entry, data: Mapping[str, Any]) -> Iterator[Made]:
    """Yield the files beside a record's page; `data` are its public data."""
    url = urls.of_record(entry)
    yield Made(f"{url}{RECORD}", partial(json_line, data))
    yield Made(f"{url}{JSON_LD}", partial(_described, context, entry))
    for format in formats.beside(kind_of(entry).name):
        yield Made(f"{url}{CITATION}{format.suffix}", partial(_cited, context, entry, format))


def _described(context: "Context", entry: Entry) -> bytes:
    return json_ld(Things(context.archive, context.index, context.base, _References(context), context.printed), entry)


def _cited(context: "Context", entry: Entry, format: Format) -> bytes:
    return format.write([context.item(entry.id)]).encode()


class _References(Mapping[str, Node]):
    """A reference to what each record is about, made when it is asked for; for one document."""

    def __init__(self, context: "Context") -> None:
        self._context = context
        self._made: dict[str, Node] = {}

    def __getitem__(self, id: str) -> Node:
        if id not in self._made:
            address, kind, name = self._context.reference(id) if id else ("", "", "")
            if not address:
                raise KeyError(id)
            self._made[id] = {"@id": address, "@type": kind, "name": name}
        return self._made[id]

    def __iter__(self) -> Iterator[str]:
        return (entry.id for _kind, entry in self._context.archive.entries())

    def __len__(self) -> int:
        return sum(1 for _ in self)
