"""The archive's places as a picture: an SVG map made at build, with links, no script and no tiles.

Outlines come from `archive/basemap.geojson`, if there. Circles and names are drawn twice over them, for wide and for
narrow pages, and the style sheet shows one of them. Where places crowd, an inset draws them larger. Every place stands
in a list beside the map too, which says what the map does not show.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from math import hypot, sqrt

from markupsafe import Markup

from annals.model import Place
from annals.records.basemap import Basemap
from annals.site.crowds import crowds
from annals.site.labels import Speaker
from annals.site.legend import legend
from annals.site.mapping import Box, Frame, Labels, around_points, outlines, path

MARGIN = 0.15
INSET_MARGIN = 0.07
MOST_INSETS = 4
INSET_SHARE = 0.5
"""Part of a map's width that an inset may show at most; more of it would be no larger."""

Url = Callable[[str], str]
Told = tuple[Url, Speaker]
"""What a picture links and names places by."""

Counted = Sequence[tuple[Place, int]]


@dataclass(frozen=True)
class _Size:
    """How marks are drawn for a width of the page: height of letters, circles, and what a finger or pointer hits.

    Where `named`, each circle says which place it stands for, for the script of the map's own page.
    """

    kind: str
    letters: float
    circles: float
    hit: float
    named: bool = False

    def radius(self, number: int) -> float:
        """Return the radius of the circle of a place with a number of events."""
        return round((4 + 2.4 * sqrt(number)) * self.circles, 1)


_SIZES = (_Size("wide", 15, 1, 12.5), _Size("slim", 34, 2.1, 35))


@dataclass(frozen=True)
class Map:
    """A map as HTML, and the ids of the places that are on it; none where it could not be drawn."""

    html: Markup
    drawn: frozenset[str]


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
) -> Map:
    """Return a map of places with their number of events; nothing where none has coordinates.

    `places` come with the most important first: where labels would meet, the earlier keeps its own. The picture shows
    the basemap's region, or else just the places; what lies outside is left out. Around each place in `rough` is drawn
    within how many kilometres an event was there. `roads` are places that are lines.
    Where `named`, each circle says which place it stands for. `speaker` knows the language of the page.
    """
    frame = _frame_of(places, basemap)
    shown = [(place, number) for place, number in places if frame and _is_in(place, frame)]
    if frame is None or frame.is_empty or not shown:
        return Map(Markup(""), frozenset())
    ways = [road for road in roads if road.line and any(frame.holds(*point) for point in road.line.points)]
    ground = (outlines(basemap, frame, 1), _areas(shown, rough or {}, frame), _lines(ways, frame))
    sizes = [replace(size, named=named) for size in _SIZES]
    drawn = Markup("").join(_marks(shown, frame, basemap, size, ways, (url, speaker)) for size in sizes)
    picture = _SVG.format("", frame.height, Markup("").join(ground), drawn)
    insets = Markup("").join(
        _inset(inset, shown, basemap, size, (url, speaker)) for size in sizes for inset in _insets(shown, frame, size)
    )
    html = _FIGURE.format(
        title=title,
        picture=picture,
        insets=insets,
        legend=legend(speaker, title, rough=bool(rough)),
        credit=speaker.catalog.say(basemap.attribution) if basemap else "",
    )
    return Map(html, frozenset(place.id for place, _number in shown))


_FIGURE = Markup(
    '<figure class="an-map" aria-label="{title}">{picture}{insets}<figcaption>{legend} {credit}</figcaption></figure>'
)
_SVG = Markup('<svg{} viewBox="0 0 960 {}" role="presentation">{}{}</svg>')
_AREA = Markup('<circle cx="{}" cy="{}" r="{}" class="an-map-area"/>')


