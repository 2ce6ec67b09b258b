"""Rules on where places lie, and how far from one another."""

from collections import defaultdict
from collections.abc import Iterator
from math import inf

from annals.checks.common import Rules, at
from annals.facts.distances import StatedDistance
from annals.facts.facts import Facts
from annals.facts.geodesy import POINTS, great_circle
from annals.model import Archive, Place
from annals.printing import quoted
from annals.problems import Problem, Severity

TURNED_POINTS = 2
"""Points of the compass, of sixteen, by which a stated bearing may miss: 45 degrees."""

Point = tuple[float, float]

_CHECKED = {
    False: "look up the position and admin1 again",
    True: "look up the position again; if it is right, say so in the coordinates' note",
}
"""What to do about a position, by whether its place is the first of its area."""


def positions_fit_their_area(archive: Archive, facts: Facts) -> Iterator[Problem]:
    """A place lies within `widest_gap_km` of another of its `admin1` area, where `archive.md` sets that.

    The first place of an area lies as near to any other as the vocabulary's `alone_km` says, which is 1,000 km, or the
    `note` of its coordinates says why not.
    """
    points = {
        place.id: (place.coordinates.lat, place.coordinates.lon)
        for place in archive.places.values()
        if place.coordinates
    }
    areas: defaultdict[str, list[str]] = defaultdict(list)
    for id in points:
        areas[_area(archive.places[id])].append(id)
    for id, here in points.items():
        area = _area(archive.places[id])
        alone = not area or len(areas[area]) == 1
        if alone and _is_explained(archive.places[id]):
            continue
        others, most = (
            (points, archive.vocabulary.limits.alone_km) if alone else (areas[area], archive.about.widest_gap_km or inf)
        )
        if len(others) > 1 and not any(great_circle(here, points[each]) <= most for each in others if each != id):
            away = [points[each] for each in others if each != id]
            whole = "the archive" if alone else quoted(area)
            message = f"lies {_nearest(here, away):,.0f} km from every other place of {whole}"
            swapped = not alone and _nearest(here[::-1], away) <= most
            hint = "latitude and longitude are swapped; write each in its own field" if swapped else _CHECKED[alone]
            severity = Severity.WARNING if alone else Severity.ERROR
            yield at(archive, archive.places[id], ("coordinates",), message, hint, severity)


def stated_distances_are_near(archive: Archive, facts: Facts) -> Iterator[Problem]:
    """A distance stated far from the computed one is noted, unless the statement has a `note`; places show both."""
    for stated in facts.stated_distances:
        claim = stated.statement.claim
        if stated.far and stated.computed and not claim.note:
            message = f"is far from the computed {stated.computed[0]:.1f} km"
            hint = f"read paragraph {claim.paragraph} again; if it says so, say that in the statement's note"
            yield _note(archive, stated, "figure", message, hint)


def stated_bearings_are_right(archive: Archive, facts: Facts) -> Iterator[Problem]:
    """A bearing tells where `to` lies, seen from `about`; one that points another way than computed is noted.

    Where the statement has a `note`, nothing is asked any more.
    """
    for stated in facts.stated_distances:
        claim = stated.statement.claim
        if not claim.bearing or not stated.computed or claim.about != stated.start or claim.note:
            continue
        turned = abs(POINTS.index(claim.bearing) - POINTS.index(stated.computed[1]))
        if min(turned, len(POINTS) - turned) > TURNED_POINTS:
            message = f"{claim.bearing} is not where {stated.end} lies from {stated.start}: {stated.computed[1]}"
            hint = "for '20 km north of A', write 'about: A'; if the article says this, say so in the statement's note"
            yield _note(archive, stated, "bearing", message, hint)


def _note(archive: Archive, stated: StatedDistance, field: str, message: str, hint: str) -> Problem:
    """Return a note on a field of the claim that states a distance."""
    article, claim = archive.articles[stated.statement.article.id], stated.statement.claim
    number = next(i for i, each in enumerate(article.claims) if each is claim)
    return at(archive, article, ("claims", number, field), message, hint, Severity.NOTE)


def _is_explained(place: Place) -> bool:
    return place.coordinates is not None and place.coordinates.note is not None


def _area(place: Place) -> str:
    return place.admin1 or place.within or ""


def _nearest(here: Point, points: list[Point]) -> float:
    """Return the kilometres to the nearest of some points; a latitude past the pole is as far as can be."""
    return min(great_circle((max(-90.0, min(90.0, here[0])), here[1]), point) for point in points)


RULES = Rules(between=(positions_fit_their_area, stated_distances_are_near, stated_bearings_are_right))
