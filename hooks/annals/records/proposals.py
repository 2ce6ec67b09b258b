"""Proposals: several new records in one file, as the page "Add an article" hands them over; a file in, records out.

A proposal is plain text. Each record in it follows a line `=== archive/sources/new-post.md` that says where its file
belongs. Proposals wait in the folder `inbox/` of a project, outside of the archive, until somebody receives them.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from annals.model import kinds
from annals.printing import quoted
from annals.problems import Problem
from annals.records.files import ARCHIVE, MAX_BYTES, read_text
from annals.records.yaml_events import FENCE

INBOX = "inbox"
"""The folder of a project in which proposals wait."""

MOST = 50
"""Records of one proposal."""

MARK = "=== "
"""Begins the line before each record of a proposal, which goes on with its path."""

_MARKED = re.compile(rf"^{MARK}(.*)$", re.MULTILINE)
_NAME = r"[a-z0-9][a-z0-9-]{0,200}\.md"
_FILED = re.compile(rf"(?P<year>\d{{4}}|{kinds.UNDATED})-{_NAME}")
"""The name of an article's own file, which tells the folder that it belongs to."""


@dataclass(frozen=True)
class Proposed:
    """A record of a proposal: where it belongs, its text, and the number of the line of the proposal before it."""

    path: str
    text: str
    before: int


def proposals(root: Path) -> list[Path]:
    """Return the proposals that wait in a project."""
    inbox = root / INBOX
    found = [] if inbox.is_symlink() else inbox.glob("*.md")
    return sorted(path for path in found if path.is_file() and not path.is_symlink())


def read_proposal(file: Path, name: str) -> tuple[list[Proposed], list[Problem]]:
    """Return the records that a proposal holds, or every reason why it cannot be received; `name` is how it is told.

    The file of a single article, under the name that it has in the archive, is a proposal too.
    """
    if file.exists() and not file.is_file():
        return [], [Problem(name, 1, "-", "is not a file", "name the file that was sent")]
    text, problems = read_text(file, name, MAX_BYTES * MOST)
    if problems:
        return [], problems
    marks = list(_MARKED.finditer(text))
    if not marks and text.startswith("---"):
        return _single(text, file.name, name)
    if not 0 < len(marks) <= MOST:
        hint = (
            f"each record of a proposal follows a line '{MARK}{ARCHIVE}/towns/old-town.md' that says where it belongs"
        )
        return [], [Problem(name, 1, "-", f"holds {len(marks)} records, of at most {MOST}", hint)]
    ends = [*(mark.start() for mark in marks[1:]), len(text)]
    found = [
        Proposed(mark[1].strip(), text[mark.end() + 1 : end].rstrip() + "\n", text.count("\n", 0, mark.end()) + 1)
        for mark, end in zip(marks, ends, strict=True)
    ]
    faults = list(_faults(found, name))
    return ([], faults) if faults else (found, [])


def in_the_way(root: Path, path: str) -> str:
    """Return the path of what is no folder, and stands where a record needs one; `""` where nothing does."""
    parents = [parent.as_posix() for parent in reversed(Path(path).parents)]
    return next((each for each in parents if (root / each).exists() and not (root / each).is_dir()), "")


def _single(text: str, filename: str, name: str) -> tuple[list[Proposed], list[Problem]]:
    match = _FILED.fullmatch(filename)
    if not match:
        hint = "name it as the archive does, <date>-<publisher>-<id>.md, or put it there by hand"
        return [], [Problem(name, 1, "-", "is one record, and its name does not say where it belongs", hint)]
    return [Proposed(f"{ARCHIVE}/{kinds.ARTICLE.folder}/{match['year']}/{filename}", text, 0)], []


def _faults(found: list[Proposed], name: str) -> Iterator[Problem]:
    """Yield what is wrong with the paths of a proposal's records."""
    seen: set[str] = set()
    for each in found:
        if not _belongs(each.path):
            hint = f"write the path of a record, such as {ARCHIVE}/sources/new-post.md"
            yield Problem(name, each.before, "-", f"{quoted(each.path)} is not a place for a record", hint)
        elif each.path in seen:
            yield Problem(name, each.before, "-", f"{quoted(each.path)} is here twice", "keep one of the two")
        elif not FENCE.match(each.text):
            hint = "a record begins with a line '---', then its fields, then another line '---'; send it whole"
            yield Problem(name, each.before + 1, "-", f"{quoted(each.path)} is not followed by a record", hint)
        seen.add(each.path)


def _belongs(path: str) -> bool:
    """Return whether a path is one of a record's file: nothing that a proposal says leads anywhere else."""
    year = rf"(?:\d{{4}}|{kinds.UNDATED})/"
    return any(
        re.fullmatch(rf"{ARCHIVE}/{kind.folder}/{year if kind.when else ''}{_NAME}", path) for kind in kinds.KINDS
    )
