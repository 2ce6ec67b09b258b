"""The archive folder, loaded whole: records, register and histories in, an Archive and every problem out."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from annals.history.lines import MAX_HISTORY_BYTES, Stored, read_history, summaries
from annals.history.register import MAX_REGISTER_BYTES, read_register
from annals.model import Archive
from annals.model.kinds import one
from annals.model.version import Registered, Version
from annals.model.vocabulary import Vocabulary
from annals.printing import quoted
from annals.problems import Problem
from annals.progress import Progress, silent
from annals.records.cache import Cache
from annals.records.chunks import chunk_writes
from annals.records.files import ARCHIVE, REGISTER_NAME, possible_ids, read_text
from annals.records.gather import gather
from annals.records.load import build_archive, missing_about, record_problems
from annals.records.outcomes import Form, Kept, Outcome, disk_moment, uncollected
from annals.records.read import records as records_form
from annals.records.vocabulary import read_vocabulary, vocabulary_state
from annals.records.walk import Found, Walk, walk

MANY = 2_000
"""Records that make an archive large."""


class Past(NamedTuple):
    """What a history's file gives: versions without their data, and what tells that those are another record's."""

    versions: tuple[Version, ...]
    foreign: tuple[Problem, ...]


@dataclass(frozen=True)
class Loaded:
    """An archive, every problem met, and what each file gave, from which the archive can be brought up to date.

    `archive` is None where `archive.md` cannot be read, and so is `vocabulary` where that cannot. `later` are those of
    the problems that are of no single file.
    """

    root: Path
    vocabulary: Vocabulary | None
    found: Walk
    records: Mapping[str, Kept]
    histories: Mapping[str, Kept]
    archive: Archive | None
    problems: tuple[Problem, ...]
    later: tuple[Problem, ...] = ()

    def value(self, name: str) -> Any:
        """Return the record that a file gave, None where it gave none or is not there."""
        kept = self.records.get(name)
        return kept.outcome.value if kept else None


def load(
    root: Path,
    progress: Progress = silent,
    today: date | None = None,
    *,
    cache: Cache | None = None,
    jobs: int = 1,
) -> tuple[Archive | None, list[Problem]]:
    """Return the archive under `root/archive` and every problem met; None where `archive.md` cannot be read.

    What `cache` knows of files that are as they were is not read again. Many files are read by `jobs` processes.
    """
    loaded = load_whole(root, progress, today, cache=cache, jobs=jobs)
    return loaded.archive, list(loaded.problems)


def load_whole(
    root: Path,
    progress: Progress = silent,
    today: date | None = None,
    *,
    cache: Cache | None = None,
    jobs: int = 1,
) -> Loaded:
    """Return what `load` does, with what is needed to bring it up to date."""
    vocabulary, unread = vocabulary_for(root, cache)
    if vocabulary is None or missing_about(root):
        return nothing_loaded(root, vocabulary, unread)
    moment = disk_moment()
    found = walk(root)
    with uncollected(for_good=len(found.records) > MANY):
        records = _gathered(root, found.records, records_form(vocabulary), moment, progress, cache, jobs)
        histories = _gathered(root, found.histories, HISTORIES, moment, progress, cache, jobs)
        return put_together(root, vocabulary, found, records, histories, today)


def vocabulary_for(root: Path, cache: Cache | None) -> tuple[Vocabulary | None, list[Problem]]:
    """Return what `read_vocabulary` does, from a cache where that knows it: to validate one takes longest of `show`."""
    if cache is None or not (state := vocabulary_state(root)):
        return read_vocabulary(root)
    kept = cache.recall(_VOCABULARY)
    if kept and kept[0] == state:
        known: Vocabulary = kept[1]
        return known, []
    vocabulary, problems = read_vocabulary(root)
    if vocabulary and not problems:
        cache.keep(_VOCABULARY, (state, vocabulary))
    return vocabulary, problems


_VOCABULARY = "vocabulary"
"""The name under which a vocabulary is kept."""


def nothing_loaded(root: Path, vocabulary: Vocabulary | None, problems: Iterable[Problem]) -> Loaded:
    """Return what is loaded where the archive's own file is missing, or its vocabulary cannot be read."""
    return Loaded(root, vocabulary, Walk(), {}, {}, None, (*missing_about(root), *problems))


