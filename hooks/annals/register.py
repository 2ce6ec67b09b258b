"""The register kept up: new records and new versions of old ones are added, and no line is ever lost."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from annals import ids
from annals.files import ARCHIVE, history_path
from annals.model import Archive
from annals.problems import ArchiveError, Problem, quoted
from annals.public import kind_of, public_record
from annals.publish import replace_file
from annals.versions import (
    ERASING,
    MAX_HISTORY_BYTES,
    Version,
    Withdrawal,
    change,
    new_version,
    withdrawn,
    write_history,
)

_REGISTER = f"{ARCHIVE}/{ids.REGISTER_NAME}"

ROOM = 2_000
"""Bytes that are left free in a full history, so that its record can still be withdrawn."""


def unregistered(archive: Archive) -> list[str]:
    """Return the ids of records that the register does not have."""
    known = {line.id for line in archive.register}
    return list(dict.fromkeys(entry.id for _kind, entry in archive.entries() if entry.id not in known))


def lost_lines(before: Iterable[ids.Registered], archive: Archive) -> Iterator[Problem]:
    """Yield a problem for each line of an earlier register that is gone, or given another kind or day."""
    now = {line.id: line for line in archive.register}
    for line in before:
        kept = now.get(line.id)
        old = f"{line.id},{line.kind},{line.first_published.isoformat()},{line.status}"
        hint = f"restore the line '{old}'"
        if kept is None:
            message = f"{quoted(line.id)} was given out, and its line is gone"
            yield Problem(archive.register_path, 1, "id", message, hint)
        elif (kept.kind, kept.first_published) != (line.kind, line.first_published):
            yield Problem(archive.register_path, kept.line, "id", f"the line of {quoted(line.id)} was changed", hint)


def rewritten(before: Sequence[Version], archive: Archive, path: str) -> Iterator[Problem]:
    """Yield a problem where an earlier history, of the file at `path`, is no longer the beginning of the present one.

    Data may be gone where the record was withdrawn for a reason that erases them.
    """
    now = archive.histories.get(Path(path).stem, ())
    gone = now[-1].withdrawal if now else None
    erased = gone is not None and gone.reason in ERASING
    for old in before:
        kept = now[old.number - 1] if old.number <= len(now) else None
        if kept is None or (kept != old and not (erased and kept == replace(old, data=None))):
            message = f"version {old.number} was published, and is {'changed' if kept else 'gone'}"
            yield Problem(path, old.number if kept else 1, "-", message, "restore the file; lines are only added to it")


def unversioned(archive: Archive) -> dict[str, str]:
    """Return the ids of records whose data are no version yet, with what changed since the last one."""
    found = {}
    for _kind, entry in archive.entries():
        history = archive.histories.get(entry.id, ())
        if summary := change(history, public_record(entry)) if history else "first version":
            found[entry.id] = summary
    return found


def register(archive: Archive, root: Path, today: date) -> list[str]:
    """Add every unregistered id to the register and every new version to its history, dated `today`.

    An id that has a history was registered before: its line comes back with the day of its first version.
    Returns what was added, a line each: `al-qaryatayn: first version`.
    """
    kinds = {entry.id: kind for kind, entry in archive.entries()}
    since = {id: versions[0].day for id, versions in archive.histories.items() if versions}
    added = [ids.Registered(id, kinds[id], since.get(id, today), "published", 0) for id in unregistered(archive)]
    texts = {_REGISTER: ids.write_register((*archive.register, *added))} if added or not archive.register else {}
    told = [f"{line.id}: its line in {ids.REGISTER_NAME} again" for line in added if line.id in since]
    for kind, entry in archive.entries():
        before = archive.histories.get(entry.id, ())
        if version := new_version(before, public_record(entry), today):
            texts[history_path(kind, entry.id)] = _with_room(kind, entry.id, write_history((*before, version)))
            told.append(f"{entry.id}: {version.summary}")
    _write(root, texts)
    return told


def withdraw(archive: Archive, root: Path, id: str, withdrawal: Withdrawal, today: date) -> list[str]:
    """Take a record out for good: its file goes, its line is marked, its history closed; return the files touched.

    Whatever still refers to the record is told by the next check. Raises `KeyError` for an unknown id.
    """
    entry = archive.find(id)
    if entry is None:
        raise KeyError(id)
    kind = kind_of(entry)
    path = history_path(kind, id)
    lines = [replace(line, status="withdrawn") if line.id == id else line for line in archive.register]
    history = _closed(archive.histories.get(id, ()), withdrawal, today, path)
    _write(root, {path: write_history(history), _REGISTER: ids.write_register(lines)})
    (root / entry.path).unlink()
    return [entry.path, _REGISTER, path]


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


def _with_room(kind: str, id: str, text: str) -> str:
    """Return a history's text; raise ArchiveError where the file would be too long to be read or closed."""
    if (size := len(text.encode())) > MAX_HISTORY_BYTES - ROOM:
        message = f"would be {size:,} bytes long with the new version, and can have {MAX_HISTORY_BYTES - ROOM:,}"
        raise ArchiveError([Problem(history_path(kind, id), 1, "-", message, "give the record a new id")])
    return text


def _write(root: Path, texts: Mapping[str, str]) -> None:
    """Write files, each whole or not at all; raise ArchiveError before that where one would be written elsewhere.

    Whatever keeps the last of them from being written, the same command writes them when it is run again.
    """
    for name in (_REGISTER, *texts):
        for part in (name, *(parent.as_posix() for parent in Path(name).parents)):
            if (root / part).is_symlink() and part.startswith(f"{ARCHIVE}/"):
                raise ArchiveError([Problem(part, 1, "-", "is a link", "put the file itself here")])
    for name, text in texts.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        replace_file(root / name, text)
