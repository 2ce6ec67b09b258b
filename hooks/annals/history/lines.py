"""A history's file read and judged: text in, versions and every reason why a line is none out.

Anyone may propose a line, so each is held to the chain, to its sum and to the form in which it is written.
"""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import Any

from annals.history.versions import ERASING, row_of, sum_of, version_of
from annals.language.characters import escapes_in_json, why_refused_anywhere
from annals.model.version import FIRST_DAY, LAST_DAY, Data, Version
from annals.printing import quoted
from annals.problems import ArchiveError, Problem
from annals.records.files import MERGE_MARK, read_text

MAX_HISTORY_BYTES = 4_000_000
DEEPEST = 8
"""Lists and objects in one another that a line may have; a record has four."""

LARGEST = 2**53 - 1
"""The largest whole number that every program reads as it is written (RFC 8785 takes numbers as JavaScript does)."""

REMEMBERED = 256
"""Versions whose data are kept at hand: a page asks several times for those of the few versions it shows."""

_FORM = "run 'annals register', which restores the line where git has it; never edit a history by hand"
MERGED = "two branches added versions; run 'annals register', which keeps those of the main branch and adds one"


def read_history(text: str, path: str) -> tuple[tuple[Version, ...], list[Problem]]:
    """Return the versions of a history file, and what is wrong with it."""
    versions: list[Version] = []
    for number, row in enumerate(text.removesuffix("\n").split("\n") if text else (), 1):
        version, why = _read(row)
        misplaced = _why_misplaced(version, versions) if version else ""
        if version is None or why or misplaced:
            return tuple(versions), [Problem(path, number, "-", why or misplaced, _FORM if why else MERGED)]
        versions.append(version)
    found = [Problem(path, 1, "-", "is empty", _FORM)] if not versions else list(_erased_alone(versions, path))
    return tuple(versions), found


def sound_lines(text: str) -> tuple[Version | None, ...]:
    """Return what each line of a history says, whatever stands before it; None for one that is no version.

    Marks of a merge are passed over, so that the lines of both its sides are there.
    """
    rows = [row for row in text.split("\n") if row and not MERGE_MARK.match(row)]
    return tuple(version if not why else None for version, why in map(_read, rows))


def sound_chain(text: str) -> tuple[Version, ...]:
    """Return the versions of a history that follow one from another, the first met of those that are double."""
    versions: list[Version] = []
    for version in sound_lines(text):
        if version and not _why_misplaced(version, versions):
            versions.append(version)
    return tuple(versions)


@dataclass(frozen=True, slots=True)
class Stored:
    """What reads the data of a version from its history's file, `name` below `root`, when they are asked for."""

    root: Path
    name: str

    def __call__(self, version: Version) -> Data:
        """Return a version's data; raise ArchiveError where the file no longer has that version."""
        return _data(self.root, self.name, version.number, version.sha256)

    def of(self, versions: Iterable[Version]) -> tuple[Version, ...]:
        """Return versions that read their data here, those that have any."""
        return tuple(self._of(each) for each in versions)

    def _of(self, each: Version) -> Version:
        content = None if each.erased or each.withdrawal else self
        return Version(
            each.number, each.day, each.summary, each.previous, each.sha256, content, each.withdrawal, each.erased,
            each.corrects,
        )  # fmt: skip


def summaries(versions: Iterable[Version]) -> tuple[Version, ...]:
    """Return versions without their data, which stay in the file."""
    return tuple(replace(each, content=None) for each in versions)


@lru_cache(REMEMBERED)
def _data(root: Path, name: str, number: int, sha256: str) -> Data:
    """Return the data with a sum; they are the same whenever they are read, or they are not returned."""
    text, problems = read_text(root / name, name, MAX_HISTORY_BYTES)
    rows = text.split("\n")
    try:
        line = json.loads(rows[number - 1])
        if line.pop("sha256") == sha256 == sum_of(line):
            data: Data = line["data"]
            return data
    except (IndexError, ValueError, KeyError, TypeError, AttributeError):
        pass
    gone = Problem(name, number, "-", "was changed after it was read", "run the command again")
    raise ArchiveError(problems or [gone])


def _refuse(number: str) -> Any:
    raise ValueError(f"{number} is a fraction, which two programs may write in two ways")


def _whole(number: str) -> int:
    if abs(whole := int(number)) > LARGEST:
        raise ValueError(f"{quoted(number)} is larger than every program can read")
    return whole


_READER = json.JSONDecoder(parse_float=_refuse, parse_int=_whole)


def _why_unfit(line: Mapping[str, Any], row: str) -> str:
    """Return what a line, written as `row`, holds that no record can hold, since anyone may propose a line."""
    if _too_deep(line):
        return f"has lists and objects nested more than {DEEPEST} deep"
    if refused := why_refused_anywhere(row):
        return refused[1]
    return "has a control character" if escapes_in_json(row) else ""


def _too_deep(value: Any, most: int = DEEPEST) -> bool:
    """Return whether lists and objects stand in one another more than `most` times, the value itself counted."""
    if not most:
        return True
    for each in value.values() if value.__class__ is dict else value:
        if (each.__class__ is dict or each.__class__ is list) and _too_deep(each, most - 1):
            return True
    return False


def _read(row: str) -> tuple[Version | None, str]:
    """Return the version that a line holds, and why it is not sound, whatever stands before it."""
    try:
        line = _READER.decode(row)
        version = version_of(line)
        if not FIRST_DAY <= version.day <= LAST_DAY:
            return version, "has a date outside 1970 to 2100"
        return version, _why_unfit(line, row) or _why_unsealed(line, version) or _why_rewritten(row, version)
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return None, "is not a version"


def _why_misplaced(version: Version, before: Sequence[Version]) -> str:
    """Return why a version cannot stand behind others, or `""` where it can."""
    last = before[-1] if before else None
    if version.number != len(before) + 1:
        return f"is version {version.number} where {len(before) + 1} should be"
    if version.previous != (last.sha256 if last else ""):
        return "does not follow from the line before"
    if last and last.withdrawal:
        return "follows a withdrawal, which must be the last line"
    return "is older than the line before" if last and version.day < last.day else ""


def _why_unsealed(line: Mapping[str, Any], version: Version) -> str:
    plain = {key: value for key, value in line.items() if key != "sha256"}
    if not version.erased and sum_of(plain) != version.sha256:
        return "does not match its checksum, so it was changed"
    return ""


def _why_rewritten(row: str, version: Version) -> str:
    """Return whether a line says the same in another form, such as a key twice: the site would publish another line."""
    return "" if row == row_of(version) else "is not written as 'annals register' writes it"


def _erased_alone(versions: Sequence[Version], path: str) -> Iterator[Problem]:
    """Yield a problem where data are gone without a reason that erases them, or still there in spite of one."""
    gone = versions[-1].withdrawal
    erasing = gone is not None and gone.reason in ERASING
    for version in versions:
        if version.withdrawal is None and version.erased is not erasing:
            why = (
                f"still has data, though they were withdrawn for {gone.reason}"
                if gone and erasing
                else "has lost its data"
            )
            yield Problem(path, version.number, "data", why, _FORM)
            return
