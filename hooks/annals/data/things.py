"""What the mappings to schema.org of every kind share: references to records, names, dates."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from annals.facts.index import Index
from annals.model import Archive, Named
from annals.model.source import Speaker
from annals.values.edtf import Edtf, Point, Precision, Shape

SCHEMA = "https://schema.org/"
Node = dict[str, Any]


@dataclass(frozen=True)
class Things:
    """What records are about, for one document: a reference to each by its record's id.

    A reference has type and name beside the address where its document has it first, so that the document can be
    read alone; `told` holds the ids of those. Addresses are those within the site, which stands at `base`. `printed`
    returns the spellings of a record that registered articles alone have.
    """

    archive: Archive
    index: Index
    base: str
    refs: Mapping[str, Node]
    printed: Callable[[str], tuple[str, ...]]
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


def names_of(things: Things, record: Named) -> Node:
    """Return a record's name and its other names, the Arabic one marked as such."""
    others = (*record.spellings, *things.printed(record.id))
    apart = (each for each in others if each != record.name_ar)
    return {"name": record.name, "alternateName": [*in_arabic(record.name_ar), *apart]}


def in_arabic(text: str | None) -> list[Node]:
    """Return a text in Arabic, marked as such; none where there is none."""
    return [{"@value": text, "@language": "ar"}] if text else []


def person(speaker: Speaker) -> Node:
    """Return a public figure who speaks for a source."""
    names = {"name": speaker.name, "alternateName": list(speaker.spellings)}
    return filled({"@type": "Person", **names, "jobTitle": speaker.role})


def filled(node: Node) -> Node:
    """Return a node without the properties that have no value."""
    return {key: value for key, value in node.items() if value not in (None, "", [], ())}


def iso(when: Edtf) -> str | None:
    """Return a date as ISO 8601 can say it, `2015-08-05` or `2015-08`; None for a rough or open one."""
    return _plain(when.text, when.points[0]) if when.shape is Shape.POINT else None


def ends(when: Edtf) -> tuple[str | None, str | None]:
    """Return when something began and ended, each as ISO 8601 can say it; None for what is only a bound of a date.

    Of one day out of several neither is known. An interval says both, and of each as much as is plain.
    """
    if when.shape is Shape.POINT:
        return iso(when), iso(when)
    if when.shape is not Shape.INTERVAL:
        return None, None
    first, last = (_plain(text, end) for text, end in zip(when.text.split("/"), when.ends, strict=True))
    return first, last


def _plain(text: str, point: Point | None) -> str | None:
    fine = point and point.precision in (Precision.DAY, Precision.MONTH, Precision.YEAR)
    return text if fine and point and not (point.uncertain or point.approximate or "X" in text) else None
