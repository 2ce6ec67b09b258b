"""The tables of claims: each statement of each article, and how claims relate."""

from collections.abc import Iterable
from typing import NamedTuple

from annals.data.tables import UCDP, Column, Table
from annals.facts.index import Index
from annals.facts.statements import Report
from annals.model import Archive, Claim, Relation


class Stated(NamedTuple):
    """A claim with its key, its article, and the source that stands for all of its origin's owner."""

    key: str
    claim: Claim
    article: Report
    house: str


class Related(NamedTuple):
    """A relation, with the key of the claim that has it."""

    key: str
    relation: Relation


def _claims(archive: Archive, index: Index) -> Iterable[Stated]:
    return (
        Stated(key, each.claim, each.article, index.owner(each.claim.origin)) for key, each in index.statements.items()
    )


def _relations(archive: Archive, index: Index) -> Iterable[Related]:
    return (Related(key, relation) for key, each in index.statements.items() for relation in each.claim.relations)


CLAIMS: Table[Stated] = Table(
    "claims",
    "Claims: one statement of one article a row",
    (
        Column(
            "claim",
            "article id, slash, number of the claim: mt5c42d9/c8 is at the address a/mt5c42d9/#c8",
            lambda row: row.key,
        ),
        Column("article", "article id", lambda row: row.article.id, refers="articles"),
        Column("claim_id", "id within the article", lambda row: row.claim.id),
        Column("about", "id of the event, town, group or source it is about", lambda row: row.claim.about),
        Column("states", "what it states, a word of the list of measures", lambda row: row.claim.states),
        Column("side", "whose: a group id, or civilians", lambda row: row.claim.side),
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
        Column("unit", "what is counted", lambda row: row.claim.counted_in or None),
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
        Column("said_edtf", "day it was said, EDTF", lambda row: row.claim.said.text if row.claim.said else None),
        Column(
            "chain",
            "who said it, ids of sources, origin first, publisher last",
            lambda row: row.claim.chain,
            between=" > ",
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
    ),
    _claims,
    searched=("value", "subset", "term", "note"),
)
RELATIONS: Table[Related] = Table(
    "relations",
    "Relations: how one claim relates to another",
    (
        Column("claim", "the claim", lambda row: row.key, refers="claims"),
        Column("relation", "repeats, updates, contradicts, narrows or mutates", lambda row: row.relation.kind),
        Column("other", "the claim that it relates to", lambda row: row.relation.to, refers="claims"),
        Column("basis", "whether a text states the relation, or we inferred it", lambda row: row.relation.basis),
        Column("note", "why, in our words", lambda row: row.relation.note),
    ),
    _relations,
    keyed=False,
)
