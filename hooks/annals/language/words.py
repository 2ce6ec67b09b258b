"""The words of a text, folded so that two prints of one text give the same, and what is printed between them."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from annals.language import arabic

WORDS = (
    "Unicode NFKC, one case, no vowel signs, Arabic letters folded that are written two ways, all digits ASCII, "
    "`1,200` as `1200`, and nothing but letters and numbers, so that `20km` is `20 km`"
)
"""How the words of a text are made."""

GROUPING_SPACES = "\u00a0\u2007\u2008\u2009\u200a\u202f"
"""Spaces that do not part words but the thousands of a number: no-break, thin, and as wide as a digit or a stop."""

GROUPED = "\ufdd0"
"""Stands in a gap for a space that may part thousands; Unicode keeps this character out of texts."""

_WORD = re.compile(r"\d+\.\d+|\d+|[^\W\d_]+")

_GROUPED = re.compile(r"(?<![\d,])\d{1,3}(?:,\d{3})+(?![\d,])")

_SIGNS = str.maketrans({**arabic.LETTERS, **arabic.SEPARATORS, arabic.STRETCH: None})
_SPACES = str.maketrans(dict.fromkeys(GROUPING_SPACES, GROUPED))
_LOOSE = re.compile(rf"(?<=\d)([{GROUPING_SPACES}])(?=\d)|\s+")
_ONLY_SPACES = re.compile(rf"[ \n{GROUPED}]+")
_RAISED = re.compile(r"\d+[⁰¹²³⁴-⁹₀-₉]+")


@dataclass(frozen=True)
class Line:
    """The words of a text, and what is printed before each of them and after the last.

    `raised` holds words that are no number, though they look like one: `37` with the sign of a footnote 1 is the
    word `371`.
    """

    words: Sequence[str]
    gaps: Sequence[str]
    raised: frozenset[str] = frozenset()

    def word(self, position: int) -> str:
        """Return the word at a position, or `""` outside the text."""
        return self.words[position] if 0 <= position < len(self.words) else ""

    def beside(self, position: int) -> bool:
        """Return whether only spaces part a word from the one before."""
        return 0 < position < len(self.words) and _ONLY_SPACES.fullmatch(self.gaps[position]) is not None

    def hyphened(self, position: int) -> bool:
        """Return whether a hyphen alone joins a word to the one before."""
        return 0 < position < len(self.words) and self.gaps[position] in ("-", "‐")

    def joined(self, position: int) -> bool:
        """Return whether a word stands beside the one before, or a hyphen joins them."""
        return self.beside(position) or self.hyphened(position)

    def close(self, position: int) -> bool:
        """Return whether a word is joined to the one before, or printed as one with it: `30k`."""
        return self.joined(position) or (0 < position < len(self.words) and self.gaps[position] == "")


def words(text: str) -> list[str]:
    """Return the words of a text as they are hashed."""
    return _WORD.findall(_flat(text))


def line(text: str) -> Line:
    """Return the words of a text, the same as `words` gives, with what is printed between them."""
    flat = _flat(text.translate(_SPACES))
    found = list(_WORD.finditer(flat))
    starts = [*(match.start() for match in found), len(flat)]
    ends = [0, *(match.end() for match in found)]
    gaps = [_shown(flat[end:start]) for end, start in zip(ends, starts, strict=True)]
    raised = frozenset(word for match in _RAISED.findall(text) for word in words(match))
    return Line([match[0] for match in found], gaps, raised)


def run_together(lines: Iterable[Line]) -> Line:
    """Return lines as one, a line break between any two."""
    found: list[str] = []
    gaps = [""]
    raised: frozenset[str] = frozenset()
    for each in lines:
        found += each.words
        gaps[-1] += f"\n{each.gaps[0]}"
        gaps += each.gaps[1:]
        raised |= each.raised
    return Line(found, gaps, raised)


def single_spaced(text: str) -> str:
    """Return a text on one line, its spaces single; a space that parts the thousands of a number stays what it is."""
    return _LOOSE.sub(lambda match: match[1] or " ", text).strip()


def _flat(text: str) -> str:
    folded = text.casefold() if text.isascii() else _folded(text)
    return _GROUPED.sub(lambda match: match[0].replace(",", ""), folded)


def _shown(gap: str) -> str:
    """Return what a reader sees of a gap: without marks of direction and joiners."""
    return gap if gap.isascii() else "".join(char for char in gap if unicodedata.category(char) != "Cf")


def _folded(text: str) -> str:
    """Return text in one case, without marks, its Arabic letters and all its digits in one form."""
    plain = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).casefold())
    bare = "".join(char for char in plain if unicodedata.category(char) != "Mn").translate(_SIGNS)
    return "".join(str(unicodedata.decimal(char)) if char.isdecimal() else char for char in bare)
