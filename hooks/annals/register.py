"""The register kept up: new records and new versions of old ones are added, and no line is ever lost."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from annals import ids
from annals.files import ARCHIVE, HISTORY, history_path
from annals.model import Archive
from annals.problems import ArchiveError, Problem, quoted
from annals.public import kind_of, public_record
from annals.versions import ERASING, Version, Withdrawal, change, new_version, withdrawn, write_history


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
    _refuse_links(root)
    kinds = {entry.id: kind for kind, entry in archive.entries()}
    since = {id: versions[0].day for id, versions in archive.histories.items() if versions}
    added = [ids.Registered(id, kinds[id], since.get(id, today), "published", 0) for id in unregistered(archive)]
    if added or not archive.register:
        text = ids.write_register((*archive.register, *added))
        (root / ARCHIVE / ids.REGISTER_NAME).write_text(text, encoding="utf-8", newline="")
    told = [f"{line.id}: its line in {ids.REGISTER_NAME} again" for line in added if line.id in since]
    for id, kind in kinds.items():
        entry = archive.of_kind(kind)[id]
        before = archive.histories.get(id, ())
        if version := new_version(before, public_record(entry), today):
            _write_history(root, kind, id, (*before, version))
            told.append(f"{id}: {version.summary}")
    return told


def withdraw(archive: Archive, root: Path, id: str, withdrawal: Withdrawal, today: date) -> list[str]:
    """Take a record out for good: its file goes, its line is marked, its history closed; return the files touched.

    Whatever still refers to the record is told by the next check. Raises `KeyError` for an unknown id.
    """
    _refuse_links(root)
    entry = archive.find(id)
    if entry is None:
        raise KeyError(id)
    kind = kind_of(entry)
    lines = [replace(line, status="withdrawn") if line.id == id else line for line in archive.register]
    register_path = root / ARCHIVE / ids.REGISTER_NAME
    register_path.write_text(ids.write_register(lines), encoding="utf-8", newline="")
    history = withdrawn(archive.histories.get(id, ()), withdrawal, today)
    _write_history(root, kind, id, history)
    (root / entry.path).unlink()
    return [entry.path, f"{ARCHIVE}/{ids.REGISTER_NAME}", history_path(kind, id)]


def _write_history(root: Path, kind: str, id: str, versions: tuple[Version, ...]) -> None:
    path = root / history_path(kind, id)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(write_history(versions), encoding="utf-8", newline="")


def _refuse_links(root: Path) -> None:
    """Raise ArchiveError where the register or the histories are links: they would be written elsewhere."""
    for name in (ids.REGISTER_NAME, HISTORY):
        if (root / ARCHIVE / name).is_symlink():
            raise ArchiveError([Problem(f"{ARCHIVE}/{name}", 1, "-", "is a link", "put the file itself here")])
