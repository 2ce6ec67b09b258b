"""Names of towns, groups and sources found in text, by every known spelling, English and Arabic.

Matching goes by whole words, so `al-Qaryatayn` and `al Qaryatayn` are one and no name is found
inside another word. Names in capitals match only in capitals (`IS` is not `is`), with full stops or without (`U.S.`);
other Latin names need their capital letters somewhere. In a line that is all in capitals a short name may be a word:
`tells_nothing` says of which. Arabic is matched without vowel signs, with the letters folded that are written in
several ways, also those of Persian keyboards and those that PDFs hold in the shapes they are drawn in, and behind the
particles that join a word; there a part of a name may stand in quotation marks, and single letters have full stops.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import accumulate, zip_longest
from types import MappingProxyType

from annals.language import arabic

_SIGNS = rf"[\u0300-\u036f{arabic.VOWELS}]"
_LETTERS = rf"[^\W_]+(?:{_SIGNS}+[^\W_]*)*"  # with the accents and vowel signs written after them
_DOTTED = r"(?<![^\W_])(?:[A-Z]\.){2,}(?![^\W_])"  # U.S. is one word, as US is
_WORD = re.compile(rf"({_DOTTED}|{_LETTERS}(?:['’`ʿʾ]{_LETTERS})*)")
_JOINER = re.compile(r"[-‐‑\s]{1,3}")
QUOTES = '"«»“”„'
_ARABIC_JOINER = re.compile(rf"[-‐‑–\s]{{1,3}}|\s?[{QUOTES}]\s?")
"""Arabic papers put a part of a name in quotation marks, `تنظيم «الدولة الإسلامية»`, and a dash into that of a road."""

_LETTER_JOINER = re.compile(r"[-‐‑\s]{1,3}|\.\s?")
"""Between the letters of a short form: `أ ف ب`, `أ.ف.ب`."""

FOLDS: Mapping[str, str] = MappingProxyType(
    {**arabic.LETTERS, **arabic.PERSIAN, "’": "'", "`": "'", "ʿ": "'", "ʾ": "'"}
)
"""Characters that are written two ways, and what names are compared with instead."""

_FOLDS = str.maketrans(dict(FOLDS))
BEFORE_ARTICLE = ("وبال", "فبال", "وكال", "فكال", "ولل", "فلل", "وال", "فال", "بال", "كال", "لل")
PARTICLES = ("وب", "فب", "وك", "فك", "ول", "فل", "و", "ف", "ب", "ك", "ل")
_SHORTEST = 3
"""Letters that must be left of an Arabic name once a particle is taken off."""

_POSSESSIVE = "'s"
NOTHING = ""
"""The id of a longer name that is none of the records', though one of theirs is in it."""


@dataclass(frozen=True)
class Mention:
    """A name found at `start:end` of a text, and the record it leads to; `name` is the known name, by folded words."""

    start: int
    end: int
    id: str
    name: tuple[str, ...] = ()


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

    def by_first(self) -> dict[str, tuple[_Name, ...]]:
        """Return the names that begin with each first word, in order."""
        found: dict[str, tuple[_Name, ...]] = {}
        for start in sorted(self.by_start):
            found[start[0]] = (*found.get(start[0], ()), *self.by_start[start])
        return found

    def find(self, text: str) -> Iterator[Mention]:
        """Yield the names in a text, longest first at each position, none overlapping."""
        parts = _WORD.split(text)  # what stands between words, and the words, in turn
        between, words = parts[::2], parts[1::2]
        folded = _fold_all(words)
        ends: list[int] = []
        free = 0
        for position in self._starts(folded):
            if position >= free and (name := self._at(words, folded, between, position)):
                ends = ends or list(accumulate(map(len, parts)))
                free = position + len(name.words)
                if name.id == NOTHING:
                    continue
                owner = len(_POSSESSIVE) if folded[free - 1] == name.words[-1] + _POSSESSIVE else 0
                yield Mention(ends[2 * position], ends[2 * free - 1] - owner, name.id, name.words)

    def _starts(self, folded: list[str]) -> Iterator[int]:
        """Yield the words that may begin a name: most begin none, and have no other form."""
        for position, (word, second) in enumerate(zip_longest(folded, folded[1:], fillvalue="")):
            if not word.isascii() or "'" in word:
                yield position
            elif word in self.firsts:
                known = self.by_start
                if (word, second) in known or (word,) in known or second.endswith(_POSSESSIVE):
                    yield position

    def _at(self, words: list[str], folded: list[str], between: list[str], position: int) -> _Name | None:
        for first in filter(self.firsts.__contains__, forms(folded[position])):
            for start in _openings(first, *folded[position + 1 : position + 2]):
                for name in self.by_start.get(start, ()):
                    end = position + len(name.words)
                    if _matches(name, words[position:end], folded[position:end], between[position + 1 : end]):
                        return name
        return None


