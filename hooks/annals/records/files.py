"""The names in the archive folder, and its files as text."""

import os
import re
from pathlib import Path

from annals.language.characters import why_refused_anywhere
from annals.model import kind_named
from annals.printing import quoted
from annals.problems import ArchiveError, Problem

ARCHIVE = "archive"
ABOUT = "archive.md"
VOCABULARY = "vocabulary.yml"
REGISTER_NAME = "ids.csv"
HISTORY, HISTORY_SUFFIX = "history", ".jsonl"
EXTRAS = ("README.md", "basemap.geojson", VOCABULARY)
"""Files of the archive folder that are no records."""

_TEXTS = re.compile(r"texts\.[A-Za-z-]{2,12}\.po")


def texts_file(language: str) -> str:
    """Return the name of the file that holds an archive's own texts in a language."""
    return f"texts.{language}.po"


def is_extra(name: str) -> bool:
    """Return whether a file of the archive folder is known, and is no record."""
    return name in EXTRAS or _TEXTS.fullmatch(name) is not None


MERGE_MARK = re.compile(r"^(<{7}|={7}|>{7}|\|{7})(?: .*)?$", re.MULTILINE)
_JOIN = "join the two sides, and take out the lines that begin with <<<<<<<, ======= and >>>>>>>"
_REGISTER = "run 'annals register', which keeps what the main branch has, and enters what was merged"
_REFRESH = "run 'annals cite --refresh', which writes the file anew"

MAX_BYTES = 64_000
"""Bytes that a record's file may have. The longest of the first five articles has 13,000."""


def history_path(kind: str, id: str) -> str:
    """Return the file of a record's history, relative to the project."""
    return f"{ARCHIVE}/{HISTORY}/{kind_named(kind).folder}/{id}{HISTORY_SUFFIX}"


def holds_links(place: Path) -> bool:
    """Return whether a folder is a link, or holds one at any depth."""
    return place.is_symlink() or any(path.is_symlink() for path in place.rglob("*"))


def refuse_links(place: Path) -> None:
    """Raise ArchiveError where a file or folder is a link or holds one: what lies elsewhere would be published."""
    for path in (place, *place.rglob("*")):
        if path.is_symlink():
            name = path.relative_to(place.parent).as_posix()
            raise ArchiveError([Problem(name, 1, "-", "is a link", "put the file itself here")])


def read_text(path: Path, name: str, limit: int = MAX_BYTES) -> tuple[str, list[Problem]]:
    """Return a file's text, or the problem that keeps it from being read as UTF-8 text of at most `limit` bytes."""
    data, problems = read_bytes(path, name, limit)
    return ("", problems) if problems else decode(data, name)


def read_bytes(path: Path, name: str, limit: int = MAX_BYTES) -> tuple[bytes, list[Problem]]:
    """Return what a file of at most `limit` bytes holds, or the problem that keeps it from being read."""
    try:
        with path.open("rb") as file:
            data = file.read(limit + 1)
            size = max(len(data), os.fstat(file.fileno()).st_size) if len(data) > limit else 0
    except OSError as error:
        return b"", [Problem(name, 1, "-", f"cannot be read: {error.strerror}", "make it readable")]
    if size:
        return b"", [Problem(name, 1, "-", f"is {size:,} bytes long", f"keep it to at most {limit:,}")]
    return data, []


def decode(data: bytes, name: str) -> tuple[str, list[Problem]]:
    """Return the text that bytes hold, or the problem that keeps them from being fit to read."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        return "", [Problem(name, line, "-", "is not UTF-8 text", "save the file with the encoding UTF-8")]
    text = text.replace("\r\n", "\n")
    if why := why_refused_anywhere(text) or _why_unmerged(text, name):
        start, message, hint = why
        return "", [Problem(name, text.count("\n", 0, start) + 1, "-", message, hint)]
    return text, []


def _why_unmerged(text: str, name: str) -> tuple[int, str, str] | None:
    """Return where a mark of Git stands in a text and what to do, or None; `=======` may underline prose."""
    if not any(mark in text for mark in ("<<<<<<<", "=======", ">>>>>>>")):
        return None
    found = next((each for each in MERGE_MARK.finditer(text) if each[1][0] != "=" or not name.endswith(".md")), None)
    return found and (
        found.start(),
        f"has a mark of a merge that is not finished: {quoted(found[1])}",
        _how_to_join(name),
    )


def _how_to_join(name: str) -> str:
    """Return what ends a merge in a file: a person does in a record, a command in what a command wrote."""
    if name == f"{ARCHIVE}/{REGISTER_NAME}" or name.endswith(HISTORY_SUFFIX):
        return _REGISTER
    return _REFRESH if name == "citations.json" else _JOIN


def possible_ids(name: str) -> tuple[str, str]:
    """Return the ids that a file which was not read may hold: its name, or an article's last part of it."""
    last = name.rpartition("/")[2]
    stem = last[:cut] if (cut := last.rfind(".")) > 0 else last
    return stem, stem.rpartition("-")[2]
