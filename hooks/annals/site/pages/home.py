"""The home page: what the archive is, its towns, where accounts differ, the latest, and ways in."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from annals import urls
from annals.facts.disagreements import Disagreement
from annals.model import Place
from annals.records.basemap import Basemap
from annals.site.context import Desk
from annals.site.map import place_map
from annals.site.output import Output

LATEST = 5
DIFFERING = 4
TOWNS = 40


@dataclass(frozen=True)
class Leading:
    """The origin behind most claims."""

    source: str
    claims: int
    total: int
    articles: int


def home_page(desk: Desk, basemap: Basemap | None) -> Output:
    """Return the home page; `basemap` the outlines behind its map."""
    archive = desk.archive
    disagreements = desk.disagreements
    towns = [(town, number) for town, number in _places(desk) if number][:TOWNS]
    return desk.page(
        urls.HOME,
        "home.jinja",
        title=archive.about.title,
        description=archive.about.subtitle,
        source=archive.about.path,
        about=archive.about,
        about_words="Archive",
        subtitle=archive.about.subtitle,
        counts=_counts(desk, disagreements),
        leading=_leading(desk),
        towns=towns,
        map=place_map(
            _places(desk),
            basemap,
            f"Places of {archive.name(archive.about.region)} and around it in the archive",
            lambda id: urls.relative(urls.HOME, urls.of(archive, id)),
        ),
        differing=sorted(disagreements.items(), key=lambda item: _weight(desk, *item), reverse=True)[:DIFFERING],
        latest=list(archive.articles)[: -LATEST - 1 : -1],
        ways=_WAYS,
    )


_WAYS = (
    ("Chronology", urls.CHRONOLOGY, "every event in order, with a grid of months to jump by"),
    ("Towns and places", urls.TOWNS, "names, who held them when, what happened there"),
    ("Groups", urls.GROUPS, "who fought, and what each outlet calls them"),
    ("Sources", urls.SOURCES, "who said it first, and who carried it"),
    ("Dates", urls.DATES, "by year, month and day"),
    ("Disagreements", urls.DISAGREEMENTS, "every place where accounts part, and why"),
    ("Data", urls.DATA, "claims and events as tables"),
    ("About", "about/", "method, what is taken in, how corroboration is counted"),
    ("How to cite", "cite/", "permalinks and forms of citation"),
    ("Add an article", urls.ADD, "a form that makes the record, for people who do not use git"),
    ("How to contribute", "contribute/", "from a press page to a record"),
)


def _counts(desk: Desk, disagreements: Mapping[str, tuple[Disagreement, ...]]) -> list[tuple[int, str, str]]:
    archive, index = desk.archive, desk.index
    points = sum(point.in_conflict for found in disagreements.values() for point in found)
    origins = {index.house(statement.claim.origin) for statement in index.statements.values()}
    return [
        (len(archive.articles), "articles", urls.ARTICLES),
        (len(archive.events), "events", urls.CHRONOLOGY),
        (len(index.statements), "claims", urls.DATA),
        (len(origins), "origins", urls.SOURCES),
        (points, "disagreements", urls.DISAGREEMENTS),
    ]


def _leading(desk: Desk) -> Leading | None:
    """Return the origin that most claims go back to; publishers' own lines aside."""
    index, statements = desk.index, desk.index.statements.values()
    tally = Counter(index.house(s.claim.origin) for s in statements if len(s.claim.chain) > 1)
    if not tally:
        return None
    source, claims = tally.most_common(1)[0]
    articles = {s.article.id for s in statements if index.house(s.claim.origin) == source}
    return Leading(source, claims, len(index.statements), len(articles))


def _places(desk: Desk) -> list[tuple[Place, int]]:
    """Return the places that are points on a map, with their number of events, those with most first."""
    points = [town for town in desk.archive.places.values() if town.kind not in ("country", "governorate", "region")]
    counted = [(town, len(desk.index.events_in.get(town.id, ()))) for town in points]
    return sorted(counted, key=lambda item: (-item[1], item[0].id))


def _weight(desk: Desk, about: str, points: tuple[Disagreement, ...]) -> tuple[int, int]:
    """Return how much a record's disagreements tell: distinct events first, then points between articles."""
    between = sum(len({s.article.id for s in point.statements}) > 1 for point in points if point.in_conflict)
    return int(desk.index.clarity.get(about) == "distinct"), between
