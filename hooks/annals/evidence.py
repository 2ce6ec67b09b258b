"""Evidence for a claim without its text: hashes by which a holder of the article can check it.

The scheme is `annals-evidence/1`. Text is compared as words, made as `WORDS` says. A paragraph's
fingerprint and the window around a figure are the first 16 hex digits of a SHA-256 sum of such
words, single spaces between.

64 bits are enough: among a million paragraphs two different ones share a fingerprint with a
chance of 1 in 37 million, and nobody gains by making such a pair. The hashed text was published,
so a salt would hide nothing and would keep other holders from checking.
"""

import hashlib
import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from annals.figures import Figure
from annals.figurewords import Stated, places
from annals.problems import quoted

PROFILE = "annals-evidence/1"
WORDS = (
    "Unicode NFKC, one case, no vowel signs, Arabic letters folded that are written two ways, all digits ASCII, "
    "`1,200` as `1200`, and nothing but letters and numbers, so that `20km` is `20 km`"
)
"""How the words of a text are made."""

HEX = 16
WINDOW = 4
"""Words on either side of a figure that its window holds, fewer where the paragraph ends."""

SHORTEST = 8
"""Words below which a paragraph has no fingerprint: it says too little to be anyone's text."""

SHORT = "short"
"""Stands for the fingerprint of a paragraph below `SHORTEST`."""

WORKED_OUT = "worked out"
"""Stands for the evidence of a figure that the article does not print but implies."""

FORMS = f"'annals verify CAPTURE --write' makes it; write {WORKED_OUT!r} for a figure the article only implies"
_BLANK = re.compile(r"\n\s*\n")
_WORD = re.compile(r"\d+\.\d+|\d+|[^\W\d_]+")
_GROUPED = re.compile(r"(?<![\d,])\d{1,3}(?:,\d{3})+(?![\d,])")
_SIGNS = str.maketrans({"ـ": None, "٬": ",", "٫": ".", "أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي", "ة": "ه"})
_TEXT = re.compile(rf"([1-9]\d{{0,4}})(?:-([1-9]\d{{0,4}}))? ([0-9a-f]{{{HEX}}})", re.ASCII)


class Verdict(StrEnum):
    """How a figure was found again in a text, the firmest first."""

    EXACT = "exact"
    PARAGRAPH = "paragraph"
    WINDOW = "window"
    WORKED_OUT = "worked out"
    NOT_FOUND = "not found"


MEANINGS = {
    Verdict.EXACT: "the text is the capture itself and states the figure there",
    Verdict.PARAGRAPH: "the paragraph stands in the text and states the figure there",
    Verdict.WINDOW: "the figure stands there between the same words, in another paragraph",
    Verdict.WORKED_OUT: "the record says that the article does not print the figure",
    Verdict.NOT_FOUND: "the text does not bear the figure out",
}


class EvidenceError(ValueError):
    """The text is no evidence; `args` are the message and a hint."""

    def __init__(self, message: str) -> None:
        super().__init__(message, FORMS)


@dataclass(frozen=True)
class Evidence:
    """Where a figure stands: words `first` to `last` of its paragraph, from 1, and its window's hash.

    A figure that was worked out has no words: `first` is 0 and the window is empty.
    """

    first: int
    last: int
    window: str

    def __str__(self) -> str:
        if not self.first:
            return WORKED_OUT
        return f"{self.first if self.first == self.last else f'{self.first}-{self.last}'} {self.window}"


def parse(text: str) -> Evidence:
    """Return the evidence that a record states; raise `EvidenceError` for anything else."""
    if text == WORKED_OUT:
        return Evidence(0, 0, "")
    match = _TEXT.fullmatch(text) if isinstance(text, str) else None
    if not match:
        raise EvidenceError(f"{quoted(text)} is no evidence")
    first, last = int(match[1]), int(match[2] or match[1])
    if last < first:
        raise EvidenceError(f"{quoted(text)} ends before it begins")
    return Evidence(first, last, match[3])


def paragraphs(text: str) -> list[str]:
    """Return the blocks between blank lines, each on one line, as claims count them from 1."""
    plain = unicodedata.normalize("NFC", text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n"))
    return [" ".join(block.split()) for block in _BLANK.split(plain.strip())] if plain.strip() else []


def words(text: str) -> list[str]:
    """Return the words of a text as they are hashed."""
    folded = text.casefold() if text.isascii() else _folded(text)
    return _WORD.findall(_GROUPED.sub(lambda match: match[0].replace(",", ""), folded))


def _folded(text: str) -> str:
    """Return text in one case, without marks, its Arabic letters and all its digits in one form."""
    plain = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).casefold())
    bare = "".join(char for char in plain if unicodedata.category(char) != "Mn").translate(_SIGNS)
    return "".join(str(unicodedata.decimal(char)) if char.isdecimal() else char for char in bare)


