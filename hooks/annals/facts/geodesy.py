"""Distances between places: great circle, in kilometres, and the compass point.

Source: the haversine formula on a sphere of the earth's mean radius 6371.0088 km (IUGG).
Distances to a road go to the nearest point of the line through its known points, on a plane
tangent at the start: wrong by well under 1 % over the 100 km this archive measures.
"""

from itertools import pairwise
from math import asin, atan2, cos, degrees, hypot, radians, sin, sqrt

from annals.model import Place

RADIUS_KM = 6371.0088
POINTS = ("N", "NNE", "NE", "ENE", "E", "ESE", "SE", "SSE", "S", "SSW", "SW", "WSW", "W", "WNW", "NW", "NNW")
Point = tuple[float, float]


def great_circle(start: Point, end: Point) -> float:
    """Return the kilometres between two points given as latitude and longitude in degrees."""
    (lat1, lon1), (lat2, lon2) = (tuple(map(radians, place)) for place in (start, end))
    chord = sin((lat2 - lat1) / 2) ** 2 + cos(lat1) * cos(lat2) * sin((lon2 - lon1) / 2) ** 2
    return 2 * RADIUS_KM * asin(sqrt(chord))


def compass(start: Point, end: Point) -> str:
    """Return the compass point, of sixteen, in which `end` lies from `start`."""
    (lat1, lon1), (lat2, lon2) = (tuple(map(radians, place)) for place in (start, end))
    east = sin(lon2 - lon1) * cos(lat2)
    north = cos(lat1) * sin(lat2) - sin(lat1) * cos(lat2) * cos(lon2 - lon1)
    return POINTS[round(degrees(atan2(east, north)) / 22.5) % 16]


def between(start: Place, end: Place) -> tuple[float, str] | None:
    """Return kilometres and compass point from one place to another, or None where a place has no point."""
    here = _point(start)
    if here is None:
        return None
    there = _nearest(here, end) if end.line else _point(end)
    return (great_circle(here, there), compass(here, there)) if there else None


def _point(town: Place) -> Point | None:
    return (town.coordinates.lat, town.coordinates.lon) if town.coordinates else None


def _nearest(here: Point, road: Place) -> Point | None:
    points = road.line.points if road.line else ()
    candidates = [_foot(here, first, second) for first, second in pairwise(points)]
    return min(candidates, key=lambda place: great_circle(here, place), default=None)


def _foot(here: Point, first: Point, second: Point) -> Point:
    """Return the point of a segment nearest to `here`, on the plane tangent there."""
    scale = cos(radians(here[0]))
    ax, ay = (first[1] - here[1]) * scale, first[0] - here[0]
    bx, by = (second[1] - here[1]) * scale, second[0] - here[0]
    length = hypot(bx - ax, by - ay)
    share = 0.0 if length == 0 else max(0.0, min(1.0, -(ax * (bx - ax) + ay * (by - ay)) / length**2))
    return first[0] + share * (second[0] - first[0]), first[1] + share * (second[1] - first[1])
