"""What the page of an article prints, of the record as it is or of an earlier version of it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import ClassVar

from annals.citations.statement import statement_cited
from annals.facts.reported import Reported, reported
from annals.facts.shared_text import Reuse
from annals.facts.statements import Statement, statements_of
from annals.history.record_history import History, history_of
from annals.language.catalog import ENGLISH, message
from annals.model import Article
from annals.model.version import Version
from annals.site.citing import Citing
from annals.site.context import Context
from annals.site.labels import Labels, Speaking
from annals.site.page import View
from annals.site.statement_rows import Cited, plain
from annals.site.then import Then

URL_STATUS = {
    "unchecked": message("link not checked"),
    "live": message("live when last opened"),
    "moved": message("moved"),
    "gone": message("gone"),
}
"""What the address of an original gave when last opened, in words."""

_LOOK_UP = "https://web.archive.org/web/*/"
"""Before an address, the page of the Wayback Machine that lists its copies of it."""


@dataclass(frozen=True)
class ArticleView(View):
    """What the page of an article prints.

    `cited` gives the citation of one statement, None where they stand on the record's own page; `copies` says where
    copies are to be looked for if none is known; `gone` holds the claims that were taken out, each with the URL of the
    last version that had it.
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
    gone: Mapping[str, str]
    around: "Around | None"


@dataclass(frozen=True)
class Around:
    """What stands around an article in the archive as it is now.

    `shared` holds other articles with the distinct events that both report, `side_by_side` the address at which the
    two are compared, where there is one; `reused` those that share paragraphs, `reused_by` how many do.
    """

    citing: Citing
    before: str
    after: str
    shared: Mapping[str, list[str]]
    side_by_side: Mapping[str, str]
    reused: tuple[tuple[str, Reuse], ...]
    reused_by: int
    comparable: int


def past_article(
    context: Context, article: Article, history: History, version: Version, own: str, then: Then
) -> ArticleView:
    """Return what the page of a version of an article prints; `own` is the version's whole address.

    The record's own page has the citations of the statements of its current version.
    """
    until = replace(history, versions=history.versions[: version.number])
    statements = tuple(statements_of(article).values())
    found = reported(context.index, statements, then.happened)
    is_current = version is history.versions[-1]
    cited = None if is_current else citer(context, article, own, version, then.name)
    view = _view(article, statements, found, cited)
    return replace(view, gone=_gone(article, until))


def article_view(
    context: Context, article: Article, statements: tuple[Statement, ...], cited: Cited, around: Around
) -> ArticleView:
    """Return what the page of an article prints as it is now."""
    related = {each.key: found for each in statements if (found := context.index.related_claims.get(each.key, ()))}
    view = _view(article, statements, reported(context.index, statements), cited)
    history = history_of(context.archive, "article", article.id)
    return replace(view, related=related, gone=_gone(article, history) if history else {}, around=around)


def _view(article: Article, statements: tuple[Statement, ...], found: Reported, cited: Cited) -> ArticleView:
    return ArticleView(
        article=article,
        cited=cited,
        statements=statements,
        reported=found,
        related={},
        printed=_printed(article),
        url_status=URL_STATUS.get(article.address_status, ""),
        copies=f"{_LOOK_UP}{article.url}" if article.url and not article.archived else "",
        language=article.language,
        gone={},
        around=None,
    )


def citer(
    context: Context, article: Article, own: str, version: Version | None, name: Callable[[str], str] | None = None
) -> Cited:
    """Return what gives the citation of a statement of an article's version at an address.

    `name` gives what a record is called where that is not what it is called now.
    """
    called = name or context.archive.name
    words = Labels(Speaking(ENGLISH, called))

    def cited(statement: Statement) -> str:
        said, number = plain(statement, words, called), version.number if version else 0
        return statement_cited(context.archive, article, statement.claim, said, own, number, called)

    return cited


def _gone(article: Article, history: History) -> dict[str, str]:
    """Return the claims that were taken out of an article, each with the URL of the last version that had it."""
    if len(history.versions) == 1:
        return {}
    present = {claim.id for claim in article.claims}
    return {id: history.url_of(version) for id, version in history.gone_claims().items() if id not in present}


def _printed(article: Article) -> dict[str, str]:
    """Return where an article stands in print, under the names of what is known of it."""
    if article.printed is None:
        return {}
    found = {
        message("page"): article.printed.page,
        message("section"): article.printed.section,
        message("issue"): article.printed.issue,
        message("edition"): article.printed.edition,
    }
    return {name: value for name, value in found.items() if value}
