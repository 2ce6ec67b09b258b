"""What each file of an archive gave: read once, and not again while the file stays as it is.

A file is taken to be as it was if its stamp is (size, times, inode), and if it had rested for a while
when it was read; two writes in quick succession may leave the same stamp, and git has the same rule.
Else it is read, and its sum says whether it holds what it held.
"""

import gc
import os
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

from annals.model.unread import Unread
from annals.problems import Problem
from annals.records.files import decode, read_bytes
from annals.records.packing import sum_of
from annals.records.walk import Found, Stamp

REST = 2_000_000_000
"""Nanoseconds after which a disk gives what is written a new time, whatever disk it is."""


class Outcome(NamedTuple):
    """What a file's text gave: a record or the versions of one, None where it gave none, and what is wrong with it.

    `unread` is what the fields of a file hold that gave no record.
    """

    value: Any
    problems: tuple[Problem, ...] = ()
    unread: Unread | None = None


@dataclass(frozen=True)
class Form:
    """How a kind of file is read: at most `limit` bytes, whose text `read` makes into an outcome.

    `read` depends on the text, the file's name and its kind alone.
    """

    name: str
    limit: int
    read: Callable[[Found, str], Outcome]


class Kept(NamedTuple):
    """A file's outcome with what tells whether it still holds: a stamp, whether that is enough, and a sum.

    The sum is empty where the file could not be read.
    """

    stamp: Stamp
    settled: bool
    sum: bytes
    outcome: Outcome

    def holds(self, found: Found) -> bool:
        """Return whether the file is surely as it was, without reading it."""
        return self.settled and self.stamp == found.stamp


class Known(NamedTuple):
    """A file to read, and the sum of its content as it was last read, or `b""` if it never was."""

    found: Found
    sum: bytes


class Read(NamedTuple):
    """A file that was read: its sum, and what it gave, None where that is known."""

    sum: bytes
    outcome: Outcome | None


def read_file(root: Path, known: Known, form: Form) -> Read:
    """Return what a file below `root` gives."""
    found = known.found
    data, problems = read_bytes(root / found.name, found.name, form.limit)
    if problems:
        return Read(b"", Outcome(None, tuple(problems)))
    sum = sum_of(data)
    if sum == known.sum:
        return Read(sum, None)
    text, problems = decode(data, found.name)
    return Read(sum, Outcome(None, tuple(problems)) if problems else form.read(found, text))


def unread(found: Sequence[Found], before: Mapping[str, Kept]) -> list[Known]:
    """Return the files that must be read: those that are new, changed, or too fresh to tell."""
    todo = []
    for each in found:
        kept = before.get(each.name)
        if kept is None or not kept.holds(each):
            todo.append(Known(each, kept.sum if kept else b""))
    return todo


def kept_of(known: Known, read: Read, before: Mapping[str, Kept], moment: int) -> Kept:
    """Return what is kept of a file that was read; `moment` is one before any file was looked at."""
    stamp = known.found.stamp
    settled = bool(read.sum) and max(stamp.modified, stamp.changed) + REST < moment
    outcome = before[known.found.name].outcome if read.outcome is None else read.outcome
    return Kept(stamp, settled, read.sum, outcome)


def disk_moment() -> int:
    """Return the moment by the clock that stamps files, in nanoseconds; 0, which trusts no stamp, where none is told.

    What is read does not depend on it, only whether a file is read once more.
    """
    try:
        with tempfile.TemporaryFile() as file:
            return os.fstat(file.fileno()).st_mtime_ns
    except OSError:
        return 0


@contextmanager
def uncollected(*, for_good: bool = False) -> Iterator[None]:
    """Keep Python from looking for dead rings of objects while an archive is read: all that is made lives on.

    With `for_good`, what is there at the end is left alone from then on, which saves every later look a long way,
    and leaves the memory that copies of this process share as it is.
    """
    before = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if for_good:
            gc.freeze()
        if before:
            gc.enable()
