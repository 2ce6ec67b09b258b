"""Whether paragraphs of two texts are one, edited or not: told from what two sketches have in common.

Measured on stories edited as newspapers edit them, and on others about the same events: see `docs/decisions.md`.
What is told of one text by the other is told of the other by the one.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from annals.values.sketches import RUN, hashes

WHOLE = 5
"""Hashes that a paragraph at least has in common with its edited self, where no other paragraph speaks for it."""

HALF = 4
"""Hashes that it at least has in common, and half of the smaller sketch, where others do."""

COMPANY = 3
"""Paragraphs of one text that speak for one another, if they stand in the other."""

Pair = tuple[int, int]
"""Numbers of two paragraphs, the one of this text and the other of another."""


@dataclass
class Found:
    """What two texts have in common: pairs of equal paragraphs, of nearly equal ones and of half equal ones."""

    same: set[Pair] = field(default_factory=set)
    whole: set[Pair] = field(default_factory=set)
    half: set[Pair] = field(default_factory=set)

    @property
    def reach(self) -> int:
        """Return the number of paragraphs that at least half of the words speak for, of the text that has fewer."""
        pairs = self.same | self.whole | self.half
        return min(len({one for one, _other in pairs}), len({other for _one, other in pairs}))


def is_whole(common: int, least: int) -> bool:
    """Return whether `common` hashes tell that a paragraph is another, of which the smaller sketch has `least`."""
    return common >= WHOLE and common >= least - RUN


def is_half(common: int, least: int) -> bool:
    """Return whether they tell so if other paragraphs do too."""
    return common >= HALF and 2 * common >= least


def alike(found: Found, one: Sequence[str], other: Sequence[str], most: int) -> set[Pair]:
    """Return the paragraphs that are the same or edited, of two texts with the sketches `one` and `other`.

    A paragraph by itself must be nearly the same: reports of one event have stock phrases and quotations in
    common. Where several are half the same, all these are; and where they are half of the paragraphs that could
    be, at most `most`, one text is the other, and any run in common is enough.
    """
    if found.reach < COMPANY:
        return found.same | found.whole
    if 2 * found.reach < most:
        return found.same | found.whole | found.half
    return found.same | _touching(one, other)


def _touching(one: Sequence[str], other: Sequence[str]) -> set[Pair]:
    """Return the pairs of paragraphs whose sketches have a hash in common."""
    there: dict[str, set[int]] = {}
    for number, sketch in enumerate(other, 1):
        for each in hashes(sketch):
            there.setdefault(each, set()).add(number)
    return {
        (number, found)
        for number, sketch in enumerate(one, 1)
        for each in hashes(sketch)
        for found in there.get(each, ())
    }
