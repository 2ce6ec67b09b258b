"""What can be wrong with an archive, and how it is told.

Every stage that reads contributors' files returns `Problem`s instead of raising or logging, so
that one run reports all of them. Only the edges turn problems into an exit code or an exception.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from rapidfuzz import process
from rapidfuzz.distance import Indel

NEAR = 0.6
"""The share of letters, of two words together, that must be common for one to be meant by the other."""


class Severity(StrEnum):
    """How much a problem weighs: an error stops publication, a warning and a note do not."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, order=True)
class Problem:
    """One fault in one place of the archive.

    `path` is relative to the project, `line` counts from 1, `field` names the front matter key
    (dotted, or `-` for the whole file), `hint` says what to write instead.
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
        return f"{cut(printable(self.path))}:{self.line}: {cut(printable(f'{self.field}: {mark}{self.message}{hint}'))}"


class ArchiveError(Exception):
    """The archive cannot be published; `problems` holds every reason, sorted."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(problems))
        super().__init__(report(self.problems))


class UsageError(Exception):
    """A command was called with something it cannot use."""


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


def counted(number: int, noun: str, plural: str = "") -> str:
    """Return `1 file`, `2 files`: a number with its noun in the right form."""
    return f"{number:,} {noun if number == 1 else plural or noun + 's'}"


def quoted(value: object, limit: int = 60) -> str:
    """Return a value safe to print in a message: one line, no control characters, cut to `limit`."""
    return "'" + cut(printable(str(value)), limit) + "'"


def cut(text: str, limit: int = 600) -> str:
    """Return text of at most `limit` characters, with an ellipsis where something is left out."""
    return text if len(text) <= limit else text[: limit - 1] + "…"


def printable(text: str) -> str:
    """Return text on one line, with every character that does not print spelled out.

    GitHub's runner takes `##[` anywhere in a line of its log for a command, so that is broken up.
    """
    return "".join(char if char.isprintable() else f"\\u{ord(char):04x}" for char in text).replace("##[", "#\\u0023[")


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """Return `did you mean 'x'?` for the nearest known word, or nothing when none is near."""
    words, short = sorted(known), cut(word)
    whole = next((each for each in words if short and each.startswith(f"{short}-")), "")  # `shaer` of `shaer-gas-field`
    near = process.extractOne(short, words, scorer=Indel.normalized_similarity, score_cutoff=NEAR)
    found = whole or (near[0] if near else "")
    return f"did you mean {quoted(found)}?" if found else ""
