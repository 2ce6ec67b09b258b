"""Whether two spellings are of one name: by the same letters, or by letters that transliterations swap.

Case, marks, hyphens and the article `al-` never matter. Beyond that a spelling is near a name where the two have the
same consonants, or nearly all letters in common; what is of a place, `Syrian`, is not a spelling of its name.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from annals.language.arabic import has_arabic
from annals.language.sorting import sort_key

MOST_NEAR = 3
"""Known names that are told of an unknown one, the nearest first."""

SWAPPED = (
    ("kh", "h"), ("gh", "g"), ("dh", "d"), ("th", "t"), ("sh", "s"), ("ch", "s"), ("ph", "f"), ("ck", "k"),
    ("ee", "i"), ("oo", "u"), ("ou", "u"), ("aa", "a"), ("ai", "ay"), ("ei", "ay"), ("ey", "ay"), ("q", "k"),
    ("c", "k"), ("j", "g"), ("v", "w"),
)  # fmt: skip
"""Letters of which one transliteration writes the first and another the second."""

_TWICE = re.compile(r"([^\W\d_])\1")
_VOWELS = re.compile(r"[aeiouyw]|(?<=.)h$")
_OF_A_PLACE = re.compile(r"n|ns|i|is|ian|ians|ish|ese|ite|ites|s")
_ARTICLE = re.compile(r"^(?:the|an?) ", re.IGNORECASE)
_KINDS = re.compile(
    r"(?:ال)?(?:town|city|village|suburb|province|governorate|region|capital|country|area|district|camp|base|مدينة|بلدة|قرية"
    r"|محافظة|منطقة|ناحية|عاصمة|بلاد|ريف)s?",
    re.IGNORECASE,
)
"""Words that say what a place is, and not which."""

_ALIKE, _CLOSE, _SHORT_CLOSE = 0.85, 0.6, 0.75
"""The share of letters in common: of any two names, of names of the same consonants, and of few consonants."""

_ARABIC_ALIKE = 0.8
_LONG, _ARABIC_LONG = 5, 6
_FEW = 3
"""Consonants below which names that share them are seldom one, and with which they must be the more alike."""


def letters(spelling: str) -> str:
    """Return the letters by which spellings are the same: without case, marks, hyphens, spaces and article."""
    return sort_key(spelling)[0].replace(" ", "")


def likeness(one: str, other: str) -> float:
    """Return the share of letters that two spellings have in common."""
    return _common(letters(one), letters(other))


@dataclass(frozen=True)
class Spelled:
    """A name as it is compared with spellings near it."""

    name: str

    @cached_property
    def letters(self) -> str:
        """Return the letters by which it is the same as other spellings."""
        return letters(self.name)

    @cached_property
    def one_way(self) -> str:
        """Return its letters, of those that transliterations swap always the same one."""
        word = self.letters
        for one, other in SWAPPED:
            word = word.replace(one, other)
        return _TWICE.sub(r"\1", word)

    @cached_property
    def consonants(self) -> str:
        """Return its consonants."""
        return _VOWELS.sub("", self.one_way)

    def is_like(self, other: "Spelled") -> bool:
        """Return whether the two are the same, or near each other."""
        return self.letters == other.letters or self.is_near(other)

    def is_near(self, other: "Spelled") -> bool:
        """Return whether one may well be meant by the other, though they are not the same."""
        one, two = self.letters, other.letters
        if one == two or not one or not two or has_arabic(one) != has_arabic(two) or is_of_a_place(one, two):
            return False
        common = _common(self.one_way, other.one_way)
        if has_arabic(one):
            return min(len(one), len(two)) >= _ARABIC_LONG and common >= _ARABIC_ALIKE
        few = len(self.consonants) <= _FEW
        enough = _SHORT_CLOSE if few else _CLOSE
        same = self.consonants == other.consonants and len(self.consonants) >= _FEW and common >= enough
        return same or (min(len(self.one_way), len(other.one_way)) >= _LONG and common >= _ALIKE)


class Nearest:
    """Finds, of the names it was made with, those that a spelling may be meant to be."""

    def __init__(self, names: Iterable[str]) -> None:
        first = {letters(name): name for name in sorted(names, reverse=True)}
        self._by_one_way: dict[str, list[Spelled]] = {}
        for name in sorted(first.values()):
            spelled = Spelled(name)
            self._by_one_way.setdefault(spelled.one_way, []).append(spelled)

    def to(self, spelling: str) -> list[str]:
        """Return the names that a spelling may be meant to be, the nearest first, of each set of letters one."""
        from rapidfuzz import process  # noqa: PLC0415  # most runs meet no unknown spelling, and start sooner without
        from rapidfuzz.distance import Indel  # noqa: PLC0415

        wanted = Spelled(spelling)
        likely = process.extract(
            wanted.one_way, list(self._by_one_way), scorer=Indel.normalized_similarity, score_cutoff=_CLOSE, limit=20
        )
        found = [known for key, _score, _place in likely for known in self._by_one_way[key] if wanted.is_near(known)]
        ranked = sorted(found, key=lambda known: (-_common(wanted.letters, known.letters), known.name))
        return [known.name for known in ranked[:MOST_NEAR]]


def can_be_a_name(words: str) -> bool:
    """Return whether words can be a place's name: they are Arabic, or have a capital and are more than `the Town`."""
    rest = _ARTICLE.sub("", words, count=1)
    return (has_arabic(rest) or rest != rest.lower()) and not _KINDS.fullmatch(rest)


def is_of_a_place(one: str, other: str) -> bool:
    """Return whether one word is made of the other: Syrian of Syria, السوريين of سوريا, Idlibi of Idlib."""
    short, long = sorted((one, other), key=len)
    if len(short) == len(long):
        return False
    if has_arabic(short):
        return long.startswith(short)
    stem = short.rstrip("aey") if len(short) > _LONG else short
    rest = long[len(stem) :].lstrip("aey")
    return long.startswith(stem) and _OF_A_PLACE.fullmatch(rest) is not None


def _common(one: str, other: str) -> float:
    from rapidfuzz.distance import Indel  # noqa: PLC0415

    return Indel.normalized_similarity(one, other)
