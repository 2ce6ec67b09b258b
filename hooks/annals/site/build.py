"""The site made: an archive and a frame in, every generated file out, made and written one at a time.

A build that knows what the last one made, and from what, makes only what has changed since; the result
is the same to the byte.
"""

import hashlib
import os
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

from annals.checks.read import read_archive
from annals.citations.store import CITATIONS, read_kept
from annals.facts.index import Index
from annals.history.registration import unversioned
from annals.language.messages import counted
from annals.model import Archive
from annals.problems import ArchiveError, Problem, Severity, errors
from annals.progress import Progress, silent
from annals.records.basemap import Basemap, read_basemap
from annals.records.cache import Cache, generator_sum
from annals.site.context import Context
from annals.site.frame import Frame
from annals.site.manifest import Collector, Manifest, spread
from annals.site.plan import plan
from annals.site.sitemap import SITEMAP, sitemap
from annals.site.state import changed, state_of
from annals.site.target import Target
from annals.site.workers import Put, make_all


@dataclass(frozen=True)
class Source:
    """What a site is made from, read and checked: `notes` holds the warnings that stop nothing."""

    root: Path
    archive: Archive
    index: Index
    basemap: Basemap | None
    notes: tuple[Problem, ...]


def read_source(root: Path, progress: Progress = silent, *, cache: Cache | None = None, jobs: int = 1) -> Source:
    """Return the archive under `root`, ready to be made into a site.

    Raises `ArchiveError` with every problem if one of them stops publication. `progress` is told each
    stage as it begins; `cache` and `jobs` are those of `read_archive`.
    """
    archive, index, problems = read_archive(root, progress, cache=cache, jobs=jobs)
    if archive is None or index is None or errors(problems):
        raise ArchiveError(problems)
    return Source(root, archive, index, read_basemap(root)[0], (*problems, *_not_of_a_version(archive)))


def context_of(source: Source, frame: Frame) -> tuple[Context, tuple[Problem, ...]]:
    """Return what the pages of a source are made with, and what is wrong with the formatted citations."""
    kept, faults = read_kept(source.root)
    context = Context(source.archive, source.index, frame, kept, source.basemap)
    return context, (*faults, *_unformatted(context))


def build(
    context: Context, put: Put, shell: Iterable[str], *, jobs: int = 1, progress: Progress = silent
) -> tuple[Target, ...]:
    """Make every file of a site and give it to `put`; return the targets.

    `shell` holds the addresses of the pages that the builder made, for the sitemap. Raises
    `ArchiveError` where two files would be one.
    """
    targets = plan(context)
    made = 0
    for _process, batch in make_all(context, targets, put, jobs):
        made += len(batch.done)
        progress(f"making pages, {made:,} of {len(targets):,}")
    put(SITEMAP, sitemap(shell, targets, context))
    return targets


def rebuild(
    context: Context,
    put: Put,
    keep: Callable[[str], None],
    before: Manifest | None,
    *,
    settings: str,
    now: int,
    root: Path,
    jobs: int = 1,
    progress: Progress = silent,
) -> tuple[Manifest, tuple[Target, ...]]:
    """Make what has changed since the build that left `before`, and keep the rest; return the new manifest.

    `put` takes a file that was made, `keep` the path of one that stays as it is. `now` is the time in
    nanoseconds before the archive was read.
    """
    if before is not None and before.settings != settings:
        before = None
    state = state_of(context, root, before.state if before else None, now)
    manifest = Manifest(settings, (), state)
    dirty: frozenset[int] = frozenset()
    if before:
        cells = spread(context, before, changed(context, before.state, state))
        manifest.cells = before.cells
        dirty = frozenset(number for number, cell in enumerate(before.cells) if cell in cells)
    targets = plan(context)
    waiting = _stale(manifest, before, targets, dirty, keep)
    collector = Collector(manifest, waiting)
    collector.add_known(context)
    made = 0
    for process, batch in make_all(context, waiting, put, jobs):
        collector.add(process, batch)
        made += len(batch.done)
        progress(f"making pages, {made:,} of {len(waiting):,}")
    return manifest, targets


def _stale(
    manifest: Manifest,
    before: Manifest | None,
    targets: Iterable[Target],
    dirty: frozenset[int],
    keep: Callable[[str], None],
) -> list[Target]:
    """Return the targets that must be made; of the others the files are kept, and what is known of them."""
    waiting = []
    for target in targets:
        known = before.targets.get((target.maker, target.key)) if before else None
        if known is None or not dirty.isdisjoint(known.trace.cells):
            waiting.append(target)
            continue
        manifest.targets[target.maker, target.key] = known
        for path in known.files:
            keep(path)
    return waiting


LIBRARIES = ("babel", "jinja2", "markdown", "markupsafe", "nh3")
"""The packages that pages are printed with, beside those that records are read with."""


def program_sum() -> str:
    """Return a sum of the program that makes pages: its own code and templates, Python, and the libraries it uses."""
    found = hashlib.sha256(generator_sum().encode())
    for name in LIBRARIES:
        found.update(version(name).encode())
    for path in sorted(Path(__file__).parent.rglob("*.jinja")):
        found.update(path.read_bytes())
    return found.hexdigest()


def settings_sum(frame: Frame, basemap: Basemap | None) -> str:
    """Return a sum of whatever goes into every page beside the archive."""
    return hashlib.sha256(repr((program_sum(), frame.html, frame.settings, basemap)).encode()).hexdigest()


def folder_sink(folder: Path) -> Put:
    """Return what writes files of the site below a folder."""
    made: set[str] = set()

    def put(path: str, data: bytes) -> None:
        parent = path.rpartition("/")[0]
        if parent not in made:
            os.makedirs(folder / parent, exist_ok=True)  # noqa: PTH103 - by the ten thousand
            made.add(parent)
        descriptor = os.open(f"{folder}/{path}", os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o644)
        try:
            os.write(descriptor, data) if len(data) < 1_000_000 else _write_all(descriptor, data)
        finally:
            os.close(descriptor)

    return put


def _write_all(descriptor: int, data: bytes) -> None:
    view = memoryview(data)
    while view:
        view = view[os.write(descriptor, view) :]


def _not_of_a_version(archive: Archive) -> Iterable[Problem]:
    """Return a warning where registered records have data that no version has: their pages cite another state."""
    changed_ids = {id: summary for id, summary in unversioned(archive).items() if archive.version(id)}
    for id, summary in list(changed_ids.items())[:1]:
        others = f"; and {counted(len(changed_ids) - 1, 'other record')}" if len(changed_ids) > 1 else ""
        message = f"{id} has data of no version yet ({summary}){others}"
        hint = "run 'annals register' before publishing"
        return (Problem(archive.register_path, 1, "-", message, hint, Severity.WARNING),)
    return ()


def _unformatted(context: Context) -> Iterable[Problem]:
    """Return a warning where records have no formatted citation: their pages offer files and the address only."""
    missing = [entry.id for _kind, entry in context.archive.entries() if not context.citations(entry.id)]
    if not missing:
        return ()
    others = f" and {counted(len(missing) - 1, 'other record')}" if len(missing) > 1 else ""
    message = f"has no formatted citation of {missing[0]}{others}"
    return (Problem(CITATIONS, 1, "-", message, "run 'annals cite --refresh'", Severity.WARNING),)
