"""What the rules found in each record by itself, kept between runs.

The faults of a record alone depend on what its file holds and on the program, whose sum is part of the cache's name.
Those beside what is known by name depend on the sum of that as well. Where a fault stands depends on the file alone.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

from annals.problems import Fault, Loc
from annals.records.cache import Cache

Found: TypeAlias = Mapping[str, tuple[Fault, ...]]
"""Faults by the file of the record that has them."""

_NAME = "faults of records"


@dataclass(frozen=True)
class Answers:
    """Faults of records alone, and those beside what is known by name, while `digest` is the sum of that.

    `sums` are those of all files that were looked at; one without faults is absent elsewhere. `lines` holds by file
    where the places stand that any problem was told of; `sealed` the sum of the version whose data the record has.
    """

    digest: str = ""
    sums: Mapping[str, bytes] = field(default_factory=dict)
    alone: Found = field(default_factory=dict)
    beside: Found = field(default_factory=dict)
    lines: Mapping[str, Mapping[Loc, int]] = field(default_factory=dict)
    sealed: Mapping[str, str] = field(default_factory=dict)

    def of(self, sums: Mapping[str, bytes]) -> "Answers":
        """Return what holds of files that have these sums."""
        same = {name: sum for name, sum in self.sums.items() if sums.get(name) == sum}
        alone = {name: faults for name, faults in self.alone.items() if name in same}
        beside = {name: faults for name, faults in self.beside.items() if name in same}
        lines = {name: at for name, at in self.lines.items() if name in same}
        sealed = {name: sum for name, sum in self.sealed.items() if name in same}
        return Answers(self.digest, same, alone, beside, lines, sealed)


def recall(cache: Cache) -> Answers:
    """Return what a cache knows."""
    kept = cache.recall(_NAME)
    return Answers(*kept) if kept else Answers()


def keep(cache: Cache, answers: Answers) -> None:
    """Let a cache know answers."""
    cache.keep(_NAME, (answers.digest, answers.sums, answers.alone, answers.beside, answers.lines, answers.sealed))
