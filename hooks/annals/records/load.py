"""Records into an archive: what the files gave in, records by id in their order and every problem out."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from annals.model import About, Archive, Entry, Kind, kind_of, kinds
from annals.model.kinds import ARTICLE
from annals.model.vocabulary import Vocabulary
from annals.problems import Problem
from annals.records.files import ABOUT, ARCHIVE, possible_ids
from annals.records.outcomes import Outcome
from annals.records.read import Lines
from annals.records.walk import Walk


def missing_about(root: Path) -> list[Problem]:
    """Return the problem of a project without `archive/archive.md`."""
    if (root / ARCHIVE / ABOUT).is_file():
        return []
    hint = "an archive says there what it is; see the page of fields"
    return [Problem(f"{ARCHIVE}/{ABOUT}", 1, "-", "is missing", hint)]


def record_problems(found: Walk, outcomes: Mapping[str, Outcome]) -> tuple[Problem, ...]:
    """Return what is wrong with the files of records, and with files that are none."""
    return (*found.problems, *(problem for file in found.records for problem in outcomes[file.name].problems))


def build_archive(
    root: Path, vocabulary: Vocabulary, found: Walk, outcomes: Mapping[str, Outcome]
) -> tuple[Archive | None, list[Problem]]:
    """Return the records that files gave, and where two share an id; None where `archive.md` gave none."""
    broken = set(found.broken)
    entries: dict[str, list[Any]] = {kind: [] for kind in ("about", *kinds.names())}
    for file in found.records:
        record = outcomes[file.name].value
        if record is None:
            broken.update(possible_ids(file.name))
        else:
            entries[file.kind].append(record)
    abouts: list[About] = entries["about"]
    if not abouts:
        return None, []
    lines = Lines(root)
    problems: list[Problem] = []
    records: dict[str, dict[str, Entry]] = {}
    for kind in kinds.KINDS:
        records[kind.name], twice = _by_id(kind, entries[kind.name], lines)
        problems += twice
    unread = tuple(each for file in found.records if (each := outcomes[file.name].unread))
    archive = Archive(
        about=abouts[0],
        vocabulary=vocabulary,
        records=records,
        line_of=lines,
        broken=frozenset(broken),
        unread=unread,
    )
    return archive, problems


def _by_id(kind: Kind, entries: Iterable[Entry], lines: Lines) -> tuple[dict[str, Entry], list[Problem]]:
    """Return records by id, in order; an id used twice is a problem of the second file."""
    found: dict[str, Entry] = {}
    problems: list[Problem] = []
    for record in sorted(entries, key=_named_otherwise):  # a file named for its id keeps it
        if record.id in found:
            message = f"'{record.id}' is already the id of {found[record.id].path}"
            line = lines(record.path, ("id",))
            problems.append(Problem(record.path, line, "id", message, "give this record an id of its own"))
        else:
            found[record.id] = record
    return dict(sorted(found.items(), key=lambda item: kind.order(item[1]))), problems


def _named_otherwise(entry: Entry) -> bool:
    """Return whether a file is not named for its record: by the whole name, or an article's by the end of it."""
    return possible_ids(entry.path)[kind_of(entry) == ARTICLE] != entry.id
