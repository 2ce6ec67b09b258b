"""Names in a text that no record spells so, though a place has one near it: `al-Qaryateen` beside `al-Qaryatayn`."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from annals.facts.spellings import Spellings
from annals.language import arabic
from annals.language.names import Mention, fold, forms
from annals.language.transliteration import likeness

_ARTICLE = r"(?:(?:[Aa]l|[Ee]l)[-‐‑ ]|(?:[Aa][rsdnzt]|[Aa][st]h)[-‐‑])"
"""Before sun letters only with a hyphen: `at Tell` is English."""

_CAPITAL = r"[A-Z\u00c0-\u00de\u0100-\u024f\u1e00-\u1eff][\w'’ʿʾ]*[^\W\d_]"
_WORD = rf"{_ARTICLE}?{_CAPITAL}"
_ONE = re.compile(_WORD)
_LATIN = re.compile(rf"(?<![\w'’-]){_WORD}(?:[-‐‑ ]{_WORD})?")
_ARABIC = re.compile(rf"[{arabic.CHARACTERS}]+")
_ARABIC_LONG = 6
_SENTENCE = re.compile(r"(?:^|[.!?:؟…]['\"’”)]*)\s*['\"‘“(]*$")


@dataclass(frozen=True)
class Unknown:
    """What may be a place under a spelling that no record has: the ids of places, and the paragraphs that print it."""

    places: tuple[str, ...]
    paragraphs: tuple[int, ...]


@dataclass
class _Met:
    """An unknown spelling as it is met; `only_begins` says that it is a lone word that only begins sentences."""

    places: tuple[str, ...]
    paragraphs: dict[int, None] = field(default_factory=dict)
    only_begins: bool = True


class UnknownNames:
    """Finds in texts what is near a place's spellings and none of them."""

    def __init__(self, spellings: Spellings) -> None:
        self._spellings = spellings
        self._places: dict[str, tuple[str, ...]] = {}

    def find(self, paragraphs: Iterable[tuple[int, str, Sequence[Mention]]]) -> Mapping[str, Unknown]:
        """Return what is near a place in numbered paragraphs, each given with the names that were found in it.

        A lone word that only begins sentences is left out: any word has a capital there.
        """
        met: dict[str, _Met] = {}
        for number, text, mentions in paragraphs:
            for printed, begins in self._in(text, mentions):
                each = met.setdefault(printed, _Met(self._near(printed)))
                each.paragraphs[number] = None
                each.only_begins &= begins
        return {
            printed: Unknown(each.places, tuple(each.paragraphs))
            for printed, each in met.items()
            if not each.only_begins
        }

    def _in(self, text: str, mentions: Sequence[Mention]) -> Iterator[tuple[str, bool]]:
        """Yield what is near a place, and whether it is a lone word that begins a sentence."""
        if not text.isupper():
            for match in _LATIN.finditer(text):
                yield from self._latin(match, text, mentions)
        for match in _ARABIC.finditer(text):
            if len(match[0]) >= _ARABIC_LONG and not _taken(match.start(), match.end(), mentions):
                yield from ((form, False) for form in _arabic_forms(match[0]) if self._near(form))

    def _latin(self, match: re.Match[str], text: str, mentions: Sequence[Mention]) -> Iterator[tuple[str, bool]]:
        """Yield the one of two words that is nearest to a place's name, or the two together."""
        free = [
            (self._likeness(piece), -number, piece, start)
            for number, (piece, start) in enumerate(_pieces(match))
            if not _taken(start, start + len(piece), mentions) and self._near(piece)
        ]
        if free:
            _likeness, _number, piece, start = max(free)
            lone = re.fullmatch(_CAPITAL, piece) is not None
            yield piece, lone and _SENTENCE.search(text[:start]) is not None

    def _likeness(self, printed: str) -> float:
        return max((likeness(printed, name) for name in self._spellings.near_places.to(printed)), default=0)

    def _near(self, printed: str) -> tuple[str, ...]:
        """Return the places one of whose spellings may be meant, the nearest first."""
        if printed not in self._places:
            near = self._spellings.near_places.to(printed)
            ids = (id for name in near for id in self._spellings.owners(name) if id in self._spellings.places)
            self._places[printed] = tuple(dict.fromkeys(ids))
        return self._places[printed]


def _pieces(match: re.Match[str]) -> Iterator[tuple[str, int]]:
    """Yield words as one name, and each alone, with where they begin."""
    printed, start = match[0], match.start()
    yield printed, start
    first = _ONE.match(printed)
    if first and first.end() < len(printed):
        yield first[0], start
        yield printed[first.end() + 1 :], start + first.end() + 1


def _arabic_forms(word: str) -> Iterator[str]:
    """Yield a word without particles that may be joined to it, or as it is."""
    folded = fold(word)
    bare = [word[-len(form) :] for form in forms(folded) if form != folded and word.endswith(form)]
    yield from bare[:1] if bare and len(bare[0]) >= _ARABIC_LONG else [word]


def _taken(start: int, end: int, mentions: Sequence[Mention]) -> bool:
    return any(mention.start < end and start < mention.end for mention in mentions)