def locator(place: Place, basemap: Basemap | None, name: str, speaker: Speaker) -> Markup:
    """Return a small map that shows where a place lies in the basemap; `""` where either is missing or it lies outside.

    `name` says what the map shows, for who does not see it.
    """
    if basemap is None or not place.coordinates:
        return Markup("")
    frame = _frame_of((), basemap)
    if frame is None or not _is_in(place, frame):
        frame = around_points([(lat, lon) for _kind, line in basemap.lines for lon, lat in line], 0)
    if frame is None or frame.is_empty or not _is_in(place, frame):
        return Markup("")
    x, y = _spot(place, frame)
    labels = Labels(frame.height, 44, [(x - 22, y - 22, x + 22, y + 22)])
    mark = Markup('<circle cx="{}" cy="{}" r="18"/>{}').format(x, y, labels.beside(speaker.name(place.id), x, y, 20))
    names = _names(basemap, frame, labels, speaker)
    drawn = Markup("").join((mark, names, _scale(frame, 44, speaker)))
    return _LOCATOR.format(name, _SVG.format("", frame.height, outlines(basemap, frame, 5), drawn))


_LOCATOR = Markup('<figure class="an-map an-locator" aria-label="{}">{}</figure>')


def _frame_of(places: Counted, basemap: Basemap | None) -> Frame | None:
    lines = basemap.lines if basemap else ()
    region = [(lat, lon) for kind, line in lines if kind == "region" for lon, lat in line]
    return around_points(
        region or [(p.coordinates.lat, p.coordinates.lon) for p, _n in places if p.coordinates], MARGIN
    )


def _is_in(place: Place, frame: Frame) -> bool:
    return place.coordinates is not None and frame.holds(place.coordinates.lat, place.coordinates.lon)


def _areas(points: Counted, rough: Mapping[str, int], frame: Frame) -> Markup:
    """Return a disc around each place at which an event is placed only to within some kilometres."""
    found = [(place, rough[place.id]) for place, _number in points if place.id in rough]
    return Markup("").join(_AREA.format(*_spot(place, frame), frame.points_of(far)) for place, far in found)


def _lines(roads: Sequence[Place], frame: Frame) -> Markup:
    return Markup("").join(path(road.line.points, frame, "road") for road in roads if road.line)


def _spot(place: Place, frame: Frame) -> tuple[float, float]:
    assert place.coordinates
    return frame.at(place.coordinates.lat, place.coordinates.lon)


def _marks(
    points: Counted, frame: Frame, basemap: Basemap | None, size: _Size, roads: Sequence[Place], told: Told
) -> Markup:
    """Return circles, names and the scale for one width; in a crowd that has an inset, only circles."""
    insets = _insets(points, frame, size)
    boxes = [_box_of(inset, frame) for inset in insets]
    inside = [each for each in points if any(_is_in(each[0], inset) for inset in insets)]
    marks = [_circle(*each, frame, size) for each in inside]
    again = {place.id for place, _number in inside}
    rest = [each for each in points if each[0].id not in again]
    labels, named = _labelled(rest, frame, size, told, boxes)
    drawn = Markup("").join(_BOX.format(x, y, round(a - x, 1), round(b - y, 1)) for x, y, a, b in boxes)
    ways = [_road(road, frame, labels, told[1]) for road in roads]
    parts = (
        drawn,
        *marks,
        *named,
        *ways,
        _names(basemap, frame, labels, told[1]),
        _scale(frame, size.letters, told[1]),
    )
    return Markup('<g class="an-{}">{}</g>').format(size.kind, Markup("").join(parts))


_BOX = Markup('<rect x="{}" y="{}" width="{}" height="{}" class="an-map-box"/>')


