"""The picture that a messenger shows beside a link to the site: its name, and a map of its places, drawn at build.

A name that the face here cannot draw, such as one in Arabic letters, is left out.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO
from math import cos, radians, sqrt
from typing import TypeAlias

from PIL import Image, ImageDraw, ImageFont

from annals.records.basemap import Basemap, Point

WIDTH, HEIGHT = 1200, 630
"""Points of the picture; what sites that show links ask for."""

_FINER = 2
"""Drawn so many times larger and made smaller, so that lines are smooth."""

_TEXT = 60, 480
"""Where the words begin and end, from the left."""

_MAP = 520, 40, 1160, 590
"""The part of the picture in which the region stands."""

_PAPER, _INK, _SOFT, _ACCENT = "#fdfcf9", "#1d1b18", "#57524a", "#7a2e1d"
_LINES = {"region": "#57524a", "border": "#8d877c", "admin": "#ddd7ca", "water": "#a9bccb"}


Box: TypeAlias = tuple[float, float, float, float]
"""Left, top, right and bottom of a name or circle."""


@dataclass(frozen=True)
class Dot:
    """A place on the map: its name, where it lies, and how many events were there."""

    name: str
    lat: float
    lon: float
    events: int


def picture(title: str, subtitle: str, dots: Sequence[Dot], basemap: Basemap | None) -> bytes:
    """Return the picture of a site as a PNG; `dots` come with the most important first."""
    image = Image.new("RGB", (WIDTH * _FINER, HEIGHT * _FINER), _PAPER)
    pen = ImageDraw.Draw(image)
    lines = basemap.lines if basemap else ()
    region = [point for kind, line in lines if kind == "region" for point in line]
    if corners := region or [(dot.lon, dot.lat) for dot in dots]:
        _draw_map(pen, _Ground.around(corners), lines, dots)
    _draw_words(pen, title, subtitle)
    found = BytesIO()
    image.resize((WIDTH, HEIGHT), Image.Resampling.LANCZOS).quantize(64).save(found, "PNG", optimize=True)
    return found.getvalue()


@dataclass(frozen=True)
class _Ground:
    """How degrees become points of the picture."""

    lon: float
    lat: float
    scale: float

    @classmethod
    def around(cls, points: Sequence[Point]) -> "_Ground":
        """Return the ground on which points fill the map."""
        lons, lats = [lon for lon, _lat in points], [lat for _lon, lat in points]
        lon, lat = (min(lons) + max(lons)) / 2, (min(lats) + max(lats)) / 2
        left, top, right, bottom = _MAP
        wide = (max(lons) - min(lons)) * cos(radians(lat))
        return cls(lon, lat, min((right - left) / max(wide, 0.1), (bottom - top) / max(max(lats) - min(lats), 0.1)))

    def at(self, lon: float, lat: float) -> tuple[float, float]:
        """Return where a place lies in the picture as it is drawn."""
        left, top, right, bottom = _MAP
        x = (left + right) / 2 + (lon - self.lon) * cos(radians(self.lat)) * self.scale
        return x * _FINER, ((top + bottom) / 2 - (lat - self.lat) * self.scale) * _FINER


def _draw_map(
    pen: ImageDraw.ImageDraw, ground: _Ground, lines: Sequence[tuple[str, Sequence[Point]]], dots: Sequence[Dot]
) -> None:
    for kind, line in lines:
        wide = 5 if kind == "region" else 3
        pen.line([ground.at(*point) for point in line], _LINES.get(kind, _SOFT), wide, "curve")
    # the words stand on paper, whatever line of the map would cross them
    pen.rectangle((0, 0, (_TEXT[1] + 10) * _FINER, HEIGHT * _FINER), _PAPER)
    shown = [
        (dot, x, y, (4 + 3 * sqrt(dot.events)) * _FINER)
        for dot in dots
        for x, y in [ground.at(dot.lon, dot.lat)]
        if x > (_TEXT[1] + 20) * _FINER and 0 < y < HEIGHT * _FINER
    ]
    taken = [(x - size, y - size, x + size, y + size) for _dot, x, y, size in shown]
    for dot, x, y, size in shown:
        pen.ellipse((x - size, y - size, x + size, y + size), _ACCENT if dot.events else _PAPER, _ACCENT, 3)
        if _is_drawn(dot.name):
            _draw_name(pen, dot.name, (("lm", x + size + 10), ("rm", x - size - 10)), y, taken)


def _draw_name(
    pen: ImageDraw.ImageDraw, name: str, sides: Sequence[tuple[str, float]], y: float, taken: list[Box]
) -> None:
    """Draw a name on the first side of its circle where it meets nothing that was drawn before, nor the edge."""
    for anchor, x in sides:
        box = pen.textbbox((x, y), name, _face(22), anchor)
        inside = (_TEXT[1] + 20) * _FINER < box[0] and box[2] < WIDTH * _FINER
        if inside and all(not _meet(box, other) for other in taken):
            taken.append(box)
            pen.text((x, y), name, _INK, _face(22), anchor, stroke_width=4, stroke_fill=_PAPER)
            return


def _meet(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def _draw_words(pen: ImageDraw.ImageDraw, title: str, subtitle: str) -> None:
    y = 150.0
    for text, size, ink in ((title, 64, _INK), (subtitle, 30, _SOFT)):
        for line in _wrapped(pen, text, _face(size)) if _is_drawn(text) else ():
            pen.text((_TEXT[0] * _FINER, y * _FINER), line, ink, _face(size))
            y += size * 1.3
        y += 26
    pen.rectangle((_TEXT[0] * _FINER, 110 * _FINER, (_TEXT[0] + 70) * _FINER, 116 * _FINER), _ACCENT)


def _wrapped(pen: ImageDraw.ImageDraw, text: str, face: ImageFont.FreeTypeFont) -> Iterator[str]:
    """Yield the lines of a text that fit beside the map."""
    line = ""
    for word in text.split():
        longer = f"{line} {word}".strip()
        if line and pen.textlength(longer, face) > (_TEXT[1] - _TEXT[0]) * _FINER:
            yield line
            longer = word
        line = longer
    yield line


def _face(size: int) -> ImageFont.FreeTypeFont:
    """Return the face that comes with the library, in a size: no other is sure to be on the machine."""
    face = ImageFont.load_default(size * _FINER)
    if not isinstance(face, ImageFont.FreeTypeFont):
        raise TypeError("Pillow was built without FreeType")
    return face


def _is_drawn(text: str) -> bool:
    return text.isascii()
