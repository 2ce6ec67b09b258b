"""`annals init`: a new project, with an example article, in a folder of its own."""

import os
import shutil
from pathlib import Path

import click

from annals.cli.project import OK
from annals.printing import printable, quoted
from annals.problems import UsageError
from annals.records.atomic import replacing
from annals.shipped import STARTERS

COMMON = "common"
"""The folder of what every project begins with, whatever its vocabulary."""

_EPILOG = """\b
Examples:
  annals init my-archive
  annals init my-archive --vocabulary local-news

exit codes: 0 written, 2 wrong usage, or the folder holds something"""


def vocabularies() -> list[str]:
    """Return the names of what a project can begin with: one folder each below `STARTERS`, beside `COMMON`."""
    return sorted(path.name for path in STARTERS.iterdir() if path.is_dir() and path.name != COMMON)


@click.command("init", epilog=_EPILOG)
@click.argument("dir", metavar="DIR")
@click.option(
    "--vocabulary",
    type=click.Choice(vocabularies()),
    default="conflict",
    show_default=True,
    help="What the archive is about: its kinds of event, place, group and source.",
)
def command(dir: str, vocabulary: str) -> int:
    """Begin an archive of your own in the folder DIR: settings, an example and a page about it.

    DIR must be empty, or not there yet.
    """
    write_project(Path(dir), vocabulary)
    print(f"{printable(dir)} holds a new archive with an example. Now run:\n  cd {dir}\n  annals build")
    return OK


def write_project(folder: Path, vocabulary: str) -> None:
    """Write what a project of a vocabulary begins with to a folder; raise UsageError where that holds something."""
    if folder.is_symlink() or (folder.exists() and not folder.is_dir()):
        raise UsageError(f"{quoted(str(folder))} is not a folder; give the name of a new one")
    if folder.is_dir() and os.listdir(folder):  # noqa: PTH208 - any name will do
        raise UsageError(f"{quoted(str(folder))} is not empty; give the name of a new folder")
    with replacing(folder.resolve()) as place:
        # the contents alone: an installed program may be read-only, or another user's
        for starter in (STARTERS / COMMON, STARTERS / vocabulary):
            shutil.copytree(starter, place, copy_function=shutil.copyfile, dirs_exist_ok=True)
