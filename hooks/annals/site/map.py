"""The archive's places as a picture: an SVG map made at build, with links, no script and no tiles.

Plate carrée with the longitudes shrunk by the cosine of the middle latitude, right to a few
kilometres at the scale of a province. Outlines come from `archive/basemap.geojson`, if there.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import cos, radians, sqrt
from typing import TypeAlias

from markupsafe import Markup

from annals.facts.geodesy import great_circle
from annals.model import Place
from annals.records.basemap import Basemap

WIDTH = 960.0
MARGIN = 0.15
LETTER = 8.2
LINE = 16.0
Box: TypeAlias = tuple[float, float, float, float]
"""Left, top, right and bottom of a label or circle."""


@dataclass(frozen=True)
class Frame:
    """The part of the world that is drawn, and how degrees become points of the picture."""

    west: float
    south: float
    east: float
    north: float

    @property
    def shrink(self) -> float:
        """Return how much shorter a degree of longitude is than one of latitude here."""
        return cos(radians((self.south + self.north) / 2))

    @property
    def scale(self) -> float:
        """Return the points of the picture for a degree of latitude."""
        return WIDTH / ((self.east - self.west) * self.shrink)

    @property
    def height(self) -> float:
        """Return the picture's height in points."""
        return round((self.north - self.south) * self.scale, 1)

    def at(self, lat: float, lon: float) -> tuple[float, float]:
        """Return where a place lies in the picture."""
        return round((lon - self.west) * self.shrink * self.scale, 1), round((self.north - lat) * self.scale, 1)

    def holds(self, lat: float, lon: float) -> bool:
        """Return whether a place lies inside the frame."""
        return self.west <= lon <= self.east and self.south <= lat <= self.north


def place_map(
    places: Sequence[tuple[Place, int]], basemap: Basemap | None, title: str, url: Callable[[str], str]
) -> Markup:
    """Return a map of places with their number of events as a figure; `""` where none has coordinates.

    `places` come with the most important first: where labels would meet, the earlier keeps its own.
    The picture shows the basemap's region, or else just the places; what lies outside is left out.
    """
    lines = basemap.lines if basemap else ()
    region = [(lat, lon) for kind, line in lines if kind == "region" for lon, lat in line]
    frame = _frame(region or [(town.coordinates.lat, town.coordinates.lon) for town, _ in places if town.coordinates])
    points = [
        (town, number)
        for town, number in places
        if town.coordinates and frame and frame.holds(town.coordinates.lat, town.coordinates.lon)
    ]
    if frame is None or not points or frame.east <= frame.west or frame.north <= frame.south:
        return Markup("")
    return _FIGURE.format(
        title=title,
        width=round(WIDTH),
        height=frame.height,
        outlines=Markup("").join(_outline(kind, line, frame) for kind, line in lines),
        marks=_marks(points, frame, url),
        scale=_scale(frame),
        credit=basemap.attribution if basemap else "",
    )


_FIGURE = Markup(
    '<figure class="an-map" role="group" aria-label="{title}">'
    '<svg viewBox="0 0 {width} {height}" role="presentation">{outlines}{marks}{scale}</svg>'
    "<figcaption>{title}. Larger circle: more events. Empty: named, but no event there. {credit}</figcaption></figure>"
)


def _frame(points: list[tuple[float, float]]) -> Frame | None:
    if not points:
        return None
    lats, lons = [lat for lat, _ in points], [lon for _, lon in points]
    return Frame(min(lons) - MARGIN, min(lats) - MARGIN, max(lons) + MARGIN, max(lats) + MARGIN)


def _outline(kind: str, line: Sequence[Sequence[float]], frame: Frame) -> Markup:
    """Return a line of the basemap as a path, or `""` where the picture does not show it."""
    if not any(frame.holds(lat, lon) for lon, lat in line):
        return Markup("")
    points = "L".join(f"{x} {y}" for x, y in (frame.at(lat, lon) for lon, lat in line))
    return Markup('<path d="M{}" class="an-map-{}"/>').format(points, kind)


def _marks(points: Sequence[tuple[Place, int]], frame: Frame, url: Callable[[str], str]) -> Markup:
    spots = [(town, number, *_spot(town, frame), round(4 + 2.4 * sqrt(number), 1)) for town, number in points]
    taken = [(x - radius, y - radius, x + radius, y + radius) for _town, _number, x, y, radius in spots]
    marks = []
    for town, number, x, y, radius in spots:
        label = _label(town.name, x, y, radius, taken)
        words = f"{town.name}, {number} event{'' if number == 1 else 's'}"
        marks.append(
            _MARK.format(
                url(town.id), words, words, x, y, radius, "" if number else Markup(' class="an-map-none"'), label
            )
        )
    return Markup("").join(marks)


_MARK = Markup('<a href="{}" aria-label="{}"><title>{}</title><circle cx="{}" cy="{}" r="{}"{}/>{}</a>')


def _spot(town: Place, frame: Frame) -> tuple[float, float]:
    assert town.coordinates
    return frame.at(town.coordinates.lat, town.coordinates.lon)


def _label(name: str, x: float, y: float, radius: float, taken: list[Box]) -> Markup:
    """Return a name beside its circle, on the first side where it meets no other; `""` where it meets one on each."""
    width, gap = len(name) * LETTER, radius + 5
    places = (
        ("start", x + gap, y + 5, x + gap),
        ("end", x - gap, y + 5, x - gap - width),
        ("middle", x, y - gap, x - width / 2),
        ("middle", x, y + gap + 11, x - width / 2),
        ("start", x + gap, y - gap + 4, x + gap),
        ("start", x + gap, y + gap + 8, x + gap),
    )
    for anchor, at, base, left in places:
        box = (left, base - LINE, left + width, base + 3)
        if box[0] >= 0 and box[2] <= WIDTH and not any(_meet(box, other) for other in taken):
            taken.append(box)
            return Markup('<text x="{}" y="{}" text-anchor="{}">{}</text>').format(
                round(at, 1), round(base, 1), anchor, name
            )
    return Markup("")


def _meet(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def _scale(frame: Frame) -> Markup:
    """Return a bar of 50 km at the foot of the picture."""
    middle = (frame.south + frame.north) / 2
    degree = great_circle((middle, frame.west), (middle, frame.west + 1))
    length = round(50 / degree * frame.shrink * frame.scale, 1)
    y = frame.height - 18
    return Markup(
        '<g class="an-map-scale"><line x1="20" x2="{}" y1="{}" y2="{}"/><text x="20" y="{}">50 km</text></g>'
    ).format(20 + length, y, y, y - 6)
