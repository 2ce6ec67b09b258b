"""The page of a source: what it is, what it originated, who carried it, whose roof it shares."""

from collections.abc import Callable, Iterable, Iterator

from annals import urls
from annals.facts.calendar import LONGEST_LIST
from annals.facts.index import Statement
from annals.model import Source
from annals.site.citing import citing
from annals.site.context import Desk
from annals.site.output import Output
from annals.site.pagination import shelf_pages, shelve
from annals.site.spellings import spellings_of

LONGEST_TABLE = 100
"""Claims that a source's page prints whole; of more it lists the articles, with links to the claims."""


def source_pages(desk: Desk) -> Iterator[Output]:
    """Yield a page for each source, and those of its long lists."""
    for source in desk.archive.sources.values():
        yield from _pages(desk, source)


def _pages(desk: Desk, source: Source) -> Iterator[Output]:
    archive, index, url = desk.archive, desk.index, urls.of_record(source)
    through = index.statements_of(index.claims_through.get(source.id, ()))
    originated = [statement for statement in through if statement.claim.origin == source.id]
    others = [statement for statement in through if statement.claim.origin != source.id]
    published = shelve(archive, "article", index.articles_by.get(source.id, ()), urls.of_shelf(url, "published"))
    articles = shelve(archive, "article", index.articles_naming.get(source.id, ()), url)
    house = index.house(source.id)
    yield desk.page(
        url,
        "source.jinja",
        title=source.name,
        description=f"{source.name}: what it said first, who carried it, and the articles that name it.",
        entry=source,
        **citing(desk, source),
        record=source,
        originated=originated,
        by_article=_by_article(originated) if len(originated) > LONGEST_TABLE else {},
        carried_count=len(others),
        carriers=_by(originated, lambda s: s.claim.chain[1:]),
        carried=_by(others, lambda s: s.claim.chain[:1]),
        roof=[id for id in archive.sources if id != source.id and index.house(id) == house],
        credited=[
            id for id in index.articles_crediting.get(source.id, ()) if archive.articles[id].publisher != source.id
        ][:LONGEST_LIST],
        published=published,
        articles=articles,
        spellings=spellings_of(desk, source),
        accounts=desk.accounts.get(source.id, ()),
        points=desk.disagreements.get(source.id, ()),
    )
    for shelves in (published, articles):
        yield from shelf_pages(desk, shelves, "Source", url, source.name)


def _by_article(statements: Iterable[Statement]) -> dict[str, list[Statement]]:
    """Return statements by the article that makes them, at most a page of articles."""
    found: dict[str, list[Statement]] = {}
    for statement in statements:
        found.setdefault(statement.article.id, []).append(statement)
    return dict(list(found.items())[:LONGEST_LIST])


def _by(statements: Iterable[Statement], sources: Callable[[Statement], Iterable[str]]) -> dict[str, list[str]]:
    """Return claim keys by the sources a function names for each statement."""
    found: dict[str, list[str]] = {}
    for statement in statements:
        for source in sources(statement):
            found.setdefault(source, []).append(statement.key)
    return dict(sorted(found.items(), key=lambda item: (-len(item[1]), item[0])))
