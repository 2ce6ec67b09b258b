"""The versions of a record: what its data were, since when, and that nobody changed them afterwards.

A record's history is a file of lines, one version each, to which lines are only added. A line holds
the version's number, its day, what changed, the record's public data and the sum of the line
before. Its own sum is the SHA-256 of its canonical JSON (RFC 8785) without that sum, so a line that
is changed or taken out breaks the chain. A last line may say that the record was withdrawn.
"""

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from hashlib import sha256
from types import MappingProxyType
from typing import Any

from annals.language.characters import escapes_in_json, why_refused_anywhere
from annals.model.version import FIRST_DAY, LAST_DAY, Data, Version, Withdrawal
from annals.printing import quoted
from annals.problems import Problem

MAX_HISTORY_BYTES = 4_000_000
DEEPEST = 8
"""Lists and objects in one another that a line may have; a record has four."""

REASONS = MappingProxyType(
    {
        "duplicate": "another record holds the same",
        "renamed": "the record has another id now",
        "error": "it should not have been a record",
        "rights": "whoever holds the rights asked for it",
        "safety": "it could have harmed a person",
    }
)
"""Why a record was withdrawn."""

MOVING = ("duplicate", "renamed")
"""Reasons for which another record holds the place."""

ERASING = ("rights", "safety")
"""Reasons for which the data of earlier versions go as well; their sums stay."""

LARGEST = 2**53 - 1
"""The largest whole number that every program reads as it is written (RFC 8785 takes numbers as JavaScript does)."""

_KEYS = {"version", "date", "summary", "previous", "sha256"}
_SUM = re.compile(r"[0-9a-f]{64}")
_FORM = "restore the line as it was; only 'annals register' and 'annals withdraw' write here"


def change(history: Sequence[Version], data: Data) -> str:
    """Return in words how data differ from a history's last version: `first version`, or nothing if they do not.

    Nothing follows a withdrawal.
    """
    if not history:
        return "first version"
    last = history[-1].data
    return "" if last is None or canonical(last) == canonical(data) else changes(last, data)


def new_version(history: Sequence[Version], data: Data, day: date) -> Version | None:
    """Return the version that follows a history if the data changed since, else None."""
    summary = change(history, data)
    return _sealed(history, day, summary, {"data": data}) if summary else None


def withdrawn(history: Sequence[Version], withdrawal: Withdrawal, day: date) -> tuple[Version, ...]:
    """Return a history closed by a withdrawal; where the reason erases, earlier data are gone."""
    gone = {"reason": withdrawal.reason, **({"successor": withdrawal.successor} if withdrawal.successor else {})}
    last = _sealed(history, day, f"withdrawn: {REASONS[withdrawal.reason]}", {"withdrawn": gone})
    kept = history
    if withdrawal.reason in ERASING:
        kept = [Version(v.number, v.day, v.summary, v.previous, v.sha256, None, v.withdrawal) for v in history]
    return (*kept, last)


def _sealed(history: Sequence[Version], day: date, summary: str, content: Mapping[str, Any]) -> Version:
    head = {
        "version": len(history) + 1,
        "date": day.isoformat(),
        "summary": summary,
        "previous": history[-1].sha256 if history else "",
    }
    line = {**head, **content}
    return _version({**line, "sha256": sha256(canonical(line)).hexdigest()})


def canonical(value: Any) -> bytes:
    """Return a JSON value as its canonical bytes, RFC 8785, for values without fractions and with keys of ASCII.

    Both hold of what is published of a record. So Python's own writer, given sorted keys, writes what
    the standard asks; the tests compare it with another implementation.
    """
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False).encode()


def changes(before: Data, after: Data) -> str:
    """Return in words what changed from one version's data to the next: `changed title; claims c3; new claim c9`."""
    parts = [
        f"{word} {', '.join(found)}"
        for word, found in (
            ("changed", [key for key in after if key in before and key != "claims" and before[key] != after[key]]),
            ("new", [key for key in after if key not in before]),
            ("removed", [key for key in before if key not in after]),
        )
        if found
    ]
    old, new = ({claim["id"]: claim for claim in data.get("claims", ())} for data in (before, after))
    for word, ids in (
        ("changed claim", [id for id in new if id in old and old[id] != new[id]]),
        ("new claim", [id for id in new if id not in old]),
        ("removed claim", [id for id in old if id not in new]),
    ):
        if ids:
            parts.append(f"{word}{'s' if len(ids) > 1 else ''} {', '.join(ids)}")
    return "; ".join(parts) or "changed in form only"


def write_history(versions: Iterable[Version]) -> str:
    """Return a history as text, a line a version."""
    return "".join(f"{_row(version)}\n" for version in versions)


