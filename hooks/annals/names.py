"""Names of towns, groups and sources found in text, by every known spelling, English and Arabic.

Matching goes by whole words, so `al-Qaryatayn` and `al Qaryatayn` are one and no name is found
inside another word. Names in capitals match only in capitals (`IS` is not `is`); other Latin
names need their capital letters somewhere. Arabic is matched without vowel signs, with the
letters folded that are written both ways, and behind the particles that join a word.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise

from annals.model import Archive

_LETTERS = r"(?:[^\W_][\u0300-\u036f\u064b-\u065f\u0670]*)+"  # with the accents and vowel signs written after them
_WORD = re.compile(rf"{_LETTERS}(?:['’`ʿʾ]{_LETTERS})*")
_JOINER = re.compile(r"[-‐‑\s]{1,3}")
_MARKS = re.compile(r"[\u064b-\u065f\u0670\u0640\u200e\u200f]")
_FOLDS = str.maketrans(
    {"أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي", "ة": "ه", "’": "'", "`": "'", "ʿ": "'", "ʾ": "'"}
)
_BEFORE_ARTICLE = ("وبال", "فبال", "وكال", "فكال", "ولل", "فلل", "وال", "فال", "بال", "كال", "لل")
_PARTICLES = ("وب", "فب", "وك", "فك", "ول", "فل", "و", "ف", "ب", "ك", "ل")
_SHORTEST = 3
"""Letters that must be left of an Arabic name once a particle is taken off."""

_POSSESSIVE = "'s"


@dataclass(frozen=True)
class Mention:
    """A name found at `start:end` of a text, and the record it leads to."""

    start: int
    end: int
    id: str


@dataclass(frozen=True)
class _Name:
    words: tuple[str, ...]
    capitals: bool
    cased: bool
    id: str


@dataclass(frozen=True)
class Names:
    """Every spelling that leads to a record, by its first word, longest first."""

    by_first: Mapping[str, tuple[_Name, ...]]

    def find(self, text: str) -> Iterator[Mention]:
        """Yield the names in a text, longest first at each place, none overlapping."""
        words = list(_WORD.finditer(text))
        place = 0
        while place < len(words):
            found = self._at(text, words, place)
            if found:
                last = words[place + len(found.words) - 1]
                owner = len(_POSSESSIVE) if fold(last[0]) != found.words[-1] and _owned(last[0]) else 0
                yield Mention(words[place].start(), last.end() - owner, found.id)
                place += len(found.words)
            else:
                place += 1

    def _at(self, text: str, words: list[re.Match[str]], place: int) -> _Name | None:
        for first in _forms(words[place][0]):
            for name in self.by_first.get(first, ()):
                if _matches(name, text, words[place : place + len(name.words)]):
                    return name
        return None


def build_names(archive: Archive) -> Names:
    """Return the matcher for an archive's unambiguous names."""
    found: dict[str, list[_Name]] = {}
    for record in (*archive.towns.values(), *archive.groups.values(), *archive.sources.values()):
        for spelling in record.known_names:
            if spelling not in record.ambiguous:
                for name in _name(spelling, record.id):
                    found.setdefault(name.words[0], []).append(name)
    return Names({first: tuple(sorted(names, key=lambda name: -len(name.words))) for first, names in found.items()})


def fold(word: str) -> str:
    """Return a word as it is compared: one case, no vowel signs, letters written two ways folded."""
    return _MARKS.sub("", unicodedata.normalize("NFC", word)).translate(_FOLDS).casefold()


def _name(spelling: str, id: str) -> Iterable[_Name]:
    words = _WORD.findall(spelling)
    if words:
        letters = "".join(words)
        yield _Name(tuple(map(fold, words)), letters.isupper() and letters.isascii(), letters != letters.lower(), id)


def _forms(word: str) -> Iterator[str]:
    """Yield a word as it may begin a name: itself, without its possessive, without Arabic particles."""
    folded = fold(word)
    yield folded
    if folded.endswith(_POSSESSIVE):
        yield folded.removesuffix(_POSSESSIVE)
    if "\u0600" <= folded[:1] <= "\u06ff":
        for particle in _BEFORE_ARTICLE:
            if folded.startswith(particle):
                yield "ال" + folded[len(particle) :]
        for particle in _PARTICLES:
            if folded.startswith(particle) and len(folded) - len(particle) >= _SHORTEST:
                yield folded[len(particle) :]


def _owned(word: str) -> bool:
    return fold(word).endswith(_POSSESSIVE)


def _matches(name: _Name, text: str, words: list[re.Match[str]]) -> bool:
    """Return whether words of a text are a name; the first word is known to be its first."""
    if len(words) < len(name.words):
        return False
    folded = [fold(word[0]) for word in words]
    if len(words) > 1 and folded[-1] != name.words[-1]:
        folded[-1] = folded[-1].removesuffix(_POSSESSIVE)
    if folded[1:] != list(name.words[1:]):
        return False
    if any(not _JOINER.fullmatch(text[one.end() : other.start()]) for one, other in pairwise(words)):
        return False
    letters = "".join(word[0] for word in words)
    if _owned(words[-1][0]):
        letters = letters[: -len(_POSSESSIVE)]
    return letters.isupper() if name.capitals else not name.cased or letters != letters.lower()