def _labelled(points: Counted, frame: Frame, size: _Size, told: Told, taken: list[Box]) -> tuple[Labels, list[Markup]]:
    """Return places as links with their names, the first ones first; what is too near to one of them is no link."""
    url, speaker = told
    spots = [(place, number, *_spot(place, frame)) for place, number in points]
    boxes = [(x - r, y - r, x + r, y + r) for _p, n, x, y in spots for r in (size.radius(n),)]
    labels, marks, linked = Labels(frame.height, size.letters, [*taken, *boxes]), [], list[tuple[float, float]]()
    for place, number, x, y in spots:
        near = any(hypot(x - a, y - b) < 2 * size.hit for a, b in linked) or _inside(x, y, size.hit, taken)
        if near or not (number or size.kind == "wide"):
            marks.append(_circle(place, number, frame, size))
            continue
        linked.append((x, y))
        marks.append(
            _MARK.format(
                url=url(place.id),
                words=_words(speaker, place, number),
                x=x,
                y=y,
                hit=size.hit,
                circle=_circle(place, number, frame, size),
                label=labels.beside(speaker.name(place.id), x, y, size.radius(number)),
            )
        )
    return labels, marks


_MARK = Markup(
    '<a href="{url}" aria-label="{words}"><title>{words}</title>'
    '<circle cx="{x}" cy="{y}" r="{hit}" class="an-map-hit"/>{circle}{label}</a>'
)


def _inside(x: float, y: float, room: float, boxes: list[Box]) -> bool:
    return any(box[0] - room < x < box[2] + room and box[1] - room < y < box[3] + room for box in boxes)


def _words(speaker: Speaker, place: Place, number: int) -> str:
    name = speaker.name(place.id)
    return speaker.catalog.count("%(place)s, %(number)s event", "%(place)s, %(number)s events", number, place=name)


def _circle(place: Place, number: int, frame: Frame, size: _Size) -> Markup:
    shape = "" if number else Markup(' class="an-map-none"')
    name = Markup(' data-id="{}" data-n="{}"').format(place.id, number) if size.named else ""
    x, y = _spot(place, frame)
    return Markup('<circle cx="{}" cy="{}" r="{}"{}{}/>').format(x, y, size.radius(number), shape, name)


def _crowds(points: Counted, frame: Frame, size: _Size) -> list[list[Place]]:
    """Return the groups of places with events, each so near to the next that no finger tells them apart.

    A group whose last place comes first among the places comes first.
    """
    places = [place for place, number in points if number]
    found = crowds([_spot(place, frame) for place in places], 2 * size.hit)
    return [[places[number] for number in crowd] for crowd in found]


def _insets(points: Counted, frame: Frame, size: _Size) -> list[Frame]:
    """Return the parts of a picture that are drawn again, larger, because places crowd there."""
    found = []
    for crowd in _crowds(points, frame, size)[:MOST_INSETS]:
        spots = [(place.coordinates.lat, place.coordinates.lon) for place in crowd if place.coordinates]
        inset = around_points(spots, INSET_MARGIN, shape=0.42)
        if inset and inset.east - inset.west <= INSET_SHARE * (frame.east - frame.west):
            found.append(inset)
    return found


def _box_of(inset: Frame, frame: Frame) -> Box:
    """Return where in a picture its inset lies."""
    return (*frame.at(inset.north, inset.west), *frame.at(inset.south, inset.east))


def _inset(inset: Frame, points: Counted, basemap: Basemap | None, size: _Size, told: Told) -> Markup:
    """Return a part of a picture in which places crowd, drawn larger."""
    inside = [each for each in points if _is_in(each[0], inset)]
    _labels, marks = _labelled(inside, inset, size, told, [])
    drawn = Markup("").join((*marks, _scale(inset, size.letters, told[1], 10)))
    lines = outlines(basemap, inset, 3)
    return _SVG.format(Markup(' class="an-inset an-{}"').format(size.kind), inset.height, lines, drawn)


def _road(road: Place, frame: Frame, labels: Labels, speaker: Speaker) -> Markup:
    """Return the name of a road, in the middle of its course."""
    assert road.line
    lat, lon = road.line.points[len(road.line.points) // 2]
    return labels.beside(speaker.name(road.id), *frame.at(lat, lon), 2) if frame.holds(lat, lon) else Markup("")


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