def read_history(text: str, path: str) -> tuple[tuple[Version, ...], list[Problem]]:
    """Return the versions of a history file, and what is wrong with it."""
    versions: list[Version] = []
    for number, row in enumerate(text.removesuffix("\n").split("\n") if text else (), 1):
        try:
            line = json.loads(row, parse_float=_refuse, parse_int=_whole)
            version = _version(line)
            why = _why_unfit(line, row) or _why_broken(line, version, versions) or _why_rewritten(row, version)
        except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
            why = "is no version"
        if why:
            return tuple(versions), [Problem(path, number, "-", why, _FORM)]
        versions.append(version)
    found = [Problem(path, 1, "-", "is empty", _FORM)] if not versions else list(_erased_alone(versions, path))
    return tuple(versions), found


def _refuse(number: str) -> Any:
    raise ValueError(f"{number} is a fraction, which two programs may write in two ways")


def _whole(number: str) -> int:
    if abs(whole := int(number)) > LARGEST:
        raise ValueError(f"{quoted(number)} is larger than every program can read")
    return whole


def _row(version: Version) -> str:
    """Return a version as its line."""
    return json.dumps(_line(version), ensure_ascii=False, sort_keys=True)


def _line(version: Version) -> dict[str, Any]:
    line: dict[str, Any] = {
        "version": version.number,
        "date": version.day.isoformat(),
        "summary": version.summary,
        "previous": version.previous,
        "sha256": version.sha256,
    }
    if version.data is not None:
        line["data"] = version.data
    if version.withdrawal:
        gone = version.withdrawal
        line["withdrawn"] = {"reason": gone.reason, **({"successor": gone.successor} if gone.successor else {})}
    return line


def _version(line: Mapping[str, Any]) -> Version:
    gone = line.get("withdrawn")
    data = line.get("data")
    if not set(line) - _KEYS <= {"data", "withdrawn"} or not (data is None or isinstance(data, dict)):
        raise ValueError(quoted(sorted(line)))
    if any(not isinstance(claim["id"], str) for claim in (data or {}).get("claims", [])):
        raise ValueError(quoted("claims"))
    if gone is not None and (data is not None or gone["reason"] not in REASONS):
        raise ValueError(quoted(gone["reason"]))
    if not _SUM.fullmatch(line["sha256"]):
        raise ValueError(quoted(line["sha256"]))
    return Version(
        number=int(line["version"]),
        day=date.fromisoformat(line["date"]),
        summary=str(line["summary"]),
        previous=str(line["previous"]),
        sha256=str(line["sha256"]),
        data=data,
        withdrawal=Withdrawal(gone["reason"], str(gone.get("successor", ""))) if gone is not None else None,
    )


def _why_unfit(line: Mapping[str, Any], row: str) -> str:
    """Return what a line, written as `row`, holds that no record can hold, since anyone may propose a line."""
    if _too_deep(line):
        return f"nests more than {DEEPEST} lists and objects"
    if refused := why_refused_anywhere(row):
        return refused[1]
    return "has a control character" if escapes_in_json(row) else ""


def _too_deep(line: Mapping[str, Any]) -> bool:
    """Return whether lists and objects stand in one another more than `DEEPEST` times."""
    level: list[Any] = [line]
    for _ in range(DEEPEST):
        inner = [each for value in level for each in (value.values() if isinstance(value, dict) else value)]
        level = [each for each in inner if isinstance(each, dict | list)]
    return bool(level)


def _why_broken(line: Mapping[str, Any], version: Version, before: Sequence[Version]) -> str:
    last = before[-1] if before else None
    if version.number != len(before) + 1:
        return f"is version {version.number} where {len(before) + 1} should be"
    if version.previous != (last.sha256 if last else ""):
        return "does not follow from the line before"
    if last and last.withdrawal:
        return "follows a withdrawal, after which nothing comes"
    if not (last.day if last else FIRST_DAY) <= version.day <= LAST_DAY:
        return "is older than the line before" if last and version.day < last.day else "is of no day from 1970 to 2100"
    plain = {key: value for key, value in line.items() if key != "sha256"}
    if not version.erased and sha256(canonical(plain)).hexdigest() != version.sha256:
        return "does not have the sum it names, so it was changed"
    return ""


def _why_rewritten(row: str, version: Version) -> str:
    """Return whether a line says the same in another form, such as a key twice: the site would publish another line."""
    return "" if row == _row(version) else "is not written as 'annals register' writes it"


def _erased_alone(versions: Sequence[Version], path: str) -> Iterator[Problem]:
    """Yield a problem where data are gone without a reason that erases them, or still there in spite of one."""
    gone = versions[-1].withdrawal
    erasing = gone is not None and gone.reason in ERASING
    for version in versions:
        if version.withdrawal is None and version.erased is not erasing:
            why = f"has data, though they were withdrawn for {gone.reason}" if gone and erasing else "lost its data"
            yield Problem(path, version.number, "data", why, _FORM)
            return
