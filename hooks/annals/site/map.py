"""The archive's places as a picture: an SVG map made at build, with links, no script and no tiles.

Outlines come from `archive/basemap.geojson`, if there. Circles and names are drawn twice over them, for wide and for
narrow pages, and the style sheet shows one of them. Where places crowd, an inset draws them larger. Every place stands
in a list beside the map too, which says what the map does not show.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from math import hypot

from markupsafe import Markup

from annals.model import Place
from annals.records.basemap import Basemap
from annals.site.labels import Speaker
from annals.site.legend import legend
from annals.site.map_marks import (
    Counted,
    Disc,
    Size,
    around,
    box_of,
    circle,
    discs,
    insets,
    is_in,
    is_within,
    lines,
    road_name,
    spot,
)
from annals.site.mapping import Box, Frame, Labels, around_points, outlines

MARGIN = 0.15

LEADS = 3
"""Distances from its circle at which a name may stand; from all but the nearest a thin line leads to it."""

_SIZES = (Size("wide", 15, 1, 12.5), Size("slim", 34, 2.1, 35))
_HALF = (Size("wide", 23, 1.5, 20), Size("slim", 34, 2.1, 35))
"""The sizes of a map, and of one that has half of a wide page."""

Url = Callable[[str], str]
Told = tuple[Url, Speaker]
"""What a picture links and names places by."""


@dataclass(frozen=True)
class Map:
    """A map as HTML, and the ids of the places that are on it; none where it could not be drawn."""

    html: Markup
    drawn: frozenset[str]


@dataclass(frozen=True)
class _Ground:
    """What is the same in a map of any width: its places, its part of the world, its roads and its discs."""

    points: Counted
    frame: Frame
    basemap: Basemap | None
    roads: Sequence[Place]
    discs: Sequence[Disc]

    @property
    def html(self) -> Markup:
        """Return what lies under the marks."""
        under = Markup("").join(disc.html for disc in self.discs)
        return Markup("").join((outlines(self.basemap, self.frame, 1), under, lines(self.roads, self.frame)))


def place_map(
    places: Counted,
    basemap: Basemap | None,
    title: str,
    url: Url,
    speaker: Speaker,
    *,
    rough: Mapping[str, int] | None = None,
    roads: Sequence[Place] = (),
    named: bool = False,
    half: bool = False,
) -> Map:
    """Return a map of places with their number of events; nothing where none has coordinates.

    `places` come with the most important first: where labels would meet, the earlier keeps its own. The picture shows
    the basemap's region, or else just the places; what lies outside is left out. Around each place in `rough` is drawn
    within how many kilometres an event was there. `roads` are places that are lines.
    Where `named`, each circle says which place it stands for; with `half`, the map has half of a wide page.
    `speaker` knows the language of the page.
    """
    frame = _frame_of(places, basemap)
    shown = [(place, number) for place, number in places if frame and is_in(place, frame)]
    if frame is None or frame.is_empty or not shown:
        return Map(Markup(""), frozenset())
    ways = [road for road in roads if road.line and any(frame.holds(*point) for point in road.line.points)]
    ground = _Ground(shown, frame, basemap, ways, discs(shown, rough or {}, frame))
    sizes = [replace(size, named=named) for size in (_HALF if half else _SIZES)]
    drawn = Markup("").join(_marks(ground, size, (url, speaker)) for size in sizes)
    picture = _SVG.format("", frame.height, ground.html, drawn)
    again = Markup("").join(
        _inset(inset, shown, basemap, size, (url, speaker)) for size in sizes for inset in insets(shown, frame, size)
    )
    html = _FIGURE.format(
        title=title,
        picture=picture,
        insets=again,
        legend=legend(speaker, title, rough=bool(rough)),
        credit=speaker.catalog.say(basemap.attribution) if basemap else "",
    )
    return Map(html, frozenset(place.id for place, _number in shown))


_FIGURE = Markup(
    '<figure class="an-map" aria-label="{title}">{picture}{insets}<figcaption>{legend} {credit}</figcaption></figure>'
)
_SVG = Markup('<svg{} viewBox="0 0 960 {}" role="presentation">{}{}</svg>')


def locator(place: Place, basemap: Basemap | None, name: str, speaker: Speaker) -> Markup:
    """Return a small map that shows where a place lies in the basemap; `""` where either is missing or it lies outside.

    `name` says what the map shows, for who does not see it.
    """
    if basemap is None or not place.coordinates:
        return Markup("")
    frame = _frame_of((), basemap)
    if frame is None or not is_in(place, frame):
        frame = around_points([(lat, lon) for _kind, line in basemap.lines for lon, lat in line], 0)
    if frame is None or frame.is_empty or not is_in(place, frame):
        return Markup("")
    x, y = spot(place, frame)
    labels = Labels(frame.height, 44, [(x - 22, y - 22, x + 22, y + 22)])
    mark = Markup('<circle cx="{}" cy="{}" r="18"/>{}').format(x, y, labels.beside(speaker.name(place.id), x, y, 20))
    names = _names(basemap, frame, labels, speaker)
    drawn = Markup("").join((mark, names, _scale(frame, 44, speaker)))
    return _LOCATOR.format(name, _SVG.format("", frame.height, outlines(basemap, frame, 9), drawn))


_LOCATOR = Markup('<figure class="an-map an-locator" aria-label="{}">{}</figure>')


def _frame_of(places: Counted, basemap: Basemap | None) -> Frame | None:
    lines = basemap.lines if basemap else ()
    region = [(lat, lon) for kind, line in lines if kind == "region" for lon, lat in line]
    return around_points(
        region or [(p.coordinates.lat, p.coordinates.lon) for p, _n in places if p.coordinates], MARGIN
    )


def _marks(ground: _Ground, size: Size, told: Told) -> Markup:
    """Return circles, names and the scale for one width; in a crowd that has an inset, only dots."""
    frame, points = ground.frame, ground.points
    parts = insets(points, frame, size)
    boxes = [box_of(inset, frame) for inset in parts]
    again = [each for each in points if any(is_in(each[0], inset) for inset in parts)]
    # the script of the map's own page draws circles anew, as large as what is asked for
    dots = [circle(*each, frame, size, 0.0 if size.named else size.dot) for each in again if each[1] or size.named]
    rest = [each for each in points if each not in again]
    labels, named = _labelled(rest, frame, size, told, boxes)
    labels.taken += [around(spot(place, frame), size.dot) for place, number in again if number]
    under = [around(disc.spot, disc.radius) for disc in ground.discs]
    drawn = (
        *(_BOX.format(x, y, round(a - x, 1), round(b - y, 1)) for x, y, a, b in boxes),
        *dots,
        *named,
        *(road_name(road, told[1].name(road.id), frame, labels, under) for road in ground.roads),
        _names(ground.basemap, frame, labels, told[1]),
        _scale(frame, size.letters, told[1]),
    )
    return Markup('<g class="an-{}">{}</g>').format(size.kind, Markup("").join(drawn))


_BOX = Markup('<rect x="{}" y="{}" width="{}" height="{}" class="an-map-box"/>')


def _labelled(points: Counted, frame: Frame, size: Size, told: Told, taken: list[Box]) -> tuple[Labels, list[Markup]]:
    """Return places with their names, the first ones first; what is too near to another is no link.

    A place without events is drawn where its name has room, so that no circle stands without a name.
    """
    spots = [(place, number, *spot(place, frame)) for place, number in points]
    boxes = [around((x, y), size.radius(number)) for _place, number, x, y in spots if number]
    labels, marks, linked = (
        Labels(frame.height, size.letters, [*taken, *boxes]),
        list[Markup](),
        list[tuple[float, float]](),
    )
    for place, number, x, y in spots:
        rings = LEADS if number and not size.named else 1
        label = labels.beside(told[1].name(place.id), x, y, size.radius(number), rings=rings, lead=True)
        drawn = circle(place, number, frame, size) + label
        if not (label or number or size.named):
            continue
        if any(hypot(x - a, y - b) < 2 * size.hit for a, b in linked) or is_within(x, y, size.hit, taken):
            marks.append(drawn)
            continue
        linked.append((x, y))
        marks.append(
            _MARK.format(
                url=told[0](place.id), words=_words(told[1], place, number), x=x, y=y, hit=size.hit, drawn=drawn
            )
        )
    return labels, marks


_MARK = Markup(
    '<a href="{url}" aria-label="{words}"><title>{words}</title>'
    '<circle cx="{x}" cy="{y}" r="{hit}" class="an-map-hit"/>{drawn}</a>'
)


def _words(speaker: Speaker, place: Place, number: int) -> str:
    name = speaker.name(place.id)
    return speaker.catalog.count("%(place)s, %(number)s event", "%(place)s, %(number)s events", number, place=name)


def _inset(inset: Frame, points: Counted, basemap: Basemap | None, size: Size, told: Told) -> Markup:
    """Return a part of a picture in which places crowd, drawn larger."""
    inside = [each for each in points if is_in(each[0], inset)]
    _labels, marks = _labelled(inside, inset, size, told, [])
    drawn = Markup("").join((*marks, _scale(inset, size.letters, told[1], 10)))
    lines = outlines(basemap, inset, 3)
    return _SVG.format(Markup(' class="an-inset an-{}"').format(size.kind), inset.height, lines, drawn)


def _names(basemap: Basemap | None, frame: Frame, labels: Labels, speaker: Speaker) -> Markup:
    """Return the names of countries and areas where they meet nothing."""
    found = [each for each in (basemap.names if basemap else ()) if frame.holds(each.lat, each.lon)]
    return Markup("").join(
        labels.over(speaker.catalog.say(each.text), *frame.at(each.lat, each.lon), each.kind) for each in found
    )


def _scale(frame: Frame, letters: float, speaker: Speaker, kilometres: int = 50) -> Markup:
    """Return a bar of some kilometres at the foot of the picture."""
    y = round(frame.height - 18, 1)
    return _BAR.format(
        20 + frame.points_of(kilometres),
        y,
        y,
        round(y - letters / 2.5, 1),
        speaker.catalog.say("%(number)s km", number=kilometres),
    )


_BAR = Markup('<g class="an-map-scale"><line x1="20" x2="{}" y1="{}" y2="{}"/><text x="20" y="{}">{}</text></g>')
