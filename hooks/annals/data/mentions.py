"""The tables of whom articles credit, and whom they name in which words."""

from collections.abc import Iterable
from typing import NamedTuple

from annals import urls
from annals.data.tables import Column, PerRecord, Table, references_of, yes_no
from annals.facts.facts import Facts
from annals.language.catalog import message
from annals.model import Credit, kind_of
from annals.model.fields import written_spans
from annals.model.kinds import ARTICLE


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


def _credits(facts: Facts, id: str) -> Iterable[Credited]:
    article = facts.archive.articles.get(id)
    return (Credited(id, credit) for credit in article.credits) if article else ()


def _names(facts: Facts, id: str) -> Iterable[Worded]:
    article = facts.archive.articles.get(id)
    for named, terms in article.names.items() if article else ():
        entry = facts.archive.find(named)
        kind = kind_of(entry).folder if entry else None
        yield from (Worded(id, kind, named, words) for words in terms)


def _articles(facts: Facts) -> Iterable[str]:
    return facts.ids(ARTICLE.name)


CREDITS: Table[Credited] = Table(
    "credits",
    message("Credits: who wrote or made parts of an article"),
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
            lambda row: yes_no(row.credit.credited),
        ),
        Column("basis", "how we know", lambda row: row.credit.basis),
        Column("references", "where that can be read", lambda row: references_of(row.credit.references), between=" | "),
    ),
    PerRecord(_articles, _credits),
    lambda row: f"{urls.of_id(ARTICLE.name, row.article)}#credits",
    keyed=False,
    facets=("role", "credited"),
)
NAMES: Table[Worded] = Table(
    "names",
    message("Names: the words by which an article names a place, group or source"),
    (
        Column("article", "article id", lambda row: row.article, refers="articles"),
        Column("kind", "table of the record that is named: towns, groups or sources", lambda row: row.kind),
        Column("named", "id of that record", lambda row: row.id),
        Column("words", "a spelling or the words the article uses", lambda row: row.words),
    ),
    PerRecord(_articles, _names),
    lambda row: f"{urls.of_id(ARTICLE.name, row.article)}#names",
    searched=("words",),
    keyed=False,
    facets=("kind",),
)
