"""`annals new-id`: a fresh article id. No record is read for it, so it imports nothing of the archive's model."""

import os
import secrets
from pathlib import Path

import click

from annals.cli.project import ARCHIVE, OK, Project, in_project
from annals.values import ids

_REGISTER = "ids.csv"
_ARTICLES = "articles"


@click.command("new-id", epilog="exit codes: 0 printed, 2 wrong usage")
@in_project
def command(project: Project) -> int:
    """Print a new article id, with its check character. Nothing is written."""
    print(fresh_id(project.root))
    return OK


def fresh_id(root: Path) -> str:
    """Return an article id that the archive under `root` does not have yet."""
    return ids.mint(secrets.choice, taken(root))


def taken(root: Path) -> set[str]:
    """Return every id in the register, and every one that stands in the name of an article's file."""
    register = root / ARCHIVE / _REGISTER
    lines: list[str] = []
    if register.is_file() and not register.is_symlink():
        lines = register.read_text(encoding="utf-8", errors="replace").splitlines()
    names = (name for _folder, _folders, files in os.walk(root / ARCHIVE / _ARTICLES) for name in files)
    return {line.partition(",")[0] for line in lines[1:]} | {Path(name).stem.rpartition("-")[2] for name in names}
