"""The site made: an archive and a frame in, every generated file out, made and written one at a time.

A build that knows what the last one made, and from what, makes only what has changed since; the result
is the same to the byte.
"""

import hashlib
import os
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from importlib.metadata import version
from pathlib import Path
from typing import TypeAlias

from annals.checks.read import read_archive
from annals.citations.store import Store, read_citations
from annals.facts.ahead import compute_ahead
from annals.facts.index import Index
from annals.language.catalog import Catalog
from annals.model import Archive
from annals.printing import quoted
from annals.problems import ArchiveError, Problem, UsageError, errors
from annals.progress import Progress, silent
from annals.records.basemap import Basemap, read_basemap
from annals.records.cache import Cache, generator_sum
from annals.records.catalogs import read_catalogs
from annals.records.outcomes import uncollected
from annals.site.compiled import compiled
from annals.site.context import Context
from annals.site.edition import untranslated_pages
from annals.site.frame import Frame
from annals.site.manifest import Collector, Manifest
from annals.site.notes import notes_of
from annals.site.plan import plan
from annals.site.search.pagefind import program_version
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
    citations: Store
    basemap: Basemap | None
    catalogs: tuple[Catalog, ...]
    notes: tuple[Problem, ...]


def read_source(root: Path, progress: Progress = silent, *, cache: Cache | None = None, jobs: int = 1) -> Source:
    """Return the archive under `root`, ready to be made into a site.

    Raises `ArchiveError` with every problem if one of them stops publication. `progress` is told each
    stage as it begins; `cache` and `jobs` are those of `read_archive`.
    """
    archive, index, problems = read_archive(root, progress, cache=cache, jobs=jobs)
    if archive is None or index is None or errors(problems):
        raise ArchiveError(problems)
    citations, faults = read_citations(root)
    catalogs, _told = read_catalogs(root, archive.about.languages)
    return Source(root, archive, index, citations, read_basemap(root)[0], catalogs, (*problems, *faults))


def spoken(source: Source, languages: Sequence[str]) -> Source:
    """Return a source whose pages are in some of the archive's languages, in that order.

    Raises `UsageError` where one is none of these.
    """
    known = source.archive.about.languages
    for language in languages:
        if language not in known:
            raise UsageError(f"{quoted(language)} is not one of the archive's languages, {', '.join(known)}")
    return replace(source, catalogs=read_catalogs(source.root, languages)[0]) if languages else source


def context_of(source: Source, frame: Frame, written: Iterable[str] = ()) -> Context:
    """Return what the pages of a source are made with; `written` are the files of the site that are not made here."""
    missing = untranslated_pages(source.catalogs, written)
    basemap, kept = source.basemap, compiled(source.root)
    return Context(source.archive, source.index, frame, source.citations, basemap, source.catalogs, missing, kept)


Refuse: TypeAlias = Callable[[tuple[Target, ...]], None]
"""Raises `ArchiveError` where targets do not go together with what else is on the site; asked before any is made."""


def build(
    context: Context,
    put: Put,
    shell: Iterable[str],
    *,
    refuse: Refuse = lambda _targets: None,
    jobs: int = 1,
    progress: Progress = silent,
) -> tuple[Target, ...]:
    """Make every file of a site and give it to `put`; return the targets.

    `shell` holds the addresses of the pages that the builder made, for the sitemap. Raises
    `ArchiveError` where two files would be one.
    """
    targets = plan(context)
    refuse(targets)
    made = 0
    for batch in make_all(context, targets, put, jobs):
        made += len(batch.done)
        progress(f"making pages, {made:,} of {len(targets):,}")
    put(SITEMAP, sitemap(shell, targets, context))
    return targets


@dataclass(frozen=True)
class Rebuilt:
    """What a build left: the next one's manifest, the targets, how many files it made, which went, and warnings.

    `dirty` are the numbers of the cells that have changed since the last build.
    """

    manifest: Manifest
    dirty: frozenset[int]
    targets: tuple[Target, ...]
    made: int
    gone: frozenset[str]
    notes: tuple[Problem, ...]


def rebuild(
    context: Context,
    put: Put,
    before: Manifest | None,
    *,
    settings: str,
    now: int,
    root: Path,
    refuse: Refuse = lambda _targets: None,
    jobs: int = 1,
    progress: Progress = silent,
) -> Rebuilt:
    """Make what has changed since the build that left `before`, which is used up, and leave the rest as it is.

    `put` takes each file that is made. `now` is the time in nanoseconds before the archive was read.
    """
    manifest = before if before and before.settings == settings else Manifest(settings)
    with uncollected(for_good=True):
        state = state_of(context, root, manifest.state, now, jobs)
        dirty = manifest.spread(context, changed(context, manifest.state, state) if manifest.state else set())
        manifest.state = state
        notes = notes_of(context, jobs)
        events, abouts = context.untracked.events, context.index_untracked.claims_about
        told = {**events, **abouts}
        rows = {**told, **context.untracked.articles}
        wanted = {"summary": told, "packed_rows": rows, "is_harm": events, "pairs": events}
        compute_ahead(context, wanted, jobs)
        targets = plan(context)
        refuse(targets)
        gone = manifest.drop(targets)
        waiting = list(manifest.stale(targets, dirty))
        collector = Collector(manifest, waiting)
        manifest.take_in(context)
    done = 0
    for batch in make_all(context, waiting, put, jobs):
        collector.add(batch)
        done += len(batch.done)
        progress(f"making pages, {done:,} of {len(waiting):,}")
    made = {path for target in waiting for path in manifest.targets[target.name].files}
    return Rebuilt(manifest, dirty, targets, len(made), frozenset((gone | collector.gone) - made), notes)


LIBRARIES = (
    "arabic-reshaper", "babel", "fontpkg-ibm-plex-sans-arabic", "jinja2", "markdown", "markupsafe", "nh3", "pillow",
    "python-bidi",
)  # fmt: skip
"""The packages that pages and pictures are made with, beside those that records are read with."""


def program_sum() -> str:
    """Return a sum of the program that makes pages: its own code and templates, Python, and the libraries it uses."""
    found = hashlib.sha256(generator_sum().encode())
    for name in LIBRARIES:
        found.update(version(name).encode())
    found.update(program_version().encode())
    for path in sorted(Path(__file__).parent.rglob("*.jinja")):
        found.update(path.read_bytes())
    return found.hexdigest()


def settings_sum(context: Context) -> str:
    """Return a sum of whatever goes into every page beside the records."""
    frames = [(each.catalog, each.frame.html, sorted(each.missing)) for each in context.editions]
    every = (program_sum(), frames, context.frame.settings, context.basemap, context.archive.vocabulary.digest)
    return hashlib.sha256(repr(every).encode()).hexdigest()


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
