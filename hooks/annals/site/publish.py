"""A site published into a folder: a first one is put together beside its place and swapped in, whole.

A site that the last build left is mended instead: what has changed is made beside it, and moved in once
all of it is there. A build that is killed while it moves leaves no manifest, so the next one makes everything.
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import partial
from hashlib import blake2b
from pathlib import Path

from annals.problems import Problem, UsageError
from annals.progress import Progress, silent
from annals.records.atomic import beside, replacing
from annals.site.build import Rebuilt, Source, context_of, folder_sink, rebuild, settings_sum
from annals.site.context import Context
from annals.site.edge import Wanted, refuse_wrong_pages
from annals.site.frame import FRAME_FILE, Frame
from annals.site.manifest import Manifest, Mark, read_manifest, write_manifest
from annals.site.search.index import Before, Indexed, make_index
from annals.site.sitemap import PACKED, SITEMAP, addresses, sitemap
from annals.site.state import signature_of


@dataclass(frozen=True)
class Shell:
    """A folder in which a builder put its own pages and the frame, and the generated pages that `docs/` links to."""

    folder: Path
    wanted: tuple[Wanted, ...]

    def frame(self) -> Frame:
        """Return the frame."""
        return Frame.from_page((self.folder / FRAME_FILE).read_text(encoding="utf-8"))

    def files(self) -> list[str]:
        """Return the files that go into the site as they are."""
        frame = FRAME_FILE.partition("/")[0]
        every = (path.relative_to(self.folder) for path in self.folder.rglob("*") if path.is_file())
        others = {SITEMAP, PACKED, *(each.path for each in self.wanted)}
        return sorted(path.as_posix() for path in every if path.parts[0] != frame and path.as_posix() not in others)


@dataclass(frozen=True)
class Published:
    """A site as it was published: the number of its pages, of the files that were written, and warnings."""

    pages: int
    written: int
    notes: tuple[Problem, ...]


def publish(
    source: Source,
    shell: Shell,
    target: Path,
    manifest_file: Path | None,
    *,
    now: int,
    jobs: int = 1,
    progress: Progress = silent,
) -> Published:
    """Put the site of a source in `target`'s place.

    `manifest_file` says what the site in `target` was made from, and is written anew; without it
    everything is made. `now` is the time in nanoseconds before the archive was read. Raises `ArchiveError`
    where a file of `docs/` and a generated one would be one, or a link of `docs/` leads nowhere.
    """
    frame = shell.frame()
    context = context_of(source, frame, shell.files())
    settings = settings_sum(context)
    before = _manifest_of(manifest_file, target, settings)
    with _written(target, manifest_file, mended=before is not None) as (folder, gone):
        put = folder_sink(folder)
        own = {name: (shell.folder / name).read_bytes() for name in shell.files()}
        refuse = partial(refuse_wrong_pages, source.archive.vocabulary, own, shell.wanted)
        built = rebuild(
            context,
            put,
            before,
            settings=settings,
            now=now,
            root=source.root,
            refuse=refuse,
            jobs=jobs,
            progress=progress,
        )
        sums = {name: blake2b(data).digest() for name, data in own.items()}
        changed = [name for name in own if built.manifest.shell.get(name) != sums[name]]
        for name in changed:
            put(name, own[name])
        found = _indexed(context, built, folder, progress, jobs)
        planned = {path for each in built.targets for path in each.paths}
        there = built.gone | set(built.manifest.shell) | built.manifest.search.files
        gone.update(there - planned - set(own) - found.files)
        built.manifest.shell, built.manifest.search = sums, found
        built_map = addresses((shell.folder / SITEMAP).read_text(encoding="utf-8"))
        put(SITEMAP, sitemap(built_map, built.targets, context))
    if manifest_file:
        built.manifest.site = mark_of(target)
        write_manifest(manifest_file, built.manifest)
    pages = sum(name.endswith("index.html") for name in planned | set(own))
    return Published(pages, built.made + len(changed) + 1, (*built.notes, *found.notes))


def _indexed(context: Context, built: Rebuilt, folder: Path, progress: Progress, jobs: int) -> Indexed:
    """Make the index of the search; where nothing has changed the last one is right."""
    last = built.manifest.search
    if last.files and not (built.dirty or built.made or built.gone):
        return last
    progress("making the index of the search")
    return make_index(context, folder, jobs, Before(last.parts, built.dirty), built.manifest.know)


def _manifest_of(file: Path | None, target: Path, settings: str) -> Manifest | None:
    """Return the manifest in a file if it is that of the site in a folder."""
    manifest = read_manifest(file) if file else None
    if manifest and manifest.settings == settings and manifest.site and manifest.site == mark_of(target):
        return manifest
    return None


@contextmanager
def _written(target: Path, manifest: Path | None, mended: bool) -> Iterator[tuple[Path, set[str]]]:
    """Give a folder to fill and a set to name the files in that go; put both into effect if the block succeeds."""
    gone: set[str] = set()
    if not mended:
        with replacing(target) as folder:
            yield folder, gone
        return
    with beside(target) as folder:
        yield folder, gone
        _refuse_links(target, (*_files(folder), *gone))
        if manifest:
            manifest.unlink()  # from here on, the site is of no build before the next manifest is written
        _move_in(folder, target)
        _remove(target, gone)


def _files(folder: Path) -> list[str]:
    """Return the files below a folder, by their paths relative to it."""
    return [path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()]


def _refuse_links(target: Path, names: Iterable[str]) -> None:
    """Raise UsageError where a folder in which files come or go is a link: what it leads to is not of the site."""
    for parent in sorted({parent for name in names for parent in Path(name).parents}):
        if (target / parent).is_symlink():
            raise UsageError(f"{target.name}/{parent.as_posix()} is a link; remove it, or build with --no-cache")


def _move_in(folder: Path, target: Path) -> None:
    """Move every file below one folder into its place below another."""
    for name in _files(folder):
        (target / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).replace(target / name)


def _remove(target: Path, files: Iterable[str]) -> None:
    """Remove files below a folder, and the folders that are empty then."""
    for name in files:
        path = target / name
        path.unlink(missing_ok=True)
        with suppress(OSError):  # it holds more
            for parent in path.parents:
                if parent == target:
                    break
                parent.rmdir()


def mark_of(folder: Path) -> Mark:
    """Return by what a folder with a site is known; `()` where there is none."""
    site_map = folder / SITEMAP
    return (signature_of(site_map),) if site_map.is_file() and not folder.is_symlink() else ()
