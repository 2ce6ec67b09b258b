"""The tables of claims: each statement of each article, and how claims relate."""

from collections.abc import Iterable
from typing import NamedTuple

from annals import urls
from annals.data.tables import UCDP, Column, Table, references_of
from annals.facts.facts import Facts
from annals.facts.statements import Report
from annals.facts.versions import scale_of
from annals.language.catalog import message
from annals.model import Claim, Relation
from annals.model.fixed import RELATIONS as KINDS


class Stated(NamedTuple):
    """A claim with its key, its article, the source that stands for its origin's owner, and the event it is about."""

    key: str
    claim: Claim
    article: Report
    house: str
    event: str | None
    status: str


class Related(NamedTuple):
    """A relation, with the key of the claim that has it."""

    key: str
    relation: Relation


def _claims(facts: Facts) -> Iterable[Stated]:
    index, events, words = facts.index, facts.archive.events, facts.archive.vocabulary
    for key, each in index.statements.items():
        about = each.claim.about
        event = about if about in events else None
        house = index.owner(each.claim.origin)
        yield Stated(key, each.claim, each.article, house, event, each.claim.counts(words))


def _relations(facts: Facts) -> Iterable[Related]:
    statements = facts.index.statements
    return (Related(key, relation) for key, each in statements.items() for relation in each.claim.relations)


def _converted(claim: Claim, bound: int | None) -> float | None:
    """Return a bound of a figure in days or kilometres; None where it is stated in them, or counts something."""
    scale = scale_of(claim)
    return None if bound is None or scale == 1 else round(bound * scale, 2)


CLAIMS: Table[Stated] = Table(
    "claims",
    message("Statements: a row for each statement of an article"),
    (
        Column(
            "claim",
            "article id, slash, number of the statement: mt5c42d9/c8 is at the address a/mt5c42d9/#c8",
            lambda row: row.key,
        ),
        Column("article", "article id", lambda row: row.article.id, refers="articles"),
        Column("claim_id", "id within the article", lambda row: row.claim.id),
        Column("about", "id of the event, town, group or source it is about", lambda row: row.claim.about),
        Column("event", "that id, where it is an event", lambda row: row.event, refers="events"),
        Column("states", "what it states, a word of the list of measures", lambda row: row.claim.states),
        Column("side", "whose: a group id{or_sides}", lambda row: row.claim.side),
        Column("subset", "who exactly is counted, where not the whole side", lambda row: row.claim.subset),
        Column("figure", "the figure as stated", lambda row: row.claim.figure.text if row.claim.figure else None),
        Column(
            "low",
            "least that this one figure can mean; of a vague word its coded minimum",
            lambda row: row.claim.figure.low if row.claim.figure else None,
            "integer",
        ),
        Column(
            "high",
            "most that this one figure can mean; empty where it sets no bound",
            lambda row: row.claim.figure.high if row.claim.figure else None,
            "integer",
        ),
        Column("unit", "what is counted, or the unit as stated", lambda row: row.claim.counted_in or None),
        Column(
            "low_converted",
            "low in days, or in kilometres, where the unit is another",
            lambda row: _converted(row.claim, row.claim.figure.low) if row.claim.figure else None,
            "number",
        ),
        Column(
            "high_converted",
            "high in days, or in kilometres, where the unit is another",
            lambda row: _converted(row.claim, row.claim.figure.high) if row.claim.figure else None,
            "number",
        ),
        Column(
            "status",
            "of losses: {statuses}",
            lambda row: row.status or None,
        ),
        Column("value", "what it says where it is no figure, in our words", lambda row: row.claim.value),
        Column("to", "other end of a distance", lambda row: row.claim.to, refers="towns"),
        Column("bearing", "compass point stated with a distance", lambda row: row.claim.bearing),
        Column("term", "the words the article used for the side", lambda row: row.claim.term),
        Column(
            "date_edtf",
            "day it happened, as this article has it, EDTF",
            lambda row: row.claim.when.text if row.claim.when else None,
        ),
        Column("date_words", "the words that date it", lambda row: row.claim.when_words),
        Column(
            "time",
            "time of day: night, dawn, morning, midday, afternoon, evening or late",
            lambda row: row.claim.time,
        ),
        Column("said_edtf", "day it was said, EDTF", lambda row: row.claim.said.text if row.claim.said else None),
        Column(
            "chain",
            "who said it, ids of sources, origin first, publisher last",
            lambda row: row.claim.chain,
            between=" > ",
        ),
        Column(
            "inferred",
            "links of the chain that the paragraph does not name, ids of sources",
            lambda row: row.claim.inferred,
            between=" ",
        ),
        Column(
            "jointly",
            "others whom the same words name as the origin, ids of sources; they are one voice with it",
            lambda row: row.claim.jointly,
            between=" ",
        ),
        Column(
            "speaker", "who spoke for the origin: a public figure, an office or a role", lambda row: row.claim.speaker
        ),
        Column(
            "stance",
            "denies, declines or unverified, where the origin does not make the statement; else empty",
            lambda row: row.claim.stance,
        ),
        Column("source_original", "the origin", lambda row: row.claim.origin, refers="sources", like=UCDP),
        Column(
            "origin_house",
            "the source that stands for the owner of the origin, by which it is counted",
            lambda row: row.house,
            refers="sources",
        ),
        Column("source_office", "the publisher", lambda row: row.article.publisher, refers="sources", like=UCDP),
        Column("source_date", "day of publication, EDTF", lambda row: row.article.published.date.text, like=UCDP),
        Column("paragraph", "paragraph of the saved text", lambda row: row.claim.paragraph, "integer"),
        Column(
            "date_start",
            "first possible day it happened",
            lambda row: row.claim.when.lower if row.claim.when else None,
            "date",
            like=UCDP,
        ),
        Column(
            "date_end",
            "last possible day it happened",
            lambda row: row.claim.when.upper if row.claim.when else None,
            "date",
            like=UCDP,
        ),
        Column("date_reason", "how the words became a date, if not plain", lambda row: row.claim.when_basis),
        Column("said_words", "the words for the day it was said", lambda row: row.claim.said_words),
        Column(
            "evidence",
            "words of the paragraph that state the figure, and the hash of those around them",
            lambda row: str(row.claim.evidence) if row.claim.evidence else None,
        ),
        Column("note", "anything a reader must know, in our words", lambda row: row.claim.note),
        Column(
            "references",
            "where what the note says was read",
            lambda row: references_of(row.claim.references),
            between=" | ",
        ),
    ),
    _claims,
    lambda row: urls.of_claim(row.key),
    searched=("value", "subset", "term", "note"),
    facets=("states", "side", "source_original", "source_office"),
)
RELATIONS: Table[Related] = Table(
    "relations",
    message("Relations: how one statement relates to another"),
    (
        Column("claim", "the statement", lambda row: row.key, refers="claims"),
        Column("relation", f"{', '.join(KINDS)}", lambda row: row.relation.kind),
        Column("other", "the statement that it relates to", lambda row: row.relation.to, refers="claims"),
        Column("basis", "whether a text states the relation, or we inferred it", lambda row: row.relation.basis),
        Column("note", "why, in our words", lambda row: row.relation.note),
    ),
    _relations,
    lambda row: urls.of_claim(row.key),
    keyed=False,
    facets=("relation", "basis"),
)
