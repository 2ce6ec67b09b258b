"""Invented names of places, Latin and Arabic together, and the ways the press might spell them."""

import random
from collections.abc import Iterator
from dataclasses import dataclass

_SYLLABLES = (
    ("ma", "ما"), ("ri", "ري"), ("qa", "قا"), ("lu", "لو"), ("ta", "تا"), ("dur", "در"), ("sha", "شا"), ("bin", "بن"),
    ("hum", "هم"), ("zay", "زي"), ("kha", "خا"), ("san", "سن"), ("far", "فر"), ("ji", "جي"), ("nab", "نب"),
    ("wad", "ود"), ("sul", "سل"), ("rah", "راح"), ("mi", "مي"), ("ghan", "غان"), ("bas", "بس"), ("til", "تل"),
)  # fmt: skip
_SWAPS = (("q", "k"), ("i", "ee"), ("u", "ou"), ("sh", "ch"), ("kh", "h"), ("ay", "ei"), ("gh", "g"), ("a", "e"))
"""Letters that transcriptions exchange."""

MOST_SPELLINGS = 5


@dataclass(frozen=True)
class Name:
    """A place's name, its Arabic form and its other spellings."""

    latin: str
    arabic: str
    spellings: tuple[str, ...]

    @property
    def slug(self) -> str:
        """Return the name as an id."""
        return self.latin.lower()


def invent(rng: random.Random, number: int) -> list[Name]:
    """Return names that share no spelling with one another."""
    taken: set[str] = set()
    found: list[Name] = []
    while len(found) < number:
        parts = rng.choices(_SYLLABLES, k=rng.choice((2, 3, 3)))
        article = rng.random() < 0.4
        latin = ("al-" if article else "") + "".join(part[0] for part in parts).capitalize()
        arabic = ("ال" if article else "") + "".join(part[1] for part in parts)
        if taken.isdisjoint((latin, arabic)):
            spellings = tuple(dict.fromkeys(each for each in _spellings(latin) if each != latin and each not in taken))
            found.append(Name(latin, arabic, spellings[:MOST_SPELLINGS]))
            taken |= {latin, arabic, *spellings}
    return found


def _spellings(latin: str) -> Iterator[str]:
    prefix, stem = ("al-", latin[3:]) if latin.startswith("al-") else ("", latin)
    if prefix:
        yield f"Al {stem}"
        yield f"el-{stem}"
    if stem.endswith("a"):
        yield f"{prefix}{stem}h"
    for one, other in _SWAPS:
        if one in stem.lower():
            yield prefix + stem.lower().replace(one, other, 1).capitalize()
