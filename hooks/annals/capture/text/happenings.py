"""Sentences that tell that a place was taken: what a text reports without any figure.

They are offered as claims of control. A text of which nothing else can be offered has one claim: that it happened.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from annals.capture.saved.paragraphs import Paragraph, Part, looks_ahead, sentences

MOST = 3
"""Claims of control that are offered, the first ones."""

_TOOK = re.compile(
    r"\b(?:re)?captur(?:ed|es|ing|e)\b|\boverr[ua]n(?:s|ning)?\b|\bret(?:ook|aken|ake|akes|aking)\b|"
    r"\b(?:tak(?:e|es|en|ing)|took|seiz(?:e|ed|es|ing)|gain(?:ed|s|ing)?|wrest(?:ed|s|ing)?) (?:(?:full|complete) )?"
    r"control\b|\b(?:fell|falls?|fallen|falling) (?:in)?to (?!the ground)|\bin (?:(?:full|complete) )?control of\b|"
    r"\b(?:seiz(?:ed|es|ing|e)|took|tak(?:en|es|ing)|took over)\b(?= (?:\S+ ){0,6}?(?:town|city|village|base)\b)|"
    r"(?<!\w)[وف]?(?:سيطرت?|السيطرة|سيطرته|سيطرتها|استعادت?|استولت|استولى|سقطت|سقوط|انتزعت?)(?!\w)"
)
_THE_PLACE = re.compile(r"\b[Tt]he (?:\w+ )?(?:town|city|village)\b|(?:البلدة|المدينة|القرية)")
"""Words for a place that the text named before."""

_NUMBER = re.compile(r"^\W*(?:(?:at least|more than|about|some|over|around|nearly) )*(?:\d|dozens|scores|hundreds)")
"""What stands behind `captured` where people are captured, or things."""

_PASSIVE = re.compile(r"^\W*(?:\w+ ){0,4}?(?:by|on the part of)\b|^\W*على يد|^\W*بيد")
_TO = re.compile(r"(?:to|into) ?$")
_DENIED = re.compile(r"\b(?:not|never|n.t|den(?:y|ied|ies)|fail(?:ed|s)?|tr(?:y|ied|ies|ying) to|attempt\w*)\b")
_BEFORE_IT = 40
"""Characters before a verb in which it is sought whether it is denied."""


@dataclass(frozen=True)
class Happening:
    """That something happened: `control` of a place taken by `side`, `""` if that is not clear; or `occurrence`."""

    paragraph: int
    states: str
    side: str
    sentence: str


def happenings(
    parts: Iterable[Paragraph],
    places: Mapping[str, tuple[str, ...]],
    groups: Mapping[str, tuple[str, ...]],
) -> list[Happening]:
    """Return the sentences that tell that a place changed hands, one of a paragraph; places and groups have spellings.

    The story goes first; a headline is read only where that tells of none.
    """
    every = list(parts)
    for read in ((Part.STORY, Part.HEADER), (Part.TITLE, Part.HEADING)):
        found = [each for part in every if part.part in read for each in _of_paragraph(part, places, groups)][:MOST]
        if found:
            return found
    return []


def occurrence(parts: Iterable[Paragraph]) -> Happening | None:
    """Return that what a text tells happened, with the first paragraph of its story; None where it has no text."""
    every = list(parts)
    story = [part for part in every if part.part in (Part.STORY, Part.HEADER)] or every
    return Happening(story[0].number, "occurrence", "", story[0].text) if story else None


def _of_paragraph(
    part: Paragraph, places: Mapping[str, tuple[str, ...]], groups: Mapping[str, tuple[str, ...]]
) -> Iterator[Happening]:
    for sentence in sentences(part.text):
        match = _TOOK.search(sentence)
        if not match or looks_ahead(sentence) or _NUMBER.match(sentence[match.end() :]):
            continue
        denied = _DENIED.search(sentence[max(0, match.start() - _BEFORE_IT) : match.start()])
        if not denied and places and (_named(sentence, places) or _THE_PLACE.search(sentence)):
            yield Happening(part.number, "control", _side(sentence, match, groups), sentence)
            return


def _side(sentence: str, verb: re.Match[str], groups: Mapping[str, tuple[str, ...]]) -> str:
    """Return the group that took it: the nearest before the verb, or behind it where it says so; `""` if unclear."""
    seen = _named(sentence, groups)
    behind = [id for start, id in seen if start >= verb.end()]
    before = [id for start, id in reversed(seen) if start < verb.start()]
    passive = _PASSIVE.match(sentence[verb.end() :]) or _TO.search(verb[0])
    first = (behind or [""]) if passive or not verb[0].isascii() else (before or [""])
    return first[0]


def _named(sentence: str, named: Mapping[str, tuple[str, ...]]) -> list[tuple[int, str]]:
    """Return where a sentence has what is named, and its id, in order."""
    found = ((sentence.find(word), id) for id, words in named.items() for word in words if word)
    return sorted((start, id) for start, id in found if start >= 0)
