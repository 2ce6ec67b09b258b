"""The marks of a map: circles as large as their events are many, the parts drawn again larger, discs and roads."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import sqrt

from markupsafe import Markup

from annals.model import Place
from annals.site.crowds import crowds
from annals.site.mapping import Box, Frame, Labels, around_points, path

INSET_MARGIN = 0.07
MOST_INSETS = 4
INSET_SHARE = 0.5
"""Part of a map's width that an inset may show at most; more of it would be no larger."""

STEPS = 4
"""Spots between two points of a road beside which its name may stand."""

Counted = Sequence[tuple[Place, int]]


@dataclass(frozen=True)
class Size:
    """How marks are drawn for a width of the page: height of letters, circles, and what a finger or pointer hits.

    Where `named`, each circle says which place it stands for, for the script of the map's own page, which puts the
    names beside them anew.
    """

    kind: str
    letters: float
    circles: float
    hit: float
    named: bool = False

    def radius(self, number: int) -> float:
        """Return the radius of the circle of a place with a number of events."""
        return round((4 + 2.4 * sqrt(number)) * self.circles, 1)

    @property
    def dot(self) -> float:
        """Return the radius of a place that an inset draws larger: so small that none covers another."""
        return round(3.5 * self.circles, 1)


def is_in(place: Place, frame: Frame) -> bool:
    """Return whether a place lies in a picture."""
    return place.coordinates is not None and frame.holds(place.coordinates.lat, place.coordinates.lon)


def spot(place: Place, frame: Frame) -> tuple[float, float]:
    """Return where a place lies in a picture."""
    assert place.coordinates
    return frame.at(place.coordinates.lat, place.coordinates.lon)


def circle(place: Place, number: int, frame: Frame, size: Size, radius: float = 0.0) -> Markup:
    """Return a place as a circle: as large as its events are many, unless it has a `radius`."""
    shape = "" if number else Markup(' class="an-map-none"')
    name = Markup(' data-id="{}" data-n="{}"').format(place.id, number) if size.named else ""
    x, y = spot(place, frame)
    return Markup('<circle cx="{}" cy="{}" r="{}"{}{}/>').format(x, y, radius or size.radius(number), shape, name)


def around(spot: tuple[float, float], radius: float) -> Box:
    """Return the box around a circle."""
    x, y = spot
    return x - radius, y - radius, x + radius, y + radius


def is_within(x: float, y: float, room: float, boxes: Sequence[Box]) -> bool:
    """Return whether a spot lies in a box, or nearer to one than `room`."""
    return any(box[0] - room < x < box[2] + room and box[1] - room < y < box[3] + room for box in boxes)


@dataclass(frozen=True)
class Disc:
    """Where an event is placed only to within some kilometres: a disc, in points of the picture."""

    spot: tuple[float, float]
    radius: float

    @property
    def html(self) -> Markup:
        """Return the disc as it is drawn."""
        return Markup('<circle cx="{}" cy="{}" r="{}" class="an-map-area"/>').format(*self.spot, self.radius)


def discs(points: Counted, rough: Mapping[str, int], frame: Frame) -> list[Disc]:
    """Return a disc around each place at which an event is placed only to within some kilometres."""
    return [Disc(spot(place, frame), frame.points_of(rough[place.id])) for place, _n in points if place.id in rough]


def insets(points: Counted, frame: Frame, size: Size) -> list[Frame]:
    """Return the parts of a picture that are drawn again, larger, because places with events crowd there.

    Each place of a crowd is so near to the next that no finger tells them apart. A crowd whose last place comes first
    among the places comes first.
    """
    places = [place for place, number in points if number]
    found = crowds([spot(place, frame) for place in places], 2 * size.hit)[:MOST_INSETS]
    each = (_inset_of([places[number] for number in crowd], places, frame, size) for crowd in found)
    return [inset for inset in each if inset]


def _inset_of(crowd: list[Place], places: list[Place], frame: Frame, size: Size) -> Frame | None:
    """Return the part of a picture that shows a crowd, and what lies so near to it that it has no room for its name."""
    shown: Frame | None = None
    while crowd:
        spots = [(place.coordinates.lat, place.coordinates.lon) for place in crowd if place.coordinates]
        inset = around_points(spots, INSET_MARGIN, shape=0.42)
        if inset is None or inset.east - inset.west > INSET_SHARE * (frame.east - frame.west):
            break
        shown, box = inset, box_of(inset, frame)
        near = [each for each in places if not is_in(each, inset) and is_within(*spot(each, frame), size.hit, [box])]
        if not near:
            break
        crowd = [*crowd, *near]
    return shown


def box_of(inset: Frame, frame: Frame) -> Box:
    """Return where in a picture its inset lies."""
    return (*frame.at(inset.north, inset.west), *frame.at(inset.south, inset.east))


def lines(roads: Sequence[Place], frame: Frame) -> Markup:
    """Return the courses of roads."""
    return Markup("").join(path(road.line.points, frame, "road") for road in roads if road.line)


def road_name(road: Place, name: str, frame: Frame, labels: Labels, avoided: Sequence[Box]) -> Markup:
    """Return the name of a road beside its course, as near to the middle as there is room; `""` where there is none.

    It stands on what is `avoided` only where there is no other room.
    """
    along = list(_along(road, frame))
    middle = len(along) / 2
    spots = [along[number] for number in sorted(range(len(along)), key=lambda number: abs(number - middle))]
    found = (labels.beside(name, x, y, 2, rings=2, avoided=boxes) for boxes in (avoided, ()) for x, y in spots)
    return next((text for text in found if text), Markup(""))


def _along(road: Place, frame: Frame) -> Iterator[tuple[float, float]]:
    """Yield spots along a road, as far as they lie in the picture."""
    assert road.line
    for (lat, lon), (north, east) in zip(road.line.points, road.line.points[1:], strict=False):
        for step in range(STEPS + 1):
            at = lat + (north - lat) * step / STEPS, lon + (east - lon) * step / STEPS
            if frame.holds(*at):
                yield frame.at(*at)
