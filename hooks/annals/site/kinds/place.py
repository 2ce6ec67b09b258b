"""The page of a place: names, position, who held it when, events, articles, distances."""

from collections import Counter
from collections.abc import Iterator
from datetime import date

from annals import urls
from annals.facts.control import control_of
from annals.facts.disagreements import Disagreement
from annals.facts.distances import distances_of
from annals.facts.index import Statement
from annals.model import Place
from annals.site.citing import citing
from annals.site.context import Desk
from annals.site.output import Output
from annals.site.pagination import shelf_pages, shelve
from annals.site.spellings import spellings_of
from annals.site.timeline import holders_of, strip


def place_pages(desk: Desk) -> Iterator[Output]:
    """Yield a page for each place, and those of its long lists."""
    holders = holders_of(desk.archive)
    for town in desk.archive.places.values():
        yield from _pages(desk, town, holders)


def _pages(desk: Desk, town: Place, holders: list[str]) -> Iterator[Output]:
    archive, index, url = desk.archive, desk.index, urls.of_record(town)
    events = shelve(archive, "event", index.events_in.get(town.id, ()), url)
    articles = shelve(archive, "article", index.articles_naming.get(town.id, ()), url)
    stretches = control_of(archive, index, town.id)
    points = desk.disagreements.get(town.id, ())
    yield desk.page(
        url,
        "town.jinja",
        title=town.name,
        description=f"{town.name}: names, position, who held it when, events and the articles that name it.",
        entry=town,
        **citing(desk, town),
        town=town,
        stretches=stretches,
        strip=strip(town.name, stretches, archive, holders, lambda id: urls.relative(url, urls.of(archive, id))),
        events=events,
        articles=articles,
        points=points,
        returns=returns(desk, points),
        accounts=[a for a in desk.accounts.get(town.id, ()) if a.topic.states != "distance"],
        distances=distances_of(archive, index, town.id),
        groups=_groups(desk, town),
        spellings=spellings_of(desk, town),
        places=index.places_in.get(town.id, ()),
    )
    for shelves in (events, articles):
        yield from shelf_pages(desk, shelves, "Place", url, town.name)


def _groups(desk: Desk, town: Place) -> dict[str, int]:
    """Return the groups met at a place with the number of events, the most often met first."""
    events = (desk.archive.events[id] for id in desk.index.events_in.get(town.id, ()))
    met = Counter(side for event in events for side in event.sides if side in desk.archive.groups)
    return dict(met.most_common())


def returns(desk: Desk, points: tuple[Disagreement, ...]) -> tuple[str, ...]:
    """Return the events by which a side took places back between two statements of what it still holds.

    Two statements that a side holds its last place in an area are no contradiction where it
    came back in between.
    """
    archive, found = desk.archive, []
    for point in points:
        moments = sorted(moment for s in point.statements if (moment := _moment(s)))
        if point.subject == "presence" and len(moments) > 1:
            sides = {statement.claim.side for statement in point.statements}
            found += [
                event.id
                for event in archive.events.values()
                if event.control
                and {event.control.to, event.control.from_} & sides
                and event.when.upper
                and moments[0] < event.when.upper <= moments[-1]
                and _lies_in(desk, event.place, point.about)
            ]
    return tuple(dict.fromkeys(found))


def _moment(statement: Statement) -> date | None:
    return (statement.claim.when or statement.claim.said or statement.article.published.date).upper


def _lies_in(desk: Desk, place: str, area: str) -> bool:
    seen: set[str] = set()
    while place != area:
        town = desk.archive.places.get(place)
        if town is None or not town.within or place in seen:
            return False
        seen.add(place)
        place = town.within
    return True