def fingerprint(paragraph: str) -> str:
    """Return a paragraph's fingerprint, or `short` where it has too few words."""
    found = words(paragraph)
    return _hash(found) if len(found) >= SHORTEST else SHORT


def _hash(found: list[str]) -> str:
    return hashlib.sha256(" ".join(found).encode()).hexdigest()[:HEX]


@dataclass(frozen=True)
class Text:
    """A text to check against: its checksum as a file, and its paragraphs."""

    sha256: str
    paragraphs: tuple[str, ...]

    @cached_property
    def words(self) -> tuple[list[str], ...]:
        """Return the words of each paragraph."""
        return tuple(words(paragraph) for paragraph in self.paragraphs)

    @cached_property
    def every_word(self) -> list[str]:
        """Return all words, however they are cut into paragraphs."""
        return [word for found in self.words for word in found]

    @cached_property
    def fingerprints(self) -> tuple[str, ...]:
        """Return the fingerprint of each paragraph, in order."""
        return tuple(_hash(found) if len(found) >= SHORTEST else SHORT for found in self.words)


def text_of(data: bytes) -> Text:
    """Return a saved text to check against; raise `UnicodeDecodeError` where it is not UTF-8."""
    return Text(hashlib.sha256(data).hexdigest(), tuple(paragraphs(data.decode("utf-8"))))


def witness(figure: Figure, paragraph: str, near: str = "") -> Evidence | None:
    """Return the evidence for a figure in its paragraph, or None where the paragraph does not state it.

    Of several places that of a written number goes before an article read as 1, then the one
    nearest to the words of `near`.
    """
    found = words(paragraph)
    aim = _place_of(words(near), found)
    best = min(places(figure, found), key=lambda place: (place.bare, abs(place.start - aim)), default=None)
    return Evidence(best.start + 1, best.end, _hash(_window(found, best))) if best else None


def _place_of(sought: list[str], found: list[str]) -> int:
    starts = range(len(found) - len(sought) + 1)
    return next((start for start in starts if sought and found[start : start + len(sought)] == sought), 0)


def _window(found: list[str], place: Stated, after: int = WINDOW) -> list[str]:
    return found[max(0, place.start - WINDOW) : place.end + after]


def verdict(
    figure: Figure, evidence: Evidence | None, paragraph: int, fingerprint: str, sha256: str, text: Text
) -> Verdict:
    """Return how a text bears out a claim's figure.

    `paragraph` is the claim's, `fingerprint` that paragraph's in the record (or nothing), `sha256`
    the sum of the capture that the record was written from. The figure itself is read in the text
    each time, so a figure changed in the record is not found whatever its evidence says.
    """
    if evidence and not evidence.first:
        return Verdict.WORKED_OUT
    if text.sha256 == sha256:
        same = paragraph <= len(text.words) and _stands(figure, evidence, text.words[paragraph - 1])
        return Verdict.EXACT if same else Verdict.NOT_FOUND
    if fingerprint in text.fingerprints and fingerprint != SHORT:
        there = text.words[text.fingerprints.index(fingerprint)]
        return Verdict.PARAGRAPH if _stands(figure, evidence, there) else Verdict.NOT_FOUND
    return Verdict.WINDOW if evidence and _stands_anywhere(figure, evidence, text.every_word) else Verdict.NOT_FOUND


def _stands(figure: Figure, evidence: Evidence | None, found: list[str]) -> bool:
    """Return whether a paragraph states a figure, at the place and in the window that the evidence names."""
    return any(
        evidence is None or Evidence(place.start + 1, place.end, _hash(_window(found, place))) == evidence
        for place in places(figure, found)
    )


def _stands_anywhere(figure: Figure, evidence: Evidence, found: list[str]) -> bool:
    """Return whether a window stands anywhere, even where paragraphs were cut otherwise or not at all."""
    before = min(WINDOW, evidence.first - 1)
    return any(
        _hash(found[max(0, place.start - before) : place.end + after]) == evidence.window
        for place in places(figure, found)
        for after in range(WINDOW + 1)
    )
