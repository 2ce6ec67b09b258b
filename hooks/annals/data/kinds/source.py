"""Sources as data: the table of whoever says or carries a statement, and what they are to schema.org."""

from collections.abc import Iterable

from annals.data.kinds import named
from annals.data.kinds.data_of import DataOf
from annals.data.tables import Column, Table
from annals.data.things import Node, Things, names_of, person
from annals.facts.facts import Facts
from annals.language.catalog import message
from annals.model import Source
from annals.model.kinds import SOURCE


def _sources(facts: Facts) -> Iterable[named.Mentioned[Source]]:
    return named.mentioned(facts.archive.sources.values(), facts)


SOURCES: Table[named.Mentioned[Source]] = Table(
    "sources",
    message("Sources: whoever makes a statement or passes it on"),
    (
        Column("source", "source id", lambda row: row.record.id),
        named.NAME,
        named.NAME_AR,
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
            "group on whose side it is a party to what it tells",
            lambda row: row.record.party,
            refers="groups",
        ),
        Column("base", "where it works from", lambda row: row.record.base),
        Column(
            "speakers",
            "public figures who speak for it, and their offices",
            lambda row: tuple(f"{speaker.name}, {speaker.role}" for speaker in row.record.speakers),
            between=" | ",
        ),
        Column("hosts", "host names of its sites", lambda row: row.record.hosts, between=" "),
        Column("independence", "how far it stands from the parties, in our words", lambda row: row.record.independence),
        named.SPELLINGS,
        named.NAMED_IN,
        named.REFERENCES,
    ),
    _sources,
    named.address,
    searched=named.SEARCHED,
    label="name",
    facets=("kind",),
)


def _type(source: Source) -> str:
    kind = source.kind.entry
    if kind.person:
        return "Person"
    return "NewsMediaOrganization" if kind.press or kind.publishes else "Organization"


def _thing(things: Things, source: Source) -> Node:
    return {
        **things.refs[source.id],
        **names_of(things, source),
        "disambiguatingDescription": source.independence,
        "member": [person(speaker) for speaker in source.speakers if not source.kind.entry.person],
    }


DATA = DataOf(SOURCE, SOURCES, _type, "source", _thing)
