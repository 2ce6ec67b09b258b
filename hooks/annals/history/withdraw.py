"""A record withdrawn: its file goes, its line is marked, its history is closed."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from annals.history.register import REGISTER, write_files, write_register
from annals.history.versions import withdrawn, write_history
from annals.model import Archive, kind_of
from annals.model.version import Version, Withdrawal
from annals.problems import ArchiveError, Problem
from annals.records.files import history_path


def withdraw(archive: Archive, root: Path, id: str, withdrawal: Withdrawal, today: date) -> list[str]:
    """Take a record out for good: its file goes, its line is marked, its history closed; return the files touched.

    Whatever still refers to the record is told by the next check. Raises `KeyError` for an unknown id.
    """
    entry = archive.find(id)
    if entry is None:
        raise KeyError(id)
    kind = kind_of(entry).name
    path = history_path(kind, id)
    lines = [replace(line, status="withdrawn") if line.id == id else line for line in archive.register]
    history = _closed(archive.histories.get(id, ()), withdrawal, today, path)
    write_files(root, {path: write_history(history), REGISTER: write_register(lines)})
    (root / entry.path).unlink()
    return [entry.path, REGISTER, path]


def _closed(history: Sequence[Version], withdrawal: Withdrawal, day: date, path: str) -> tuple[Version, ...]:
    """Return a history closed by a withdrawal; as it is where that was done before, and what follows was not.

    Raises `ArchiveError` where it was closed by another.
    """
    gone = history[-1].withdrawal if history else None
    if gone is None:
        return withdrawn(history, withdrawal, day)
    if gone != withdrawal:
        successor = f" --successor {gone.successor}" if gone.successor else ""
        hint = f"say --reason {gone.reason}{successor} to end what was begun"
        raise ArchiveError([Problem(path, len(history), "withdrawn", f"is closed already: {gone.reason}", hint)])
    return tuple(history)
