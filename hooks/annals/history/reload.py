"""An archive brought up to date: what was loaded in, an archive that shares every record that did not change out."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from annals.history.load import HISTORIES, Loaded, nothing_loaded, put_together
from annals.model import About, Archive, Entry
from annals.model.kinds import kind_of
from annals.records.files import ARCHIVE, REGISTER_NAME
from annals.records.gather import gather
from annals.records.load import missing_about, record_problems
from annals.records.outcomes import Form, Kept, disk_moment, uncollected
from annals.records.read import Lines
from annals.records.read import records as records_form
from annals.records.vocabulary import PATH, read_vocabulary
from annals.records.walk import Found, look_again, walk

REGISTER = f"{ARCHIVE}/{REGISTER_NAME}"


def reload(loaded: Loaded, names: Iterable[str] | None = None) -> Loaded:
    """Return what was loaded as it is now.

    `names` are the files, relative to the project, that may have changed, come or gone since; None where one walk
    through the folder has to find them.
    """
    asked = frozenset(names or ())
    vocabulary = loaded.vocabulary
    if names is None or loaded.archive is None or vocabulary is None or PATH in asked:
        return _looked_through(loaded)
    moment = disk_moment()
    with uncollected():
        found = look_again(loaded.root, loaded.found, asked)
        if found is None or missing_about(loaded.root):
            return _looked_through(loaded)
        records = _renewed(loaded.root, found.records, records_form(vocabulary), loaded.records, asked, moment)
        histories = loaded.histories
        if found.histories is not loaded.found.histories:
            histories = _renewed(loaded.root, found.histories, HISTORIES, histories, asked, moment)
        changed = _differing(loaded.records, records, asked)
        alone = histories is loaded.histories and REGISTER not in asked and not loaded.later
        archive = _with_records(loaded, records, changed) if alone else None
        if archive is None:
            return put_together(loaded.root, vocabulary, found, records, histories, loaded.archive.today)
        problems = loaded.problems
        if any(each[name].outcome.problems for each in (loaded.records, records) for name in changed):
            problems = record_problems(found, {name: kept.outcome for name, kept in records.items()})
        return Loaded(loaded.root, vocabulary, found, records, histories, archive, problems)


def changed_names(before: Loaded, after: Loaded) -> frozenset[str]:
    """Return the files of records and histories that gave something else before, or are there only before or after.

    What a record was before is `before.value(name)`.
    """
    return frozenset(
        name
        for old, new in ((before.records, after.records), (before.histories, after.histories))
        if old is not new
        for name in _differing(old, new, old.keys() | new.keys())
    )


def _differing(old: Mapping[str, Kept], new: Mapping[str, Kept], names: Iterable[str]) -> list[str]:
    """Return those of the names under which the two do not hold the same outcome."""
    found = []
    for name in names:
        one, other = old.get(name), new.get(name)
        if one is not other and (one is None or other is None or one.outcome is not other.outcome):
            found.append(name)
    return found


def _looked_through(loaded: Loaded) -> Loaded:
    """Return what was loaded as it is now, every file looked at."""
    root = loaded.root
    today = loaded.archive.today if loaded.archive else None
    vocabulary, unread = read_vocabulary(root)
    if vocabulary is None or missing_about(root):
        return nothing_loaded(root, vocabulary, unread)
    known = loaded.records if loaded.vocabulary and vocabulary.digest == loaded.vocabulary.digest else {}
    with uncollected():
        moment = disk_moment()
        found = walk(root)
        records = gather(root, found.records, records_form(vocabulary), known, moment).kept
        histories = gather(root, found.histories, HISTORIES, loaded.histories, moment).kept
        return put_together(root, vocabulary, found, records, histories, today)


def _renewed(
    root: Path, found: Sequence[Found], form: Form, before: Mapping[str, Kept], asked: frozenset[str], moment: int
) -> Mapping[str, Kept]:
    """Return what files give of which only those `asked` for may have changed."""
    renewed = dict(before)
    for name in asked:
        renewed.pop(name, None)
    renewed.update(gather(root, [each for each in found if each.name in asked], form, before, moment).kept)
    return renewed


def _with_records(loaded: Loaded, records: Mapping[str, Kept], changed: Iterable[str]) -> Archive | None:
    """Return the archive with changed records in the places of the old, or None where more than that has changed."""
    archive = loaded.archive
    if archive is None:
        return None
    renewed: dict[str, dict[str, Entry]] = {}
    for name in changed:
        old: Any = loaded.value(name)
        now: Any = records[name].outcome.value if name in records else None
        if old is None or type(now) is not type(old) or isinstance(now, About):
            return None
        kind = kind_of(now)
        known = archive.of_kind(kind.name)
        if kind.order(now) != kind.order(old) or known.get(now.id) is not old:
            return None
        renewed.setdefault(kind.name, dict(known))[now.id] = now
    return replace(archive, line_of=Lines(loaded.root), records={**archive.records, **renewed})
