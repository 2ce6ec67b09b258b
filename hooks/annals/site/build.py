"""The whole way down: an archive folder in, every generated file of the site out.

This is the one function that edges call. It writes nothing and reads no clock.
"""

import gc
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from annals import urls
from annals.checks.read import read_archive
from annals.citations.store import CITATIONS, Kept, read_kept
from annals.data.datasets import data_files, fill_tables
from annals.facts.index import Index
from annals.history.changes import newest_day
from annals.history.record_history import histories
from annals.history.registration import unversioned
from annals.history.versions import write_history
from annals.language.messages import counted
from annals.model import Archive
from annals.problems import ArchiveError, Problem, Severity, errors
from annals.progress import Progress, silent
from annals.records.basemap import Basemap, read_basemap
from annals.site.context import Desk, build_desk
from annals.site.form_data import KNOWN, known_json
from annals.site.kinds.article import article_pages
from annals.site.kinds.event import event_pages
from annals.site.kinds.group import group_pages
from annals.site.kinds.place import place_pages
from annals.site.kinds.source import source_pages
from annals.site.list_files import selection_files
from annals.site.output import Output
from annals.site.pages.add import add_page
from annals.site.pages.chronology import chronology_pages
from annals.site.pages.corrections import correction_pages
from annals.site.pages.data import data_pages
from annals.site.pages.dates import span_pages
from annals.site.pages.disagreements import disagreement_pages
from annals.site.pages.home import home_page
from annals.site.pages.lists import list_pages
from annals.site.pages.version import version_pages
from annals.site.record_files import files_beside


@dataclass(frozen=True)
class Site:
    """Everything generated from an archive. `updated` is the newest day in the register."""

    archive: Archive
    index: Index
    outputs: tuple[Output, ...]
    notes: tuple[Problem, ...]
    updated: date


def build_site(root: Path, progress: Progress = silent, base: str = urls.PLACEHOLDER) -> Site:
    """Return the generated site of the archive under `root`, to be published at the address `base`.

    Raises `ArchiveError` with every problem if one of them stops publication; warnings and
    notes come back in `notes`. `progress` is told each stage as it begins.
    """
    with _seldom_collected():
        archive, index, problems = read_archive(root, progress)
        if archive is None or index is None or errors(problems):
            raise ArchiveError(problems)
        outputs = []
        kept, faults = read_kept(root)
        desk = build_desk(archive, index, base, kept)
        for stage, pages in _stages(desk, read_basemap(root)[0]):
            progress(stage)
            outputs += list(pages)
        _refuse_collisions(outputs)
        notes = (*problems, *faults, *_unformatted(desk, kept), *_not_of_a_version(archive))
        return Site(archive, index, tuple(outputs), notes, newest_day(archive))


@contextmanager
def _seldom_collected() -> Iterator[None]:
    """Let Python look for dead rings of objects less often: what a build makes lives to its end, nearly all of it.

    Looking as often as usual takes an eighteenth of a large build, and frees next to nothing.
    """
    before = gc.get_threshold()
    gc.set_threshold(20_000, 50, 100)
    try:
        yield
    finally:
        gc.set_threshold(*before)


def _stages(desk: Desk, basemap: Basemap | None) -> Iterator[tuple[str, Iterator[Output]]]:
    yield "pages of articles", article_pages(desk)
    yield "pages of events", event_pages(desk)
    yield "pages of towns", place_pages(desk)
    yield "pages of groups", group_pages(desk)
    yield "pages of sources", source_pages(desk)
    yield "pages of dates", span_pages(desk)
    yield "chronology", chronology_pages(desk)
    yield "disagreements", disagreement_pages(desk)
    yield "lists", list_pages(desk)
    yield "files beside the pages", files_beside(desk.archive, desk.index, desk.base, desk.items)
    yield "versions", _versions(desk)
    yield "tables", _data(desk)
    yield "home page and form", _rest(desk, basemap)


def _not_of_a_version(archive: Archive) -> Iterator[Problem]:
    """Yield a warning where registered records have data that no version has: their pages cite another state."""
    changed = {id: summary for id, summary in unversioned(archive).items() if archive.version(id)}
    for id, summary in list(changed.items())[:1]:
        others = f"; and {counted(len(changed) - 1, 'other record')}" if len(changed) > 1 else ""
        message = f"{id} has data of no version yet ({summary}){others}"
        yield Problem(
            archive.register_path, 1, "-", message, "run 'annals register' before publishing", Severity.WARNING
        )


def _unformatted(desk: Desk, kept: Kept) -> Iterator[Problem]:
    """Yield a warning where records have no formatted citation: their pages offer files and the address only."""
    missing = [id for id, item in desk.items.items() if kept.of(item, desk.base) is None]
    if missing:
        others = f" and {counted(len(missing) - 1, 'other record')}" if len(missing) > 1 else ""
        message = f"has no formatted citation of {missing[0]}{others}"
        yield Problem(CITATIONS, 1, "-", message, "run 'annals cite --refresh'", Severity.WARNING)


def _versions(desk: Desk) -> Iterator[Output]:
    yield from version_pages(desk)
    yield from correction_pages(desk)
    for history in histories(desk.archive):
        yield Output(history.file, write_history(history.versions))


def _rest(desk: Desk, basemap: Basemap | None) -> Iterator[Output]:
    yield home_page(desk, basemap)
    yield add_page(desk)
    yield Output(KNOWN, known_json(desk.archive))


def _data(desk: Desk) -> Iterator[Output]:
    filled = fill_tables(desk.archive, desk.index)
    files = data_files(desk.archive, desk.base, filled)
    yield from (Output(f"{urls.DATA}{file.name}", file.data) for file in files)
    yield from data_pages(desk, filled, files)
    yield from selection_files(desk.selections.values(), filled["articles"], desk.entries)


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
