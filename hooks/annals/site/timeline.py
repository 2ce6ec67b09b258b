"""Who held a place when, and who held all places when, as pictures: SVG made at build, that works without a script.

Each is drawn twice, for wide and for narrow pages, and the style sheet shows one of them. In the picture of one place
a stretch links to the event that began it, in that of all places a name to its place. Words beside the picture say
the same.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from annals.facts.control import Stretch
from annals.site.bars import MIN_TARGET, Row, Scale, bars, definitions, ends, frame_of, key, step_of, ticks, words_of
from annals.site.condensed import condensed
from annals.site.labels import Speaker

Url = Callable[[str], str]
Lines = Sequence[tuple[str, tuple[Stretch, ...]]]

MOST_BARS, MOST_STACKED = 30, 10
"""Bars of a place in its own picture and in that of all places, of some 300 bytes each."""


@dataclass(frozen=True)
class _Shape:
    """One of the two sizes of a picture: its width, what stands left of its bars, heights, and lines of time."""

    kind: str
    width: float
    names: float
    row: float
    bar: float
    letters: float
    lines: int


_STRIPS = (_Shape("wide", 960, 0, 62, 34, 14, 12), _Shape("slim", 360, 0, 60, 34, 12.5, 5))
_STACKS = (_Shape("wide", 620, 112, 31, 22, 14, 7), _Shape("slim", 360, 0, 46, 16, 12.5, 5))
"""The strips of all places stand beside the map on a wide page, so that their picture has half of it."""


def timeline(name: str, stretches: tuple[Stretch, ...], speaker: Speaker, holders: tuple[str, ...], url: Url) -> Markup:
    """Return the timeline of a place as a figure, or `""` where no stretch has two bounds to draw between.

    `holders` are all that the archive knows, which tells the colour of each.
    """
    stretches = condensed(stretches, MOST_BARS)
    days = frame_of(stretches)
    if days is None:
        return Markup("")
    drawn = []
    for shape in _STRIPS:
        scale, row = Scale(*days, 0.0, shape.width), Row(f"an-{shape.kind}", 22, shape.bar, shape.letters)
        marks = [_linked(each, bar, speaker, scale, url) for each, bar in bars(stretches, speaker, holders, scale, row)]
        lines = ticks(scale, speaker.catalog, 2, 22 + shape.bar + 4, step_of(scale, shape.lines))
        drawn.append(_svg(shape, shape.row, (definitions(row.id, stretches, holders), lines, *marks)))
    label = speaker.catalog.say(
        "Who held %(place)s when, %(first)s to %(last)s; the table below says the same in words",
        place=name,
        first=days[0].year,
        last=days[1].year,
    )
    return _FIGURE.format("an-strip", label, Markup("").join(drawn), key(stretches, holders, speaker))


def timelines(places: Lines, speaker: Speaker, holders: tuple[str, ...], url: Url) -> Markup:
    """Return the timelines of several places one above the other on one axis; `""` where none has a day.

    `places` are ids with the stretches of each.
    """
    places = [(place, condensed(stretches, MOST_STACKED)) for place, stretches in places]
    every = [stretch for _place, stretches in places for stretch in stretches]
    days = frame_of(every)
    if days is None:
        return Markup("")
    drawn = []
    for shape in _STACKS:
        scale, height = Scale(*days, shape.names, shape.width), 18 + shape.row * len(places)
        rows = [_row(shape, scale, 18 + shape.row * i, each, speaker, holders, url) for i, each in enumerate(places)]
        lines = ticks(scale, speaker.catalog, 0, height, step_of(scale, shape.lines))
        drawn.append(_svg(shape, height, (definitions(f"an-{shape.kind}", every, holders), lines, *rows)))
    label = speaker.catalog.say(
        "Who held which place when, %(first)s to %(last)s; the list below says the same in words",
        first=days[0].year,
        last=days[1].year,
    )
    return _FIGURE.format("an-strip an-stack", label, Markup("").join(drawn), key(every, holders, speaker))


_FIGURE = Markup('<figure class="{}" aria-label="{}">{}<figcaption>{}</figcaption></figure>')


def _svg(shape: _Shape, height: float, parts: Sequence[Markup]) -> Markup:
    return Markup('<svg class="an-{}" viewBox="0 0 {} {}" role="presentation">{}</svg>').format(
        shape.kind, shape.width, height, Markup("").join(parts)
    )


def _linked(stretch: Stretch, bar: Markup, speaker: Speaker, scale: Scale, url: Url) -> Markup:
    """Return a bar as a link to the event that began it, where it is wide enough to be hit."""
    left, right = ends(stretch, scale)
    target = next((id for id in stretch.evidence if "/" not in id), "")
    if not target or right - left < MIN_TARGET:
        return Markup("<g>{}</g>").format(bar)
    return Markup('<a href="{}" aria-label="{}">{}</a>').format(url(target), words_of(stretch, speaker), bar)


def _row(
    shape: _Shape,
    scale: Scale,
    top: float,
    place: tuple[str, tuple[Stretch, ...]],
    speaker: Speaker,
    holders: tuple[str, ...],
    url: Url,
) -> Markup:
    """Return a place's name as a link, and its bars beside or below it on a line for all of the time."""
    id, stretches = place
    below = top + (5 if shape.names else 25)
    row = Row(f"an-{shape.kind}", below, shape.bar, shape.letters)
    marks = [bar for _stretch, bar in bars(stretches, speaker, holders, scale, row)]
    middle = round(below + shape.bar / 2, 1)
    name = speaker.name(id)
    return _ROW.format(
        url=url(id),
        top=top,
        across=shape.names or shape.width,
        base=round(top + (5 + shape.bar / 2 if shape.names else 12) + shape.letters * 0.36, 1),
        name=name if not shape.names or len(name) * 7.6 < shape.names else f"{name[:17].rstrip()}…",
        full=name,
        left=scale.left,
        right=scale.right,
        middle=middle,
        bars=Markup("").join(Markup("<g>{}</g>").format(mark) for mark in marks),
    )


_ROW = Markup(
    '<a href="{url}" aria-label="{full}"><rect x="0" y="{top}" width="{across}" height="25" class="an-strip-hit"/>'
    '<text x="0" y="{base}">{name}</text></a>'
    '<line x1="{left}" x2="{right}" y1="{middle}" y2="{middle}" class="an-strip-silence"/>{bars}'
)
