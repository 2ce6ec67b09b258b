"""Sources as data: the table of whoever says or carries a statement, and what they are to schema.org."""

from collections.abc import Iterable

from annals.data.kinds.data_of import DataOf
from annals.data.kinds.named import NAME, NAME_AR, NAMED_IN, SEARCHED, SPELLINGS, Mentioned, mentioned
from annals.data.tables import Column, Table
from annals.data.things import Node, Things, names_of
from annals.facts.index import Index
from annals.model import Archive, Source
from annals.model.kinds import SOURCE
from annals.model.vocabulary import PRESS_KINDS


def _sources(archive: Archive, index: Index) -> Iterable[Mentioned[Source]]:
    return mentioned(archive.sources.values(), index)


SOURCES: Table[Mentioned[Source]] = Table(
    "sources",
    "Sources: whoever says or carries a statement",
    (
        Column("source", "source id", lambda row: row.record.id),
        NAME,
        NAME_AR,
        Column("kind", "what kind of source it is", lambda row: row.record.kind),
        Column("same_house", "another source of the same owner", lambda row: row.record.same_house, refers="sources"),
        Column(
            "house",
            "source that stands for all of that owner",
            lambda row: row.index.owner(row.record.id),
            refers="sources",
        ),
        Column(
            "party",
            "group or force on whose side it is a party to the conflict",
            lambda row: row.record.party,
            refers="groups",
        ),
        Column("base", "where it works from", lambda row: row.record.base),
        Column("hosts", "host names of its sites", lambda row: row.record.hosts, between=" "),
        Column("independence", "how far it stands from the parties, in our words", lambda row: row.record.independence),
        SPELLINGS,
        NAMED_IN,
    ),
    _sources,
    searched=SEARCHED,
)


def _type(source: Source) -> str:
    if source.kind == "person":
        return "Person"
    return "NewsMediaOrganization" if source.kind in (*PRESS_KINDS, "state-media") else "Organization"


def _thing(things: Things, source: Source) -> Node:
    return {
        **things.refs[source.id],
        **names_of(source),
        "disambiguatingDescription": source.independence,
    }


DATA = DataOf(SOURCE, SOURCES, _type, "source", _thing)
