"""The sketch of a paragraph, made from its words."""

import hashlib
from collections.abc import Iterable

from annals.values.evidence import SHORT
from annals.values.sketches import FEWEST, HEX, LONGEST_LEFT_OUT, MOST, RUN


def sketch(words: Iterable[str]) -> str:
    """Return the sketch of a paragraph's words, or `short` where it has too few of them."""
    kept = [word for word in words if len(word) > LONGEST_LEFT_OUT or word[0].isdigit()]
    found = {_hash(kept[place : place + RUN]) for place in range(len(kept) - RUN + 1)}
    return "".join(sorted(found)[:MOST]) if len(found) >= FEWEST else SHORT


def _hash(run: list[str]) -> str:
    return hashlib.sha256(" ".join(run).encode()).hexdigest()[:HEX]
