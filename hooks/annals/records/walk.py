"""One walk through the archive folder: which files are records and histories, and what else lies there.

A file that is no record, lies in the wrong folder, is a link, a device or a program is a problem, and
nothing of it is read.
"""

import os
import stat
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple, TypeAlias

from annals.model import kinds
from annals.problems import Problem
from annals.records.files import ABOUT, ARCHIVE, HISTORY, HISTORY_SUFFIX, REGISTER_NAME, is_extra, possible_ids

MAX_DEPTH = 2
"""Folders below one another that hold records: `articles/2015`."""

_EXECUTABLE = stat.S_IXUSR | stat.S_IXGRP | stat.S_IXOTH
Parts: TypeAlias = tuple[str, ...]


class Stamp(NamedTuple):
    """What a disk tells of a file without reading it; it differs once the file was written again."""

    size: int
    modified: int
    changed: int
    inode: int


class Found(NamedTuple):
    """A file to read: its kind of record (`about` for `archive.md`), its path in the project, and its stamp."""

    kind: str
    name: str
    stamp: Stamp


@dataclass
class Walk:
    """What was found: records and histories in order of their paths, and what is no such thing.

    `broken` holds the ids that refused files may hold; `hidden` says that histories lie behind a link.
    """

    records: list[Found] = field(default_factory=list)
    histories: list[Found] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    broken: set[str] = field(default_factory=set)
    hidden: bool = False


def walk(root: Path, *, histories: bool = True) -> Walk:
    """Return what lies in the archive folder under `root`; of folders below folders of records only the first.

    Without `histories` their folder is passed over.
    """
    found = Walk()
    base = root / ARCHIVE
    about = base / ABOUT
    modes = about.is_file() and not about.stat().st_mode & _EXECUTABLE  # whether this disk tells programs apart
    _enter(os.fspath(base), (), found, modes=modes, but="" if histories else HISTORY)
    return found


def look_again(root: Path, before: Walk, names: Iterable[str]) -> Walk | None:
    """Return what is found where only the files `names` may have changed, come or gone.

    None where that cannot be told from those alone: one of them is no plain file of a record or a history, or was none.
    """
    refused = {problem.path for problem in before.problems}
    records: dict[str, Found | None] = {}
    histories: dict[str, Found | None] = {}
    for name in names:
        parts = tuple(name.split("/"))[1:]
        if name in refused or not parts or any(parent.is_symlink() for parent in (root / name).parents[: len(parts)]):
            return None
        record, history = _kinds_of(parts[:-1])
        kind = _record_kind(parts[-1], parts[:-1], record)
        past = history if _has_suffix(parts[-1], HISTORY_SUFFIX) else ""
        there = _lstat(root / name)
        known = bool(kind or past) or _is_extra(parts[:-1], parts[-1])
        if there and _why_refused(there.st_mode, known=known, modes=True):
            return None
        if kind:
            records[name] = Found(kind, name, _stamp(there)) if there else None
        elif past:
            histories[name] = Found(past, name, _stamp(there)) if there else None
    return Walk(
        _renewed(before.records, records),
        _renewed(before.histories, histories),
        before.problems,
        before.broken,
        before.hidden,
    )


def _lstat(path: Path) -> os.stat_result | None:
    try:
        return path.lstat()
    except OSError:
        return None


def _renewed(before: list[Found], now: Mapping[str, Found | None]) -> list[Found]:
    """Return files in order, some of them as they are `now`; None stands for one that is gone."""
    if not now:
        return before
    kept = [now.get(each.name) if each.name in now else each for each in before]
    known = {each.name for each in before if each.name in now}
    come = [each for name, each in now.items() if each and name not in known]
    there = [each for each in kept if each]
    return sorted([*there, *come], key=lambda each: each.name.split("/")) if come else there


def _stamp(there: os.stat_result) -> Stamp:
    return Stamp(there.st_size, there.st_mtime_ns, there.st_ctime_ns, there.st_ino)


