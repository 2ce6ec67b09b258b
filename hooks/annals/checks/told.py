"""What a check told of a whole project, kept while nothing that it depends on changes."""

from typing import NamedTuple

from annals.problems import Problem
from annals.records.cache import Cache

_NAME = "told of the whole"


class Told(NamedTuple):
    """Every problem of a project, and how many records it has; None where they cannot be read."""

    problems: list[Problem]
    records: int | None


def recall_told(cache: Cache, state: str) -> Told | None:
    """Return what was told of a project in a state; None where that was another."""
    kept = cache.recall(_NAME)
    return Told(*kept[1:]) if kept and kept[0] == state else None


def keep_told(cache: Cache, state: str, told: Told) -> None:
    """Let a cache know what was told of a project in a state."""
    cache.keep(_NAME, (state, *told))
