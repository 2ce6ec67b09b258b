"""Statements: each claim together with the article that makes it, as far as whoever compares claims may know that."""

from dataclasses import dataclass

from annals.model import Archive, Article, Claim, Published


@dataclass(frozen=True, slots=True)
class Report:
    """Which article makes a statement: its id, who published it, and when. The whole of it is the record of that id.

    No more is here, so that an edit of an article's text changes no page that only compares its claims.
    """

    id: str
    publisher: str
    published: Published


def report_of(article: Article) -> Report:
    """Return an article as its statements know it."""
    return Report(article.id, article.publisher, article.published)


@dataclass(frozen=True, slots=True)
class Statement:
    """A claim together with the article that makes it."""

    article: Report
    claim: Claim

    @property
    def key(self) -> str:
        """Return `article/claim`, unique in the archive."""
        return f"{self.article.id}/{self.claim.id}"


def claims_of(article: Article) -> list[tuple[Claim, str]]:
    """Return the claims of an article, each with its key."""
    before = f"{article.id}/"
    return [(claim, before + claim.id) for claim in article.claims]


def statements_of_all(archive: Archive) -> dict[str, Statement]:
    """Return the statements of all articles, by their keys, in the order of the archive."""
    return {
        key: Statement(report, claim)
        for article in archive.articles.values()
        for report in (report_of(article),)
        for claim, key in claims_of(article)
    }


def statements_of(article: Article) -> dict[str, Statement]:
    """Return the statements of an article, by their keys."""
    report = report_of(article)
    return {key: Statement(report, claim) for claim, key in claims_of(article)}
