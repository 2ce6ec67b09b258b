"""The home page: what the archive is, its towns, where accounts differ, the latest, and ways in."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from markupsafe import Markup

from annals import sections, urls
from annals.facts.control import around
from annals.facts.disagreements import Disagreement
from annals.facts.origins import is_press, voices
from annals.language.sorting import sort_key
from annals.model import About, Place
from annals.model.article import State
from annals.model.vocabulary import TOWN_KINDS
from annals.sections import Section
from annals.site.context import Context
from annals.site.map import place_map
from annals.site.page import Page, View
from annals.site.target import Made, Maker, Target, page_path

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


@dataclass(frozen=True)
class HomeView(View):
    """What the home page prints; `counts` holds numbers with their noun and the page they lead to."""

    TEMPLATE: ClassVar[str] = "home.jinja"
    about: About
    counts: tuple[tuple[int, str, str], ...]
    leading: Leading | None
    coded: int
    listed: int
    towns: tuple[tuple[Place, int], ...]
    map: Markup
    differing: tuple[tuple[str, tuple[Disagreement, ...]], ...]
    latest: tuple[str, ...]
    ways: tuple[Section, ...]


def _plan(_context: Context) -> Iterator[Target]:
    yield Target("home", "home", (page_path(urls.HOME),))


def _make(context: Context, _key: str) -> Iterator[Made]:
    archive, about, places = context.archive, context.archive.about, _places(context)
    page, listed = Page(context, urls.HOME), context.index.articles_in_state.get(State.LISTED.value, ())
    caption = f"Places of {archive.name(about.region)} and around it in the archive"
    view = HomeView(
        about=about,
        counts=_counts(context),
        leading=_leading(context),
        coded=len(archive.articles) - len(listed),
        listed=len(listed),
        towns=tuple((place, number) for place, number in places if number)[:TOWNS],
        map=place_map(places, context.basemap, caption, page.record_url),
        differing=tuple((about_, context.disagreements(about_)) for about_ in _differing(context)),
        latest=context.latest_articles(LATEST),
        ways=tuple(section for section in sections.SECTIONS if section.text),
    )
    yield context.page(urls.HOME, view, title=about.title, description=about.subtitle, source=about.path)


HOME = Maker("home", "home page", _plan, _make)


def _counts(context: Context) -> tuple[tuple[int, str, str], ...]:
    archive, index = context.archive, context.index
    points = sum(context.summary(about).conflicts for about in index.claims_about)
    origins = voices(index, index.statements.values()).count
    events = sum(event.clarity != "subject" for event in archive.events.values())
    return (
        (len(archive.articles), "articles", urls.ARTICLES),
        (events, "events", urls.CHRONOLOGY),
        (len(index.statements), "claims", urls.DATA),
        (origins, "origins", urls.SOURCES),
        (points, "disagreements", urls.DISAGREEMENTS),
    )


def _leading(context: Context) -> Leading | None:
    """Return the origin that most claims go back to; the press on its own word aside."""
    index, statements = context.index, context.index.statements.values()
    tally = Counter(index.owner(s.claim.origin) for s in statements if not is_press(index, s.claim.origin))
    if not tally:
        return None
    source, claims = min(tally.items(), key=lambda item: (-item[1], item[0]))
    articles = {s.article.id for s in statements if index.owner(s.claim.origin) == source}
    return Leading(source, claims, len(index.statements), len(articles))


def _places(context: Context) -> list[tuple[Place, int]]:
    """Return the places that are points on a map, with their number of events, those with most first."""
    places = [
        place for place in context.archive.places.values() if place.kind in TOWN_KINDS and _is_near(context, place)
    ]
    counted = [(place, len(context.index.events_in.get(place.id, ()))) for place in places]
    return sorted(counted, key=lambda item: (-item[1], sort_key(item[0].name)))


def _is_near(context: Context, place: Place) -> bool:
    """Return whether a place lies in the country of the archive's region, as far as records tell."""
    region = tuple(around(context.archive, context.archive.about.region))
    return not set(region).isdisjoint(around(context.archive, place.id))


def _differing(context: Context) -> list[str]:
    """Return the records whose disagreements tell most: distinct events first, then points between articles."""
    found = [(context.summary(about), about) for about in context.index.claims_about]
    ranked = [
        (each.rank, not each.distinct, -each.between, about) for each, about in found if each.conflicts or each.others
    ]
    return [about for *_weight, about in sorted(ranked)[:DIFFERING]]
