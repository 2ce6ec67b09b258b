"""The archive folder, loaded: files in, an Archive and every problem met on the way out."""

from datetime import date
from pathlib import Path
from typing import Any, TypeVar

from annals import ids
from annals.files import (
    ABOUT,
    ARCHIVE,
    HISTORY,
    HISTORY_SUFFIX,
    history_of,
    possible_ids,
    read_text,
    record_files,
)
from annals.model import KINDS, About, Archive, Article, Entry, Event, Record, folder
from annals.problems import Problem, quoted
from annals.progress import Progress, silent
from annals.reader import Document, Loc, read
from annals.todos import left_to_do
from annals.validate import validate
from annals.versions import MAX_HISTORY_BYTES, Version, read_history

STEP = 200
"""Files between two lines of progress."""

R = TypeVar("R", bound=Record)


def load(root: Path, progress: Progress = silent, today: date | None = None) -> tuple[Archive | None, list[Problem]]:
    """Return the archive under `root/archive` and every problem met; None where `archive.md` cannot be read."""
    base = root / ARCHIVE
    if not (base / ABOUT).is_file():
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
    register, faults = _register(base, root)
    register_read = not faults
    problems.extend(faults)
    histories, torn = _histories(base, root, {line.id: line.kind for line in register})
    problems.extend(torn)
    if not abouts:
        return None, problems
    archive = Archive(
        about=abouts[0],
        **{folder(kind): _by_id(kind, records[kind], problems, lines) for kind in KINDS},  # type: ignore[arg-type]
        register=register,
        register_path=f"{ARCHIVE}/{ids.REGISTER_NAME}",
        register_read=register_read,
        histories=histories,
        histories_read=not torn,
        lines=lines,
        broken=frozenset(broken),
        today=today,
    )
    return archive, problems


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


def _register(base: Path, root: Path) -> tuple[tuple[ids.Registered, ...], list[Problem]]:
    path = base / ids.REGISTER_NAME
    name = path.relative_to(root).as_posix()
    if not path.is_file():
        return (), [Problem(name, 1, "-", "is missing", "run 'annals register'")]
    text, problems = read_text(path, name, ids.MAX_REGISTER_BYTES)
    return ((), problems) if problems else ids.read_register(text, name)


def _histories(base: Path, root: Path, kinds: dict[str, str]) -> tuple[dict[str, tuple[Version, ...]], list[Problem]]:
    """Return the versions of every record that has any, by its id; `kinds` holds the kind of every registered id."""
    found: dict[str, tuple[Version, ...]] = {}
    problems: list[Problem] = []
    for path in sorted((base / HISTORY).rglob(f"*{HISTORY_SUFFIX}")):
        kind, id = history_of(path.relative_to(base)), path.stem
        if kind and path.is_file() and not path.is_symlink():
            name = path.relative_to(root).as_posix()
            text, faults = read_text(path, name, MAX_HISTORY_BYTES)
            versions, broken = ((), faults) if faults else read_history(text, name)
            problems += broken
            if (right := kinds.setdefault(id, kind)) == kind:
                problems += _foreign(kind, id, versions, name)
                found[id] = versions
            else:
                message = f"is the history of {_one(kind)}, and {quoted(id)} is {_one(right)}"
                problems.append(Problem(name, 1, "-", message, "a record has one history, of its own kind"))
    return found, problems


def _one(kind: str) -> str:
    return f"an {kind}" if kind in ("article", "event") else f"a {kind}"


def _foreign(kind: str, id: str, versions: tuple[Version, ...], name: str) -> list[Problem]:
    """Return a problem for the first version in the file `name` whose data are those of another record."""
    for version in versions:
        if version.data is not None and (version.data.get("record"), version.data.get("id")) != (kind, id):
            message = f"version {version.number} holds the data of another record than the {kind} {quoted(id)}"
            return [Problem(name, version.number, "data", message, "restore the line as it was")]
    return []
