"""Our side of the benchmark: a project with a generated archive, and the commands of `annals` that are measured."""

import shutil
from dataclasses import replace
from pathlib import Path

from bench.process import Command, put_aside, python, run

PROJECT = Path(__file__).resolve().parent.parent
SITE = "site"
CACHE = "cache"
"""Folder beside the project where commands keep what they know between two runs; one in the project is not trusted."""

_COPIED = ("mkdocs.yml", "hooks", "docs")
_LEFT_OUT = shutil.ignore_patterns("__pycache__", "*.egg-info", "ar")
"""The generated archive is in English alone, and so are its pages."""


def prepare(articles: int, root: Path) -> None:
    """Write a project to `root`, which must not exist: an archive of `articles`, with the generator and docs."""
    root.mkdir(parents=True)
    run(python(["bench.generate", str(articles), str(root)], root, [PROJECT / "hooks", PROJECT]))
    for name in _COPIED:
        source = PROJECT / name
        if source.is_dir():
            shutil.copytree(source, root / name, ignore=_LEFT_OUT)
        else:
            shutil.copy(source, root / name)


def build(root: Path) -> Command:
    """Return the command that builds the site into the folder `SITE`."""
    return _annals(root, "build", "--site-dir", SITE)


def check(root: Path) -> Command:
    """Return the command that checks the records."""
    return _annals(root, "check")


def new_id(root: Path) -> Command:
    """Return the command that makes an id for a record to come."""
    return _annals(root, "new-id")


def show(root: Path, article: str) -> Command:
    """Return the command that tells all about one record."""
    return _annals(root, "show", article)


def cite(root: Path) -> Command:
    """Return the command that formats the citations of all records."""
    return _annals(root, "cite", "--refresh")


def serve(root: Path, port: int) -> Command:
    """Return the command that serves the site and follows edits; it ends only when it is told to."""
    return _annals(root, "serve", "--address", f"127.0.0.1:{port}")


def cool(root: Path) -> None:
    """Put aside the last site and whatever a command kept for the next one."""
    put_aside(root / SITE)
    forget(root)


def forget(root: Path) -> None:
    """Put aside whatever a command kept for the next one, but not the site."""
    put_aside(root.parent / CACHE)


def middle_article(root: Path) -> tuple[str, Path]:
    """Return the id and the file of the article in the middle of the archive."""
    files = sorted((root / "archive" / "articles").rglob("*.md"), key=lambda path: path.name)
    file = files[len(files) // 2]
    return file.stem.rpartition("-")[2], file


def _annals(root: Path, *arguments: str) -> Command:
    command = python(["annals", *arguments], root, [root / "hooks"])
    return replace(command, environment={**command.environment, "ANNALS_CACHE": str(root.parent / CACHE)})
