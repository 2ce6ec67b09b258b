"""Claims, events and articles as CSV, one row each, columns named after UCDP GED where they mean the same.

UTF-8, comma, LF. A cell that a spreadsheet would take for a formula is led by an apostrophe.
"""

import csv
import io
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from annals import accounts
from annals.index import Index
from annals.model import Archive

Row = tuple[object, ...]


@dataclass(frozen=True)
class Table:
    """A table: its file name, what it holds, its columns with their meanings, and its rows."""

    name: str
    title: str
    columns: dict[str, str]
    rows: Callable[[Archive, Index], Iterable[Row]]

    def render(self, archive: Archive, index: Index) -> str:
        """Return the table as CSV text."""
        out = io.StringIO()
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(self.columns)
        writer.writerows([_cell(value) for value in row] for row in self.rows(archive, index))
        return out.getvalue()


def _cell(value: object) -> object:
    if value is None:
        return ""
    return f"'{value}" if isinstance(value, str) and value[:1] in ("=", "+", "-", "@", "\t") else value


def _claims(archive: Archive, index: Index) -> Iterable[Row]:
    for key, statement in index.statements.items():
        claim, article = statement.claim, statement.article
        figure = claim.figure
        yield (
            key, article.id, claim.id, claim.about, claim.states, claim.side, claim.subset,
            figure.text if figure else None, figure.low if figure else None, figure.high if figure else None,
            claim.counted_in or None, claim.value, claim.to, claim.bearing, claim.term,
            claim.when.text if claim.when else None, claim.when_words, claim.said.text if claim.said else None,
            " > ".join(claim.chain), claim.origin, index.house(claim.origin), article.publisher,
            article.published.date.text, claim.paragraph,
        )  # fmt: skip


def _events(archive: Archive, index: Index) -> Iterable[Row]:
    for event in archive.events.values():
        town = archive.towns[event.place]
        origins = accounts.origins(index, index.statements_of(index.claims_about.get(event.id, ())))
        yield (
            event.id, event.title, event.event_type, event.sub_event_type, 1 if event.clarity == "distinct" else 2,
            event.when.text, event.when.lower, event.when.upper, event.place, event.where_prec,
            town.coordinates.lat if town.coordinates else None, town.coordinates.lon if town.coordinates else None,
            " ".join(event.side_a), " ".join(event.side_b),
            event.control.from_ if event.control else None, event.control.to if event.control else None,
            event.part_of, len(index.articles_about.get(event.id, ())), len(origins),
        )  # fmt: skip


def _articles(archive: Archive, index: Index) -> Iterable[Row]:
    for article in archive.articles.values():
        yield (
            article.id, article.title, article.publisher, article.published.date.text, article.published.basis,
            article.language, article.url, article.capture.sha256, article.capture.paragraphs, len(article.claims),
        )  # fmt: skip


CLAIMS = Table(
    "claims.csv",
    "Claims: one statement of one article a row",
    {
        "claim": "article and claim id, the permalink's last part",
        "article": "article id",
        "claim_id": "id within the article",
        "about": "event, town, group or source it is about",
        "states": "what it states",
        "side": "whose",
        "subset": "who exactly is counted, where not the whole side",
        "figure": "the figure as stated",
        "low": "least it can mean; a vague word's coded minimum",
        "high": "most it can mean; empty where it sets no bound",
        "unit": "what is counted",
        "value": "what it says where it is no figure, in our words",
        "to": "other end of a distance",
        "bearing": "compass point stated with a distance",
        "term": "the words the article used for the side",
        "date_edtf": "day it happened, as this article has it, EDTF",
        "date_words": "the words that date it",
        "said_edtf": "day it was said, EDTF",
        "chain": "who said it, origin first, publisher last",
        "source_original": "the origin (UCDP)",
        "origin_house": "the roof the origin is counted under",
        "source_office": "the publisher (UCDP)",
        "source_date": "day of publication, EDTF (UCDP)",
        "paragraph": "paragraph of the capture",
    },
    _claims,
)
EVENTS = Table(
    "events.csv",
    "Events: what the articles report",
    {
        "event": "event id",
        "title": "what happened",
        "event_type": "ACLED event type",
        "sub_event_type": "ACLED sub-event type",
        "event_clarity": "1 one event, 2 many counted together (UCDP)",
        "date_edtf": "when, EDTF",
        "date_start": "first possible day (UCDP)",
        "date_end": "last possible day (UCDP)",
        "place": "place id",
        "where_prec": "precision of the place, 1 to 7 (UCDP)",
        "latitude": "of the place, WGS 84",
        "longitude": "of the place, WGS 84",
        "side_a": "group ids, or civilians",
        "side_b": "group ids, or civilians",
        "control_from": "who held the place before",
        "control_to": "who held it after",
        "part_of": "event it is a part of",
        "articles": "articles with a claim about it",
        "number_of_origins": "distinct origins, houses under one roof counted once",
    },
    _events,
)
ARTICLES = Table(
    "articles.csv",
    "Articles: the press reports in the archive",
    {
        "article": "article id",
        "source_headline": "headline (UCDP)",
        "source_office": "publisher (UCDP)",
        "source_date": "day of publication, EDTF (UCDP)",
        "date_basis": "stated or inferred",
        "language": "BCP 47 tag",
        "url": "address of the original",
        "sha256": "sum of the saved text",
        "paragraphs": "paragraphs of the saved text",
        "claims": "number of claims",
    },
    _articles,
)
TABLES = (ARTICLES, EVENTS, CLAIMS)
