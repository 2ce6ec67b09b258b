"""Who held a place when, as a picture: one SVG timeline, made at build, that works without a script.

Held stretches carry a colour, a pattern and the holder's name; contested and unrecorded ones are
hatched and blank, so nothing depends on colour. Each stretch links to the event that began it.
The table beside it says the same in words.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from markupsafe import Markup

from annals.facts.control import State, Stretch
from annals.language import date_format
from annals.language.date_format import MONTHS
from annals.model import Archive

WIDTH, HEIGHT, BAR_TOP, BAR_HEIGHT = 960, 66, 24, 34
MIN_BAR = 3.0
OPEN_BAR = 60.0
LETTER_WIDTH = 7.2
PATTERNS = 4


@dataclass(frozen=True)
class Scale:
    """The time that is drawn, and where a day lies on the picture."""

    first: date
    last: date

    def x(self, day: date) -> float:
        """Return a day's distance from the picture's left edge, in points."""
        return round((day - self.first) / (self.last - self.first) * WIDTH, 1)


def timeline(
    name: str, stretches: tuple[Stretch, ...], archive: Archive, holders: tuple[str, ...], url: Callable[[str], str]
) -> Markup:
    """Return the timeline of a place as a figure, or `""` where no stretch has two bounds to draw between.

    `holders` are all that the archive knows, which tells the colour of each.
    """
    days = sorted({day for stretch in stretches for day in (stretch.start, stretch.end) if day})
    if not days:
        return Markup("")
    first, last = _frame(days)
    shown = [holder for holder in holders if holder in {stretch.holder for stretch in stretches}]
    scale = Scale(first, last)
    drawn = [stretch for stretch in stretches if stretch.start or stretch.end]
    bars = [_bar(stretch, archive, scale, holders, url) for stretch in drawn]
    label = f"Who held {name} when, {first.year} to {last.year}; the table below says the same in words"
    return Markup(
        '<figure class="an-strip" tabindex="0" role="group" aria-label="{label}">'
        '<svg viewBox="0 0 {width} {height}" role="presentation">{defs}{ticks}{bars}</svg>'
        "<figcaption>{key}</figcaption></figure>"
    ).format(
        label=label,
        width=WIDTH,
        height=HEIGHT,
        defs=_DEFS,
        ticks=_ticks(scale),
        bars=Markup("").join(bars),
        key=_key(shown, holders, archive),
    )


def _frame(days: list[date]) -> tuple[date, date]:
    """Return the time drawn: from the quarter before the first dated change to the one after the last."""
    margin = max(timedelta(days=60), (days[-1] - days[0]) * 0.08)
    return days[0] - margin, days[-1] + margin


def _bar(
    stretch: Stretch, archive: Archive, scale: Scale, holders: tuple[str, ...], url: Callable[[str], str]
) -> Markup:
    left = scale.x(stretch.start) if stretch.start else 0.0
    right = scale.x(stretch.end) if stretch.end else float(WIDTH)
    # an end that nothing dates is drawn short and pale, not as if it were known to the picture's edge
    is_open = stretch.start is None or stretch.end is None
    left = max(left, right - OPEN_BAR) if stretch.start is None else left
    right = min(right, left + OPEN_BAR) if stretch.end is None else right
    width = round(max(right - left, MIN_BAR), 1)
    words = _words(stretch, archive)
    kind = (
        f"held-{holders.index(stretch.holder) % PATTERNS}"
        if stretch.state is State.HELD
        else stretch.state.name.lower()
    )
    text = archive.name(stretch.holder) if stretch.state is State.HELD else str(stretch.state.value)
    label = Markup('<text x="{}" y="{}" class="an-strip-name">{}</text>').format(round(left + 8, 1), BAR_TOP + 22, text)
    fade = _fade(scale, stretch, left + width) if stretch.fade else ""
    bar = Markup('<title>{}</title><rect x="{}" y="{}" width="{}" height="{}" class="an-strip-{}{}"/>{}{}').format(
        words,
        left,
        BAR_TOP,
        width,
        BAR_HEIGHT,
        kind,
        " an-strip-open" if is_open else "",
        fade,
        label if width > len(text) * LETTER_WIDTH + 12 else "",
    )
    target = next((id for id in stretch.evidence if "/" not in id), "")
    if not target:
        return Markup("<g>{}</g>").format(bar)
    return Markup('<a href="{}" aria-label="{}">{}</a>').format(url(target), words, bar)


def _fade(scale: Scale, stretch: Stretch, right: float) -> Markup:
    """Return the veil over the last part of a bar, in which it may already have ended."""
    left = scale.x(stretch.fade) if stretch.fade else right
    return Markup('<rect x="{}" y="{}" width="{}" height="{}" class="an-strip-fade"/>').format(
        left, BAR_TOP, round(max(right - left, 0.0), 1), BAR_HEIGHT
    )


def _words(stretch: Stretch, archive: Archive) -> str:
    holder = archive.name(stretch.holder) if stretch.holder else ""
    since = date_format.words(stretch.since) if stretch.since else "beginning not recorded"
    if stretch.said:
        return f"held by {holder}, as was said: {since}"
    if stretch.state is State.UNREPORTED:
        if stretch.until:
            return f"held by {holder} when last reported, {since}; no longer by {date_format.words(stretch.until)}"
        return f"held by {holder} when last reported, {since}; no later report"
    what = f"held by {holder}" if stretch.state is State.HELD else str(stretch.state.value)
    until = date_format.words(stretch.until) if stretch.until else "no later change recorded"
    return f"{what}: {since}" if since == until else f"{what}: {since}; then {until}"


def _ticks(scale: Scale) -> Markup:
    """Return year lines and, where there is room, month names along the top."""
    first, last = scale.first, scale.last
    months = (last.year - first.year) * 12 + last.month - first.month
    step = 1 if months <= 8 else 3 if months <= 30 else 12
    marks = []
    for number in range(first.year * 12 + first.month, last.year * 12 + last.month):
        year, month = divmod(number, 12)
        x = scale.x(date(year, month + 1, 1))
        if month % step or x > WIDTH - 40:
            continue
        text = str(year) if month == 0 else MONTHS[month][:3]
        marks.append(_TICK.format(x, BAR_TOP + BAR_HEIGHT + 4, x + 3, text))
    return Markup("").join(marks)


def _key(shown: list[str], holders: tuple[str, ...], archive: Archive) -> Markup:
    """Return what the fillings mean: one swatch a holder, then contested and unrecorded."""
    named = [(f"held-{holders.index(holder) % PATTERNS}", f"held by {archive.name(holder)}") for holder in shown]
    rows = [
        *named,
        ("unreported", "no later report that it is held"),
        ("contested", "contested, or changing hands on a day not known"),
        ("unrecorded", "unrecorded"),
    ]
    swatches = Markup("").join(_SWATCH.format(kind, words) for kind, words in rows)
    return swatches + "A short pale bar has no recorded beginning or end."


_TICK = Markup(
    '<line x1="{0}" x2="{0}" y1="16" y2="{1}" class="an-strip-tick"/>'
    '<text x="{2}" y="13" class="an-strip-year">{3}</text>'
)
_SWATCH = Markup(
    '<span class="an-swatch"><svg viewBox="0 0 22 14" role="presentation"><rect x="1" y="1" width="20" height="12" '
    'class="an-strip-{}"/></svg>{}</span>'
)
_DEFS = Markup(
    '<defs><pattern id="an-hatch" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">'
    '<line x1="0" y1="0" x2="0" y2="6" class="an-hatch"/></pattern></defs>'
)
