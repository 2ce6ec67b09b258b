"""A site published into a folder: the new one is put together beside it and swapped in, whole.

What has not changed is neither made nor written again: the new folder holds the same file under a
second name, and the old folder goes when the two have changed places.
"""

import os
import shutil
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from annals.progress import Progress, silent
from annals.records.atomic import replacing
from annals.site.build import Source, context_of, folder_sink, rebuild, settings_sum
from annals.site.edge import Wanted, refuse_wrong_pages
from annals.site.frame import FRAME_FILE, Frame
from annals.site.manifest import Manifest, Mark, read_manifest, write_manifest
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


def publish(
    source: Source,
    shell: Shell,
    target: Path,
    manifest_file: Path | None,
    *,
    now: int,
    jobs: int = 1,
    progress: Progress = silent,
) -> int:
    """Put the site of a source in `target`'s place, and return how many pages it has.

    `manifest_file` says what the site in `target` was made from, and is written anew; without it
    everything is made. `now` is the time in nanoseconds before the archive was read. Raises `ArchiveError`
    where a file of `docs/` and a generated one would be one, or a link of `docs/` leads nowhere.
    """
    frame = shell.frame()
    context, _notes = context_of(source, frame)
    before = _manifest_of(manifest_file, target)
    with replacing(target) as folder:
        put = folder_sink(folder)
        keeping = linked(target, folder)
        manifest, targets = rebuild(
            context,
            put,
            keeping,
            before,
            settings=settings_sum(frame, source.basemap),
            now=now,
            root=source.root,
            jobs=jobs,
            progress=progress,
        )
        own = shell.files()
        refuse_wrong_pages(own, shell.wanted, targets)
        for name in own:
            put(name, (shell.folder / name).read_bytes())
        built = addresses((shell.folder / SITEMAP).read_text(encoding="utf-8"))
        put(SITEMAP, sitemap(built, targets, context))
        if manifest_file:
            write_manifest(manifest_file, replace(manifest, site=mark_of(folder)))
    names = {path for each in targets for path in each.paths} | set(own)
    return sum(name.endswith("index.html") for name in names)


def _manifest_of(file: Path | None, target: Path) -> Manifest | None:
    """Return the manifest in a file if it is that of the site in a folder."""
    manifest = read_manifest(file) if file else None
    return manifest if manifest and manifest.site and manifest.site == mark_of(target) else None


def mark_of(folder: Path) -> Mark:
    """Return by what a folder with a site is known; `()` where there is none."""
    site_map = folder / SITEMAP
    return (signature_of(site_map),) if site_map.is_file() and not folder.is_symlink() else ()


def linked(before: Path, since: Path) -> Callable[[str], None]:
    """Return what gives a file of one folder a second name in another."""
    made: set[str] = set()

    def keep(path: str) -> None:
        parent = path.rpartition("/")[0]
        if parent not in made:
            os.makedirs(since / parent, exist_ok=True)  # noqa: PTH103 - by the ten thousand
            made.add(parent)
        try:
            os.link(f"{before}/{path}", f"{since}/{path}")
        except OSError:  # a disk without second names
            shutil.copyfile(f"{before}/{path}", f"{since}/{path}")

    return keep