def _enter(place: str, parts: Parts, found: Walk, *, modes: bool, but: str = "") -> None:
    try:
        with os.scandir(place) as entries:
            listed = sorted(entries, key=lambda entry: entry.name)
    except OSError as error:
        found.problems.append(Problem(_name(parts), 1, "-", f"cannot be read: {error.strerror}", "make it readable"))
        return
    folder_name, (record, history) = _name(parts), _kinds_of(parts)
    for entry in listed:
        if entry.name == but:
            continue
        there = entry.stat(follow_symlinks=False)
        name = f"{folder_name}/{entry.name}"
        kind = _record_kind(entry.name, parts, record)
        past = history if history and _has_suffix(entry.name, HISTORY_SUFFIX) else ""
        known = bool(kind or past) or _is_extra(parts, entry.name)
        if stat.S_ISDIR(there.st_mode) and not known:
            _folder(entry, (*parts, entry.name), found, modes=modes)
            continue
        if entry.is_symlink() and entry.is_dir():
            _linked_folder(entry, name, found)
            continue
        why = _why_refused(there.st_mode, known=known, modes=modes)
        if why:
            found.problems.append(Problem(name, 1, "-", *why))
            found.broken.update(possible_ids(name))
        if kind and not why:
            found.records.append(Found(kind, name, _stamp(there)))
        elif past and stat.S_ISREG(there.st_mode):
            found.histories.append(Found(past, name, _stamp(there)))


def _folder(entry: os.DirEntry[str], parts: Parts, found: Walk, *, modes: bool) -> None:
    if len(parts) <= MAX_DEPTH:
        _enter(entry.path, parts, found, modes=modes)
    else:
        found.problems.append(
            Problem(_name(parts), 1, "-", "is a folder, where none belongs", "move its files up, or remove it")
        )


def _linked_folder(entry: os.DirEntry[str], name: str, found: Walk) -> None:
    """Refuse a link to a folder once; the records behind it are not read, and not missed by those that name them."""
    found.problems.append(Problem(name, 1, "-", "is a link to a folder", "put the folder itself here"))
    for pattern in ("*.md", "*/*.md"):
        for file in Path(entry.path).glob(pattern):
            found.broken.update(possible_ids(file.name))
    found.hidden = found.hidden or name.split("/")[1] == HISTORY


def _is_extra(parts: Parts, name: str) -> bool:
    """Return whether a file is one of those of the archive folder that are no records."""
    return not parts and (name == REGISTER_NAME or is_extra(name))


def _name(parts: Sequence[str]) -> str:
    return "/".join((ARCHIVE, *parts))


def _kinds_of(parts: Parts) -> tuple[str, str]:
    """Return the kind of record that a folder holds, and the kind whose histories it holds, each "" if none."""
    for kind in kinds.KINDS:
        if parts[:1] == (kind.folder,):
            return (kind.name, "") if len(parts) == kind.depth - 1 else ("", "")
        if parts == (HISTORY, kind.folder):
            return "", kind.name
    return "", ""


def _record_kind(name: str, parts: Parts, record: str) -> str:
    if not parts and name == ABOUT:
        return "about"
    return record if _has_suffix(name, ".md") else ""


def _has_suffix(name: str, suffix: str) -> bool:
    return name.endswith(suffix) and len(name) > len(suffix)


def _why_refused(mode: int, *, known: bool, modes: bool) -> tuple[str, str] | None:
    """Return what is wrong with a file of the folder; `modes` says whether its disk tells programs apart."""
    if known and stat.S_ISREG(mode) and not (modes and mode & _EXECUTABLE):
        return None
    if stat.S_ISLNK(mode):
        return "is a link", "put the file itself here"
    if not known:
        folders = [f"{kind.folder}/{kind.pattern}".rpartition("/")[0] for kind in kinds.KINDS]
        hint = (
            f"records are .md files in {', '.join(folders[:-1])} and {folders[-1]}; move it there, or out of archive/"
        )
        return "is not a record", hint
    if stat.S_ISDIR(mode):
        return "is a folder, where a file of that name belongs", "remove it, or rename it"
    if not stat.S_ISREG(mode):
        return "is not a regular file", "remove it"
    return "is marked as a program", "run 'chmod -x' on it"
