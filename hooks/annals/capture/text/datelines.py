"""Places that stand in a dateline alone, such as `BEIRUT (AP) —`: where a report was written, not what it is about."""

import re
from collections.abc import Iterable, Mapping

from annals.capture.saved.paragraphs import Paragraph, Part
from annals.capture.text.recognise import printed_in
from annals.language.arabic import has_arabic
from annals.language.words import words
from annals.model import Archive

_FIRST = 2
"""Paragraphs of the story in which a dateline is sought; the first may be a standfirst."""

_MOST_WORDS = 9
_MOST_ARABIC = 3
"""Words outside brackets, where no capitals tell names from a sentence."""

_BRACKET = r"\([^()]{2,40}\)"
_DATELINE = re.compile(
    rf"\W{{0,2}}[^\W\d_a-z](?:[^.!?؟:;\"“”()\n]|\.(?= ?\d)){{1,60}}?[)]?\s*(?:{_BRACKET})?[^.!?؟:;()\n]{{0,20}}?"
    rf"(?:\s*[–—]+\s*|\s+[-_]{{1,2}}\s+|(?<=\))\s*[-_]{{1,2}}\s*|(?<=[A-Z]{{3}}):\s+)"
)
_SENTENCE = re.compile(r"\b[a-z]{2,}")
"""A word in small letters, which no dateline has outside its brackets."""


def dateline(text: str) -> str:
    """Return the dateline at the beginning of a paragraph, or `""`: places in capitals, a day, an agency, a dash."""
    match = _DATELINE.match(text)
    if match is None or len(words(match[0])) > _MOST_WORDS:
        return ""
    outside = re.sub(_BRACKET, "", match[0])
    told = has_arabic(outside) and len(words(outside)) > _MOST_ARABIC
    return "" if told or _SENTENCE.search(outside) else match[0]


def in_dateline_alone(
    archive: Archive, parts: Iterable[Paragraph], names: Mapping[str, Iterable[str]], where: Mapping[str, Iterable[int]]
) -> dict[str, int]:
    """Return the places that a text names in its dateline and nowhere else, each with the dateline's paragraph.

    `names` are the words that the text prints for each record, and `where` the paragraphs that name it.
    """
    story = [part for part in parts if part.part in (Part.STORY, Part.HEADER, Part.HEADING)][:_FIRST]
    for part in story:
        if line := dateline(part.text):
            rest = part.text[len(line) :]
            return {
                id: part.number
                for id, printed in names.items()
                if id in archive.places and set(where.get(id, ())) == {part.number}
                and printed_in(line, printed) and not printed_in(rest, printed)
            }  # fmt: skip
    return {}
