"""The whole way down: an archive folder in, every generated file of the site out.

This is the one function that edges call. It writes nothing and reads no clock.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from annals import urls
from annals.basemap import Basemap, read_basemap
from annals.checks import check
from annals.exports.known import KNOWN, known_json
from annals.exports.tables import TABLES
from annals.ids import FIRST_DAY
from annals.index import Index, build_index
from annals.load import load
from annals.model import Archive
from annals.output import Output
from annals.pages.add import add_page
from annals.pages.article import article_pages
from annals.pages.chronology import chronology_pages
from annals.pages.corrections import corrections_page
from annals.pages.data import data_page
from annals.pages.desk import Desk, build_desk
from annals.pages.disagreements import disagreement_pages
from annals.pages.event import event_pages
from annals.pages.group import group_pages
from annals.pages.home import home_page
from annals.pages.lists import list_pages
from annals.pages.source import source_pages
from annals.pages.span import span_pages
from annals.pages.town import town_pages
from annals.pages.version import histories, version_pages
from annals.problems import ArchiveError, Problem, errors
from annals.progress import Progress, silent
from annals.versions import write_history


@dataclass(frozen=True)
class Site:
    """Everything generated from an archive. `updated` is the newest day in the register."""

    archive: Archive
    index: Index
    outputs: tuple[Output, ...]
    notes: tuple[Problem, ...]
    updated: date


def read_archive(
    root: Path, progress: Progress = silent, today: date | None = None
) -> tuple[Archive | None, Index | None, list[Problem]]:
    """Return the archive under `root`, its index, and every problem of loading and checking.

    Nothing may be dated after `today`; a build, which has no clock, leaves that unasked.
    """
    archive, problems = load(root, progress, today)
    if archive is None:
        return None, None, problems
    progress("checking records")
    index = build_index(archive)
    return archive, index, sorted({*problems, *read_basemap(root)[1], *check(archive, index)})


def build_site(root: Path, progress: Progress = silent, base: str = urls.PLACEHOLDER) -> Site:
    """Return the generated site of the archive under `root`, to be published at the address `base`.

    Raises `ArchiveError` with every problem if one of them stops publication; warnings and
    notes come back in `notes`. `progress` is told each stage as it begins.
    """
    archive, index, problems = read_archive(root, progress)
    if archive is None or index is None or errors(problems):
        raise ArchiveError(problems)
    outputs = []
    desk = build_desk(archive, index, base)
    for stage, pages in _stages(desk, read_basemap(root)[0]):
        progress(stage)
        outputs += list(pages)
    _refuse_collisions(outputs)
    updated = max((line.first_published for line in archive.register), default=FIRST_DAY)
    return Site(archive, index, tuple(outputs), tuple(problems), updated)


def _stages(desk: Desk, basemap: Basemap | None) -> Iterator[tuple[str, Iterator[Output]]]:
    yield "pages of articles", article_pages(desk)
    yield "pages of events", event_pages(desk)
    yield "pages of towns", town_pages(desk)
    yield "pages of groups", group_pages(desk)
    yield "pages of sources", source_pages(desk)
    yield "pages of dates", span_pages(desk)
    yield "chronology", chronology_pages(desk)
    yield "disagreements", disagreement_pages(desk)
    yield "lists", list_pages(desk)
    yield "versions", _versions(desk)
    yield "home page, data and form", _rest(desk, basemap)


def _versions(desk: Desk) -> Iterator[Output]:
    yield from version_pages(desk)
    yield corrections_page(desk)
    for history in histories(desk):
        yield Output(urls.of_history(history.kind, history.id), write_history(history.versions))


def _rest(desk: Desk, basemap: Basemap | None) -> Iterator[Output]:
    yield home_page(desk, basemap)
    yield data_page(desk)
    yield add_page(desk)
    yield Output(KNOWN, known_json(desk.archive))
    for table in TABLES:
        yield Output(f"{urls.DATA}{table.name}", table.render(desk.archive, desk.index))


def _refuse_collisions(outputs: list[Output]) -> None:
    """Stop if two outputs would be one file, also where a disk does not tell capitals apart."""
    tally = Counter(output.path.casefold() for output in outputs)
    clashing = [
        Problem(output.source or output.path, 1, "id", f"two pages would be {output.path}", "change one of the ids")
        for output in outputs
        if tally[output.path.casefold()] > 1
    ]
    if clashing:
        raise ArchiveError(clashing)
