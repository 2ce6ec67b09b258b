"""The page of an article: what it reports, by what it is about; who made it, and what stands around it."""

from collections.abc import Iterator

from annals import urls
from annals.facts.shared_text import comparable
from annals.language import date_format
from annals.model import Article
from annals.site.citing import citing
from annals.site.context import Context
from annals.site.record import record_made, record_target
from annals.site.target import Made, Maker, Target
from annals.site.views.article import Around, article_view, citer

LONGEST_SHARED = 12
"""Other articles that a page names as covering the same events, or as sharing text."""


def _plan(context: Context) -> Iterator[Target]:
    for article in context.archive.articles.values():
        yield record_target("article", context, article)


def _make(context: Context, id: str) -> Iterator[Made]:
    article = context.archive.articles[id]
    publisher = context.name(article.publisher)
    published = date_format.words(article.published.date, context.catalog)
    own, version = context.item(id).own, context.archive.version(id)
    statements = tuple(context.index.statements[f"{id}/{claim.id}"] for claim in article.claims)
    view = article_view(context, article, statements, citer(context, article, own, version), _around(context, article))
    description = context.say(
        "%(outlet)s, %(day)s: what the article reports, statement by statement, and who said it.",
        outlet=publisher,
        day=published,
    )
    yield from record_made(context, article, view, title=article.title, description=description)


ARTICLE = Maker("article", "pages of articles", _plan, _make)


def _around(context: Context, article: Article) -> Around:
    before, after = context.articles_around(article.id)
    reused = context.shared_text(article.id)
    return Around(
        citing=citing(context, article),
        before=before,
        after=after,
        shared=_shared(context, article),
        side_by_side=_side_by_side(context, article),
        reused=tuple(reused.items())[:LONGEST_SHARED],
        reused_by=len(reused),
        comparable=comparable(article),
    )


def _shared(context: Context, article: Article) -> dict[str, list[str]]:
    """Return the other articles that report the same distinct events, each with those events.

    What is counted over time, such as a war's toll, is left out: every article tells of it. Of
    many articles those that share most are named; the events' pages have all.
    """
    index, shared = context.index, dict[str, list[str]]()
    for about in article.reports:
        if index.is_distinct(about):
            for other in index.articles_about[about]:
                if other != article.id:
                    shared.setdefault(other, []).append(about)
    order = {id: (*context.archive.articles[id].published.date.order, id) for id in shared}
    nearest = sorted(shared, key=lambda id: (-len(shared[id]), order[id]))[:LONGEST_SHARED]
    return {id: shared[id] for id in sorted(nearest, key=lambda id: order[id])}


def _side_by_side(context: Context, article: Article) -> dict[str, str]:
    """Return the address of each page that lays an article beside another, by the id of the other."""
    events = (about for about in article.reports if about in context.archive.events)
    paired = {id for about in events for pair in context.pairs(about) if article.id in pair[:2] for id in pair[:2]}
    everyone = context.together() if article.claims else ()
    return {id: urls.of_pair(*sorted((article.id, id))) for id in sorted({*paired, *everyone} - {article.id})}
