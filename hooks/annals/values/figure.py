"""Figures as the press gives them: `37`, `at least 50`, `dozens`, `many`; text in, bounds out.

A vague word keeps its word and a coded minimum, after ACLED's rule for reported fatalities
(dozens 12, hundreds 100; thousands and above follow the same pattern and are ours). `some`, `several`
and `many` say that there were losses, and no number: they have no bounds.
"""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from annals.printing import quoted

FORMS = (
    "write 37, at least 50, at most 20, more than 60, fewer than 50, about 300, nearly 300, 20-25, dozens, hundreds, "
    "thousands, or many, several or some where no number is given"
)
CODED_MINIMUM = {
    "dozens": 12,
    "hundreds": 100,
    "thousands": 1_000,
    "tens of thousands": 10_000,
    "hundreds of thousands": 100_000,
}
UNQUANTIFIED = ("some", "several", "many")
"""Words that give no number at all."""

NEARLY = 0.9
"""The least share of a number that `nearly` may mean; ours."""

REMEMBERED = 20_000
"""Figures that are parsed once."""

WHOLE = r"(?:0|[1-9][0-9]{0,11})"
"""A whole number, as a pattern."""

_BOUNDS = "at least|at most|more than|fewer than|about|nearly"
_NUMBER = re.compile(rf"(?:(?P<word>{_BOUNDS}) )?(?P<number>{WHOLE})")
_RANGE = re.compile(rf"(?P<low>{WHOLE})-(?P<high>{WHOLE})")
PATTERN = rf"^(?:(?:(?:{_BOUNDS}) )?{WHOLE}|{WHOLE}-{WHOLE}|{'|'.join((*CODED_MINIMUM, *UNQUANTIFIED))})$"
"""How every figure is written, for programs that know no more than patterns. That a range rises, it cannot say."""


class FigureError(ValueError):
    """The text is not a figure; `args` are the message and a hint."""

    def __init__(self, message: str) -> None:
        super().__init__(message, FORMS)


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure as stated. `low` and `high` bound it; None means the text sets no bound there, or gives no number.

    `vague` marks a word in the place of a number; `approximate` marks `about`.
    """

    text: str
    low: int | None
    high: int | None
    vague: bool = False
    approximate: bool = False

    @property
    def words(self) -> str:
        """Return the figure for a reader, digits grouped: `more than 230,000`."""
        return re.sub(r"\d+", lambda match: f"{int(match[0]):,}", self.text).replace("-", "–")

    def __str__(self) -> str:
        return self.text

    def __reduce__(self) -> tuple[Any, ...]:
        """Return how to make the figure again: from its text, so that equal figures are one object everywhere."""
        return parse, (self.text,)

    @property
    def has_number(self) -> bool:
        """Return whether the text gives a number, or a word that is coded as one."""
        return self.low is not None or self.high is not None

    @property
    def bounds(self) -> tuple[int, int]:
        """Return the figure as a closed range, an open side taken at the stated number; raise where there is none."""
        low = self.high if self.low is None else self.low
        high = self.low if self.high is None else self.high
        if low is None or high is None:
            raise FigureError(f"{quoted(self.text)} has no number")
        return low, high


OF_SOME = ("nearly", "fewer than")
"""Words that say nothing of the number 0."""


def parse(text: str) -> Figure:
    """Return the figure that `text` states; raise `FigureError` otherwise."""
    if not isinstance(text, str):
        raise FigureError("is not a figure")
    return _parse(text)


@lru_cache(REMEMBERED)
def _parse(text: str) -> Figure:
    if text in UNQUANTIFIED:
        return Figure(text, None, None, vague=True)
    if text in CODED_MINIMUM:
        return Figure(text, CODED_MINIMUM[text], None, vague=True)
    if match := _RANGE.fullmatch(text):
        low, high = int(match["low"]), int(match["high"])
        if low >= high:
            raise FigureError(f"{quoted(text)} does not run from low to high")
        return Figure(text, low, high)
    match = _NUMBER.fullmatch(text)
    if not match:
        raise FigureError(f"{quoted(text)} is not a figure")
    number, word = int(match["number"]), match["word"]
    if number == 0 and word in OF_SOME:
        raise FigureError(f"{quoted(text)} is impossible")
    if word == "nearly":
        return Figure(text, round(number * NEARLY), number)
    low_open, high_open = word in ("at most", "fewer than"), word in ("at least", "more than")
    return Figure(text, None if low_open else number, None if high_open else number, approximate=word == "about")
