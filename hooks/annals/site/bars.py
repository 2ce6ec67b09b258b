"""Stretches of control as bars of an SVG picture, on a scale of time: what one place's strip and all places' share.

Held stretches carry a colour and the holder's name; contested ones are hatched, silent ones blank, and what was last
reported fades out, so nothing depends on colour.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from markupsafe import Markup

from annals.facts.control import State, Stretch
from annals.language import date_format
from annals.language.catalog import Catalog, message
from annals.site.labels import Speaker

PATTERNS = 6
MIN_BAR = 3.0
MIN_TARGET = 26.0
OPEN_SHARE = 0.06
"""Part of the picture over which a stretch fades in or out whose end nothing dates."""

LETTER_SHARE = 0.54
"""Width of a letter, as a part of its height."""


@dataclass(frozen=True)
class Scale:
    """The time that is drawn, and where a day lies on the picture, in points."""

    first: date
    last: date
    left: float
    right: float

    def x(self, day: date) -> float:
        """Return a day's distance from the picture's left edge."""
        share = (day - self.first) / (self.last - self.first)
        return round(self.left + share * (self.right - self.left), 1)


@dataclass(frozen=True)
class Row:
    """Where the bars of one place are drawn: their top, their height, the height of letters.

    `id` is what names of this picture begin with.
    """

    id: str
    top: float
    height: float
    letters: float


def frame_of(stretches: Iterable[Stretch]) -> tuple[date, date] | None:
    """Return the days between which stretches are drawn, with room at both ends; None where none has a day."""
    days = sorted({day for stretch in stretches for day in (stretch.start, stretch.end) if day})
    if not days:
        return None
    margin = max(timedelta(days=60), (days[-1] - days[0]) * 0.08)
    return days[0] - margin, days[-1] + margin


def definitions(id: str, stretches: Iterable[Stretch], holders: tuple[str, ...]) -> Markup:
    """Return the hatching and the fading colours of a picture of stretches, whose names begin with `id`."""
    colours = sorted({_colour(stretch, holders) for stretch in stretches if stretch.holder})
    fading = [_FADING.format(id, number) for number in colours]
    return Markup("<defs>{}{}</defs>").format(_HATCH.format(id), Markup("").join(fading))


_HATCH = Markup(
    '<pattern id="{}-hatch" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">'
    '<line x1="0" y1="0" x2="0" y2="6" class="an-hatch"/></pattern>'
)
_FADING = Markup(
    '<linearGradient id="{0}-out-{1}"><stop offset="0" class="an-stop-{1}" stop-opacity=".75"/>'
    '<stop offset="1" class="an-stop-{1}" stop-opacity="0"/></linearGradient>'
    '<linearGradient id="{0}-in-{1}"><stop offset="0" class="an-stop-{1}" stop-opacity="0"/>'
    '<stop offset=".8" class="an-stop-{1}"/></linearGradient>'
)


def bars(
    stretches: Iterable[Stretch], speaker: Speaker, holders: tuple[str, ...], scale: Scale, row: Row
) -> Iterator[tuple[Stretch, Markup]]:
    """Yield each stretch that has a day with its bar; `holders` are all that the archive knows, for their colours."""
    for stretch in stretches:
        if stretch.start or stretch.end:
            yield stretch, _bar(stretch, speaker, holders, scale, row)


def _bar(stretch: Stretch, speaker: Speaker, holders: tuple[str, ...], scale: Scale, row: Row) -> Markup:
    left, right = ends(stretch, scale)
    width = round(max(right - left, MIN_BAR), 1)
    label = next((text for text in _labels(stretch, speaker) if _fits(text, width, row)), "")
    return _BAR.format(
        words=words_of(stretch, speaker),
        box=_BOX.format(left, row.top, width, row.height),
        paint=_paint(stretch, holders, row),
        fade=_veil(scale, stretch, left + width, row) if stretch.fade else "",
        label=_label(label, left, row) if label else "",
    )


_BAR = Markup("<title>{words}</title><rect {box} {paint}/>{fade}{label}")
_BOX = Markup('x="{}" y="{}" width="{}" height="{}"')


def ends(stretch: Stretch, scale: Scale) -> tuple[float, float]:
    """Return the left and right end of a bar; one that nothing dates is drawn short, or as far as silence goes."""
    span = (scale.right - scale.left) * OPEN_SHARE
    left = scale.x(stretch.start) if stretch.start else scale.left
    right = scale.x(stretch.end) if stretch.end else scale.right
    if stretch.start is None:
        left = max(left, right - span)
    if stretch.end is None and stretch.state is State.UNRECORDED and stretch.until and stretch.until.upper:
        right = max(left, scale.x(stretch.until.upper) - span)  # as far as what comes next is drawn
    elif stretch.end is None and stretch.state is not State.UNREPORTED:
        right = min(right, left + span)
    return left, right


def _fits(text: str, width: float, row: Row) -> bool:
    return width > len(text) * row.letters * LETTER_SHARE + 10


def _colour(stretch: Stretch, holders: tuple[str, ...]) -> int:
    return holders.index(stretch.holder) % PATTERNS if stretch.holder in holders else 0


def _paint(stretch: Stretch, holders: tuple[str, ...], row: Row) -> Markup:
    """Return the class of a bar, and its fading colour where one of its ends is not known."""
    colour = _colour(stretch, holders)
    match stretch.state:
        case State.UNREPORTED:
            return Markup('class="an-strip-unreported" fill="url(#{}-out-{})"').format(row.id, colour)
        case State.HELD if stretch.start is None:
            return Markup('class="an-strip-rise" fill="url(#{}-in-{})"').format(row.id, colour)
        case State.HELD:
            return Markup('class="an-strip-held-{}"').format(colour)
        case State.CONTESTED:
            return Markup('class="an-strip-contested" fill="url(#{}-hatch)"').format(row.id)
        case State.SEVERAL:
            return Markup('class="an-strip-several"')
    return Markup('class="an-strip-unrecorded"')


def _label(text: str, left: float, row: Row) -> Markup:
    base = round(row.top + row.height / 2 + row.letters * 0.36, 1)
    return Markup('<text x="{}" y="{}" class="an-strip-name">{}</text>').format(round(left + 6, 1), base, text)


def _labels(stretch: Stretch, speaker: Speaker) -> tuple[str, ...]:
    """Return what a bar may say, the longest first."""
    say = speaker.catalog.say
    if stretch.state is State.HELD:
        return (speaker.name(stretch.holder),)
    if stretch.state is State.UNREPORTED:
        return (*_unreported(stretch, speaker.catalog), say("not reported"), "?")
    if stretch.state is State.UNRECORDED:
        return (say("the articles are silent"), say("silent"))
    if stretch.state is State.SEVERAL:
        return (say("several reports"), say("several"))
    return (say(_STATES[stretch.state]),)


def _unreported(stretch: Stretch, catalog: Catalog) -> tuple[str, ...]:
    day = stretch.start
    if not day:
        return ()
    return (
        catalog.say("not reported after %(month)s %(year)s", month=catalog.short_months[day.month - 1], year=day.year),
    )


def _veil(scale: Scale, stretch: Stretch, right: float, row: Row) -> Markup:
    """Return the veil over the last part of a bar, in which it may already have ended."""
    left = scale.x(stretch.fade) if stretch.fade else right
    box = _BOX.format(left, row.top, round(max(right - left, 0.0), 1), row.height)
    return Markup('<rect {} class="an-strip-fade"/>').format(box)


def words_of(stretch: Stretch, speaker: Speaker) -> str:
    """Return a stretch in words."""
    catalog, say = speaker.catalog, speaker.catalog.say
    holder = speaker.name(stretch.holder) if stretch.holder else ""
    since = date_format.words(stretch.since, catalog) if stretch.since else say("beginning not recorded")
    if stretch.said:
        return say("%(since)s: said to be held by %(group)s", group=holder, since=since)
    if stretch.state is State.UNREPORTED:
        if not stretch.until:
            return say("held by %(group)s when last reported, %(since)s; no later report", group=holder, since=since)
        ends = {"since": since, "until": date_format.words(stretch.until, catalog)}
        return say("held by %(group)s when last reported, %(since)s; no longer by %(until)s", group=holder, **ends)
    what = say("held by %(group)s", group=holder) if stretch.state is State.HELD else say(_STATES[stretch.state])
    until = date_format.words(stretch.until, catalog) if stretch.until else say("no later change recorded")
    if since == until:
        return say("%(what)s: %(since)s", what=what, since=since)
    return say("%(what)s: %(since)s; then %(until)s", what=what, since=since, until=until)


_STATES = {
    State.CONTESTED: message("contested"),
    State.UNRECORDED: message("the articles are silent"),
    State.SEVERAL: message("several reports close together"),
}


def ticks(scale: Scale, catalog: Catalog, top: float, bottom: float, step: int) -> Markup:
    """Return a line with its name for each `step` months, from `top`, where the name stands, to `bottom`."""
    marks: list[Markup] = []
    for number in range(scale.first.year * 12 + scale.first.month, scale.last.year * 12 + scale.last.month):
        year, month = divmod(number, 12)
        x = scale.x(date(year, month + 1, 1))
        if month % step == 0 and x <= scale.right - 30:
            name = catalog.short_months[month]
            named = name if marks else catalog.say("%(month)s %(year)s", month=name, year=year)
            text = str(year) if month == 0 else named
            marks.append(_TICK.format(x, top + 3, bottom, round(x + 3, 1), top + 11, text))
    return Markup("").join(marks)


_TICK = Markup(
    '<line x1="{0}" x2="{0}" y1="{1}" y2="{2}" class="an-strip-tick"/>'
    '<text x="{3}" y="{4}" class="an-strip-year">{5}</text>'
)


def step_of(scale: Scale, most: int) -> int:
    """Return after how many months a line is drawn, so that there are about `most` lines or fewer."""
    months = (scale.last.year - scale.first.year) * 12 + scale.last.month - scale.first.month
    return next((step for step in (1, 3, 6) if months <= step * most), 12)


def key(stretches: Iterable[Stretch], holders: tuple[str, ...], speaker: Speaker) -> Markup:
    """Return what the fillings of a picture mean: one swatch for each that is drawn in it."""
    drawn = [stretch for stretch in stretches if stretch.start or stretch.end]
    held, states = {stretch.holder for stretch in drawn}, {stretch.state for stretch in drawn}
    named = [
        (
            f"held-{holders.index(holder) % PATTERNS}",
            speaker.catalog.say("held by %(group)s", group=speaker.name(holder)),
        )
        for holder in holders
        if holder in held
    ]
    rows = [*named, *((kind, speaker.catalog.say(words)) for state, kind, words in _KEYS if state in states)]
    return Markup("").join(_SWATCH.format(kind, _OVER.get(kind, ""), words) for kind, words in rows)


_KEYS = (
    (State.UNREPORTED, "unreported", message("fading, or “?”: not reported after the last report")),
    (State.SEVERAL, "several", message("several reports, too close together to be drawn one by one")),
    (State.CONTESTED, "hatched", message("contested, or changing hands on a day not known")),
    (State.UNRECORDED, "unrecorded", message("the articles are silent")),
)
_SWATCH = Markup(
    '<span class="an-swatch"><svg viewBox="0 0 22 14" role="presentation"><rect x="1" y="1" width="20" height="12" '
    'class="an-strip-{}"/>{}</svg>{}</span>'
)
_OVER = {
    "hatched": Markup('<path d="M2 12 12 2M9 12 19 2M16 12 21 7" class="an-hatch"/>'),
    "unreported": Markup(
        '<path d="M1 1h5v12h-5z"/><path d="M6 1h5v12h-5z" opacity=".7"/><path d="M11 1h5v12h-5z" opacity=".4"/>'
    ),
}
"""What is drawn over the filling of a swatch."""
