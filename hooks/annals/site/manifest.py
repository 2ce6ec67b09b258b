"""What each file of a site was made from, kept from one build to the next.

The manifest lies outside the site and outside the project, so that nobody can propose one; it is
written whole or not at all, and a build without it, or with a damaged one, makes everything.
"""

import pickle
from array import array
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from annals.facts.memo import Computed, Remembering, again, key_of, takes_long
from annals.facts.tracking import Cell, number_of
from annals.records.atomic import replace_bytes
from annals.records.outcomes import uncollected
from annals.site.search.index import Indexed
from annals.site.state import Signature, State
from annals.site.target import Target
from annals.site.workers import Batch

Mark = tuple[Signature, ...]
"""By what a folder with a site is known: the signature of its map, which every build writes; `()` for none."""

Key = tuple[str, str, str]
"""The maker of a target, and its key there."""


class Traces:
    """Sets of cells by their numbers, one after another in one array: millions of them are written in a moment."""

    def __init__(self) -> None:
        self._numbers, self._ends = array("I"), array("Q", [0])

    def __len__(self) -> int:
        return len(self._ends) - 1

    def add(self, numbers: Iterable[int]) -> int:
        """Take in a set of cells; return its place."""
        self._numbers.extend(numbers)
        self._ends.append(len(self._numbers))
        return len(self) - 1

    def of(self, place: int) -> "array[int]":
        """Return the set of cells at a place."""
        return self._numbers[self._ends[place] : self._ends[place + 1]]


@dataclass(frozen=True)
class Entry:
    """The files of one target, and the place of the cells they were made from."""

    files: tuple[str, ...]
    trace: int


@dataclass
class Manifest:
    """All targets of a site, and the compared facts they were made from, with the state of the archive.

    `settings` is a sum of whatever else goes into every page: the program, the frame, the address. `site`
    tells the folder that it is of: another one in its place, or one that another program filled, is not.
    `shell` holds the sums of the files that a builder made, `search` is the index of the search.
    """

    settings: str
    site: Mark = ()
    state: State | None = None
    shell: Mapping[str, bytes] = field(default_factory=dict)
    search: Indexed = field(default_factory=Indexed)
    traces: Traces = field(default_factory=Traces)
    targets: dict[Key, Entry] = field(default_factory=dict)
    compared: dict[Cell, Any] = field(default_factory=dict)
    places: dict[Cell, int] = field(default_factory=dict)

    def spread(self, context: Remembering, changed: set[Cell]) -> frozenset[int]:
        """Return the numbers of changed cells, and of the compared facts that have another value for them.

        From now on, `context` keeps its compared facts here: those that stay what they were, so that nobody computes
        them again, and those that were computed again. Each stands behind all that it was computed from.
        """
        dirty = set(map(number_of, changed))
        known, self.compared = self.compared, {}
        context.kept = self.compared
        for cell, value in known.items():
            if cell in self.compared:  # it was computed again for another
                is_same = self.compared[cell] == value
            elif not dirty or dirty.isdisjoint(self.traces.of(self.places[cell])):
                self.compared[cell], is_same = value, True
            else:
                del self.places[cell]
                is_same = not takes_long(context, cell) and _still(context, cell, value)
                self.take_in(context)
            if not is_same:
                dirty.add(number_of(cell))
        return frozenset(dirty)

    def take_in(self, context: Remembering) -> None:
        """Take in the compared facts that were computed in this process, in their order."""
        numbers: dict[Cell, int] = {}  # many facts are computed from the same cells
        for cell, used in context.compared.items():
            self.compared[cell] = context.known.pop(key_of(cell))[0]
            self.places[cell] = self.traces.add(
                [numbers[one] if one in numbers else numbers.setdefault(one, number_of(one)) for one in used]
            )
        context.compared.clear()

    def know(self, computed: Iterable[Computed]) -> None:
        """Take in compared facts that were computed in another process, in their order."""
        for cell, value, used in computed:
            if cell not in self.places:
                self.compared[cell], self.places[cell] = value, self.traces.add(used)

    def stale(self, targets: Iterable[Target], dirty: frozenset[int]) -> Iterator[Target]:
        """Yield the targets that must be made."""
        for target in targets:
            known = self.targets.get(target.name)
            if known is None or (dirty and not dirty.isdisjoint(self.traces.of(known.trace))):
                yield target

    def drop(self, targets: Iterable[Target]) -> set[str]:
        """Forget the targets that are not among those of a plan; return their files."""
        planned = {target.name for target in targets}
        gone = [key for key in self.targets if key not in planned]
        return {path for key in gone for path in self.targets.pop(key).files}

    def compact(self) -> None:
        """Throw away the cells that no target and no fact was made from any more, once these are the larger part."""
        if len(self.traces) <= 2 * (len(self.targets) + len(self.compared)):
            return
        before, self.traces = self.traces, Traces()

        def moved(place: int) -> int:
            return self.traces.add(before.of(place))

        self.targets = {key: Entry(known.files, moved(known.trace)) for key, known in self.targets.items()}
        self.places = {cell: moved(place) for cell, place in self.places.items()}


def _still(context: Remembering, cell: Cell, value: object) -> bool:
    """Return whether a compared fact, computed again, has the value it had."""
    try:
        return bool(again(context, cell) == value)
    except (KeyError, StopIteration, ValueError, AssertionError):
        return False  # what it was a fact of is gone


class Collector:
    """Puts together what several processes tell of the targets they made."""

    def __init__(self, manifest: Manifest, targets: Iterable[Target]) -> None:
        self._manifest, self._targets = manifest, list(targets)
        self.gone: set[str] = set()

    def add(self, batch: Batch) -> None:
        """Take in what a process made; files that a target had before and has no more are `gone`."""
        manifest = self._manifest
        for done in batch.done:
            target = self._targets[done.target]
            place = manifest.traces.add(done.trace)
            before = manifest.targets.get(target.name)
            files = target.paths if done.files is None else done.files
            self.gone |= set(before.files).difference(files) if before else set()
            manifest.targets[target.name] = Entry(files, place)
        manifest.know(batch.compared)


def read_manifest(path: Path) -> Manifest | None:
    """Return the manifest in a file, or None where there is none that can be read."""
    try:
        with uncollected():
            found = pickle.loads(path.read_bytes())  # noqa: S301 - of the user's own cache, where no project can write
    except Exception:
        return None
    return found if isinstance(found, Manifest) else None


def write_manifest(path: Path, manifest: Manifest) -> None:
    """Write a manifest, whole or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    manifest.compact()
    replace_bytes(path, pickle.dumps(manifest, protocol=5))
