"""Articles as data: the table of what they are, and a `NewsArticle` of schema.org."""

from collections.abc import Iterable

from annals import urls
from annals.citations.bylines import agents
from annals.data.claims import CLAIMS
from annals.data.kinds.data_of import DataOf
from annals.data.tables import UCDP, Column, PerRecord, Table
from annals.data.things import Node, Things, iso
from annals.facts.facts import Facts
from annals.language.catalog import message
from annals.model import Article
from annals.model.kinds import ARTICLE


def _articles(facts: Facts, id: str) -> Iterable[Article]:
    article = facts.archive.articles.get(id)
    return (article,) if article else ()


ARTICLES: Table[Article] = Table(
    "articles",
    message("Articles: the press reports in the archive"),
    (
        Column("article", "article id", lambda article: article.id),
        Column("source_headline", "headline", lambda article: article.title, like=UCDP),
        Column("title_romanised", "headline in Latin letters", lambda article: article.title_romanised),
        Column("title_translated", "our translation of the headline", lambda article: article.title_translated),
        Column("source_office", "publisher", lambda article: article.publisher, refers="sources", like=UCDP),
        Column("source_date", "day of publication, EDTF", lambda article: article.published.date.text, like=UCDP),
        Column(
            "date_basis",
            "whether the article states that day, or we inferred it",
            lambda article: article.published.basis,
        ),
        Column("language", "language of the article, a BCP 47 tag", lambda article: article.language),
        Column("url", "address of the original", lambda article: article.url),
        Column("sha256", "SHA-256 sum of the saved text", lambda article: article.sha256),
        Column(
            "paragraphs",
            "paragraphs of the saved text",
            lambda article: article.capture.paragraphs if article.capture else None,
            "integer",
        ),
        Column("claims", "number of statements", lambda article: len(article.claims), "integer"),
        Column("authors", "names in the byline, as printed", lambda article: article.byline, between=" | "),
        Column(
            "published_first", "first possible day of publication", lambda article: article.published.date.lower, "date"
        ),
        Column(
            "published_last", "last possible day of publication", lambda article: article.published.date.upper, "date"
        ),
        Column(
            "url_status",
            "what the address gave when last opened: unchecked, live, moved or gone",
            lambda article: article.address_status,
        ),
        Column("archived", "addresses of copies in web archives", lambda article: article.archived, between=" "),
        Column("rights", "rights statement for the article itself", lambda article: article.rights),
        Column(
            "bytes",
            "length of the saved text in bytes",
            lambda article: article.capture.bytes if article.capture else None,
            "integer",
        ),
        Column(
            "state",
            "how far the record has come: listed, coded with statements, or verified against the saved text",
            lambda article: article.state.value,
        ),
        Column("note", "anything a reader must know, in our words", lambda article: article.note),
        Column("events", "events it reports", lambda article: article.events, between=" "),
        Column("held", "where a copy can be consulted", lambda article: article.held),
        Column("page", "page in print", lambda article: article.printed.page if article.printed else None),
        Column(
            "issue", "number of the printed issue", lambda article: article.printed.issue if article.printed else None
        ),
        Column("abstract_ar", "the abstract in Arabic, in our words", lambda article: article.abstract_ar),
    ),
    PerRecord(lambda facts: facts.ids(ARTICLE.name), _articles),
    urls.of_record,
    searched=("source_headline", "authors"),
    label="source_headline",
    facets=("source_office", "language"),
    sort="published_first",
)


def _thing(things: Things, article: Article) -> Node:
    texts = (credit.source for credit in article.credits if credit.role == "text")
    named = (*article.groups, *article.sources)
    return {
        **things.refs[article.id],
        "headline": article.title,
        "alternativeHeadline": article.title_translated,
        "inLanguage": article.language,
        "datePublished": iso(article.published.date),
        "author": [
            {"@type": "Organization" if is_body else "Person", "name": name}
            for name, is_body in agents(things.archive.source_named, article.authors)
        ],
        "publisher": things.get(article.publisher),
        "sourceOrganization": things.named(texts),
        "url": article.url,
        "archivedAt": list(article.archived),
        "about": things.named(id for id in article.reports if id in things.archive.events),
        "contentLocation": things.named(article.towns),
        "mentions": things.named(named),
        "copyrightHolder": things.only(article.publisher),
        "usageInfo": article.rights,
        "conditionsOfAccess": "Read it at its publisher; this archive holds no text of it.",
    }


DATA = DataOf(ARTICLE, ARTICLES, lambda _article: "NewsArticle", "article", _thing, parts=(CLAIMS,))
