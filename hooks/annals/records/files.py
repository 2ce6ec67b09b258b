"""The archive folder: which of its files are records, and each of those as text.

Nothing else is ever read. A file that is no record, lies in the wrong folder, is a link, a device
or a program is a problem, and nothing of it reaches the site.
"""

import stat
from collections.abc import Iterator
from pathlib import Path

from annals.language.characters import why_refused_anywhere
from annals.model import KINDS, folder
from annals.problems import ArchiveError, Problem

ARCHIVE = "archive"
ABOUT = "archive.md"
REGISTER_NAME = "ids.csv"
HISTORY, HISTORY_SUFFIX = "history", ".jsonl"
EXTRAS = ("README.md", "basemap.geojson")
"""Files of the archive folder that are no records."""

MAX_DEPTH = 2
"""Folders below one another that hold records: `articles/2015`."""

MAX_BYTES = 64_000
"""Bytes that a record's file may have. The longest of the first five articles has 13,000."""

_EXECUTABLE = stat.S_IXUSR | stat.S_IXGRP | stat.S_IXOTH


def record_files(root: Path, problems: list[Problem], broken: set[str]) -> Iterator[tuple[str, Path]]:
    """Yield kind and path of every file that should be a record, in order; tell of all others.

    The kind of `archive.md` is `about`. The ids that a refused file may hold are added to `broken`.
    """
    base = root / ARCHIVE
    modes = base.is_dir() and (base / ABOUT).is_file() and not (base / ABOUT).stat().st_mode & _EXECUTABLE
    for path in sorted(_everything(base, root, problems)):
        inside = path.relative_to(base)
        kind = _kind_of(inside)
        known = kind is not None or inside.as_posix() in (REGISTER_NAME, *EXTRAS) or bool(history_of(inside))
        why = _why_refused(path, known=known, modes=modes)
        if why:
            problems.append(Problem(path.relative_to(root).as_posix(), 1, "-", *why))
            broken.update(possible_ids(path))
        elif kind and path.is_file():
            yield kind, path


def history_of(inside: Path) -> str:
    """Return the kind of record whose history a path inside the archive folder holds, or nothing."""
    kind = next((kind for kind in KINDS if inside.parts[:-1] == (HISTORY, folder(kind))), "")
    return kind if inside.suffix == HISTORY_SUFFIX else ""


def history_path(kind: str, id: str) -> str:
    """Return the file of a record's history, relative to the project."""
    return f"{ARCHIVE}/{HISTORY}/{folder(kind)}/{id}{HISTORY_SUFFIX}"


def _everything(base: Path, root: Path, problems: list[Problem]) -> Iterator[Path]:
    """Yield all that lies in the archive folder; of folders below folders of records only the first."""
    waiting = [base]
    while waiting:
        folder = waiting.pop()
        try:
            found = list(folder.iterdir())
        except OSError as error:
            name = folder.relative_to(root).as_posix()
            problems.append(Problem(name, 1, "-", f"cannot be read: {error.strerror}", "make it readable"))
            continue
        for path in found:
            yield path
            if path.is_dir() and not path.is_symlink():
                if len(path.relative_to(base).parts) <= MAX_DEPTH:
                    waiting.append(path)
                else:
                    name = path.relative_to(root).as_posix()
                    problems.append(Problem(name, 1, "-", "is a folder where none belongs", "remove it"))


def refuse_links(place: Path) -> None:
    """Raise ArchiveError where a file or folder is a link or holds one: what lies elsewhere would be published."""
    for path in (place, *place.rglob("*")):
        if path.is_symlink():
            name = path.relative_to(place.parent).as_posix()
            raise ArchiveError([Problem(name, 1, "-", "is a link", "put the file itself here")])


def read_text(path: Path, name: str, limit: int = MAX_BYTES) -> tuple[str, list[Problem]]:
    """Return a file's text, or the problem that keeps it from being read as UTF-8 text of at most `limit` bytes."""
    try:
        size = path.stat().st_size
        if size > limit:
            return "", [Problem(name, 1, "-", f"is {size:,} bytes long", f"such a file has at most {limit:,}")]
        return decode(path.read_bytes(), name)
    except OSError as error:
        return "", [Problem(name, 1, "-", f"cannot be read: {error.strerror}", "make it readable")]


def decode(data: bytes, name: str) -> tuple[str, list[Problem]]:
    """Return the text that bytes hold, or the problem that keeps them from being fit to read."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        return "", [Problem(name, line, "-", "is not UTF-8 text", "save the file with the encoding UTF-8")]
    text = text.replace("\r\n", "\n")
    if why := why_refused_anywhere(text):
        start, message, hint = why
        return "", [Problem(name, text.count("\n", 0, start) + 1, "-", message, hint)]
    return text, []


def possible_ids(path: Path) -> tuple[str, str]:
    """Return the ids that a file which was not read may hold: its name, or an article's last part of it."""
    return path.stem, path.stem.rpartition("-")[2]


def _why_refused(path: Path, *, known: bool, modes: bool) -> tuple[str, str] | None:
    """Return what is wrong with a file of the folder; `modes` says whether its disk tells programs apart."""
    if path.is_symlink():
        return "is a link", "put the file itself here"
    if path.is_dir():
        return None
    if not known:
        hint = "records are .md files in articles/<year>, events/<year>, towns, groups and sources"
        return "is no record", hint
    if not path.is_file():
        return "is no regular file", "remove it"
    if modes and path.stat().st_mode & _EXECUTABLE:
        return "is marked as a program", "run 'chmod -x' on it"
    return None


def _kind_of(inside: Path) -> str | None:
    """Return the kind of record a path inside the archive folder should hold, or None."""
    if inside.as_posix() == ABOUT:
        return "about"
    kind = next((kind for kind in KINDS if folder(kind) == inside.parts[0]), None)
    depth = 3 if kind in ("article", "event") else 2
    return kind if inside.suffix == ".md" and len(inside.parts) == depth else None
