"""The page of coverage: who published when, whose word they carry, and what the archive is silent on."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import ClassVar

from annals import urls
from annals.facts.coverage import Coverage, Outlet, Quoted
from annals.language.catalog import MonthHead
from annals.language.date_format import month_words
from annals.site.context import Context
from annals.site.page import View
from annals.site.target import Made, Maker, Target, page_path

MOST_OUTLETS, MOST_PARTIES, MOST_LISTED = 12, 6, 20
"""Outlets, parties to the fighting, and rows of any other list on the page, at most."""

SHADES = (1, 2, 4, 8)
"""Fewest articles for each shade."""


@dataclass(frozen=True)
class Cell:
    """A month of the grid: its title, its articles, its shade, and its page."""

    title: str
    count: int
    shade: int
    url: str


@dataclass(frozen=True)
class Mark:
    """The months of one shade in the line of an outlet: the shade, and the path that draws them."""

    shade: int
    path: str


@dataclass(frozen=True)
class Line:
    """An outlet with its months as a line of marks."""

    outlet: Outlet
    marks: tuple[Mark, ...]


@dataclass(frozen=True)
class CoverageView(View):
    """What the page of coverage prints; `sides` are the parties with most statements, `unsided` the number of others.

    `gaps` are runs of months without an article, in words; `leading` the sources on which most events rest alone.
    """

    TEMPLATE: ClassVar[str] = "coverage.jinja"
    covered: Coverage
    months: tuple[MonthHead, ...]
    grid: tuple[tuple[str, tuple[Cell | None, ...]], ...]
    lines: tuple[Line, ...]
    quoted: tuple[Quoted, ...]
    sides: tuple[str, ...]
    leading: tuple[tuple[str, int], ...]
    carried: tuple[str, ...]
    told_once: tuple[str, ...]
    gaps: tuple[tuple[str, str, int], ...]
    towns: tuple[str, ...]
    most: int


def _plan(_context: Context) -> Iterator[Target]:
    yield Target("coverage", "coverage", (page_path(urls.COVERAGE),))


def _make(context: Context, _key: str) -> Iterator[Made]:
    covered, index = context.coverage(), context.index
    carried = tuple(id for id in covered.on_one if len(index.articles_about.get(id, ())) > 1)
    tally = Counter(covered.on_one.values())
    view = CoverageView(
        covered=covered,
        months=context.catalog.month_heads,
        grid=tuple(_grid(context, covered)),
        lines=tuple(_line(covered, outlet) for outlet in covered.outlets[:MOST_OUTLETS]),
        quoted=covered.quoted[:MOST_OUTLETS],
        sides=_sides(covered),
        leading=tuple(sorted(tally.items(), key=lambda item: (-item[1], item[0]))[:MOST_LISTED]),
        carried=carried,
        told_once=covered.told_once,
        gaps=tuple(
            (_titled(context, first), _titled(context, last), length)
            for first, last, length in covered.silent[:MOST_LISTED]
        ),
        towns=context.by_name(covered.towns),
        most=MOST_LISTED,
    )
    description = context.say(
        "Who published when, on whose word, what rests on one source, and where the archive is silent."
    )
    yield context.page(urls.COVERAGE, view, title=context.say("Coverage"), description=description)


COVERAGE = Maker("coverage", "coverage", _plan, _make)


def _titled(context: Context, month: str) -> str:
    return month_words(int(month[:4]), int(month[5:]), context.catalog)


def _sides(covered: Coverage) -> tuple[str, ...]:
    """Return the parties whose statements are carried most."""
    tally = Counter[str]()
    for each in covered.quoted:
        tally.update(each.parties)
    return tuple(sorted(tally, key=lambda side: (-tally[side], side))[:MOST_PARTIES])


def _grid(context: Context, covered: Coverage) -> Iterator[tuple[str, tuple[Cell | None, ...]]]:
    """Yield each year with its twelve months; None stands for a month before the first article or after the last."""
    tally = Counter[str]()
    for outlet in covered.outlets:
        tally.update(outlet.months)
    inside = set(covered.months)
    for year in dict.fromkeys(month[:4] for month in covered.months):
        names = (f"{year}-{number:02}" for number in range(1, 13))
        yield year, tuple(_cell(context, month, tally[month]) if month in inside else None for month in names)


def _cell(context: Context, month: str, count: int) -> Cell:
    return Cell(_titled(context, month), count, _shade(count), urls.of_date(month) if context.has_date(month) else "")


def _shade(count: int) -> int:
    return sum(count >= least for least in SHADES)


def _line(covered: Coverage, outlet: Outlet) -> Line:
    places: dict[int, list[int]] = {}
    for place, month in enumerate(covered.months):
        if month in outlet.months:
            places.setdefault(_shade(outlet.months[month]), []).append(place)
    return Line(outlet, tuple(Mark(shade, _path(places[shade])) for shade in sorted(places)))


def _path(places: list[int]) -> str:
    """Return a stroke for each month as a path of SVG: where the first is, then how far on each other one."""
    steps = "".join(f"m{other - one}-1v1" for one, other in pairwise(places))
    return f"M{places[0]}.5 0v1{steps}"
