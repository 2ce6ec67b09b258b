"""What was measured as Markdown: tables of builds, ratios, edits, commands and growth."""

import os
import platform
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from statistics import median

from bench.process import Cost
from bench.rounds import Measured
from bench.serving import NEVER

BEGIN, END = "<!-- measured: begin -->", "<!-- measured: end -->"
"""The marks in docs/benchmarks.md between which the tables stand."""

BUILDS = {
    "ours": "`annals build`", "hugo": "Hugo, the same records", "mkdocs": "MkDocs and Material, as many pages of prose",
    "writing": "Only writing our files",
}  # fmt: skip
COMMANDS = {
    "rebuild": "`annals build` again after an edit", "check cold": "`annals check`, nothing kept",
    "check warm": "`annals check` again", "check edited": "`annals check` after an edit",
    "new-id": "`annals new-id`", "show": "`annals show`", "cite": "`annals cite --refresh`",
}  # fmt: skip
NONE = "–"


@dataclass(frozen=True)
class Size:
    """The medians of one size."""

    measured: Measured

    @property
    def heading(self) -> str:
        """Return the size as the head of a column."""
        return f"{self.measured.articles:,} articles"

    def cost(self, name: str) -> Cost | None:
        """Return the median of each figure of a command, or None where it was not run."""
        costs = self.measured.costs.get(name)
        if not costs:
            return None
        return Cost(
            median(cost.wall for cost in costs),
            median(cost.cpu for cost in costs),
            median(cost.peak_mb for cost in costs),
        )

    def ratio(self, of: str) -> float:
        """Return a figure of ours by Hugo's, the median over rounds: a slow minute hits both of one round."""
        pairs = zip(self.measured.costs["ours"], self.measured.costs["hugo"], strict=True)
        return median(float(getattr(ours, of)) / float(getattr(hugo, of)) for ours, hugo in pairs)

    def wait(self, name: str) -> float | None:
        """Return the median seconds from an edit to the right page, or None where it was not measured."""
        waits = self.measured.waits.get(name)
        return median(waits) if waits else None

    def megabytes(self, name: str) -> float:
        """Return the megabytes of a site."""
        return self.measured.written[name].bytes / 1e6

    def per_article(self, name: str) -> tuple[float, float]:
        """Return processor seconds and megabytes of a build for each article."""
        cost = self.cost(name)
        return (cost.cpu if cost else 0.0) / self.measured.articles, self.megabytes(name) / self.measured.articles


def report(measured: Sequence[Measured], runs: int) -> str:
    """Return the tables, led by a line on where and how often it was measured."""
    sizes = [Size(each) for each in measured]
    rounds = "1 round" if runs == 1 else f"medians of {runs} rounds"
    lead = f"{os.cpu_count()} cores, {platform.system()}, Python {platform.python_version()}; {rounds}."
    parts = [lead, _table(_builds(sizes)), _table(_ratios(sizes)), _table(_commands(sizes))]
    if len(sizes) > 1:
        parts.append(_table(_growth(sizes[0], sizes[-1])))
    return "\n\n".join(parts)


def replaced(page: str, table: str) -> str:
    """Return a page with what stands between its marks replaced; raise ValueError where they are missing."""
    before, begin, rest = page.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not begin or not end:
        raise ValueError(f"has no lines {BEGIN} and {END}")
    return f"{before}{BEGIN}\n\n{table}\n\n{END}{after}"


def short(number: float) -> str:
    """Return a number for a reader: two places below 10, one below 100, else whole."""
    return f"{number:,.{2 if number < 10 else 1 if number < 100 else 0}f}"


def _table(rows: Iterator[list[str]]) -> str:
    head = next(rows)
    rule = ["---", *["---:"] * (len(head) - 1)]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in (head, rule, *rows))


def _builds(sizes: list[Size]) -> Iterator[list[str]]:
    yield [
        "Whole builds",
        "Pages",
        "kB a page",
        "Files",
        "MB",
        "Seconds on the clock",
        "Processor seconds",
        "Peak memory, MB",
    ]
    for size in sizes:
        for name, title in BUILDS.items():
            if cost := size.cost(name):
                yield [f"{title}, {size.heading}", *_written(size, name), *_figures(cost)]


def _written(size: Size, name: str) -> list[str]:
    found = size.measured.written.get(name)
    if not found:
        return [NONE] * 4
    page = found.page_bytes / found.pages / 1000
    return [f"{found.pages:,}", short(page), f"{found.files:,}", short(size.megabytes(name))]


def _figures(cost: Cost) -> list[str]:
    return [short(cost.wall), short(cost.cpu), f"{cost.peak_mb:,.0f}"]


def _ratios(sizes: list[Size]) -> Iterator[list[str]]:
    yield ["Ours by Hugo's", *(size.heading for size in sizes)]
    for of, title in (("wall", "Seconds on the clock"), ("cpu", "Processor seconds"), ("peak_mb", "Peak memory")):
        yield [title, *(f"× {short(size.ratio(of))}" for size in sizes)]
    yield ["Bytes written", *(f"× {short(size.megabytes('ours') / size.megabytes('hugo'))}" for size in sizes)]
    for name, title in (("ours", "ours"), ("hugo", "Hugo")):
        yield [f"Processor seconds a MB written, {title}", *(f"{_rate(size, name):.3f}" for size in sizes)]


def _rate(size: Size, name: str) -> float:
    seconds, megabytes = size.per_article(name)
    return seconds / megabytes


def _commands(sizes: list[Size]) -> Iterator[list[str]]:
    yield ["Edits and commands, seconds on the clock", *(size.heading for size in sizes)]
    for name, title in (("ours", "`annals serve`"), ("hugo", "`hugo server`")):
        if any(size.wait(name) for size in sizes):
            yield [f"From saving an edit to the right page, {title}", *(_wait(size, name) for size in sizes)]
    for name, title in COMMANDS.items():
        costs = [size.cost(name) for size in sizes]
        if any(costs):
            yield [title, *(short(cost.wall) if cost else NONE for cost in costs)]
            if name == "cite":
                yield [f"{title}, processor seconds", *(short(cost.cpu) if cost else NONE for cost in costs)]
                yield [f"{title}, peak memory in MB", *(f"{cost.peak_mb:,.0f}" if cost else NONE for cost in costs)]


def _wait(size: Size, name: str) -> str:
    wait = size.wait(name)
    return NONE if wait is None else "not in time" if wait == NEVER else short(wait)


def _growth(least: Size, most: Size) -> Iterator[list[str]]:
    yield [
        f"For each article, from {least.measured.articles:,} to {most.heading}",
        "Processor seconds",
        "Bytes written",
    ]
    for name, title in (("ours", "Ours"), ("hugo", "Hugo")):
        (seconds, megabytes), (seconds_then, megabytes_then) = most.per_article(name), least.per_article(name)
        yield [title, f"× {seconds / seconds_then:.2f}", f"× {megabytes / megabytes_then:.2f}"]
