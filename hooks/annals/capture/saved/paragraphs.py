"""What each paragraph of a saved text is: the story itself, or a headline, caption, repeat or page furniture.

Only the story is read for claims. What is not surely something else counts as story, so that a
person sees it.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from annals.capture.saved.bylines import is_byline
from annals.language.date_names import SHORT_MONTHS
from annals.language.story import AHEAD, ENDS, FURNITURE
from annals.language.words import words

_FURNITURE = re.compile(FURNITURE, re.IGNORECASE)
_BUTTON = re.compile(
    r"(?:share|print|e-?mail|save|menu|search|close|open|log ?in|sign ?in|facebook|twitter|whatsapp|telegram|"
    r"linkedin|copy link|home|"
    r"listen(?: to (?:this )?(?:article|story))?|watch|advertisement|sponsored|loading|toggle \w+|back to top|"
    r"next|previous|"
    r"مشاركة|شارك|طباعة|حفظ|استمع|القائمة|بحث|اعلان|إعلان|الرئيسية|تسجيل الدخول|انسخ الرابط|فيسبوك|تويتر|واتساب|"
    r"[\W_]+)+",
    re.IGNORECASE,
)
_TRAIL = re.compile(r"[\w ]{1,30}(?: ?[>›»/] ?[\w ]{1,40}){1,6}")
_PAGE_LINE = re.compile(r"\b\d+ min(?:utes?)? read\b|\bread: ?\d+|\bviews?: ?\d+", re.IGNORECASE)
_CREDIT = re.compile(r"[(\[](?P<credit>[^()\[\]]{2,40})[)\]]\W*$")
_ENDS = re.compile(ENDS)
_SHORT_MONTH = "".join(rf"(?<!\b{month}\.)" for month in SHORT_MONTHS)
_BETWEEN_SENTENCES = re.compile(rf"(?<=[.!?؟…])(?:(?!\s+\d)|{_SHORT_MONTH})[\"”»]?\s+(?=[\"“«(\[]?\w)")
_LONGEST_CAPTION = 40
_LONGEST_HEADING = 8
_LONGEST_FURNITURE = 60
_REPEAT = 6
"""Words in a row by which text is told to have been printed before; a shorter paragraph is no repeat."""

_TAIL = 80
"""Characters of a paragraph's end in which a credit is sought."""

_AHEAD = re.compile(AHEAD)


class Part(StrEnum):
    """What a paragraph is."""

    STORY = "story"
    TITLE = "title"
    HEADING = "heading"
    CAPTION = "caption"
    HEADER = "header"
    REPEAT = "repeat"
    BYLINE = "byline"
    FURNITURE = "furniture"


@dataclass(frozen=True)
class Paragraph:
    """A paragraph of a saved text: its number from 1, what it is, and whom a caption credits."""

    number: int
    text: str
    part: Part
    credit: str = ""


def read_parts(paragraphs: Sequence[str], title: str) -> list[Paragraph]:
    """Return what each paragraph is. `title` is the headline, wherever it stands."""
    found: list[Paragraph] = []
    before: set[tuple[str, ...]] = set()
    headline = words(title)
    for number, text in enumerate(paragraphs, 1):
        part, credit = _part(text, headline, before)
        found.append(Paragraph(number, text, part, credit))
        before |= _runs(words(text))
    return found


def _runs(found: list[str]) -> set[tuple[str, ...]]:
    return {tuple(found[place : place + _REPEAT]) for place in range(len(found) - _REPEAT + 1)}


def _part(text: str, title: list[str], before: set[tuple[str, ...]]) -> tuple[Part, str]:
    """Return what a paragraph is, given the words of the headline and the runs of words before it."""
    found, end = words(text), text[-_TAIL:]
    again = len(found) >= _REPEAT and _runs(found) <= before
    match = _CREDIT.search(end)
    credit = match["credit"] if match else ""
    heading = len(found) <= _LONGEST_HEADING and (not _ENDS.search(end) or end.rstrip().endswith(("?", "؟")))
    tests = (
        (Part.FURNITURE, len(found) < _LONGEST_FURNITURE and bool(_FURNITURE.search(text))),
        (Part.TITLE, found == title),
        (Part.HEADER, bool(title and _PAGE_LINE.search(text))),
        (Part.REPEAT, again),
        (Part.CAPTION, bool(credit) and len(found) <= _LONGEST_CAPTION),
        (Part.BYLINE, is_byline(text)),
        (Part.HEADING, heading),
    )
    part = next((part for part, true in tests if true), Part.STORY)
    return part, credit if part in (Part.HEADER, Part.CAPTION) else ""


def is_furniture(line: str) -> bool:
    """Return whether a line is of the page around an article: a button, a path of sections, a note to readers."""
    short = len(words(line)) < _LONGEST_FURNITURE
    counted = _PAGE_LINE.search(line) and len(words(_PAGE_LINE.sub("", line))) <= 4
    return bool(
        _BUTTON.fullmatch(line) or _TRAIL.fullmatch(line.strip()) or counted or (short and _FURNITURE.search(line))
    )


def without_page_marks(text: str) -> str:
    """Return a paragraph without what the page counts: minutes to read, readers so far."""
    return _PAGE_LINE.sub("", text)


def looks_ahead(sentence: str) -> bool:
    """Return whether a sentence tells of what is expected rather than of what happened."""
    return bool(_AHEAD.search(sentence))


def sentences(text: str) -> list[str]:
    """Return the sentences of a paragraph, as far as full stops tell them."""
    return [part for part in _BETWEEN_SENTENCES.split(text) if part]
