"""The tables of claims: each statement of each article, and how claims relate."""

from collections.abc import Iterable

from annals.data.tables import UCDP, Column, Row, Table
from annals.facts.index import Index
from annals.model import Archive


def _claims(archive: Archive, index: Index) -> Iterable[Row]:
    for key, statement in index.statements.items():
        claim, article = statement.claim, statement.article
        figure, when = claim.figure, claim.when
        yield (
            key, article.id, claim.id, claim.about, claim.states, claim.side, claim.subset,
            figure.text if figure else None, figure.low if figure else None, figure.high if figure else None,
            claim.counted_in or None, claim.value, claim.to, claim.bearing, claim.term,
            when.text if when else None, claim.when_words, claim.said.text if claim.said else None,
            claim.chain, claim.origin, index.house(claim.origin), article.publisher,
            article.published.date.text, claim.paragraph, when.lower if when else None, when.upper if when else None,
            claim.when_basis, claim.said_words, str(claim.evidence) if claim.evidence else None, claim.note,
        )  # fmt: skip


def _relations(archive: Archive, index: Index) -> Iterable[Row]:
    for key, statement in index.statements.items():
        for relation in statement.claim.relations:
            yield key, relation.kind, relation.to, relation.basis, relation.note


CLAIMS = Table(
    "claims",
    "Claims: one statement of one article a row",
    (
        Column("claim", "article id, slash, number of the claim: mt5c42d9/c8 is at the address a/mt5c42d9/#c8"),
        Column("article", "article id", refers="articles"),
        Column("claim_id", "id within the article"),
        Column("about", "id of the event, town, group or source it is about"),
        Column("states", "what it states, a word of the list of measures"),
        Column("side", "whose: a group id, or civilians"),
        Column("subset", "who exactly is counted, where not the whole side"),
        Column("figure", "the figure as stated"),
        Column("low", "least that this one figure can mean; of a vague word its coded minimum", "integer"),
        Column("high", "most that this one figure can mean; empty where it sets no bound", "integer"),
        Column("unit", "what is counted"),
        Column("value", "what it says where it is no figure, in our words"),
        Column("to", "other end of a distance", refers="towns"),
        Column("bearing", "compass point stated with a distance"),
        Column("term", "the words the article used for the side"),
        Column("date_edtf", "day it happened, as this article has it, EDTF"),
        Column("date_words", "the words that date it"),
        Column("said_edtf", "day it was said, EDTF"),
        Column("chain", "who said it, ids of sources, origin first, publisher last", between=" > "),
        Column("source_original", "the origin", refers="sources", like=UCDP),
        Column("origin_house", "the roof the origin is counted under", refers="sources"),
        Column("source_office", "the publisher", refers="sources", like=UCDP),
        Column("source_date", "day of publication, EDTF", like=UCDP),
        Column("paragraph", "paragraph of the saved text", "integer"),
        Column("date_start", "first possible day it happened", "date", like=UCDP),
        Column("date_end", "last possible day it happened", "date", like=UCDP),
        Column("date_reason", "how the words became a date, if not plain"),
        Column("said_words", "the words for the day it was said"),
        Column("evidence", "words of the paragraph that state the figure, and the hash of those around them"),
        Column("note", "anything a reader must know, in our words"),
    ),
    _claims,
    searched=("value", "subset", "term", "note"),
)
RELATIONS = Table(
    "relations",
    "Relations: how one claim relates to another",
    (
        Column("claim", "the claim", refers="claims"),
        Column("relation", "repeats, updates, contradicts, narrows or mutates"),
        Column("other", "the claim that it relates to", refers="claims"),
        Column("basis", "whether a text states the relation, or we inferred it"),
        Column("note", "why, in our words"),
    ),
    _relations,
    keyed=False,
)
