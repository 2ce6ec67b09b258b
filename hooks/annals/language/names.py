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
    """Every spelling that leads to a record, by its first two words or its only one, longest first.

    `firsts` holds the first words, since most words of a text begin no name.
    """

    by_start: Mapping[tuple[str, ...], tuple[_Name, ...]]
    firsts: frozenset[str]

    def find(self, text: str) -> Iterator[Mention]:
        """Yield the names in a text, longest first at each place, none overlapping."""
        words = list(_WORD.finditer(text))
        folded = [fold(word[0]) for word in words]
        place = 0
        while place < len(words):
            word = folded[place]
            if word not in self.firsts and word.isascii() and "'" not in word:
                place += 1  # most words of a text begin no name, and have no other form
                continue
            name = self._at(text, words, folded, place)
            if name:
                last = place + len(name.words) - 1
                owner = len(_POSSESSIVE) if folded[last] == name.words[-1] + _POSSESSIVE else 0
                yield Mention(words[place].start(), words[last].end() - owner, name.id)
            place += len(name.words) if name else 1

    def _at(self, text: str, words: list[re.Match[str]], folded: list[str], place: int) -> _Name | None:
        following = folded[place + 1 : place + 2]
        for first in filter(self.firsts.__contains__, forms(folded[place])):
            starts = [(first, *(word.removesuffix(_POSSESSIVE) for word in following)), (first, *following), (first,)]
            for start in dict.fromkeys(starts):
                for name in self.by_start.get(start, ()):
                    end = place + len(name.words)
                    if _matches(name, text, words[place:end], folded[place:end]):
                        return name
        return None


def names_of(spellings: Iterable[tuple[str, str]]) -> Names:
    """Return the matcher for spellings, each with the id it leads to."""
    found: dict[tuple[str, ...], list[_Name]] = {}
    for spelling, id in spellings:
        for name in _name(spelling, id):
            found.setdefault(name.words[:2], []).append(name)
    by_start = {start: tuple(sorted(names, key=lambda name: -len(name.words))) for start, names in found.items()}
    return Names(by_start, frozenset(start[0] for start in by_start))


def fold(word: str) -> str:
    """Return a word as it is compared: one case, no vowel signs, letters written two ways folded."""
    if word.isascii():
        return word.casefold().replace("`", "'")
    return _MARKS.sub("", unicodedata.normalize("NFC", word)).translate(_FOLDS).casefold()


def _name(spelling: str, id: str) -> Iterable[_Name]:
    words = _WORD.findall(spelling)
    if words:
        letters = "".join(words)
        yield _Name(tuple(map(fold, words)), letters.isupper() and letters.isascii(), letters != letters.lower(), id)


def forms(folded: str) -> Iterator[str]:
    """Yield a word as it may begin a name: itself, without its possessive, without Arabic particles."""
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


def _matches(name: _Name, text: str, words: list[re.Match[str]], folded: list[str]) -> bool:
    """Return whether words of a text are a name; the first word is known to be its first."""
    if len(words) < len(name.words) or folded[1:-1] != list(name.words[1:-1]):
        return False
    owned = folded[-1] == name.words[-1] + _POSSESSIVE
    if len(words) > 1 and not owned and folded[-1] != name.words[-1]:
        return False
    if any(not _JOINER.fullmatch(text[one.end() : other.start()]) for one, other in pairwise(words)):
        return False
    letters = "".join(word[0] for word in words)
    letters = letters[: -len(_POSSESSIVE)] if owned else letters
    return letters.isupper() if name.capitals else not name.cased or letters != letters.lower()
