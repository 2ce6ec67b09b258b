"""The tables of whom articles credit, and whom they name in which words."""

from collections.abc import Iterable
from typing import NamedTuple

from annals.data.tables import Column, Table
from annals.facts.index import Index
from annals.model import Archive, Credit, kind_of
from annals.model.fields import written_spans


class Credited(NamedTuple):
    """A credit, with the id of the article that has it."""

    article: str
    credit: Credit


class Worded(NamedTuple):
    """One of the words by which an article names a record, with the ids of both, and the record's table if known."""

    article: str
    kind: str | None
    id: str
    words: str


def _credits(archive: Archive, _index: Index) -> Iterable[Credited]:
    return (Credited(article.id, credit) for article in archive.articles.values() for credit in article.credits)


def _names(archive: Archive, _index: Index) -> Iterable[Worded]:
    for article in archive.articles.values():
        for id, terms in article.names.items():
            entry = archive.find(id)
            kind = kind_of(entry).folder if entry else None
            yield from (Worded(article.id, kind, id, words) for words in terms)


CREDITS: Table[Credited] = Table(
    "credits",
    "Credits: who made which part of an article",
    (
        Column("article", "article id", lambda row: row.article, refers="articles"),
        Column("source", "the maker", lambda row: row.credit.source, refers="sources"),
        Column("role", "what they made: text or photo", lambda row: row.credit.role),
        Column(
            "paragraphs",
            "paragraphs of the saved text, such as 3-9, 12",
            lambda row: written_spans(row.credit.paragraphs),
        ),
        Column(
            "credited",
            "yes where the article itself names the maker, else no",
            lambda row: "yes" if row.credit.credited else "no",
        ),
        Column("basis", "how we know", lambda row: row.credit.basis),
    ),
    _credits,
    keyed=False,
)
NAMES: Table[Worded] = Table(
    "names",
    "Names: the words by which an article names a place, group or source",
    (
        Column("article", "article id", lambda row: row.article, refers="articles"),
        Column("kind", "table of the record that is named: towns, groups or sources", lambda row: row.kind),
        Column("named", "id of that record", lambda row: row.id),
        Column("words", "a spelling or the words the article uses", lambda row: row.words),
    ),
    _names,
    searched=("words",),
    keyed=False,
)
