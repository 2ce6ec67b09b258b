"""What the mappings to schema.org of every kind share: references to records, names, dates."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from annals.facts.index import Index
from annals.model import Archive, Named
from annals.values.edtf import Edtf, Precision, Shape

SCHEMA = "https://schema.org/"
Node = dict[str, Any]


@dataclass(frozen=True)
class Things:
    """What records are about, for one document: a reference to each by its record's id.

    A reference has type and name beside the address where its document has it first, so that the document can be
    read alone; `told` holds the ids of those. Addresses are those within the site, which stands at `base`.
    """

    archive: Archive
    index: Index
    base: str
    refs: Mapping[str, Node]
    told: set[str] = field(default_factory=set)

    def named(self, ids: Iterable[str]) -> list[Node]:
        """Return references to records, each once; what is no record has none."""
        return [found for id in dict.fromkeys(ids) if (found := self.get(id))]

    def get(self, id: str | None) -> Node | None:
        """Return the reference to a record; None where there is none of that id."""
        if not id or (found := self.refs.get(id)) is None:
            return None
        if id in self.told:
            return {"@id": found["@id"]}
        self.told.add(id)
        return found

    def only(self, id: str) -> Node:
        """Return a reference to a record by its address alone."""
        return {"@id": self.refs[id]["@id"]}


def names_of(record: Named) -> Node:
    """Return a record's name and its other names, the Arabic one marked as such."""
    arabic = record.name_ar
    marked = [{"@value": arabic, "@language": "ar"}] if arabic else []
    return {"name": record.name, "alternateName": [*marked, *(each for each in record.spellings if each != arabic)]}


def filled(node: Node) -> Node:
    """Return a node without the properties that have no value."""
    return {key: value for key, value in node.items() if value not in (None, "", [], ())}


def iso(when: Edtf) -> str | None:
    """Return a date as ISO 8601 can say it, `2015-08-05` or `2015-08`; None for a rough or open one."""
    if when.shape is not Shape.POINT or when.uncertain or when.approximate:
        return None
    fine = when.precision in (Precision.DAY, Precision.MONTH, Precision.YEAR)
    return when.text if fine and "X" not in when.text else None
