"""Who held a town when, as a picture: one SVG strip, made at build, that works without a script.

Held stretches carry a colour, a pattern and the holder's name; contested and unrecorded ones are
hatched and blank, so nothing depends on colour. Each stretch links to the event that began it.
The table beside it says the same in words.
"""

from collections.abc import Callable
from datetime import date, timedelta

from markupsafe import Markup, escape

from annals.control import State, Stretch
from annals.datewords import MONTHS, day_words
from annals.model import Archive

WIDTH, HEIGHT, BAR_TOP, BAR_HEIGHT = 960, 92, 26, 34
MIN_BAR = 3.0
LETTER_WIDTH = 7.2
PATTERNS = 4


def strip(name: str, stretches: tuple[Stretch, ...], archive: Archive, url: Callable[[str], str]) -> Markup:
    """Return the strip of a town as a figure, or nothing where no stretch has two bounds to draw between."""
    days = sorted({day for stretch in stretches for day in (stretch.start, stretch.end) if day})
    if not days:
        return Markup("")
    first, last = _frame(days)
    holders = list(dict.fromkeys(stretch.holder for stretch in stretches if stretch.holder))
    bars = [_bar(stretch, archive, first, last, holders, url) for stretch in stretches]
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
        ticks=_ticks(first, last),
        bars=Markup("").join(bars),
        key=_KEY,
    )


def _frame(days: list[date]) -> tuple[date, date]:
    """Return the time drawn: from the quarter before the first dated change to the one after the last."""
    margin = max(timedelta(days=60), (days[-1] - days[0]) * 0.08)
    return days[0] - margin, days[-1] + margin


def _x(day: date, first: date, last: date) -> float:
    return round((day - first) / (last - first) * WIDTH, 1)


def _bar(
    stretch: Stretch, archive: Archive, first: date, last: date, holders: list[str], url: Callable[[str], str]
) -> Markup:
    left = _x(stretch.start, first, last) if stretch.start else 0.0
    right = _x(stretch.end, first, last) if stretch.end else float(WIDTH)
    width = max(right - left, MIN_BAR)
    words = _words(stretch, archive)
    kind = f"held-{holders.index(stretch.holder) % PATTERNS}" if stretch.state is State.HELD else stretch.state.value
    text = (
        words.partition(",")[0]
        if stretch.state is State.UNRECORDED
        else archive.name(stretch.holder)
        if stretch.holder
        else ""
    )
    label = Markup("")
    if text and width > len(text) * LETTER_WIDTH + 12:
        label = Markup('<text x="{}" y="{}" class="an-strip-name">{}</text>').format(
            round(left + 8, 1), BAR_TOP + 22, text
        )
    bar = Markup(
        '<title>{words}</title><rect x="{x}" y="{y}" width="{width}" height="{height}" class="an-strip-{kind}"/>{label}'
    ).format(words=words, x=left, y=BAR_TOP, width=round(width, 1), height=BAR_HEIGHT, kind=kind, label=label)
    target = next((id for id in stretch.evidence if "/" not in id), "")
    return (
        Markup('<a href="{}" aria-label="{}">{}</a>').format(url(target), words, bar)
        if target
        else Markup("<g>{}</g>").format(bar)
    )


def _words(stretch: Stretch, archive: Archive) -> str:
    what = f"held by {archive.name(stretch.holder)}" if stretch.state is State.HELD else stretch.state.value
    start = day_words(stretch.start) if stretch.start else "a day not recorded"
    end = day_words(stretch.end) if stretch.end else "no later change recorded"
    return f"{what}, {start}" if start == end else f"{what}, {start} to {end}"


def _ticks(first: date, last: date) -> Markup:
    """Return year lines and, where there is room, month names along the top."""
    marks = []
    months = (last.year - first.year) * 12 + last.month - first.month
    step = 1 if months <= 8 else 3 if months <= 30 else 12
    for number in range(first.year * 12 + first.month, last.year * 12 + last.month):
        year, month = divmod(number, 12)
        if month % step:
            continue
        x = _x(date(year, month + 1, 1), first, last)
        text = str(year) if month == 0 else MONTHS["en"][month][:3]
        if x > WIDTH - 40:
            continue
        marks.append(
            Markup(
                '<line x1="{0}" x2="{0}" y1="16" y2="{1}" class="an-strip-tick"/><text x="{2}" y="13" class="an-strip-year">{3}</text>'
            ).format(x, BAR_TOP + BAR_HEIGHT + 4, x + 3, escape(text))
        )
    return Markup("").join(marks)


_DEFS = Markup(
    '<defs><pattern id="an-hatch" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">'
    '<line x1="0" y1="0" x2="0" y2="6" class="an-hatch"/></pattern></defs>'
)
_KEY = Markup(
    'A filled stretch is held, a <span class="an-key-contested">hatched</span> one contested or changing hands on a day not known, '
    'a <span class="an-key-unrecorded">blank</span> one unrecorded. Open ends: nothing earlier or later is recorded.'
)
