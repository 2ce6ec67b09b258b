"""A saved text to check records against: its paragraphs, their fingerprints, and where a figure stands."""

import hashlib
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from annals.capture.sketches import sketch
from annals.language.numbers.figures import Stated, places
from annals.language.words import Line, line, run_together, single_spaced, words
from annals.values.evidence import HEX, SHORT, SHORTEST, Evidence
from annals.values.figure import Figure

WINDOW = 4
"""Words on either side of a figure that its window holds, fewer where the paragraph ends."""

_BLANK = re.compile(r"\n\s*\n")


class Verdict(StrEnum):
    """How a figure was found again in a text, the firmest first."""

    EXACT = "exact"
    PARAGRAPH = "paragraph"
    WINDOW = "window"
    WORKED_OUT = "worked out"
    NOT_FOUND = "not found"


MEANINGS = {
    Verdict.EXACT: "the text is the capture itself and states the figure there",
    Verdict.PARAGRAPH: "the paragraph is in the text and states the figure",
    Verdict.WINDOW: "the figure is between the same words, in another paragraph",
    Verdict.WORKED_OUT: "the record says that the article does not print the figure",
    Verdict.NOT_FOUND: "the text does not support the figure",
}


def paragraphs(text: str) -> list[str]:
    """Return the blocks between blank lines, each on one line, as claims count them from 1."""
    plain = unicodedata.normalize("NFC", text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n"))
    return [single_spaced(block) for block in _BLANK.split(plain.strip())] if plain.strip() else []


def fingerprint(paragraph: str) -> str:
    """Return a paragraph's fingerprint, or `short` where it has too few words."""
    found = words(paragraph)
    return _hash(found) if len(found) >= SHORTEST else SHORT


def _hash(found: Sequence[str]) -> str:
    return hashlib.sha256(" ".join(found).encode()).hexdigest()[:HEX]


@dataclass(frozen=True)
class Text:
    """A text to check against: its checksum and size in bytes as a file, and its paragraphs."""

    sha256: str
    size: int
    paragraphs: tuple[str, ...]

    @cached_property
    def lines(self) -> tuple[Line, ...]:
        """Return the words of each paragraph, with what is printed between them."""
        return tuple(line(paragraph) for paragraph in self.paragraphs)

    @cached_property
    def words(self) -> tuple[Sequence[str], ...]:
        """Return the words of each paragraph."""
        return tuple(found.words for found in self.lines)

    @cached_property
    def whole(self) -> Line:
        """Return all words, however they are cut into paragraphs."""
        return run_together(self.lines)

    @cached_property
    def fingerprints(self) -> tuple[str, ...]:
        """Return the fingerprint of each paragraph, in order."""
        return tuple(_hash(found) if len(found) >= SHORTEST else SHORT for found in self.words)

    @cached_property
    def sketches(self) -> tuple[str, ...]:
        """Return the sketch of each paragraph, in order; where there is no fingerprint there is none either."""
        return tuple(sketch(found) if len(found) >= SHORTEST else SHORT for found in self.words)


def text_of(data: bytes) -> Text:
    """Return a saved text to check against; raise `UnicodeDecodeError` where it is not UTF-8."""
    return Text(hashlib.sha256(data).hexdigest(), len(data), tuple(paragraphs(data.decode("utf-8"))))


def witness(figure: Figure, paragraph: str, near: str = "") -> Evidence | None:
    """Return the evidence for a figure in its paragraph, or None where the paragraph does not state it.

    Of several places that of a written number goes before an article read as 1, then the one
    nearest to the words of `near`.
    """
    found = line(paragraph)
    aim = _place_of(words(near), found.words)
    best = min(places(figure, found), key=lambda place: (place.bare, abs(place.start - aim)), default=None)
    return Evidence(best.start + 1, best.end, _hash(_window(found.words, best))) if best else None


def _place_of(sought: Sequence[str], found: Sequence[str]) -> int:
    starts = range(len(found) - len(sought) + 1)
    return next((start for start in starts if sought and found[start : start + len(sought)] == sought), 0)


def _window(found: Sequence[str], place: Stated, after: int = WINDOW) -> Sequence[str]:
    return found[max(0, place.start - WINDOW) : place.end + after]


def verdict(
    figure: Figure, evidence: Evidence | None, paragraph: int, fingerprint: str, sha256: str, text: Text
) -> Verdict:
    """Return how far a text supports a claim's figure.

    `paragraph` is the claim's, `fingerprint` that paragraph's in the record (or `""`), `sha256`
    the sum of the capture that the record was written from. The figure itself is read in the text
    each time, so a figure changed in the record is not found whatever its evidence says.
    """
    if evidence and not evidence.first:
        return Verdict.WORKED_OUT
    if text.sha256 == sha256:
        same = paragraph <= len(text.lines) and _stands(figure, evidence, text.lines[paragraph - 1])
        return Verdict.EXACT if same else Verdict.NOT_FOUND
    if fingerprint in text.fingerprints and fingerprint != SHORT:
        there = text.lines[text.fingerprints.index(fingerprint)]
        return Verdict.PARAGRAPH if _stands(figure, evidence, there) else Verdict.NOT_FOUND
    return Verdict.WINDOW if evidence and _stands_anywhere(figure, evidence, text.whole) else Verdict.NOT_FOUND


def _stands(figure: Figure, evidence: Evidence | None, found: Line) -> bool:
    """Return whether a paragraph states a figure, at the place and in the window that the evidence names."""
    return any(
        evidence is None or Evidence(place.start + 1, place.end, _hash(_window(found.words, place))) == evidence
        for place in places(figure, found)
    )


def _stands_anywhere(figure: Figure, evidence: Evidence, found: Line) -> bool:
    """Return whether a window stands anywhere, even where paragraphs were cut otherwise or not at all."""
    before = min(WINDOW, evidence.first - 1)
    return any(
        _hash(found.words[max(0, place.start - before) : place.end + after]) == evidence.window
        for place in places(figure, found)
        for after in range(WINDOW + 1)
    )