def _gathered(
    root: Path, found: Sequence[Found], form: Form, moment: int, progress: Progress, cache: Cache | None, jobs: int
) -> dict[str, Kept]:
    before, chunks = cache.read(form.name) if cache else ({}, {})
    kept, packed = gather(root, found, form, before, moment, progress, jobs)
    if cache and (writes := list(chunk_writes(before, chunks, kept, packed))):
        cache.write(form.name, writes)
    return kept


def read_past(found: Found, text: str) -> Outcome:
    """Return what the text of a history's file gives."""
    versions, problems = read_history(text, found.name)
    foreign = _foreign(found.kind, possible_ids(found.name)[0], versions, found.name)
    return Outcome(Past(summaries(versions), tuple(foreign)), tuple(problems))


HISTORIES = Form("histories", MAX_HISTORY_BYTES, read_past)


def put_together(
    root: Path,
    vocabulary: Vocabulary,
    found: Walk,
    records: Mapping[str, Kept],
    histories: Mapping[str, Kept],
    today: date | None,
) -> Loaded:
    """Return the archive that files gave."""
    outcomes = {name: kept.outcome for name, kept in records.items()}
    archive, twice = build_archive(root, vocabulary, found, outcomes)
    problems = record_problems(found, outcomes)
    if archive is None:
        return Loaded(root, vocabulary, found, records, histories, None, problems)
    register, faults = _register(root)
    versions, torn = histories_of(root, found, histories, {line.id: line.kind for line in register})
    whole = replace(
        archive,
        register=register,
        register_path=f"{ARCHIVE}/{REGISTER_NAME}",
        register_read=not faults,
        histories=versions,
        histories_read=not (torn or found.hidden),
        today=today,
    )
    later = (*twice, *faults, *torn)
    return Loaded(root, vocabulary, found, records, histories, whole, (*problems, *later), later)


def _register(root: Path) -> tuple[tuple[Registered, ...], list[Problem]]:
    name = f"{ARCHIVE}/{REGISTER_NAME}"
    if not (root / name).is_file():
        return (), [Problem(name, 1, "-", "is missing", "run 'annals register'")]
    text, problems = read_text(root / name, name, MAX_REGISTER_BYTES)
    return ((), problems) if problems else read_register(text, name)


def histories_of(
    root: Path, found: Walk, read: Mapping[str, Kept], kinds: Mapping[str, str]
) -> tuple[dict[str, tuple[Version, ...]], list[Problem]]:
    """Return the versions of every record that has any, by its id; `kinds` holds the kind of every registered id."""
    histories: dict[str, tuple[Version, ...]] = {}
    known = dict(kinds)
    problems: list[Problem] = []
    for kind, name, _stamp in found.histories:
        id = possible_ids(name)[0]
        outcome = read[name].outcome
        past = outcome.value or Past((), ())
        problems += outcome.problems
        if (right := known.setdefault(id, kind)) == kind:
            problems += past.foreign
            histories[id] = Stored(root, name).of(past.versions)
        else:
            message = f"is the history of {one(kind)}, and {quoted(id)} is {one(right)}"
            problems.append(
                Problem(name, 1, "-", message, "keep the one in the folder of its kind, and remove the other")
            )
    return histories, problems


def _foreign(kind: str, id: str, versions: tuple[Version, ...], name: str) -> list[Problem]:
    """Return a problem for the first version in the file `name` whose data are those of another record."""
    for version in versions:
        if version.data is not None and (version.data.get("record"), version.data.get("id")) != (kind, id):
            message = f"version {version.number} holds the data of a record other than the {kind} {quoted(id)}"
            return [Problem(name, version.number, "data", message, "restore the line as it was")]
    return []
