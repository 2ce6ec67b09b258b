"""Machine-made fields written into a record's text, every other line left as it was."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from annals.problems import Loc
from annals.records.frontmatter import Document
from annals.values.evidence import Evidence

_A_LINE = 6
"""Hashes on one line of a record."""

_WIDTH = 110
"""Characters of such a line, without its indent."""


class AmendError(ValueError):
    """A record is written in a way that has no line of its own for a field."""


@dataclass(frozen=True)
class Change:
    """A field to write: its place, the fields it follows, and its value, perhaps of several lines.

    It goes after the first of `after` that the record has. Without a value the field is removed.
    """

    loc: Loc
    after: tuple[Loc, ...]
    value: str | None


def capture_change(sha256: str, size: int, paragraphs: int) -> Change:
    """Return the change that gives a record without a saved text the block `capture`."""
    value = f"\n  sha256: {sha256}\n  bytes: {size}\n  paragraphs: {paragraphs}"
    after: tuple[Loc, ...] = (("rights",), ("url_status",), ("url",), ("held",), ("language",))
    return Change(("capture",), after, value)


def evidence_changes(
    fingerprints: Iterable[str], sketches: Iterable[str], evidence: Mapping[int, Evidence | None]
) -> list[Change]:
    """Return the changes that give a record its fingerprints and sketches, and its claims (by position) their evidence.

    Evidence that is None is taken out.
    """
    prints: Loc = ("capture", "fingerprints")
    paragraphs: Loc = ("capture", "paragraphs")
    made = [  # of two fields that are new after the same one the last that is written comes first
        Change(("capture", "sketches"), (prints, paragraphs), listed(list(sketches))),
        Change(prints, (paragraphs,), listed(list(fingerprints))),
    ]
    for position, value in evidence.items():
        claim: Loc = ("claims", position)
        made.append(Change((*claim, "evidence"), ((*claim, "figure"),), str(value) if value else None))
    return made


def listed(items: list[str]) -> str:
    """Return a list of hashes as a record writes it: a few to a line."""
    rows: list[str] = []
    full = _A_LINE
    for item in items:
        if full == _A_LINE or len(rows[-1]) + len(item) + 2 > _WIDTH:
            rows.append(f"{item},")
            full = 1
        else:
            rows[-1] += f" {item},"
            full += 1
    return "\n".join(["[", *(f"  {row}" for row in rows), "]"]) if len(rows) > 1 else f"[{''.join(rows)[:-1]}]"


def amend(text: str, document: Document, changes: Iterable[Change]) -> str:
    """Return a record's text with fields written or replaced; raise `AmendError` where one has no line."""
    rows = text.split("\n")
    end = "\r" if rows[0].endswith("\r") else ""
    for change in sorted(changes, key=lambda change: -_first(document, change)):
        known = change.loc in document.lines
        if not known and change.value is None:
            continue
        start = _first(document, change) - 1
        indent = _indent(rows[start], str(_place(document, change)[-1]), start)
        last = _end(rows, start, indent)
        led = rows[start][:indent] if known else " " * indent  # a field may follow the dash of its block
        if change.value is None:
            if led.strip():
                raise AmendError(f"line {start + 1}: {change.loc[-1]} begins its block; remove it by hand")
            del rows[start:last]
            continue
        key, *more = f"{change.loc[-1]}: {change.value}".replace(": \n", ":\n", 1).split("\n")
        rows[start if known else last : last] = [f"{led}{key}{end}", *(f"{' ' * indent}{row}{end}" for row in more)]
    return "\n".join(rows)


def _place(document: Document, change: Change) -> Loc:
    """Return the place of the field, or of the one that it follows where the record does not have it."""
    return next(loc for loc in (change.loc, *change.after) if loc in document.lines)


def _first(document: Document, change: Change) -> int:
    return document.lines[_place(document, change)]


def _indent(row: str, key: str, start: int) -> int:
    match = re.match(rf"( *(?:- +)?){re.escape(key)} *:", row)
    if not match:
        raise AmendError(
            f"line {start + 1}: {key} shares its line with other fields; give each field a line of its own"
        )
    return len(match[1])


def _end(rows: list[str], start: int, indent: int) -> int:
    """Return the row after the value that begins at a row: the next as far to the left as its key."""
    for number in range(start + 1, len(rows)):
        row = rows[number].rstrip()
        flow_end = row.strip() == "]" and len(row) - len(row.lstrip()) == indent
        if row and not flow_end and len(row) - len(row.lstrip()) <= indent:
            return number
    return len(rows)
