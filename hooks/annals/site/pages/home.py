"""The home page: what the archive is, a search, who held which town when, where accounts differ, what is new."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from markupsafe import Markup

from annals import sections, urls
from annals.facts.control import Stretch
from annals.facts.disagreements import Disagreement
from annals.facts.holding import Hold
from annals.facts.origins import is_press, voices
from annals.language.catalog import message_pair
from annals.model import About
from annals.model.article import State
from annals.sections import Section
from annals.site.context import Context
from annals.site.map import Map, place_map
from annals.site.page import Page, View
from annals.site.pages.names import ARTICLES, EVENTS, STATEMENTS
from annals.site.place_parts import PlaceParts, place_parts, rough_places
from annals.site.target import Made, Maker, Target, page_path
from annals.site.timeline import timelines

LATELY = 5
DIFFERING = 5
TOWNS = 40
STRIPS = 14


@dataclass(frozen=True)
class Leading:
    """The origin behind most claims."""

    source: str
    claims: int
    total: int
    articles: int


@dataclass(frozen=True)
class HomeView(View):
    """What the home page prints; `counts` holds numbers, the message on each, and where it leads."""

    TEMPLATE: ClassVar[str] = "home.jinja"
    about: About
    counts: tuple[tuple[int, str, str, str], ...]
    leading: Leading | None
    coded: int
    listed: int
    strips: Markup
    holds: tuple[tuple[str, tuple[Hold, ...]], ...]
    towns: PlaceParts
    most: int
    map: Map
    differing: tuple[tuple[str, Disagreement], ...]
    lately: tuple[tuple[str, date], ...]
    ways: tuple[Section, ...]


def _plan(_context: Context) -> Iterator[Target]:
    yield Target("home", "home", (page_path(urls.HOME),))


def _make(context: Context, _key: str) -> Iterator[Made]:
    archive, about = context.archive, context.archive.about
    towns = place_parts(context, (place for place in archive.places.values() if place.is_small))
    page, listed = Page(context, urls.HOME), context.index.articles_in_state.get(State.LISTED.value, ())
    caption = context.say("Places of %(region)s and around it in the archive", region=context.name(about.region))
    holds = _holds(context, towns)
    view = HomeView(
        about=about,
        counts=_counts(context),
        leading=_leading(context),
        coded=len(archive.articles) - len(listed),
        listed=len(listed),
        strips=timelines(_lines(holds), context, context.holders(), page.record_url),
        holds=holds,
        towns=towns,
        most=TOWNS,
        map=place_map(
            towns.every,
            context.basemap,
            caption,
            page.record_url,
            context,
            rough=rough_places(context, towns),
            roads=[place for place in archive.places.values() if place.line],
            half=True,
        ),
        differing=tuple((about_, _first_point(context.disagreements(about_))) for about_ in _differing(context)),
        lately=context.lately_registered(str(LATELY)),
        ways=tuple(section for section in sections.sections_of(archive.vocabulary) if section.text),
    )
    yield context.page(
        urls.HOME, view, title=context.say(about.title), description=context.say(about.subtitle), source=about.path
    )


HOME = Maker("home", "home page", _plan, _make)


def _counts(context: Context) -> tuple[tuple[int, str, str, str], ...]:
    archive, index = context.archive, context.index
    points = sum(context.summary(about).conflicts for about in index.claims_about)
    origins = voices(index, index.statements.values()).count
    events = sum(event.clarity != "subject" for event in archive.events.values())
    return (
        (len(archive.articles), *ARTICLES, urls.ARTICLES),
        (events, *EVENTS, urls.CHRONOLOGY),
        (len(index.statements), *STATEMENTS, urls.DATA),
        (origins, *message_pair("%(number)s original source", "%(number)s original sources"), urls.SOURCES),
        (
            points,
            *message_pair("%(number)s point on which accounts differ", "%(number)s points on which accounts differ"),
            urls.DISAGREEMENTS,
        ),
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


def _holds(context: Context, towns: PlaceParts) -> tuple[tuple[str, tuple[Hold, ...]], ...]:
    """Return who held which town when, of the towns of which something dated is recorded, the region's first."""
    known = ((place.id, context.holds(place.id)) for place, _number in (*towns.region, *towns.elsewhere))
    dated = [(id, holds) for id, holds in known if any(each.start or each.end for each in _drawn(holds))]
    return tuple(dated[:STRIPS])


def _lines(holds: tuple[tuple[str, tuple[Hold, ...]], ...]) -> list[tuple[str, tuple[Stretch, ...]]]:
    return [(id, tuple(_drawn(found))) for id, found in holds]


def _drawn(holds: tuple[Hold, ...]) -> Iterator[Stretch]:
    for hold in holds:
        yield from ((hold.taken, hold.stretch) if hold.taken else (hold.stretch,))


def _differing(context: Context) -> list[str]:
    """Return the records on which accounts differ most: between articles first, then what excludes each other."""
    found = [(context.summary(about), about) for about in context.index.claims_about]
    ranked = [
        (not each.between, each.rank, not each.distinct, -each.between, about)
        for each, about in found
        if each.conflicts
    ]
    return [about for *_weight, about in sorted(ranked)[:DIFFERING]]


def _first_point(points: tuple[Disagreement, ...]) -> Disagreement:
    """Return the point of a record that is shown: the first that lies between articles, else the first."""
    return next((each for each in points if len({s.article.id for s in each.statements}) > 1), points[0])
