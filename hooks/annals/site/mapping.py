"""Degrees as points of a picture: the part of the world that is drawn, its outlines, and room for labels.

Plate carrée with the longitudes shrunk by the cosine of the middle latitude, right to a few
kilometres at the scale of a province.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from math import cos, hypot, radians
from typing import TypeAlias

from markupsafe import Markup

from annals.facts.geodesy import great_circle
from annals.records.basemap import Basemap

WIDTH = 960.0
LETTER_SHARE = 0.547
"""Width of a letter, as a part of its height."""

SMALL = 0.85
"""Size of the small name of a country, as a part of that of others; the style sheet sets it so, without capitals."""

EDGE = 4
"""Room between a moved name and the edge of the picture, in points."""

SHIFTS = (0, -1, 1, -2, 2)
"""Lines by which the small name of a country may stand lower than its point, the best first."""

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

    @property
    def is_empty(self) -> bool:
        """Return whether nothing can be drawn in it."""
        return self.east <= self.west or self.north <= self.south

    def at(self, lat: float, lon: float) -> tuple[float, float]:
        """Return where a place lies in the picture."""
        return round((lon - self.west) * self.shrink * self.scale, 1), round((self.north - lat) * self.scale, 1)

    def holds(self, lat: float, lon: float) -> bool:
        """Return whether a place lies inside the frame."""
        return self.west <= lon <= self.east and self.south <= lat <= self.north

    def points_of(self, kilometres: float) -> float:
        """Return a distance from west to east in points of the picture."""
        middle = (self.south + self.north) / 2
        degree = great_circle((middle, self.west), (middle, self.west + 1))
        return round(kilometres / degree * self.shrink * self.scale, 1)


def around_points(points: Sequence[tuple[float, float]], margin: float, shape: float = 0.0) -> Frame | None:
    """Return the frame of points, latitude first, with a margin in degrees; None where there are none.

    Where `shape` is given, it is that many times as high as it is wide.
    """
    if not points:
        return None
    lats, lons = [lat for lat, _ in points], [lon for _, lon in points]
    frame = Frame(min(lons) - margin, min(lats) - margin, max(lons) + margin, max(lats) + margin)
    if frame.is_empty or not shape:
        return frame
    if frame.height > shape * WIDTH:
        lacking = ((frame.north - frame.south) / shape / frame.shrink - (frame.east - frame.west)) / 2
        return Frame(frame.west - lacking, frame.south, frame.east + lacking, frame.north)
    lacking = ((frame.east - frame.west) * frame.shrink * shape - (frame.north - frame.south)) / 2
    return Frame(frame.west, frame.south - lacking, frame.east, frame.north + lacking)


def outlines(basemap: Basemap | None, frame: Frame, apart: float) -> Markup:
    """Return the lines of a basemap that a frame shows as paths, without points less than `apart` from the last."""
    lines = basemap.lines if basemap else ()
    return Markup("").join(_outline(kind, line, frame, apart) for kind, line in lines)


def _outline(kind: str, line: Sequence[Sequence[float]], frame: Frame, apart: float) -> Markup:
    if not any(frame.holds(lat, lon) for lon, lat in line):
        return Markup("")
    return path([(lat, lon) for lon, lat in line], frame, kind, apart)


def path(line: Iterable[tuple[float, float]], frame: Frame, kind: str, apart: float = 0.0) -> Markup:
    """Return a line, latitude first, as a path."""
    kept: list[tuple[float, float]] = []
    every = [frame.at(lat, lon) for lat, lon in line]
    for x, y in every:
        if not kept or (x, y) == every[-1] or abs(x - kept[-1][0]) + abs(y - kept[-1][1]) >= apart:
            kept.append((x, y))
    return Markup('<path d="M{}" class="an-map-{}"/>').format("L".join(f"{x} {y}" for x, y in kept), kind)


@dataclass
class Labels:
    """Places labels in a picture of a height, so that none meets another or what is `taken` already."""

    height: float
    letters: float
    taken: list[Box] = field(default_factory=list)

    def beside(
        self,
        name: str,
        x: float,
        y: float,
        radius: float,
        *,
        rings: int = 1,
        lead: bool = False,
        avoided: Sequence[Box] = (),
    ) -> Markup:
        """Return a name beside its circle, on the first side where it meets nothing; `""` where it does on each.

        Of several `rings` the nearest is tried first; with `lead`, a thin line leads to a name that stands in a farther
        one. The name does not stand on what is `avoided`.
        """
        width = len(name) * self.letters * LETTER_SHARE
        for ring in range(rings):
            gap = radius + self.letters / 3 + ring * self.letters
            for anchor, at, base in self._sides(x, y, gap):
                if self._take(anchor, at, base, width, avoided):
                    text = _TEXT.format(round(at, 1), round(base, 1), anchor, name)
                    return self._lead((x, y), radius, (at, base)) + text if lead and ring else text
        return Markup("")

    def _sides(self, x: float, y: float, gap: float) -> tuple[tuple[str, float, float], ...]:
        """Return where a name may stand: how it is anchored, and its point, the best side first."""
        letters = self.letters
        return (
            ("start", x + gap, y + letters / 3),
            ("end", x - gap, y + letters / 3),
            ("middle", x, y - gap),
            ("middle", x, y + gap + 0.73 * letters),
            ("start", x + gap, y - gap + 4),
            ("start", x + gap, y + gap + letters / 2),
            ("end", x - gap, y - gap + 4),
            ("end", x - gap, y + gap + letters / 2),
        )

    def _lead(self, spot: tuple[float, float], radius: float, label: tuple[float, float]) -> Markup:
        """Return the line from the edge of a circle to the name that stands farther from it."""
        right, down = label[0] - spot[0], label[1] - self.letters / 3 - spot[1]
        share = radius / max(hypot(right, down), radius)
        start = spot[0] + right * share, spot[1] + down * share
        return _LEAD.format(*(round(each, 1) for each in (*start, spot[0] + right * 0.95, spot[1] + down * 0.95)))

    def over(self, name: str, x: float, y: float, kind: str) -> Markup:
        """Return a name that stands over an area, in the middle of a point; `""` where it would meet something.

        That of a country is small where it has no room else: so far from the point as the edge of the picture wants it,
        and at most `SHIFTS` lines above or below.
        """
        width = len(name) * self.letters * LETTER_SHARE * 1.15
        if self._take("middle", x, y, width):
            return _OVER.format(x, y, kind, name)
        small = len(name) * self.letters * LETTER_SHARE * 1.1 * SMALL
        at = round(min(max(x, small / 2 + EDGE), WIDTH - small / 2 - EDGE), 1)
        for lines in SHIFTS if kind == "country" else ():
            base = round(y + lines * self.letters, 1)
            if self._take("middle", at, base, small):
                return _OVER.format(at, base, kind, _SMALL.format(name))
        return Markup("")

    def _take(self, anchor: str, at: float, base: float, width: float, avoided: Sequence[Box] = ()) -> bool:
        left = at - {"start": 0.0, "middle": width / 2, "end": width}[anchor]
        box = (left, base - self.letters * 1.07, left + width, base + self.letters / 5)
        inside = box[0] >= 0 and box[2] <= WIDTH and box[1] >= 0 and box[3] <= self.height
        if not inside or any(_meet(box, other) for other in (*self.taken, *avoided)):
            return False
        self.taken.append(box)
        return True


_TEXT = Markup('<text x="{}" y="{}" text-anchor="{}">{}</text>')
_LEAD = Markup('<path d="M{} {}L{} {}" class="an-map-lead"/>')
_SMALL = Markup('<tspan class="an-map-small">{}</tspan>')
_OVER = Markup('<text x="{}" y="{}" text-anchor="middle" class="an-map-{}">{}</text>')


def _meet(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