def _openings(first: str, second: str | None = None) -> list[tuple[str, ...]]:
    """Return what the first two words of a name may be, where a text has such two, or one at its end."""
    if second is None:
        return [(first,)]
    if second.endswith(_POSSESSIVE):
        return [(first, second.removesuffix(_POSSESSIVE)), (first, second), (first,)]
    return [(first, second), (first,)]


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
        return word.casefold().replace("`", "'").replace(".", "")
    return arabic.without_marks(unicodedata.normalize("NFKC", word)).translate(_FOLDS).casefold()


def folded(name: str) -> tuple[str, ...]:
    """Return the words of a name as they are compared."""
    return tuple(map(fold, _WORD.findall(name)))


def fold_words(text: str) -> set[str]:
    """Return the words of a text in every form in which one of them may begin a name."""
    return {form for word in _WORD.findall(text) for form in forms(fold(word))}


def _fold_all(words: list[str]) -> list[str]:
    """Return words folded, those of plain letters all at once, which is quicker."""
    plain = " ".join(words).casefold().replace("`", "'").replace(".", "").split(" ")
    return [each if word.isascii() else fold(word) for word, each in zip(words, plain, strict=False)]


def _name(spelling: str, id: str) -> Iterable[_Name]:
    words = _WORD.findall(spelling)
    if words:
        letters = "".join(words).replace(".", "")
        yield _Name(tuple(map(fold, words)), letters.isupper() and letters.isascii(), letters != letters.lower(), id)


def forms(folded: str) -> Iterator[str]:
    """Yield a word as it may begin a name: itself, without its possessive, without Arabic particles."""
    yield folded
    if folded.endswith(_POSSESSIVE):
        yield folded.removesuffix(_POSSESSIVE)
    if arabic.CHARACTER.match(folded):
        for particle in BEFORE_ARTICLE:
            if folded.startswith(particle):
                yield "ال" + folded[len(particle) :]
        for particle in PARTICLES:
            if folded.startswith(particle) and len(folded) - len(particle) >= _SHORTEST:
                yield folded[len(particle) :]


def _joiner(words: tuple[str, ...]) -> re.Pattern[str]:
    """Return what may stand between the words of a name."""
    if not arabic.CHARACTER.match(words[0]):
        return _JOINER
    return _LETTER_JOINER if all(len(word) == 1 for word in words) else _ARABIC_JOINER


def _matches(name: _Name, words: list[str], folded: list[str], between: list[str]) -> bool:
    """Return whether words of a text, with what stands between them, are a name that begins with the first."""
    if len(words) < len(name.words) or folded[1:-1] != list(name.words[1:-1]):
        return False
    owned = folded[-1] == name.words[-1] + _POSSESSIVE
    if len(words) > 1 and not owned and folded[-1] != name.words[-1]:
        return False
    if not all(map(_joiner(name.words).fullmatch, between)):
        return False
    letters = "".join(words)
    letters = letters[: -len(_POSSESSIVE)] if owned else letters
    return letters.isupper() if name.capitals else not name.cased or letters != letters.lower()
