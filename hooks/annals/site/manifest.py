"""What each file of a site was made from, kept from one build to the next.

The manifest lies outside the site and outside the project, so that nobody can propose one; it is
written whole or not at all, and a build without it, or with a damaged one, makes everything.
"""

import pickle
from array import array
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from annals.facts.memo import again, key_of
from annals.facts.tracking import Cell
from annals.records.atomic import replace_bytes
from annals.site.context import Context
from annals.site.state import Signature, State
from annals.site.target import Target
from annals.site.workers import Batch, Numbers, Trace

Mark = tuple[Signature, ...]
"""By what a folder with a site is known: the signature of its map, which every build writes; `()` for none."""

Key = tuple[str, str]
"""The maker of a target, and its key there."""


@dataclass(frozen=True)
class Entry:
    """The files of one target, and what they were made from."""

    files: tuple[str, ...]
    trace: Trace


@dataclass
class Manifest:
    """All targets of a site, and the compared facts they were made from, with the state of the archive.

    `settings` is a sum of whatever else goes into every page: the program, the frame, the address.
    `site` tells the folder that it is of: another one in its place, or one that another program filled, is not.
    """

    settings: str
    site: Mark
    state: State
    cells: list[Cell] = field(default_factory=list)
    targets: dict[Key, Entry] = field(default_factory=dict)
    compared: dict[Cell, tuple[Any, Trace]] = field(default_factory=dict)


class Collector:
    """Puts together what several processes tell of the targets they made, with cells numbered once for all."""

    def __init__(self, manifest: Manifest, targets: Iterable[Target]) -> None:
        self._manifest, self._targets = manifest, list(targets)
        self._numbers = Numbers(manifest.cells)
        self._own: dict[int, list[int]] = {}

    def add(self, process: int, batch: Batch) -> None:
        """Take in what a process made."""
        own = self._own.setdefault(process, [])
        own.extend(self._numbers.of({cell}).cells[0] for cell in batch.cells)
        for done in batch.done:
            target = self._targets[done.target]
            self._manifest.targets[target.maker, target.key] = Entry(done.files, self._translated(own, done.trace))
        for cell, value, trace in batch.compared:
            self._manifest.compared.setdefault(cell, (value, self._translated(own, trace)))
        self._manifest.cells = self._numbers.cells

    def add_known(self, context: Context) -> None:
        """Take in the compared facts that are known before any target is made."""
        for cell, used in context.compared.items():
            self._manifest.compared[cell] = context.known[key_of(cell)][0], self._numbers.of(used)
        self._manifest.cells = self._numbers.cells

    def _translated(self, own: list[int], trace: Trace) -> Trace:
        return Trace(array("I", [own[number] for number in trace.cells]))


def spread(context: Context, manifest: Manifest, cells: set[Cell]) -> set[Cell]:
    """Return changed cells with the compared facts that have another value for them.

    Facts that stay what they were are put back into `context`, so that nobody computes them again. The
    manifest has no facts after this: those of `context` are collected into it once all is planned.
    """
    dirty = set(cells)
    for cell, (value, trace) in manifest.compared.items():
        used = [manifest.cells[number] for number in trace.cells]
        if dirty.isdisjoint(used):
            context.remember(cell, value, frozenset(used))
            continue
        try:
            same = again(context, cell) == value
        except (KeyError, StopIteration, ValueError, AssertionError):
            same = False  # what it was a fact of is gone
        if not same:
            dirty.add(cell)
    manifest.compared = {}
    return dirty


def read_manifest(path: Path) -> Manifest | None:
    """Return the manifest in a file, or None where there is none that can be read."""
    try:
        found = pickle.loads(path.read_bytes())  # noqa: S301 - of the user's own cache, where no project can write
    except Exception:
        return None
    return found if isinstance(found, Manifest) else None


def write_manifest(path: Path, manifest: Manifest) -> None:
    """Write a manifest, whole or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    replace_bytes(path, pickle.dumps(manifest, protocol=5))
