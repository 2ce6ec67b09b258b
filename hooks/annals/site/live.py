"""An archive held in memory, brought up to date as its files change, with what of it is wrong.

After an edit only the records that changed are read, checked and linked anew, so a page can be made at once.
What every rule finds comes a little later, by `settle`.
"""

import os
import threading
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from annals.checks import check_names, check_record
from annals.checks.common import at
from annals.checks.known import known_of
from annals.checks.read import checked
from annals.citations.store import read_citations
from annals.facts.footprint import difference, footprint, of_history, sum_of
from annals.facts.reindex import Changed, reindexed
from annals.facts.spellings import Spellings, build_spellings, renewed_spellings
from annals.facts.tracking import ALL, Cell
from annals.facts.view import ABOUT, REGISTER
from annals.history.load import Loaded, load_whole
from annals.history.reload import changed_names, reload
from annals.language.names import names_of
from annals.model import About, Archive, Entry, kind_of
from annals.problems import Problem, errors
from annals.progress import Progress, silent
from annals.records.basemap import NAME, read_basemap
from annals.records.cache import cache_of
from annals.records.catalogs import read_catalogs
from annals.records.files import ARCHIVE
from annals.site.build import Source
from annals.site.state import OWNERS, word_cells


@dataclass(frozen=True)
class Step:
    """A source that followed another, and the cells in which the two differ; None where all may differ."""

    source: Source
    cells: frozenset[Cell] | None


class Live:
    """The archive under `root`. `problems` holds what keeps it from being shown, warnings beside them, or `()`.

    `source` is the last state that could be shown, None before the first.
    """

    def __init__(self, root: Path) -> None:
        self.root = root
        self.source: Source | None = None
        self.problems: tuple[Problem, ...] = ()
        self._loaded: Loaded | None = None
        self._shown: Loaded | None = None
        self._between: tuple[Problem, ...] = ()
        self._names = names_of(())
        self._taking = threading.RLock()

    def open(self, progress: Progress = silent) -> Step | None:
        """Read and check everything; return the step to what can be shown, None where nothing can."""
        with self._taking:
            return self._open(progress)

    def _open(self, progress: Progress) -> Step | None:
        self._loaded = load_whole(self.root, progress, cache=cache_of(self.root), jobs=os.cpu_count() or 1)
        progress("checking records")
        return self._whole(self._loaded)

    def update(self, names: Iterable[str]) -> Step | None:
        """Take in that files, named relative to the project, may have changed, come or gone."""
        with self._taking:
            return self._update(frozenset(names))

    def _update(self, names: frozenset[str]) -> Step | None:
        if self._loaded is None or not all(_is_of_records(name) for name in names):
            return self._open(silent)
        self._loaded = reload(self._loaded, names)
        if self._shown is None or self._between or not _same_words(self._shown, self._loaded):
            return self._whole(self._loaded)
        return self._beside(self._shown, self._loaded)

    def settle(self) -> bool:
        """Ask every rule; return whether one told of a problem that an update did not see.

        Files may be taken in meanwhile, by another thread; what the rules found is then of a state that is gone.
        """
        with self._taking:
            source, loaded = self.source, self._loaded
            if source is None or loaded is None or self.problems:
                return False
        problems = checked(loaded, source.archive, cache=cache_of(self.root))[2]
        with self._taking:
            if self._loaded is not loaded:
                return False
            self._between = self.problems = tuple(problems) if errors(problems) else ()
            return bool(self.problems)

    def _whole(self, loaded: Loaded) -> Step | None:
        """Check everything anew."""
        archive = loaded.archive
        basemap, faults = read_basemap(self.root)
        if archive is None:
            self.problems, self._between = (*loaded.problems, *faults), ()
            return None
        archive, index, problems = checked(loaded, archive, cache=cache_of(self.root), jobs=os.cpu_count() or 1)
        self._between = self.problems = tuple(problems) if errors(problems) else ()
        if self.problems:
            return None
        citations, doubts = read_citations(self.root)
        catalogs, _told = read_catalogs(self.root, archive.about.languages)
        self._shown, self._spellings = loaded, build_spellings(archive)
        self.source = Source(self.root, archive, index, citations, basemap, catalogs, (*problems, *doubts))
        return Step(self.source, None)

    def _beside(self, shown: Loaded, loaded: Loaded) -> Step | None:
        """Check what differs from the state that is shown."""
        source, archive = self.source, loaded.archive
        if source is None or archive is None or shown.archive is None:
            return self._whole(loaded)
        names = changed_names(shown, loaded)
        changes = [Changed(_entry(shown, name), _entry(loaded, name)) for name in sorted(names)]
        changes = [change for change in changes if change.before or change.after]
        spellings = renewed_spellings(self._spellings, shown.archive, archive)
        self.problems = tuple(sorted({*errors(loaded.problems), *_faults(archive, spellings, changes)}))
        if self.problems:
            return None
        index = reindexed(source.index, archive, changes)
        cells = _cells(source, replace(source, archive=archive, index=index), changes, names)
        if spellings is not self._spellings:
            cells |= word_cells(self._spellings.names.by_first(), spellings.names.by_first(), archive)
        self._spellings = spellings
        self._shown, self.source = loaded, replace(source, archive=archive, index=index)
        return Step(self.source, cells)


def _same_words(one: Loaded, other: Loaded) -> bool:
    """Return whether two archives that could be read have the same words and languages; else any page may differ."""
    if not one.archive or not other.archive:
        return False
    same = one.archive.vocabulary.digest == other.archive.vocabulary.digest
    return same and one.archive.about.languages == other.archive.about.languages


def _is_of_records(name: str) -> bool:
    return name.startswith(f"{ARCHIVE}/") and name != f"{ARCHIVE}/{NAME}" and not name.endswith(".po")


def _entry(loaded: Loaded, name: str) -> Entry | None:
    value = loaded.value(name)
    return None if value is None or isinstance(value, About) else value


def _faults(archive: Archive, spellings: Spellings, changes: Sequence[Changed]) -> list[Problem]:
    """Return what keeps changed records from being shown, as far as they tell alone and beside the archive's names."""
    known = known_of(archive, spellings)
    records = [archive.about, *(change.after for change in changes if change.after)]
    faults = [
        at(archive, record, *fault)
        for record in records
        for fault in (*check_record(record), *check_names(record, known))
    ]
    return errors(faults)


def _cells(before: Source, after: Source, changes: Sequence[Changed], names: Iterable[str]) -> frozenset[Cell]:
    """Return the cells in which two states of an archive differ."""
    cells: set[Cell] = set()
    for change in changes:
        one, other = ({} if each is None else footprint(each, kind_of(each).order(each)) for each in change)
        cells |= difference(one, other)
    old, new = before.archive, after.archive
    if old.histories is not new.histories:
        ids = {name.rpartition("/")[2].partition(".")[0] for name in names}
        for id in ids & {*old.histories, *new.histories}:
            cells |= difference(of_history(id, old.histories.get(id, ())), of_history(id, new.histories.get(id, ())))
    cells |= {(ABOUT, ALL)} if sum_of(old.about) != sum_of(new.about) else set()
    cells |= {(REGISTER, ALL)} if old.register is not new.register and old.register != new.register else set()
    owners = {*before.index.owners.items()} ^ {*after.index.owners.items()}
    cells |= {(OWNERS, source) for source, _owner in owners}
    cells |= {(name, ALL) for name, _key in cells}
    return frozenset(cells)
