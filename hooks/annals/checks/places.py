"""Rules on where places lie, and how far from one another."""

from collections.abc import Iterator

from annals.checks.common import Rule, at
from annals.facts.distances import stated_distances
from annals.facts.geodesy import POINTS, great_circle
from annals.facts.index import Index
from annals.model import Archive, Place
from annals.printing import quoted
from annals.problems import Problem, Severity

FAR_FROM_ITS_AREA_KM = 200
"""The widest gap between neighbours of one governorate of Syria is some 130 km."""

FAR_FROM_ALL_KM = 1_000
TURNED_POINTS = 2
"""Points of the compass, of sixteen, by which a stated bearing may miss: 45 degrees."""

Point = tuple[float, float]


def positions_fit_their_area(archive: Archive, index: Index) -> Iterator[Problem]:
    """A place lies within 200 km of another of its governorate; the first of one, within 1,000 km of any place."""
    for town in archive.places.values():
        here = _point(town)
        if here is None:
            continue
        area = [point for other in _neighbours(archive, town) if (point := _point(other))]
        others = [point for other in archive.places.values() if other is not town and (point := _point(other))]
        if area and _nearest(here, area) > FAR_FROM_ITS_AREA_KM:
            message = f"lies {_nearest(here, area):,.0f} km from every other place of {quoted(_area(town))}"
            swapped = _nearest((here[1], here[0]), area) <= FAR_FROM_ITS_AREA_KM
            hint = "latitude and longitude are swapped" if swapped else "look the position up again"
            yield at(archive, town, ("coordinates",), message, hint)
        elif not area and others and _nearest(here, others) > FAR_FROM_ALL_KM:
            message = f"lies {_nearest(here, others):,.0f} km from every other place of the archive"
            yield at(archive, town, ("coordinates",), message, "look the position up again", Severity.WARNING)


def stated_distances_are_near(archive: Archive, index: Index) -> Iterator[Problem]:
    """A distance stated far from the computed one is noted; both stand on the pages of the places."""
    for stated in stated_distances(archive, index.statements.values()):
        if stated.far and stated.computed:
            article, claim = stated.statement.article, stated.statement.claim
            message = f"is far from the computed {stated.computed[0]:.1f} km"
            hint = "look at the paragraph again; if it says so, leave it"
            loc = ("claims", article.claims.index(claim), "figure")
            yield at(archive, article, loc, message, hint, Severity.NOTE)


def stated_bearings_are_right(archive: Archive, index: Index) -> Iterator[Problem]:
    """A bearing tells where `to` lies, seen from `about`; one that points another way than computed is noted."""
    for stated in stated_distances(archive, index.statements.values()):
        article, claim = stated.statement.article, stated.statement.claim
        if not claim.bearing or not stated.computed or claim.about != stated.start:
            continue
        turned = abs(POINTS.index(claim.bearing) - POINTS.index(stated.computed[1]))
        if min(turned, len(POINTS) - turned) > TURNED_POINTS:
            message = f"{claim.bearing} is not where {stated.end} lies from {stated.start}: {stated.computed[1]}"
            hint = "for '20 km north of A', write 'about: A' and the place in 'to'; if the article is wrong, leave it"
            loc = ("claims", article.claims.index(claim), "bearing")
            yield at(archive, article, loc, message, hint, Severity.NOTE)


def _area(town: Place) -> str:
    return town.admin1 or town.within or ""


def _neighbours(archive: Archive, town: Place) -> Iterator[Place]:
    area = _area(town)
    return (other for other in archive.places.values() if area and other is not town and _area(other) == area)


def _point(town: Place) -> Point | None:
    return (town.coordinates.lat, town.coordinates.lon) if town.coordinates else None


def _nearest(here: Point, points: list[Point]) -> float:
    """Return the kilometres to the nearest of some points; a latitude past the pole is as far as can be."""
    return min(great_circle((max(-90.0, min(90.0, here[0])), here[1]), point) for point in points)


RULES: tuple[Rule, ...] = (positions_fit_their_area, stated_distances_are_near, stated_bearings_are_right)
