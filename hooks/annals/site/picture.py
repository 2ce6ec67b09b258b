"""The picture that a messenger shows beside a link to the site: its name, and a map of its places, drawn at build.

In a language that is written from right to left the words stand on the right of the map. A name in letters for which
there is no face is left out.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO
from math import cos, radians, sqrt
from typing import TypeAlias

from PIL import Image, ImageDraw

from annals.records.basemap import Basemap, Point
from annals.site.lettering import as_drawn, face, is_drawn

WIDTH, HEIGHT = 1200, 630
"""Points of the picture; what sites that show links ask for."""

_FINER = 2
"""Drawn so many times larger and made smaller, so that lines are smooth."""

_MARGIN = 10
"""Points at each side of the map in which nothing is drawn."""

_PAPER, _INK, _SOFT, _ACCENT = "#fdfcf9", "#1d1b18", "#545048", "#7a2e1d"
_LINES = {"region": "#545048", "border": "#8d877c", "admin": "#ddd7ca", "water": "#a9bccb"}


Box: TypeAlias = tuple[float, float, float, float]
"""Left, top, right and bottom of a name or circle."""


@dataclass(frozen=True)
class _Page:
    """Where on the picture the words stand, and where the map does, in points from the left.

    `words` are the first and the last point of a line, in the order in which it is read; the map has the picture from
    `left` to `right`, and the region stands in `region`.
    """

    words: tuple[int, int]
    left: int
    right: int
    region: tuple[int, int, int, int]

    @property
    def is_right_to_left(self) -> bool:
        """Return whether a line of words begins on the right."""
        return self.words[0] > self.words[1]


_PAGES = {
    "ltr": _Page((60, 480), 490, WIDTH, (520, 40, 1160, 590)),
    "rtl": _Page((WIDTH - 60, WIDTH - 480), 0, WIDTH - 490, (40, 40, 680, 590)),
}
"""How the picture is laid out, by the direction of its language."""


@dataclass(frozen=True)
class Dot:
    """A place on the map: its name, where it lies, and how many events were there."""

    name: str
    lat: float
    lon: float
    events: int


def picture(title: str, subtitle: str, dots: Sequence[Dot], basemap: Basemap | None, direction: str = "ltr") -> bytes:
    """Return the picture of a site as a PNG; `dots` come with the most important first, `direction` is HTML's."""
    page = _PAGES[direction]
    image = Image.new("RGB", (WIDTH * _FINER, HEIGHT * _FINER), _PAPER)
    pen = ImageDraw.Draw(image)
    lines = basemap.lines if basemap else ()
    region = [point for kind, line in lines if kind == "region" for point in line]
    if corners := region or [(dot.lon, dot.lat) for dot in dots]:
        _draw_map(pen, page, _Ground.around(corners, page), lines, dots)
    _draw_words(pen, page, title, subtitle)
    found = BytesIO()
    image.resize((WIDTH, HEIGHT), Image.Resampling.LANCZOS).quantize(64).save(found, "PNG", optimize=True)
    return found.getvalue()


@dataclass(frozen=True)
class _Ground:
    """How degrees become points of the picture."""

    lon: float
    lat: float
    scale: float
    middle: tuple[float, float]

    @classmethod
    def around(cls, points: Sequence[Point], page: _Page) -> "_Ground":
        """Return the ground on which points fill the map."""
        lons, lats = [lon for lon, _lat in points], [lat for _lon, lat in points]
        lon, lat = (min(lons) + max(lons)) / 2, (min(lats) + max(lats)) / 2
        left, top, right, bottom = page.region
        wide = (max(lons) - min(lons)) * cos(radians(lat))
        scale = min((right - left) / max(wide, 0.1), (bottom - top) / max(max(lats) - min(lats), 0.1))
        return cls(lon, lat, scale, ((left + right) / 2, (top + bottom) / 2))

    def at(self, lon: float, lat: float) -> tuple[float, float]:
        """Return where a place lies in the picture as it is drawn."""
        x = self.middle[0] + (lon - self.lon) * cos(radians(self.lat)) * self.scale
        return x * _FINER, (self.middle[1] - (lat - self.lat) * self.scale) * _FINER


def _draw_map(
    pen: ImageDraw.ImageDraw,
    page: _Page,
    ground: _Ground,
    lines: Sequence[tuple[str, Sequence[Point]]],
    dots: Sequence[Dot],
) -> None:
    for kind, line in lines:
        wide = 5 if kind == "region" else 3
        pen.line([ground.at(*point) for point in line], _LINES.get(kind, _SOFT), wide, "curve")
    # the words stand on paper, whatever line of the map would cross them
    beside = (0, page.left) if page.left else (page.right, WIDTH)
    pen.rectangle((beside[0] * _FINER, 0, beside[1] * _FINER, HEIGHT * _FINER), _PAPER)
    edges = (page.left + _MARGIN) * _FINER, (page.right - _MARGIN) * _FINER
    shown = [
        (dot, x, y, (4 + 3 * sqrt(dot.events)) * _FINER)
        for dot in dots
        for x, y in [ground.at(dot.lon, dot.lat)]
        if edges[0] < x < edges[1] and 0 < y < HEIGHT * _FINER
    ]
    taken = [(x - size, y - size, x + size, y + size) for _dot, x, y, size in shown]
    for dot, x, y, size in shown:
        pen.ellipse((x - size, y - size, x + size, y + size), _ACCENT if dot.events else _PAPER, _ACCENT, 3)
        if is_drawn(dot.name):
            sides = ("lm", x + size + 10), ("rm", x - size - 10)
            _draw_name(pen, dot.name, sides[::-1] if page.is_right_to_left else sides, y, taken, edges)


def _draw_name(
    pen: ImageDraw.ImageDraw,
    name: str,
    sides: Sequence[tuple[str, float]],
    y: float,
    taken: list[Box],
    edges: tuple[float, float],
) -> None:
    """Draw a name on the first side of its circle where it meets nothing that was drawn before, nor the edges."""
    font, text = face(name, 22 * _FINER), as_drawn(name)
    for anchor, x in sides:
        box = pen.textbbox((x, y), text, font, anchor)
        inside = edges[0] < box[0] and box[2] < edges[1]
        if inside and all(not _meet(box, other) for other in taken):
            taken.append(box)
            pen.text((x, y), text, _INK, font, anchor, stroke_width=4, stroke_fill=_PAPER)
            return


def _meet(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def _draw_words(pen: ImageDraw.ImageDraw, page: _Page, title: str, subtitle: str) -> None:
    y, begin = 150.0, page.words[0] * _FINER
    for text, size, ink in ((title, 64, _INK), (subtitle, 30, _SOFT)):
        for line in _wrapped(pen, page, text, size) if is_drawn(text) else ():
            pen.text((begin, y * _FINER), line, ink, face(text, size * _FINER), "ra" if page.is_right_to_left else "la")
            y += size * 1.3
        y += 26
    end = begin - 70 * _FINER if page.is_right_to_left else begin + 70 * _FINER
    pen.rectangle((min(begin, end), 110 * _FINER, max(begin, end), 116 * _FINER), _ACCENT)


def _wrapped(pen: ImageDraw.ImageDraw, page: _Page, text: str, size: int) -> Iterator[str]:
    """Yield the lines of a text that fit beside the map, as they are drawn."""
    font, widest = face(text, size * _FINER), abs(page.words[1] - page.words[0]) * _FINER
    line = ""
    for word in text.split():
        longer = f"{line} {word}".strip()
        if line and pen.textlength(as_drawn(longer), font) > widest:
            yield as_drawn(line)
            longer = word
        line = longer
    yield as_drawn(line)
