"""What differs between two states of a record's data: in words, and whether it corrects what readers were told.

A version is a *correction* where something that was told is told otherwise or no longer: a value that changed, a claim
that was taken out. It is a mere *change* where more is told (a spelling, a claim, a copy in a web archive), where the
same record goes by another id since it was renamed or joined with another, or where only that changed by which a
record is checked. This module alone draws the line.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from annals.model.version import Data

CHECKING = ("capture", "evidence", "url_status")
"""Fields that tell nothing of what was reported: by them a reader finds or checks the article."""

GROWING = (
    "archived", "credits", "events", "groups", "hosts", "references", "relations", "sources", "speakers", "spellings",
    "ambiguous", "not_this", "towns",
)  # fmt: skip
"""Fields that may gain entries without a word of what was there being taken back."""

Moved = Mapping[str, str]
"""Ids of records that were renamed or joined with another, with the ids under which they stand now."""


def changes(before: Data, after: Data, moved: Moved | None = None) -> str:
    """Return in words what changed from one version's data to the next: `changed title; claims c3; new claim c9`."""
    told = _renamed(before, after, moved or {})
    old_data, new_data = followed(before, moved or {}), followed(after, moved or {})
    both = [key for key in new_data if key in old_data and key != "claims" and old_data[key] != new_data[key]]
    parts = told + [
        f"{word} {', '.join(found)}"
        for word, found in (
            ("changed", [key for key in both if not _only_more(key, old_data[key], new_data[key])]),
            ("more", [key for key in both if _only_more(key, old_data[key], new_data[key])]),
            ("new", [key for key in new_data if key not in old_data]),
            ("removed", [key for key in old_data if key not in new_data]),
        )
        if found
    ]
    return "; ".join([*parts, *_of_claims(old_data, new_data)]) or "changed in form only"


def corrects(before: Data, after: Data, moved: Moved | None = None) -> bool:
    """Return whether data tell otherwise, or no longer, what the data before told; see this module."""
    return _told_otherwise("", followed(before, moved or {}), followed(after, moved or {}))


def _of_claims(before: Data, after: Data) -> Iterator[str]:
    old, new = ({claim["id"]: claim for claim in data.get("claims", ())} for data in (before, after))
    for word, ids in (
        ("changed claim", [id for id in new if id in old and old[id] != new[id]]),
        ("new claim", [id for id in new if id not in old]),
        ("removed claim", [id for id in old if id not in new]),
    ):
        if ids:
            yield f"{word}{'s' if len(ids) > 1 else ''} {', '.join(ids)}"


def _renamed(before: Data, after: Data, moved: Moved) -> list[str]:
    """Return in words which ids that the data had are gone from them, since their records moved."""
    if not moved:
        return []
    gone = words_in(before) - words_in(after)
    return [f"{id} is now {moved[id]}" for id in sorted(gone & moved.keys())]


def words_in(value: Any) -> set[str]:
    """Return every text in some data, keys too, and the article of each claim that is named."""
    if isinstance(value, Mapping):
        return set().union(value, *map(words_in, value.values()))
    if isinstance(value, list):
        return set().union(*map(words_in, value))
    return {value, value.partition("/")[0]} if isinstance(value, str) else set()


def followed(value: Any, moved: Moved) -> Any:
    """Return data with every id that moved as it is now; what thereby stands twice stands once."""
    if not moved:
        return value
    if isinstance(value, Mapping):
        found: dict[str, Any] = {}
        for key, each in value.items():
            now, inside = moved.get(key, key), followed(each, moved)
            if isinstance(known := found.get(now), list) and isinstance(inside, list):
                inside = _once([*known, *inside])
            found[now] = inside
        return found
    if isinstance(value, list):
        return _once(followed(each, moved) for each in value)
    if isinstance(value, str):
        id, slash, claim = value.partition("/")
        return f"{moved[id]}{slash}{claim}" if id in moved else value
    return value


def _once(values: Iterable[Any]) -> list[Any]:
    found: list[Any] = []
    for each in values:
        if each not in found:
            found.append(each)
    return found


def _told_otherwise(key: str, before: Any, after: Any) -> bool:
    """Return whether the value of a field, once there, is gone or told otherwise."""
    if before == after or key in CHECKING:
        return False
    if isinstance(before, Mapping) and isinstance(after, Mapping):
        inner = key if key in GROWING else ""  # the words of one town, below `towns`
        return any(name not in after or _told_otherwise(inner or name, before[name], after[name]) for name in before)
    if isinstance(before, list) and isinstance(after, list):
        if key == "claims":
            now = {claim["id"]: claim for claim in after}
            return any(claim["id"] not in now or _told_otherwise("", claim, now[claim["id"]]) for claim in before)
        return key not in GROWING or not _within(before, after)
    if key == "text" and isinstance(before, str) and isinstance(after, str):
        return before not in after
    return True


def _within(few: Sequence[Any], many: Sequence[Any]) -> bool:
    return all(each in many for each in few)


def _only_more(key: str, before: Any, after: Any) -> bool:
    return key not in CHECKING and key != "text" and not _told_otherwise(key, before, after)
