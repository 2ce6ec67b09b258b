"""Rounds as a Markdown table: medians, cost per page, and how that cost grows with the archive.

Below the table stand the aims, each with what was measured. They are held up, not enforced.
"""

import os
import platform
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from statistics import median

from annals.language.messages import counted
from bench.measure import Round, Subject

BEGIN, END = "<!-- measured: begin -->", "<!-- measured: end -->"
"""The marks in docs/benchmarks.md between which the table stands."""

OWN_AIM = 2.0
"""Milliseconds of our share for a page, at most."""

WHOLE_AIM = 1.5
"""How many times as long as plain MkDocs the whole build may take."""

GROWTH_AIM = 1.1
"""How much the cost of a page may grow from the smallest to the largest size; a tenth is noise."""


@dataclass(frozen=True)
class Size:
    """What was measured at one size."""

    subject: Subject
    rounds: tuple[Round, ...]

    def seconds(self, part: str) -> float:
        """Return the median seconds of a part: own, ours, same or prose."""
        return median(each.seconds[part] for each in self.rounds)

    def page(self, part: str) -> float:
        """Return the median milliseconds of a part for each page."""
        return self.seconds(part) * 1000 / self.subject.pages

    def ratio(self, other: str) -> float:
        """Return our build's seconds by a plain build's, the median over rounds: drift hits both of one round."""
        return median(each.seconds["ours"] / each.seconds[other] for each in self.rounds)

    @property
    def page_kb(self) -> float:
        """Return the mean size of a page's Markdown in kilobytes."""
        return self.subject.bytes / self.subject.pages / 1000

    @property
    def peak_mb(self) -> float:
        """Return the median peak of our build in megabytes."""
        return median(each.peak_mb for each in self.rounds)


_PARTS = {
    "own": "Our share, records to outputs",
    "ours": "The whole build with our hook and theme",
    "same": "Plain MkDocs, the same pages",
    "prose": "Plain MkDocs, prose of the same size",
}


def report(measured: Mapping[Subject, Sequence[Round]]) -> str:
    """Return the table, led by a line on where and how often it was measured."""
    sizes = [Size(subject, tuple(rounds)) for subject, rounds in measured.items()]
    runs = len(sizes[0].rounds)
    lead = f"{os.cpu_count()} cores, Python {platform.python_version()}; medians of {counted(runs, 'run')}."
    aims = "\n".join(f"- {line}" for line in _aims(sizes))
    return f"{lead}\n\n{_table(sizes)}\n\n{aims}"


def _table(sizes: list[Size]) -> str:
    heads = ["", *(f"{size.subject.articles:,} articles" for size in sizes), "growth"]
    rules = ["---", *["---:"] * (len(sizes) + 1)]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in (heads, rules, *_rows(sizes)))


def _rows(sizes: list[Size]) -> Iterator[list[str]]:
    yield ["Pages", *(f"{size.subject.pages:,}" for size in sizes), ""]
    yield ["Markdown of a page, kB", *(f"{size.page_kb:.1f}" for size in sizes), f"× {_kb_growth(sizes):.2f}"]
    for part, title in _PARTS.items():
        yield [f"{title}, s", *(f"{size.seconds(part):.2f}" for size in sizes), ""]
        yield [f"{title}, ms a page", *(f"{size.page(part):.2f}" for size in sizes), f"× {_growth(sizes, part):.2f}"]
    yield ["Peak memory of the whole build, MB", *(f"{size.peak_mb:.0f}" for size in sizes), ""]
    yield ["The whole by plain MkDocs, same pages", *(f"× {size.ratio('same'):.2f}" for size in sizes), ""]
    yield ["The whole by plain MkDocs, prose", *(f"× {size.ratio('prose'):.2f}" for size in sizes), ""]


def _growth(sizes: list[Size], part: str) -> float:
    """Return how much a part costs for a page at the largest size, by the smallest."""
    return sizes[-1].page(part) / sizes[0].page(part)


def _kb_growth(sizes: list[Size]) -> float:
    return sizes[-1].page_kb / sizes[0].page_kb


def _aims(sizes: list[Size]) -> Iterator[str]:
    """Yield each aim with what was measured, the worst of all sizes."""
    own = max(size.page("own") for size in sizes)
    yield f"Our share: {own:.2f} ms a page at most. The aim is under {OWN_AIM:g}: {_verdict(own < OWN_AIM)}."
    for other, what in (("same", "with the same pages"), ("prose", "with prose of the same size")):
        ratio = max(size.ratio(other) for size in sizes)
        verdict = _verdict(ratio < WHOLE_AIM)
        yield f"The whole build: × {ratio:.2f} plain MkDocs {what} at most. The aim is under {WHOLE_AIM:g}: {verdict}."
    if len(sizes) > 1:
        span = f"from {sizes[0].subject.articles:,} to {sizes[-1].subject.articles:,} articles"
        for part, what in (("own", "our share"), ("ours", "the whole build")):
            growth = _growth(sizes, part)
            verdict = _verdict(growth < GROWTH_AIM)
            yield (
                f"A page's cost {span}, {what}: × {growth:.2f}, with × {_kb_growth(sizes):.2f} the Markdown on a page. "
                f"The aim is no growth beyond a tenth: {verdict}."
            )


def _verdict(met: bool) -> str:
    return "met" if met else "missed"


def replaced(page: str, table: str) -> str:
    """Return a page with what stands between its marks replaced; raise ValueError where they are missing."""
    before, begin, rest = page.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not begin or not end:
        raise ValueError(f"has no lines {BEGIN} and {END}")
    return f"{before}{BEGIN}\n\n{table}\n\n{END}{after}"
