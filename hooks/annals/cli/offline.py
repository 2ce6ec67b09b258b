"""`annals offline`: a copy of the site that reads from a folder, without a server."""

from pathlib import Path

import click

from annals.cli.common import SOURCES
from annals.cli.project import OK, Project, in_project
from annals.language.messages import counted
from annals.problems import UsageError
from annals.release.offline import write_offline

_EPILOG = """\b
Examples:
  annals offline my-archive.zip    run 'annals build' first
  annals offline copy.zip --site-dir build/site

Unpack the file and open index.html in it. Every page, list and file of data is there, with its links, the map and the
choices of the chronology. The texts cannot be searched, and the form to add an article does not work, for a browser
lets no page load data from a folder: both pages say so and name the site. Names can be looked up from A to Z.

exit codes: 0 written, 1 a file of the site is faulty, 2 wrong usage"""


@click.command("offline", epilog=_EPILOG)
@click.argument("file", metavar="FILE.zip")
@click.option("--site-dir", default="site", show_default=True, metavar="DIR", help="Folder of the built site.")
@in_project
def command(project: Project, file: str, site_dir: str) -> int:
    """Write a copy of the built site that is read by a double click, in a ZIP file: no server and no network.

    The same site gives the same bytes. An earlier ZIP file of that name is replaced.
    """
    site = (project.root / site_dir).resolve()
    pages, files = write_offline(site, _target(project.root, site, file), project.progress())
    print(f"{counted(pages, 'page')} in {file}, {counted(files, 'file')} in all; unpack it and open index.html")
    return OK


def _target(root: Path, site: Path, name: str) -> Path:
    """Return the file to write; raise UsageError for one that must not be, or is no ZIP file."""
    path = (root / name).resolve()
    if path.suffix != ".zip" or path.is_dir():
        raise UsageError(f"{name} is no name of a ZIP file; write one such as my-archive.zip")
    if path.is_relative_to(site) or any(path.is_relative_to(root / part) for part in SOURCES):
        raise UsageError(f"{name} lies among what the copy is made from; name a file elsewhere")
    path.parent.mkdir(parents=True, exist_ok=True)
    return path
