"""The tables that take apart what others hold as lists: spellings of names, chains of claims, places of events."""

from collections.abc import Iterator
from typing import NamedTuple

from annals import urls
from annals.data.tables import Column, Table, yes_no
from annals.facts.facts import Facts
from annals.language.arabic import has_arabic
from annals.language.catalog import message
from annals.model import Event, Named, kind_of


class Spelt(NamedTuple):
    """One of the names of a record."""

    record: Named
    name: str


class Link(NamedTuple):
    """One source in the chain of a claim."""

    key: str
    step: int
    source: str
    inferred: bool
    role: str


class Located(NamedTuple):
    """One of the places of an event, or one that it concerns."""

    event: Event
    place: str
    step: int
    concerns: bool


def _spellings(facts: Facts) -> Iterator[Spelt]:
    for record in facts.archive.named():
        names = (*record.known_names, *record.ambiguous, *facts.printed(record.id))
        yield from (Spelt(record, name) for name in dict.fromkeys(names))


def _links(facts: Facts) -> Iterator[Link]:
    for key, statement in facts.index.statements.items():
        claim = statement.claim
        yield Link(key, 1, claim.origin, claim.origin in claim.inferred, "origin")
        yield from (Link(key, 1, source, False, "jointly") for source in claim.jointly)
        for step, source in enumerate(claim.chain[1:], 2):
            yield Link(key, step, source, source in claim.inferred, "link")


def _places(facts: Facts) -> Iterator[Located]:
    for event in facts.archive.events.values():
        for step, place in enumerate((*event.places, *event.concerns), 1):
            yield Located(event, place, step, step > len(event.places))


SPELLINGS: Table[Spelt] = Table(
    "spellings",
    message("Spellings: a row for each name of a place, group or source"),
    (
        Column("record", "id of the record", lambda row: row.record.id),
        Column("kind", "town, group or source", lambda row: kind_of(row.record).name),
        Column("name", "the name, or another spelling of it, in its record or in articles", lambda row: row.name),
        Column(
            "language",
            "ar for Arabic script, en for Latin",
            lambda row: "ar" if has_arabic(row.name) else "en",
        ),
        Column(
            "ambiguous",
            "yes where it is also another word, else no",
            lambda row: yes_no(row.name in row.record.ambiguous),
        ),
    ),
    _spellings,
    lambda row: urls.of_id(kind_of(row.record).name, row.record.id),
    searched=("name",),
    keyed=False,
    facets=("kind", "language"),
)
CHAIN_LINKS: Table[Link] = Table(
    "chain_links",
    message("Who said it, through whom: a row for each source of a statement"),
    (
        Column("claim", "the statement", lambda row: row.key, refers="claims"),
        Column("step", "place in the chain, from 1, the origin", lambda row: row.step, "integer"),
        Column("source", "the source", lambda row: row.source, refers="sources"),
        Column(
            "inferred",
            "yes where the paragraph does not name it, and it probably came through it, else no",
            lambda row: yes_no(row.inferred),
        ),
        Column(
            "role",
            "origin, jointly where the same words name it beside the origin, or link; the last link is the publisher",
            lambda row: row.role,
        ),
    ),
    _links,
    lambda row: urls.of_claim(row.key),
    keyed=False,
    facets=("source", "role"),
    for_queries=True,
)
EVENT_PLACES: Table[Located] = Table(
    "event_places",
    message("Places of events: a row for each place of an event"),
    (
        Column("event", "the event", lambda row: row.event.id, refers="events"),
        Column("place", "the place", lambda row: row.place, refers="towns"),
        Column("step", "place among these, from 1, where it is drawn", lambda row: row.step, "integer"),
        Column(
            "concerns",
            "yes where the event was about it and did not happen there, else no",
            lambda row: yes_no(row.concerns),
        ),
    ),
    _places,
    lambda row: urls.of_record(row.event),
    keyed=False,
    facets=("place",),
    for_queries=True,
)
