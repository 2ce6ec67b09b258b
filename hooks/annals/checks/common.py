"""What rules share: the shape of a rule, and a problem that points at a record's field."""

from collections.abc import Callable, Iterator
from typing import Protocol, TypeAlias

from annals.facts.index import Index
from annals.model import Archive
from annals.problems import Loc, Problem, Severity
from annals.records.validate import field_name

Rule: TypeAlias = Callable[[Archive, Index], Iterator[Problem]]


class Located(Protocol):
    """Anything that was read from a file."""

    @property
    def path(self) -> str:
        """Return the file, relative to the project."""
        ...


def at(
    archive: Archive, record: Located, loc: Loc, message: str, hint: str = "", severity: Severity = Severity.ERROR
) -> Problem:
    """Return a problem that points at a field of a record."""
    return Problem(record.path, archive.line(record.path, loc), field_name(loc), message, hint, severity)
