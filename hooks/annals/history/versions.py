"""The versions of a record: what its data were, since when, and that nobody changed them afterwards.

A record's history is a file of lines, one version each, to which lines are only added. A line holds
the version's number, its day, what changed, the record's public data and the sum of the line before; where it corrects
nothing, it says so. Its own sum is the SHA-256 of its canonical JSON (RFC 8785) without that sum, so a line that is
changed or taken out breaks the chain. A last line may say that the record was withdrawn.
"""

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from hashlib import sha256
from sys import intern
from types import MappingProxyType
from typing import Any

from annals.history.difference import Moved, changes, corrects
from annals.language.catalog import message
from annals.model.version import Data, Version, Withdrawal
from annals.printing import quoted

REASONS = MappingProxyType(
    {
        "duplicate": message("another record holds the same"),
        "renamed": message("the record has another id now"),
        "error": message("it should not have been a record"),
        "rights": message("whoever holds the rights asked for it"),
        "safety": message("it could have harmed a person"),
        "unreported": message("no article of the archive tells of it any more"),
    }
)
"""Why a record was withdrawn."""

MOVING = ("duplicate", "renamed")
"""Reasons for which another record holds the place."""

ERASING = ("rights", "safety")
"""Reasons for which the data of earlier versions go as well; their sums stay."""

CORRECTING = ("error", "rights", "safety")
"""Reasons for which readers no longer find what they were told; for the others it is only told elsewhere."""

_KEYS = {"version", "date", "summary", "previous", "sha256"}
FIRST = "first version"
_MARK = "correction"
"""The key that a line has, and then as false, where its version corrects nothing."""

_SUM = re.compile(r"[0-9a-f]{64}")
_CANONICAL = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False)
_ROW = json.JSONEncoder(ensure_ascii=False, sort_keys=True)


def change(history: Sequence[Version], data: Data) -> str:
    """Return in words how data differ from a history's last version: `first version`, or `""` if they do not.

    No version follows a withdrawal.
    """
    if not history:
        return FIRST
    last = history[-1]
    if last.erased or last.withdrawal or has_data(last, data):
        return ""
    return changes(last.data or {}, data)


def new_version(history: Sequence[Version], data: Data, day: date, moved: Moved | None = None) -> Version | None:
    """Return the version that follows a history if the data changed since, else None.

    `moved` holds the ids of records that were renamed or joined, with those they have now. A version that corrects
    nothing says so.
    """
    if not change(history, data):
        return None
    if not history:
        return _sealed(history, day, FIRST, {"data": data})
    last = history[-1].data or {}
    mere = {} if corrects(last, data, moved) else {_MARK: False}
    return _sealed(history, day, changes(last, data, moved), {"data": data, **mere})


def withdrawn(history: Sequence[Version], withdrawal: Withdrawal, day: date) -> tuple[Version, ...]:
    """Return a history closed by a withdrawal; where the reason erases, earlier data are gone."""
    gone = {"reason": withdrawal.reason, **({"successor": withdrawal.successor} if withdrawal.successor else {})}
    last = _sealed(history, day, f"withdrawn: {REASONS[withdrawal.reason]}", {"withdrawn": gone})
    kept = history
    if withdrawal.reason in ERASING:
        kept = [version.without_data() for version in history]
    return (*kept, last)


def _sealed(history: Sequence[Version], day: date, summary: str, content: Mapping[str, Any]) -> Version:
    head = {
        "version": len(history) + 1,
        "date": day.isoformat(),
        "summary": summary,
        "previous": history[-1].sha256 if history else "",
    }
    line = {**head, **content}
    return version_of({**line, "sha256": sum_of(line)})


def has_data(version: Version, data: Data) -> bool:
    """Return whether some data are those that a version was sealed with."""
    return sum_of({**_head(version), **_mark(version), "data": data}) == version.sha256


def canonical(value: Any) -> bytes:
    """Return a JSON value as its canonical bytes, RFC 8785, for values without fractions and with keys of ASCII.

    Both hold of what is published of a record. So Python's own writer, given sorted keys, writes what
    the standard asks; the tests compare it with another implementation.
    """
    return _CANONICAL.encode(value).encode()


def sum_of(line: Mapping[str, Any]) -> str:
    """Return the sum of a version: of its line without the sum."""
    return sha256(canonical(line)).hexdigest()


def write_history(versions: Iterable[Version]) -> str:
    """Return a history as text, a line a version."""
    return "".join(f"{row_of(version)}\n" for version in versions)


def row_of(version: Version) -> str:
    """Return a version as its line."""
    data = {} if version.data is None else {"data": version.data}
    return _ROW.encode({**_head(version), **_mark(version), "sha256": version.sha256, **data, **_gone(version)})


def _mark(version: Version) -> dict[str, bool]:
    return {} if version.corrects else {_MARK: False}


def _head(version: Version) -> dict[str, Any]:
    return {
        "version": version.number,
        "date": version.day.isoformat(),
        "summary": version.summary,
        "previous": version.previous,
    }


def _gone(version: Version) -> dict[str, Any]:
    if not version.withdrawal:
        return {}
    gone = version.withdrawal
    return {"withdrawn": {"reason": gone.reason, **({"successor": gone.successor} if gone.successor else {})}}


def version_of(line: Mapping[str, Any]) -> Version:
    """Return the version that a line holds; raise ValueError, KeyError, TypeError or AttributeError for any other."""
    gone = line.get("withdrawn")
    data = line.get("data")
    if not set(line) - _KEYS <= {"data", "withdrawn", _MARK} or line.get(_MARK, False) is not False:
        raise ValueError(quoted(sorted(line)))
    if not (data is None or isinstance(data, dict)):
        raise ValueError(quoted(sorted(line)))
    if any(not isinstance(claim["id"], str) for claim in (data or {}).get("claims", [])):
        raise ValueError(quoted("claims"))
    if _MARK in line and (gone is not None or line["version"] == 1):
        raise ValueError(quoted(_MARK))
    if gone is not None and (data is not None or gone["reason"] not in REASONS):
        raise ValueError(quoted(gone["reason"]))
    if not _SUM.fullmatch(line["sha256"]):
        raise ValueError(quoted(line["sha256"]))
    return Version(
        number=int(line["version"]),
        day=date.fromisoformat(line["date"]),
        summary=intern(str(line["summary"])),
        previous=str(line["previous"]),
        sha256=str(line["sha256"]),
        content=data,
        erased=data is None and gone is None,
        withdrawal=Withdrawal(gone["reason"], str(gone.get("successor", ""))) if gone is not None else None,
        corrects=_MARK not in line,
    )
