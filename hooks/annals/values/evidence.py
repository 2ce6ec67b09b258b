"""Evidence for a claim without its text: hashes by which a holder of the article can check it.

The scheme is `annals-evidence/1`. Text is compared as words, made as `WORDS` says. A paragraph's
fingerprint and the window around a figure are the first 16 hex digits of a SHA-256 sum of such
words, single spaces between.

64 bits are enough: among a million paragraphs two different ones share a fingerprint with a
chance of 1 in 37 million, and nobody gains by making such a pair. The hashed text was published,
so a salt would hide nothing and would keep other holders from checking.
"""

import re
from dataclasses import dataclass
from typing import Any

from annals.printing import quoted

PROFILE = "annals-evidence/1"

HEX = 16

SHORTEST = 8
"""Words below which a paragraph has no fingerprint: it says too little to be anyone's text."""

SHORT = "short"
"""Stands for the fingerprint of a paragraph below `SHORTEST`."""

WORKED_OUT = "worked out"
"""Stands for the evidence of a figure that the article does not print but implies."""

FORMS = f"'annals verify CAPTURE --write' makes it; write {WORKED_OUT!r} for a figure the article only implies"
_TEXT = re.compile(rf"([1-9]\d{{0,4}})(?:-([1-9]\d{{0,4}}))? ([0-9a-f]{{{HEX}}})", re.ASCII)


class EvidenceError(ValueError):
    """The text is not evidence; `args` are the message and a hint."""

    def __init__(self, message: str) -> None:
        super().__init__(message, FORMS)


@dataclass(frozen=True, slots=True)
class Evidence:
    """Where a figure stands: words `first` to `last` of its paragraph, from 1, and its window's hash.

    A figure that was worked out has no words: `first` is 0 and the window is empty.
    """

    first: int
    last: int
    window: str

    def __reduce__(self) -> tuple[Any, ...]:
        """Return how to make the evidence again, which for a class with slots is slow without this."""
        return Evidence, (self.first, self.last, self.window)

    def __str__(self) -> str:
        if not self.first:
            return WORKED_OUT
        return f"{self.first if self.first == self.last else f'{self.first}-{self.last}'} {self.window}"


def parse(text: str) -> Evidence:
    """Return the evidence that a record states; raise `EvidenceError` for anything else."""
    if text == WORKED_OUT:
        return Evidence(0, 0, "")
    match = _TEXT.fullmatch(text) if isinstance(text, str) else None
    if not match:
        raise EvidenceError(f"{quoted(text)} is not evidence")
    first, last = int(match[1]), int(match[2] or match[1])
    if last < first:
        raise EvidenceError(f"{quoted(text)} ends before it begins")
    return Evidence(first, last, match[3])
