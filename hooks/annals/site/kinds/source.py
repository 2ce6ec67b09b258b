"""The page of a source: what it is, the statements that come from it, who repeated them, what it published."""

from collections.abc import Callable, Iterable, Iterator

from annals import urls
from annals.facts.reported import reported
from annals.facts.statements import Statement
from annals.model import Source
from annals.site.article_lists import list_files
from annals.site.citing import citing
from annals.site.context import Context
from annals.site.pagination import Rows, cut, part_pages, part_paths
from annals.site.record import record_made, record_target
from annals.site.spellings import spellings_of
from annals.site.split import EXCERPT
from annals.site.target import Made, Maker, Target
from annals.site.views.source import SourceAround, SourceView

LONGEST_TABLE = 100
"""Statements that a source's page prints; of more it lists the articles, with links to the statements."""


def _rows(context: Context, source: Source) -> tuple[Rows, Rows]:
    archive, index, url = context.archive, context.index, urls.of_record(source)
    published = cut(archive, "article", index.articles_by.get(source.id, ()), urls.of_shelf(url, "published"))
    return published, cut(archive, "article", index.articles_naming.get(source.id, ()), url)


def _listed(context: Context, id: str) -> tuple[str, ...]:
    """Return the articles that a source published, made parts of or is named in, in the order of the archive."""
    index = context.index
    every = {
        article
        for mapping in (index.articles_by, index.articles_naming, index.articles_crediting)
        for article in mapping.get(id, ())
    }
    return tuple(sorted(every, key=lambda each: (*context.archive.articles[each].published.date.order, each)))


def _plan(context: Context) -> Iterator[Target]:
    for source in context.archive.sources.values():
        yield record_target("source", context, source, part_paths(_rows(context, source)), _listed(context, source.id))


def _make(context: Context, id: str) -> Iterator[Made]:
    archive, index, source = context.archive, context.index, context.archive.sources[id]
    through = index.statements_of(index.claims_through.get(id, ()))
    originated = tuple(statement for statement in through if statement.claim.origin == id)
    others = [statement for statement in through if statement.claim.origin != id]
    rows, owner, listed = _rows(context, source), index.owner(id), _listed(context, id)
    credited = (each for each in index.articles_crediting.get(id, ()) if archive.articles[each].publisher != id)
    around = SourceAround(
        cited=citing(context, source),
        beside=context.listed_beside("source", context.catalog.language, id),
        originated=originated,
        said=reported(index, originated if len(originated) <= LONGEST_TABLE else ()),
        by_article=_by_article(originated) if len(originated) > LONGEST_TABLE else {},
        carriers=_by(originated, lambda s: s.claim.chain[1:]),
        carried=_by(others, lambda s: s.claim.chain[:1]),
        credited=tuple(credited)[:EXCERPT],
        published=rows[0],
        articles=rows[1],
        listed=listed,
        accounts=context.accounts(id),
        points=context.disagreements(id),
    )
    house = context.by_name(each for each in archive.sources if each != id and index.owner(each) == owner)
    view = SourceView(source, house, spellings_of(context, source), around)
    name = context.name(id)
    description = context.say(
        "%(source)s: the statements that come from it, who repeated them, and the articles that mention it.",
        source=name,
    )
    yield from record_made(context, source, view, title=name, description=description)
    yield from list_files(context, urls.of_record(source), listed)
    for each in rows:
        yield from part_pages(context, each, context.say("Source"), urls.of_record(source), name)


SOURCE = Maker("source", "pages of sources", _plan, _make)


def _by_article(statements: Iterable[Statement]) -> dict[str, list[Statement]]:
    """Return statements by the article that makes them, at most a page of articles."""
    found: dict[str, list[Statement]] = {}
    for statement in statements:
        found.setdefault(statement.article.id, []).append(statement)
    return dict(list(found.items())[:EXCERPT])


def _by(statements: Iterable[Statement], sources: Callable[[Statement], Iterable[str]]) -> dict[str, list[str]]:
    """Return claim keys by the sources a function names for each statement."""
    found: dict[str, list[str]] = {}
    for statement in statements:
        for source in sources(statement):
            found.setdefault(source, []).append(statement.key)
    return dict(sorted(found.items(), key=lambda item: (-len(item[1]), item[0])))
