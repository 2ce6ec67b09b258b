"""The tables of articles: what they are, whom they credit, and whom they name in which words."""

from collections.abc import Iterable

from annals.data.tables import UCDP, Column, Row, Table
from annals.facts.index import Index
from annals.history.canonical import kind_of
from annals.model import Archive, folder
from annals.model.fields import written_spans


def _articles(archive: Archive, index: Index) -> Iterable[Row]:
    for article in archive.articles.values():
        yield (
            article.id, article.title, article.publisher, article.published.date.text, article.published.basis,
            article.language, article.url, article.capture.sha256, article.capture.paragraphs, len(article.claims),
            article.authors, article.published.date.lower, article.published.date.upper, article.url_status,
            article.archived, article.rights, article.capture.bytes,
        )  # fmt: skip


def _credits(archive: Archive, index: Index) -> Iterable[Row]:
    for article in archive.articles.values():
        for credit in article.credits:
            yield (
                article.id, credit.source, credit.role, written_spans(credit.paragraphs),
                "yes" if credit.credited else "no", credit.basis,
            )  # fmt: skip


def _names(archive: Archive, index: Index) -> Iterable[Row]:
    for article in archive.articles.values():
        for id, terms in article.names.items():
            entry = archive.find(id)
            for term in terms:
                yield article.id, folder(kind_of(entry)) if entry else None, id, term


ARTICLES = Table(
    "articles",
    "Articles: the press reports in the archive",
    (
        Column("article", "article id"),
        Column("source_headline", "headline", like=UCDP),
        Column("source_office", "publisher", refers="sources", like=UCDP),
        Column("source_date", "day of publication, EDTF", like=UCDP),
        Column("date_basis", "whether the article states that day, or we inferred it"),
        Column("language", "language of the article, a BCP 47 tag"),
        Column("url", "address of the original"),
        Column("sha256", "SHA-256 sum of the saved text"),
        Column("paragraphs", "paragraphs of the saved text", "integer"),
        Column("claims", "number of claims", "integer"),
        Column("authors", "names in the byline, as printed", between=" | "),
        Column("published_first", "first possible day of publication", "date"),
        Column("published_last", "last possible day of publication", "date"),
        Column("url_status", "what the address gave when last opened: unchecked, live, moved or gone"),
        Column("archived", "addresses of copies in web archives", between=" "),
        Column("rights", "rights statement for the article itself"),
        Column("bytes", "length of the saved text in bytes", "integer"),
    ),
    _articles,
    searched=("source_headline", "authors"),
)
CREDITS = Table(
    "credits",
    "Credits: who made which part of an article",
    (
        Column("article", "article id", refers="articles"),
        Column("source", "the maker", refers="sources"),
        Column("role", "what they made: text or photo"),
        Column("paragraphs", "paragraphs of the saved text, such as 3-9, 12"),
        Column("credited", "yes where the article itself names the maker, else no"),
        Column("basis", "how we know"),
    ),
    _credits,
    keyed=False,
)
NAMES = Table(
    "names",
    "Names: the words by which an article names a place, group or source",
    (
        Column("article", "article id", refers="articles"),
        Column("kind", "table of the record that is named: towns, groups or sources"),
        Column("named", "id of that record"),
        Column("words", "a spelling or the words the article uses"),
    ),
    _names,
    searched=("words",),
    keyed=False,
)
