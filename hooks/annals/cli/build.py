"""`annals build`: the site, built beside its place and swapped in."""

import hashlib
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import click

from annals.cli.builder import BUILDERS, SITE, start, tidy
from annals.cli.common import target, tell_notes
from annals.cli.project import OK, PROBLEMS, Project, in_project
from annals.language.messages import counted
from annals.progress import Progress
from annals.records.cache import Cache, cache_of
from annals.site.build import Source, read_source
from annals.site.edge import DOCS, wanted_pages
from annals.site.publish import Shell, publish

_EPILOG = """\b
Examples:
  annals build                 what changed since the last build, in site/
  annals build --no-cache      everything from the beginning; the same bytes
  annals build --jobs 1        in one process

What a build knows is kept in ~/.cache/annals, or where ANNALS_CACHE says.

exit codes: 0 built, 1 the archive has problems or the build failed, 2 wrong usage"""


@click.command("build", epilog=_EPILOG)
@click.option("--site-dir", default="site", show_default=True, metavar="DIR", help="Folder of the site.")
@click.option(
    "--builder",
    type=click.Choice(BUILDERS),
    default="mkdocs",
    show_default=True,
    help="What makes the pages of docs/ and the frame of the others.",
)
@click.option(
    "--jobs",
    type=click.IntRange(min=1),
    default=os.cpu_count() or 1,
    metavar="N",
    help="Processes (default: as many as processors).",
)
@click.option("--no-cache", is_flag=True, help="Make every page, whatever the last build knew.")
@in_project
def command(project: Project, site_dir: str, builder: str, jobs: int, no_cache: bool) -> int:
    """Build the site. It is built beside its place and swapped in, so a failed build leaves the old one.

    Only what changed since the last build is made again; the site is the same to the byte as one made from the
    beginning.
    """
    started, now = time.monotonic(), time.time_ns()
    folder, tell = target(project.root, site_dir), project.progress()
    cache = cache_of(project.root)
    name = f"{hashlib.sha256(str(folder).encode()).hexdigest()[:16]}.manifest"
    manifest = cache.file.with_name(name) if cache else None
    if no_cache and cache and manifest:
        cache.remove()
        manifest.unlink(missing_ok=True)
    with tempfile.TemporaryDirectory(prefix="annals-shell-") as beside:
        started_builder = start(builder, project.root, Path(beside))
        source = _read_meanwhile(project, started_builder, cache, jobs, tell)
        if source is None:
            print(f"annals: no site was built; {site_dir}/ is as it was", file=sys.stderr)
            return PROBLEMS
        tidy(builder, Path(beside) / SITE)
        shell = Shell(Path(beside) / SITE, wanted_pages(project.root / DOCS))
        pages = publish(source, shell, folder, manifest, now=now, jobs=jobs, progress=tell)
    print(f"{counted(pages, 'page')} in {site_dir}/, {time.monotonic() - started:.1f} s")
    return OK


def _read_meanwhile(
    project: Project, builder: "subprocess.Popen[bytes]", cache: Cache | None, jobs: int, tell: Progress
) -> Source | None:
    """Return the archive, read while the builder makes its own pages; None where the builder failed."""
    try:
        source = read_source(project.root, tell, cache=cache, jobs=jobs)
    except BaseException:
        builder.kill()
        builder.wait()
        raise
    tell_notes(source.notes)
    tell("waiting for the frame")
    return None if builder.wait() else source
