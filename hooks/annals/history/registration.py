"""The register kept up: new records and new versions of old ones are added, and no line is ever lost."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path

from annals.history.canonical import public_record
from annals.history.lines import MAX_HISTORY_BYTES
from annals.history.moved import moved_ids
from annals.history.register import REGISTER, write_files, write_register
from annals.history.sealed import change_since
from annals.history.versions import new_version, write_history
from annals.model import Archive
from annals.model.version import Registered, Version
from annals.problems import ArchiveError, Problem
from annals.records.files import REGISTER_NAME, history_path

ROOM = 2_000
"""Bytes that are left free in a full history, so that its record can still be withdrawn."""


def unregistered(archive: Archive) -> list[str]:
    """Return the ids of records that the register does not have."""
    known = {line.id for line in archive.register}
    return list(dict.fromkeys(entry.id for _kind, entry in archive.entries() if entry.id not in known))


def unversioned(archive: Archive) -> dict[str, str]:
    """Return the ids of records whose data are no version yet, with what changed since the last one."""
    found = {}
    for _kind, entry in archive.entries():
        if summary := change_since(archive, entry):
            found[entry.id] = summary
    return found


def waits(archive: Archive) -> bool:
    """Return whether a record, or a version of one, is still to be entered."""
    return bool(unregistered(archive) or unversioned(archive))


def register(archive: Archive, root: Path, today: date, texts: Mapping[str, str | None] | None = None) -> list[str]:
    """Add every unregistered id to the register and every new version to its history, dated `today`.

    An id that has a history was registered before: its line comes back with the day of its first version. `texts` are
    files that are written with them, where these do not give others.
    Returns what was added, a line each: `al-qaryatayn: first version`.
    """
    kinds = {entry.id: kind for kind, entry in archive.entries()}
    since = {id: versions[0].day for id, versions in archive.histories.items() if versions}
    added = [Registered(id, kinds[id], since.get(id, today), "published", 0) for id in unregistered(archive)]
    whole: dict[str, str | None] = dict(texts or {})
    if added or not archive.register:
        whole[REGISTER] = write_register((*archive.register, *added))
    versions = list(_new_versions(archive, today))
    for kind, id, version in versions:
        history = (*archive.histories.get(id, ()), version)
        whole[history_path(kind, id)] = _with_room(kind, id, write_history(history))
    write_files(root, whole)
    return _told(archive, versions)


def to_enter(archive: Archive, today: date) -> list[str]:
    """Return what `register` would add, a line each; a new record and its first version are one line."""
    return _told(archive, _new_versions(archive, today))


def _told(archive: Archive, versions: Iterable[tuple[str, str, Version]]) -> list[str]:
    again = [f"{id}: its line in {REGISTER_NAME} restored" for id in unregistered(archive) if archive.histories.get(id)]
    return [*again, *(f"{id}: {version.summary}" for _kind, id, version in versions)]


def _new_versions(archive: Archive, today: date) -> Iterator[tuple[str, str, Version]]:
    """Yield the kind and the id of each record whose data are no version yet, and the version that they will be."""
    moved = moved_ids(archive)
    for kind, entry in archive.entries():
        before = archive.histories.get(entry.id, ())
        if version := new_version(before, public_record(entry), today, moved):
            yield kind, entry.id, version


def _with_room(kind: str, id: str, text: str) -> str:
    """Return a history's text; raise ArchiveError where the file would be too long to be read or closed."""
    if (size := len(text.encode())) > MAX_HISTORY_BYTES - ROOM:
        message = f"would be {size:,} bytes long with the new version; the limit is {MAX_HISTORY_BYTES - ROOM:,}"
        raise ArchiveError([Problem(history_path(kind, id), 1, "-", message, "give the record a new id")])
    return text
