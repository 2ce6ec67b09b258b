"""Machine-made fields written into a record's text, every other line left as it was."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from annals.problems import Loc
from annals.records.frontmatter import Document
from annals.values.evidence import Evidence

_A_LINE = 6
"""Fingerprints on one line of a record."""


class AmendError(ValueError):
    """A record is written in a way that has no line of its own for a field."""


@dataclass(frozen=True)
class Change:
    """A field to write: its place, the field it follows, and its value, perhaps of several lines.

    Without a value the field is removed.
    """

    loc: Loc
    after: Loc
    value: str | None


def evidence_changes(fingerprints: Iterable[str], evidence: Mapping[int, Evidence | None]) -> list[Change]:
    """Return the changes that give a record its fingerprints, and its claims (by position) their evidence or none."""
    made = [Change(("capture", "fingerprints"), ("capture", "paragraphs"), listed(list(fingerprints)))]
    for position, value in evidence.items():
        claim: Loc = ("claims", position)
        made.append(Change((*claim, "evidence"), (*claim, "figure"), str(value) if value else None))
    return made


def listed(items: list[str]) -> str:
    """Return a list of fingerprints as a record writes it: a few to a line."""
    if len(items) <= _A_LINE:
        return f"[{', '.join(items)}]"
    rows = [", ".join(items[start : start + _A_LINE]) for start in range(0, len(items), _A_LINE)]
    return "\n".join(["[", *(f"  {row}," for row in rows), "]"])


def amend(text: str, document: Document, changes: Iterable[Change]) -> str:
    """Return a record's text with fields written or replaced; raise `AmendError` where one has no line."""
    rows = text.split("\n")
    end = "\r" if rows[0].endswith("\r") else ""
    for change in sorted(changes, key=lambda change: -_first(document, change)):
        known = change.loc in document.lines
        if not known and change.value is None:
            continue
        start = document.lines[change.loc] - 1 if known else document.lines[change.after] - 1
        indent = _indent(rows[start], str((change.loc if known else change.after)[-1]), start)
        last = _end(rows, start, indent)
        led = rows[start][:indent] if known else " " * indent  # a field may follow the dash of its block
        if change.value is None:
            if led.strip():
                raise AmendError(f"line {start + 1}: {change.loc[-1]} begins its block; remove it by hand")
            del rows[start:last]
            continue
        key, *more = f"{change.loc[-1]}: {change.value}".split("\n")
        rows[start if known else last : last] = [f"{led}{key}{end}", *(f"{' ' * indent}{row}{end}" for row in more)]
    return "\n".join(rows)


def _first(document: Document, change: Change) -> int:
    return document.lines.get(change.loc) or document.lines[change.after]


def _indent(row: str, key: str, start: int) -> int:
    match = re.match(rf"( *(?:- +)?){re.escape(key)} *:", row)
    if not match:
        raise AmendError(f"line {start + 1}: {key} stands beside other fields; give each field a line of its own")
    return len(match[1])


def _end(rows: list[str], start: int, indent: int) -> int:
    """Return the row after the value that begins at a row: the next as far to the left as its key."""
    for number in range(start + 1, len(rows)):
        row = rows[number].rstrip()
        flow_end = row.strip() == "]" and len(row) - len(row.lstrip()) == indent
        if row and not flow_end and len(row) - len(row.lstrip()) <= indent:
            return number
    return len(rows)
