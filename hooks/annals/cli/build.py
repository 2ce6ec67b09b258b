"""`annals build`: the site, whole or as it was."""

import hashlib
import os
import shutil
import sys
import time
from contextlib import ExitStack

import click

from annals.cli.builder import BUILDERS
from annals.cli.common import target, tell_notes
from annals.cli.project import OK, PROBLEMS, Project, in_project
from annals.cli.shell import shell_build
from annals.language.messages import counted
from annals.records.atomic import alone
from annals.records.cache import cache_of
from annals.site.build import read_source
from annals.site.edge import wanted_pages
from annals.site.publish import Shell, publish
from annals.site.theme_settings import DOCS

_EPILOG = """\b
Examples:
  annals build                 what changed since the last build, in site/
  annals build --no-cache      everything from scratch; the result is the same to the byte
  annals build --jobs 1        in one process

The cache is kept in ~/.cache/annals, or in the folder that ANNALS_CACHE names.

exit codes: 0 built, 1 the archive has problems or the build failed, 2 wrong usage"""


@click.command("build", epilog=_EPILOG)
@click.option("--site-dir", default="site", show_default=True, metavar="DIR", help="Folder of the site.")
@click.option(
    "--builder",
    type=click.Choice(BUILDERS),
    default="mkdocs",
    show_default=True,
    help="Which program builds the pages of docs/ and the frame of the others.",
)
@click.option(
    "--jobs",
    type=click.IntRange(min=1),
    default=os.cpu_count() or 1,
    metavar="N",
    help="Number of processes (default: one per processor).",
)
@click.option("--no-cache", is_flag=True, help="Build every page anew, without the cache.")
@in_project
def command(project: Project, site_dir: str, builder: str, jobs: int, no_cache: bool) -> int:
    """Build the site. It is built elsewhere and then moved into place, so a failed build leaves the old one.

    Only what changed since the last build is built again, and moved in file by file; the site is the same to the byte
    as one built from scratch. If a build is killed while it moves files in, the next one completes the site.
    """
    started, now = time.monotonic(), time.time_ns()
    folder, tell = target(project.root, site_dir), project.progress()
    cache = cache_of(project.root)
    name = f"{hashlib.sha256(str(folder).encode()).hexdigest()[:16]}.manifest"
    manifest = cache.file.with_name(name) if cache else None
    kept = cache.file.with_name(f"{builder}.shell") if cache else None
    with ExitStack() as held:
        if cache and manifest and kept:
            held.enter_context(alone(cache.file.with_name("build.lock"), "build of this project"))
            if no_cache:
                cache.remove()
                manifest.unlink(missing_ok=True)
                shutil.rmtree(kept, ignore_errors=True)
        shell = held.enter_context(shell_build(builder, project.root, kept))
        source = read_source(project.root, tell, cache=cache, jobs=jobs)
        tell_notes(source.notes)
        tell("waiting for the frame")
        made = shell.wait()
        if made is None:
            print(f"annals: no site was built; {site_dir}/ is as it was", file=sys.stderr)
            return PROBLEMS
        whole = Shell(made, wanted_pages(project.root, project.root / DOCS))
        built = publish(source, whole, folder, manifest, now=now, jobs=jobs, progress=tell)
    tell_notes(built.notes)
    written = f"{counted(built.written, 'file')} written, {time.monotonic() - started:.1f} s"
    print(f"{counted(built.pages, 'page')} in {site_dir}/, {written}")
    return OK
