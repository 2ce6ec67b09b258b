"""What the page of an article prints, of the record as it is or of an earlier version of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

from annals.citations.statement import statement_cited
from annals.facts.reported import Reported, reported
from annals.facts.shared_text import Reuse
from annals.facts.statements import Statement, statements_of
from annals.language import cldr
from annals.model import Article
from annals.model.version import Version
from annals.site.citing import Citing
from annals.site.context import Context
from annals.site.page import View
from annals.site.statement_rows import Cited, plain

_STATUS = {"unchecked": "link not checked", "live": "live when last opened", "moved": "moved", "gone": "gone"}
_LOOK_UP = "https://web.archive.org/web/*/"
"""Before an address, the page of the Wayback Machine that lists its copies of it."""


@dataclass(frozen=True)
class ArticleView(View):
    """What the page of an article prints.

    `cited` gives the citation of one statement, `copies` where copies are to be looked for if none is known.
    `around` is None where an earlier version of the article is shown.
    """

    TEMPLATE: ClassVar[str] = "article.jinja"
    article: Article
    cited: Cited
    statements: tuple[Statement, ...]
    reported: Reported
    related: Mapping[str, tuple[str, ...]]
    printed: Mapping[str, str]
    url_status: str
    copies: str
    language: str
    around: "Around | None"


@dataclass(frozen=True)
class Around:
    """What stands around an article in the archive as it is now.

    `shared` holds other articles with the distinct events that both report; `reused` those that share
    paragraphs, `reused_by` how many do; `gone` the claims that were taken out, each with the URL of the
    last version that had it.
    """

    citing: Citing
    before: str
    after: str
    shared: Mapping[str, list[str]]
    reused: tuple[tuple[str, Reuse], ...]
    reused_by: int
    comparable: int
    gone: Mapping[str, str]


def past_article(context: Context, article: Article, version: Version, own: str) -> ArticleView:
    """Return what the page of an earlier version of an article prints; `own` is the version's whole address."""
    statements = tuple(statements_of(article).values())
    return article_view(context, article, statements, citer(context, article, own, version), None)


def article_view(
    context: Context, article: Article, statements: tuple[Statement, ...], cited: Cited, around: Around | None
) -> ArticleView:
    """Return what the page of an article prints; without `around` nothing is told of other records."""
    return ArticleView(
        article=article,
        cited=cited,
        statements=statements,
        reported=reported(context.index, statements),
        related={key: found for each in statements if (found := _related(context, key := each.key))} if around else {},
        printed=_printed(article),
        url_status=_STATUS.get(article.address_status, ""),
        copies=f"{_LOOK_UP}{article.url}" if article.url and not article.archived else "",
        language=cldr.language_name(article.language, "en"),
        around=around,
    )


def _related(context: Context, key: str) -> tuple[str, ...]:
    return context.index.related_claims.get(key, ())


def citer(context: Context, article: Article, own: str, version: Version | None) -> Cited:
    """Return what gives the citation of a statement of an article's version at an address."""

    def cited(statement: Statement) -> str:
        said, number = plain(statement, context.archive.name), version.number if version else 0
        return statement_cited(context.archive, article, statement.claim, said, own, number)

    return cited


def _printed(article: Article) -> dict[str, str]:
    """Return where an article stands in print, under the names of what is known of it."""
    if article.printed is None:
        return {}
    found = {
        "page": article.printed.page,
        "section": article.printed.section,
        "issue": article.printed.issue,
        "edition": article.printed.edition,
    }
    return {name: value for name, value in found.items() if value}
