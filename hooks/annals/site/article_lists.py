"""The articles that a page lists, to be taken along: every format that lists articles is offered beside the page.

To offer another format, name it in `FORMATS` and say how it is written in `annals.site.list_files`.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from annals import urls
from annals.facts.calendar import Almanac
from annals.facts.disagreements import Disagreement
from annals.facts.index import Index
from annals.model import Archive, Group, Place

FORMATS = MappingProxyType(
    {
        "articles.ris": "RIS",
        "articles.csl.json": "CSL-JSON",
        "articles.bib": "BibTeX",
        "articles.csv": "CSV",
        "articles.json": "JSON",
    }
)
"""The files that hold a selection, by name, and what a reader calls each. They lie at the URL of the page.

Those that cite come first, and of them the one that says most.
"""


@dataclass(frozen=True)
class Selection:
    """The articles of a page: the page's name and URL, and the ids of articles in the archive's order."""

    name: str
    url: str
    articles: tuple[str, ...]


def build_selections(
    archive: Archive, index: Index, almanac: Almanac, disagreements: Mapping[str, tuple[Disagreement, ...]]
) -> dict[str, Selection]:
    """Return the selections of places, groups, sources, years, disagreements and all, by URL; empty ones are absent."""
    order = {id: place for place, id in enumerate(archive.articles)}
    found = (
        Selection(name, url, tuple(sorted(set(ids), key=order.__getitem__)))
        for name, url, ids in _lists(archive, index, almanac, disagreements)
    )
    return {selection.url: selection for selection in found if selection.articles}


def _lists(
    archive: Archive, index: Index, almanac: Almanac, disagreements: Mapping[str, tuple[Disagreement, ...]]
) -> Iterator[tuple[str, str, Iterable[str]]]:
    named: tuple[Place | Group, ...] = (*archive.places.values(), *archive.groups.values())
    for record in named:
        yield record.name, urls.of_record(record), index.articles_naming.get(record.id, ())
    for source in archive.sources.values():
        lists = (index.articles_by, index.articles_naming, index.articles_crediting)
        yield source.name, urls.of_record(source), (id for each in lists for id in each.get(source.id, ()))
    for year, entries in almanac.years.items():
        yield str(year), urls.of_year(year), entries.articles
    yield "Articles", urls.ARTICLES, archive.articles
    points = (point for points in disagreements.values() for point in points)
    parted = (statement.article.id for point in points for statement in point.statements)
    yield "Where accounts differ", urls.DISAGREEMENTS, parted
