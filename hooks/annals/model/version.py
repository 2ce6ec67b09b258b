"""The register and the versions of records, as data: what was given out and published, and when."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

FIRST_DAY, LAST_DAY = date(1970, 1, 1), date(2100, 12, 31)
"""Between these lies every day that a register can name."""


@dataclass(frozen=True, slots=True)
class Registered:
    """One line of the register: an id that was given out, for good."""

    id: str
    kind: str
    first_published: date
    status: str
    line: int


Data = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """Why a record is gone, and the record that holds its place, if one does."""

    reason: str
    successor: str = ""


@dataclass(frozen=True, slots=True)
class Version:
    """One version. Two are equal where their sums are, which are of their data too.

    `content` is the data, or what reads them from the history's file, for few are ever asked for; None where
    the version is a withdrawal or its data were `erased`. `corrects` is False where nothing that the version before
    told is told otherwise.
    """

    number: int
    day: date
    summary: str
    previous: str
    sha256: str
    content: Data | Callable[["Version"], Data] | None = field(default=None, compare=False, repr=False)
    withdrawal: Withdrawal | None = None
    erased: bool = False
    corrects: bool = True

    @property
    def data(self) -> Data | None:
        """Return the record's public data, or None where they were erased, or where the version is a withdrawal."""
        return self.content(self) if callable(self.content) else self.content

    def without_data(self) -> "Version":
        """Return the version with its data erased, if it had any; its sum stays."""
        return replace(self, content=None, erased=self.withdrawal is None)

    def __reduce__(self) -> tuple[Any, ...]:
        """Return how to make the version again, which for a class with slots is slow without this."""
        return Version, (
            self.number, self.day, self.summary, self.previous, self.sha256, self.content, self.withdrawal, self.erased,
            self.corrects,
        )  # fmt: skip
