"""What can be wrong with an archive, and how it is told.

Every stage that reads contributors' files returns `Problem`s instead of raising or logging, so
that one run reports all of them. Only the edges turn problems into an exit code or an exception.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple, TypeAlias

from annals.language.messages import counted
from annals.printing import cut, printable

Loc: TypeAlias = tuple[str | int, ...]
"""The place of a field in a record: `("claims", 2, "figure")`."""


WHOLE = "-"
"""The field of a problem of a whole file, which is not printed."""

TEXT = "text"
"""The field of a problem of the prose below the front matter."""


class Severity(StrEnum):
    """How much a problem weighs: an error stops publication, a warning and a note do not."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


class Fault(NamedTuple):
    """One fault of a record, as it shows in the record alone: the field, what is wrong, what to write instead.

    It becomes a `Problem`, with a file and a line, where it is told. `loc` is `()` for the whole file.
    """

    loc: Loc
    message: str
    hint: str = ""
    severity: Severity = Severity.ERROR


@dataclass(frozen=True, order=True)
class Problem:
    """One fault in one place of the archive.

    `path` is relative to the project, `line` counts from 1, `field` names the front matter key
    (dotted; `text` for the prose below it, `-` for the whole file), `hint` says what to write instead.
    """

    path: str
    line: int
    field: str
    message: str
    hint: str = ""
    severity: Severity = Severity.ERROR

    def __str__(self) -> str:
        mark = "" if self.severity is Severity.ERROR else f"{self.severity}: "
        hint = f"; {self.hint}" if self.hint else ""
        field = "" if self.field == WHOLE else f"{self.field}: "
        return f"{cut(printable(self.path))}:{self.line}: {cut(printable(f'{field}{mark}{self.message}{hint}'))}"


class ArchiveError(Exception):
    """The archive cannot be published; `problems` holds every reason, sorted."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(problems))
        super().__init__(report(self.problems))


class ProcessEnded(RuntimeError):
    """A process that shared the work ended before it was done: something killed it."""

    def __init__(self) -> None:
        super().__init__("a process was killed before its work was done; there may be too little memory for '--jobs'")


class UsageError(Exception):
    """A command was called with something it cannot use."""


class InputError(Exception):
    """A file or page that a command was given is there, and holds nothing that it can use; the message says why."""


def errors(problems: Iterable[Problem]) -> list[Problem]:
    """Return the problems that stop publication."""
    return [problem for problem in problems if problem.severity is Severity.ERROR]


def report(problems: Iterable[Problem]) -> str:
    """Return problems in the order given, one a line, and a last line that counts them."""
    listed = list(problems)
    return "\n".join([*map(str, listed), tally(listed)])


def tally(problems: Sequence[Problem]) -> str:
    """Return `2 problems, 1 warning in 2 files`: errors are what is called a problem."""
    files = len({problem.path for problem in problems})
    nouns = {Severity.ERROR: "problem", Severity.WARNING: "warning", Severity.NOTE: "note"}
    counts = {noun: sum(problem.severity is kind for problem in problems) for kind, noun in nouns.items()}
    listed = [counted(number, noun) for noun, number in counts.items() if number]
    return f"{', '.join(listed) or '0 problems'} in {counted(files, 'file')}"
