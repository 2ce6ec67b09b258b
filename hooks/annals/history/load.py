"""The archive folder, loaded whole: records, register and histories in, an Archive and every problem out."""

from dataclasses import replace
from datetime import date
from pathlib import Path

from annals.history.register import MAX_REGISTER_BYTES, read_register
from annals.history.versions import MAX_HISTORY_BYTES, read_history
from annals.model import Archive
from annals.model.version import Registered, Version
from annals.printing import quoted
from annals.problems import Problem
from annals.progress import Progress, silent
from annals.records.files import ARCHIVE, HISTORY, HISTORY_SUFFIX, REGISTER_NAME, history_of, read_text
from annals.records.load import load_records


def load(root: Path, progress: Progress = silent, today: date | None = None) -> tuple[Archive | None, list[Problem]]:
    """Return the archive under `root/archive` and every problem met; None where `archive.md` cannot be read."""
    archive, problems = load_records(root, progress)
    if archive is None:
        return None, problems
    base = root / ARCHIVE
    register, faults = _register(base, root)
    histories, torn = _histories(base, root, {line.id: line.kind for line in register})
    whole = replace(
        archive,
        register=register,
        register_path=f"{ARCHIVE}/{REGISTER_NAME}",
        register_read=not faults,
        histories=histories,
        histories_read=not torn,
        today=today,
    )
    return whole, [*problems, *faults, *torn]


def _register(base: Path, root: Path) -> tuple[tuple[Registered, ...], list[Problem]]:
    path = base / REGISTER_NAME
    name = path.relative_to(root).as_posix()
    if not path.is_file():
        return (), [Problem(name, 1, "-", "is missing", "run 'annals register'")]
    text, problems = read_text(path, name, MAX_REGISTER_BYTES)
    return ((), problems) if problems else read_register(text, name)


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
