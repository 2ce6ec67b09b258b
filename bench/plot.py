"""What was measured as bars: an SVG without scripts, which docs/benchmarks.md shows as an image."""

from collections.abc import Iterator, Sequence
from html import escape

from bench.report import Size, short
from bench.rounds import Measured

_NAMES = {"ours": "annals build", "hugo": "Hugo", "mkdocs": "MkDocs, prose", "writing": "only writing"}
_FIGURES = {"wall": "seconds on the clock", "cpu": "processor seconds", "peak_mb": "peak memory, MB"}
_WIDTH, _LABEL, _BAR, _ROW, _HEAD = 720, 130, 480, 22, 34
"""Pixels: of the whole, of the names at the left, of the longest bar; heights of a bar's row and of a heading."""

_STYLE = """
text { font: 13px sans-serif; fill: #222 }
.head { font-weight: bold }
.bar { fill: #8a8f98 }
.ours { fill: #2463a6 }
@media (prefers-color-scheme: dark) { text { fill: #ddd } .ours { fill: #6aa9f0 } }
"""


def plot(measured: Sequence[Measured]) -> str:
    """Return an SVG with a group of bars for each figure of each size; a bar is as long as its share of the longest."""
    body, height = list[str](), 8
    for size in map(Size, measured):
        for of, title in _FIGURES.items():
            body.append(_text(8, height + 20, f"{size.heading}: {title}", "head"))
            height += _HEAD
            for row in _bars(size, of, height):
                body.append(row)
                height += _ROW
    head = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {height + 8}" role="img">'
    title = "<title>What a whole build takes, ours and others</title>"
    return "\n".join([head, title, f"<style>{_STYLE}</style>", *body, "</svg>"]) + "\n"


def _bars(size: Size, of: str, top: int) -> Iterator[str]:
    costs = {name: float(getattr(cost, of)) for name in _NAMES if (cost := size.cost(name))}
    if of == "peak_mb":
        costs.pop("writing", None)  # it holds the longest file, which says little
    longest = max(costs.values())
    for row, (name, figure) in enumerate(costs.items()):
        y, length = top + row * _ROW, max(1.0, _BAR * figure / longest)
        kind = "bar ours" if name == "ours" else "bar"
        bar = f'<rect class="{kind}" x="{_LABEL}" y="{y}" width="{length:.1f}" height="{_ROW - 6}"/>'
        label, told = _text(8, y + 13, _NAMES[name]), _text(_LABEL + length + 6, y + 13, short(figure))
        yield f"{label}{bar}{told}"


def _text(x: float, y: float, text: str, kind: str = "label") -> str:
    return f'<text class="{kind}" x="{x:.1f}" y="{y}">{escape(text)}</text>'
