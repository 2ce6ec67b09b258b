"""The register and the versions of records, as data: what was given out and published, and when."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

FIRST_DAY, LAST_DAY = date(1970, 1, 1), date(2100, 12, 31)
"""Between these lies every day that a register can name."""


@dataclass(frozen=True)
class Registered:
    """One line of the register: an id that was given out, for good."""

    id: str
    kind: str
    first_published: date
    status: str
    line: int


Data = Mapping[str, Any]


@dataclass(frozen=True)
class Withdrawal:
    """Why a record is gone, and the record that holds its place, if one does."""

    reason: str
    successor: str = ""


@dataclass(frozen=True)
class Version:
    """One version. `data` is None where they were erased, or where the version is a withdrawal."""

    number: int
    day: date
    summary: str
    previous: str
    sha256: str
    data: Data | None = None
    withdrawal: Withdrawal | None = None

    @property
    def erased(self) -> bool:
        """Return whether the version had data that had to go."""
        return self.data is None and self.withdrawal is None
