"""The register of ids, `archive/ids.csv`: its text read and written, and histories with it."""

import csv
import io
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from sys import intern

from annals.model.version import FIRST_DAY, LAST_DAY, Registered
from annals.printing import quoted
from annals.problems import ArchiveError, Problem
from annals.records.atomic import replace_file
from annals.records.files import ARCHIVE, MERGE_MARK, REGISTER_NAME
from annals.values.ids import MAX_SLUG, SLUG

HEADER = ("id", "kind", "first_published", "status")

STATUSES = ("published", "withdrawn")

_TWICE = "keep one line for each id; 'annals register' does so where a merge left two"

MAX_REGISTER_BYTES = 4_000_000

MOST_FAULTS = 20
"""Faults of a register that are told; more are of one kind."""


def read_register(text: str, path: str) -> tuple[tuple[Registered, ...], list[Problem]]:
    """Return the lines of `ids.csv` and what is wrong with it."""
    try:
        rows = list(csv.reader(io.StringIO(text)))
    except csv.Error as error:
        return (), [
            Problem(path, 1, "-", f"is not a register: {error}", f"the first line must be '{','.join(HEADER)}'")
        ]
    if not rows or tuple(rows[0]) != HEADER:
        return (), [Problem(path, 1, "-", "is not a register", f"the first line must be '{','.join(HEADER)}'")]
    lines: list[Registered] = []
    problems: list[Problem] = []
    for number, row in enumerate(rows[1:], 2):
        entry = _registered(row, number)
        if isinstance(entry, str):
            problems.append(Problem(path, number, "-", entry, f"write the line as '{','.join(HEADER)}'"))
            if len(problems) >= MOST_FAULTS:
                break
        else:
            lines.append(entry)
    return tuple(lines), [*problems, *_repeated(lines, path)]


def merged_register(text: str) -> tuple[Registered, ...] | None:
    """Return the lines of a register that may hold marks of a merge and lines twice; None where it holds others.

    Of a line that stands twice the earlier day holds, and that it was withdrawn.
    """
    rows = [row for row in text.split("\n") if row and not MERGE_MARK.match(row)]
    lines = [_registered(row.split(","), number) for number, row in enumerate(rows[1:], 2)]
    if not rows or rows[0] != ",".join(HEADER):
        return None
    found: dict[str, Registered] = {}
    for line in lines:
        if isinstance(line, str):
            return None
        known = found.setdefault(line.id, line)
        day = min(known.first_published, line.first_published)
        status = max(known.status, line.status, key=STATUSES.index)
        found[line.id] = replace(known, first_published=day, status=status)
    return tuple(found.values())


def write_register(lines: Iterable[Registered]) -> str:
    """Return the register as text: sorted by kind and id, so that two additions rarely meet."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(HEADER)
    for entry in sorted(lines, key=lambda entry: (entry.kind, entry.id)):
        writer.writerow((entry.id, entry.kind, entry.first_published.isoformat(), entry.status))
    return out.getvalue()


def _registered(row: list[str], number: int) -> Registered | str:
    if len(row) != len(HEADER):
        return f"has {len(row)} columns instead of {len(HEADER)}"
    try:
        first_published = date.fromisoformat(row[2])
    except ValueError:
        return f"first_published {quoted(row[2])} is not a day such as 2026-11-21"
    if not FIRST_DAY <= first_published <= LAST_DAY:
        return f"first_published {quoted(row[2])} is not a day of the years 1970 to 2100"
    if not (SLUG.fullmatch(row[0]) and len(row[0]) <= MAX_SLUG) and row[1] != "article":
        return f"id {quoted(row[0])} may have only small letters, digits and single hyphens"
    if row[3] not in STATUSES:
        return f"status {quoted(row[3])} is not one of {', '.join(STATUSES)}"
    return Registered(row[0], intern(row[1]), first_published, intern(row[3]), number)


def _repeated(lines: Iterable[Registered], path: str) -> list[Problem]:
    seen: dict[str, int] = {}
    problems = []
    for entry in lines:
        if entry.id in seen:
            message = f"{quoted(entry.id)} is already on line {seen[entry.id]}"
            problems.append(Problem(path, entry.line, "id", message, _TWICE))
        seen.setdefault(entry.id, entry.line)
    return problems


REGISTER = f"{ARCHIVE}/{REGISTER_NAME}"


def write_files(root: Path, texts: Mapping[str, str | None]) -> None:
    """Write files, each whole or not at all, and remove those of which the text is None.

    Raises ArchiveError before that where one would be written elsewhere. Whatever keeps the last of them from being
    written, the same command writes them when it is run again.
    """
    for name in (REGISTER, *texts):
        for part in (name, *(parent.as_posix() for parent in Path(name).parents)):
            if (root / part).is_symlink() and part.startswith(f"{ARCHIVE}/"):
                raise ArchiveError([Problem(part, 1, "-", "is a link", "put the file itself here")])
    for name, text in texts.items():
        if text is None:
            (root / name).unlink(missing_ok=True)
            continue
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        replace_file(root / name, text)
