"""What it takes to rename, join and withdraw records: every file that changes, worked out before one is touched."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from annals.history.register import REGISTER, write_register
from annals.history.versions import write_history
from annals.history.withdraw import closed
from annals.model import About, Archive, Entry, kind_of
from annals.model.version import Withdrawal
from annals.model.vocabulary import Vocabulary
from annals.problems import ArchiveError, Problem
from annals.records.edit import AmendError
from annals.records.files import ARCHIVE, history_path, read_bytes
from annals.records.frontmatter import Document, read
from annals.records.join import joined
from annals.records.retag import retag, set_id
from annals.records.validate import validate


@dataclass
class Plan:
    """Files to write, by path, None for one that goes; and what else a person should know, a line each.

    `moved` is the id that stands for another from now on, after that other, where there are such.
    """

    texts: dict[str, str | None] = field(default_factory=dict)
    told: list[str] = field(default_factory=list)
    moved: tuple[str, str] | None = None


def plan_rename(archive: Archive, root: Path, old: str, new: str, today: date) -> Plan:
    """Return what gives a record another id, and changes all that names it.

    Raises `KeyError` for an unknown id, and ArchiveError with every file that cannot be edited.
    """
    entry, plan = _entry(archive, old), Plan(moved=(old, new))
    text = set_id(_document(root, entry), new)
    plan.texts[entry.path] = None
    plan.texts[_place(archive.vocabulary, entry, text)] = text
    _retag_all(archive, root, plan, old, new, {entry.path})
    _close(archive, plan, {old: Withdrawal("renamed", new)}, today)
    return plan


def plan_merge(archive: Archive, root: Path, one: str, into: str, today: date) -> Plan:
    """Return what joins a record with another of its kind, which takes over its names and whatever else it lacks.

    Raises as `plan_rename` does.
    """
    gone, kept, plan = _entry(archive, one), _entry(archive, into), Plan(moved=(one, into))
    try:
        text, told = joined(_document(root, gone), _document(root, kept), type(kept), one, into)
    except AmendError as error:
        raise ArchiveError([Problem(kept.path, 1, "-", str(error), "join the two by hand")]) from None
    plan.told += told
    plan.texts[gone.path] = None
    plan.texts[kept.path] = text
    _retag_all(archive, root, plan, one, into, {gone.path, kept.path})
    _close(archive, plan, {one: Withdrawal("duplicate", into)}, today)
    return plan


def plan_withdrawal(archive: Archive, gone: Mapping[str, Withdrawal], today: date) -> Plan:
    """Return what takes records out for good; one that was never registered leaves nothing.

    A record whose file is gone already is closed all the same. Raises `KeyError` for an id that nothing has.
    """
    plan = Plan()
    for id in gone:
        entry = archive.find(id)
        if entry is None and id not in archive.registered_on:
            raise KeyError(id)
        if entry:
            plan.texts[entry.path] = None
    _close(archive, plan, gone, today)
    return plan


def _entry(archive: Archive, id: str) -> Entry:
    entry = archive.find(id)
    if entry is None:
        raise KeyError(id)
    return entry


def _close(archive: Archive, plan: Plan, gone: Mapping[str, Withdrawal], today: date) -> None:
    """Close the histories of those that were registered, and mark their lines."""
    lines = [replace(line, status="withdrawn") if line.id in gone else line for line in archive.register]
    if tuple(lines) != archive.register or any(line.id in gone for line in lines):
        plan.texts[REGISTER] = write_register(lines)
    for line in lines:
        if line.id in gone:
            path = history_path(line.kind, line.id)
            past = closed(archive.histories.get(line.id, ()), gone[line.id], today, path)
            plan.texts[path] = write_history(past)


def _retag_all(archive: Archive, root: Path, plan: Plan, old: str, new: str, done: set[str]) -> None:
    problems: list[Problem] = []
    for entry in _all(archive):
        if entry.path in done:
            continue
        document = _document(root, entry)
        if old not in document.text:
            continue
        try:
            text = retag(document, type(entry), old, new)
        except AmendError as error:
            problems.append(Problem(entry.path, 1, "-", f"names {old}: {error}", "edit that by hand first"))
            continue
        if text != document.text:
            place = entry.path if isinstance(entry, About) else _place(archive.vocabulary, entry, text)
            plan.texts |= {entry.path: None} if place != entry.path else {}
            plan.texts[place] = text
    if problems:
        raise ArchiveError(problems)


def _all(archive: Archive) -> Iterator[About | Entry]:
    yield archive.about
    yield from (entry for _kind, entry in archive.entries())


def _document(root: Path, entry: About | Entry) -> Document:
    """Return a record's file as it is now, with its own ends of lines."""
    data, problems = read_bytes(root / entry.path, entry.path)
    document = None
    if not problems:
        document, problems = read(data.decode("utf-8-sig", errors="replace").replace("\r\n", "\n"), entry.path)
    if document is None:
        raise ArchiveError(problems)
    return document


def _place(words: Vocabulary, entry: Entry, text: str) -> str:
    """Return where the file of a record with a new text belongs; raise ArchiveError where it is no record."""
    document, problems = read(text, entry.path)
    record, faults = validate(document, type(entry), words) if document else (None, [])
    if record is None:
        raise ArchiveError([*problems, *faults])
    kind = kind_of(entry)
    where = entry.path.rpartition("/")[0]
    if entry.path != f"{ARCHIVE}/{kind.path(entry)}":
        return f"{where}/{kind.path(record).rpartition('/')[2]}"
    return f"{ARCHIVE}/{kind.path(record)}"
