"""Problems that repeat, folded: problems in, entries out, each told once with the places where it stands.

Ten records with one unknown spelling are one thing to do, and so one entry.
"""

import re
from collections.abc import Collection, Iterable, Sequence
from typing import NamedTuple

from annals.language.messages import counted
from annals.problems import Problem
from annals.records.files import possible_ids

FEW = 2
"""Places that are told one by one; what stands in more is folded."""

NAMED = 3
"""Places of a folded entry that are named."""


class Entry(NamedTuple):
    """What is told once: the problem in its first place, in words that hold of all; and every place, the first first.

    A place is a path and a line.
    """

    problem: Problem
    places: tuple[tuple[str, int], ...]

    @property
    def folded(self) -> bool:
        """Return whether it stands for several problems."""
        return len(self.places) > 1

    @property
    def spread(self) -> str:
        """Return in how much it stands: `in 10 records`, `12 times in 3 records`."""
        paths = {path for path, _line in self.places}
        noun = "record" if all(path.endswith(".md") for path in paths) else "file"
        times = f"{len(self.places)} times " if len(paths) < len(self.places) else ""
        return f"{times}in {counted(len(paths), noun)}"

    @property
    def others(self) -> str:
        """Return the first places beside the very first, and how many more there are."""
        named = [f"{path}:{line}" for path, line in self.places[1:NAMED]]
        more = len(self.places) - NAMED
        return f"{', '.join(named)}{f' and {more} more' if more > 0 else ''}"


def folded(problems: Sequence[Problem], changed: Collection[str] | None, *, every: bool) -> list[Entry]:
    """Return entries in the order of the first problem of each; with `every`, an entry for each problem.

    What stands in files that somebody changed is never folded with what stands in others.
    """
    groups: dict[object, list[Problem]] = {}
    for number, problem in enumerate(problems):
        general = _general(problem)
        mine = changed is None or problem.path in changed
        key = number if every else (mine, problem.severity, general.message, general.hint)
        groups.setdefault(key, []).append(problem)
    return [entry for group in groups.values() for entry in _entries(group)]


def _entries(group: Sequence[Problem]) -> Iterable[Entry]:
    if len(group) <= FEW:
        return [Entry(each, ((each.path, each.line),)) for each in group]
    return [Entry(_general(group[0]), tuple((each.path, each.line) for each in group))]


def _general(problem: Problem) -> Problem:
    """Return a problem with `ID` for the id of its own record, so that it reads the same in each."""
    told = f"{problem.message}\n{problem.hint}"
    ids = "|".join(re.escape(id) for id in possible_ids(problem.path) if id and id in told)
    if not ids:
        return problem
    own = re.compile(rf"(?<![\w/-])(?:{ids})(?![\w-])(?!\.\w)")
    message, hint = (own.sub("ID", text) for text in (problem.message, problem.hint))
    return Problem(problem.path, problem.line, problem.field, message, hint, problem.severity)


def tally_of_folded(entries: Iterable[Entry]) -> str:
    """Return how many entries stand for several places, in words for the end of a report; `""` where none does."""
    number = sum(entry.folded for entry in entries)
    return f"{counted(number, 'line stands', 'lines stand')} for several places" if number else ""
