"""The archive folder, loaded: files in, an Archive and every problem met on the way out."""

from pathlib import Path
from typing import Any, TypeVar

from annals.model import KINDS, About, Archive, Article, Entry, Event, Record
from annals.problems import Loc, Problem
from annals.progress import Progress, silent
from annals.records.files import (
    ABOUT,
    ARCHIVE,
    possible_ids,
    read_text,
    record_files,
)
from annals.records.frontmatter import Document, read
from annals.records.todos import left_to_do
from annals.records.validate import validate

STEP = 200
"""Files between two lines of progress."""

R = TypeVar("R", bound=Record)


def load_records(root: Path, progress: Progress = silent) -> tuple[Archive | None, list[Problem]]:
    """Return the records under `root/archive` and every problem met; None where `archive.md` cannot be read."""
    if not (root / ARCHIVE / ABOUT).is_file():
        return None, [
            Problem(f"{ARCHIVE}/{ABOUT}", 1, "-", "is missing", "an archive says there what it is; see docs/fields.md")
        ]
    problems: list[Problem] = []
    lines: dict[str, dict[Loc, int]] = {}
    records: dict[str, list[Record]] = {kind: [] for kind in KINDS}
    abouts: list[About] = []
    broken: set[str] = set()
    for number, (kind, path) in enumerate(record_files(root, problems, broken)):
        if number and number % STEP == 0:
            progress(f"reading records, {number:,} so far")
        model = About if kind == "about" else KINDS[kind]
        record, document = _load_record(path, root, model, problems)
        if record is None or document is None:
            broken.update(possible_ids(path))
            continue
        lines[document.path] = document.lines
        (abouts if isinstance(record, About) else records[kind]).append(record)  # type: ignore[arg-type]
    if not abouts:
        return None, problems
    by_id = {kind: _by_id(kind, records[kind], problems, lines) for kind in KINDS}
    return Archive(
        about=abouts[0],
        articles=by_id["article"],  # type: ignore[arg-type]
        events=by_id["event"],  # type: ignore[arg-type]
        places=by_id["town"],  # type: ignore[arg-type]
        groups=by_id["group"],  # type: ignore[arg-type]
        sources=by_id["source"],  # type: ignore[arg-type]
        lines=lines,
        broken=frozenset(broken),
    ), problems


def _load_record(path: Path, root: Path, model: type[R], problems: list[Problem]) -> tuple[R | None, Document | None]:
    name = path.relative_to(root).as_posix()
    text, faults = read_text(path, name)
    document = None
    if not faults:
        document, faults = read(text, name)
        problems.extend(left_to_do(text, name))
    problems.extend(faults)
    if document is None:
        return None, None
    record, faults = validate(document, model)
    problems.extend(faults)
    return record, document


def _by_id(
    kind: str, records: list[Record], problems: list[Problem], lines: dict[str, dict[Loc, int]]
) -> dict[str, Entry]:
    """Return records by id, in order; an id used twice is a problem of the second file."""
    found: dict[str, Entry] = {}
    entries = [record for record in records if isinstance(record, KINDS[kind])]
    for record in sorted(
        entries, key=lambda entry: Path(entry.path).stem != entry.id
    ):  # a file named for its id keeps it
        if record.id in found:
            line = lines[record.path].get(("id",), 1)
            problems.append(
                Problem(
                    record.path,
                    line,
                    "id",
                    f"'{record.id}' is the id of {found[record.id].path} already",
                    "give this record an id of its own",
                )
            )
        else:
            found[record.id] = record
    return dict(sorted(found.items(), key=lambda item: _order(item[1])))


def _order(entry: Entry) -> tuple[Any, ...]:
    if isinstance(entry, Article):
        return (*entry.published.date.order, entry.id)
    return (*entry.when.order, entry.id) if isinstance(entry, Event) else (entry.id,)
