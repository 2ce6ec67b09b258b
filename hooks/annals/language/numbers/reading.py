"""What is read of a number that begins at a word of a text."""

from dataclasses import dataclass
from fractions import Fraction

LARGEST = 10**12
"""A number of this size or above is no figure that a record may hold, but a key or a code."""


@dataclass(frozen=True)
class Reading:
    """A number up to the word before `end`; its value is None where a number stands but cannot be read whole.

    `scale` is what the whole of it is multiplied by: 1,000 in `25 thousand`, 1 in `25`.
    """

    value: Fraction | None
    end: int
    scale: int = 1

    @property
    def whole(self) -> int | None:
        """Return the value, or None where it is no whole number that a record may hold."""
        value = self.value
        return int(value) if value is not None and value.denominator == 1 and value < LARGEST else None
