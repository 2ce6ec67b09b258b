"""Which way text runs: where in a text stands what is written from right to left, and in what language.

A run goes from its first letter to its last, with whatever stands between, so that digits and marks keep their place.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

RIGHT = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc"
"""The blocks of Hebrew, Arabic and the scripts between, with their shaped letters; to stand between brackets."""

LEFT_LETTER = rf"(?![{RIGHT}])[^\W\d_]"
"""A letter of any other script, as a pattern."""

_LEFT_LETTER = re.compile(LEFT_LETTER)
_RIGHT_CHARACTER = re.compile(f"[{RIGHT}]")
_RUN = re.compile(rf"[{RIGHT}](?:[{RIGHT}\W\d_]*[{RIGHT}])?")
_WORDS = re.compile(r"\w+")
_HEBREW = re.compile("[\u0590-\u05ff\ufb1d-\ufb4f]")
_OTHER = re.compile("[\u0700-\u074f\u0780-\u08a0]")

_PAIRS = {"(": ")", "[": "]", "{": "}", "«": "»", "‹": "›", "“": "”", "‘": "’", "„": "“"}
_OPENING = {closing: opening for opening, closing in _PAIRS.items() if opening != "„"}
_STRAIGHT = "\"'"

_LANGUAGES = frozenset({"ar", "arc", "ckb", "dv", "fa", "he", "ps", "sd", "syr", "ug", "ur", "yi"})
"""Languages that are written from right to left where their tag names no script."""

_SCRIPTS = frozenset({"Adlm", "Arab", "Hebr", "Mand", "Nkoo", "Samr", "Syrc", "Thaa"})
_TAG = re.compile(r"([a-z]+)(?:-([A-Z][a-z]{3}))?")


class Run(NamedTuple):
    """Text written from right to left, at `start:end` of a text; `language` is its BCP 47 tag, `""` if not known."""

    start: int
    end: int
    language: str


def has_right_to_left(text: str) -> bool:
    """Return whether a text has a character of a script that is written from right to left."""
    return not text.isascii() and _RIGHT_CHARACTER.search(text) is not None


def has_left_to_right(text: str) -> bool:
    """Return whether a text has a letter of a script that is written from left to right."""
    return _LEFT_LETTER.search(text) is not None


def is_right_to_left(language: str) -> bool:
    """Return whether a language, a BCP 47 tag or `""`, is written from right to left."""
    tag = _TAG.match(language)
    return tag is not None and (tag[2] in _SCRIPTS if tag[2] else tag[1] in _LANGUAGES)


def direction_of(language: str) -> str:
    """Return which way a language is written, as HTML has it: `ltr` or `rtl`."""
    return "rtl" if is_right_to_left(language) else "ltr"


def begins_right_to_left(text: str) -> bool:
    """Return whether the first letter of a text is written from right to left."""
    right, left = _RIGHT_CHARACTER.search(text), _LEFT_LETTER.search(text)
    return right is not None and (left is None or right.start() < left.start())


def language_of_script(text: str) -> str:
    """Return the language that letters written from right to left are taken for, or `""` where they tell none."""
    if _HEBREW.search(text):
        return "he"
    return "" if _OTHER.search(text) else "ar"


def runs(text: str, name: str = "", language: str = "") -> Iterator[Run]:
    """Yield the runs in a text, in order.

    `name` is a text in a language written from right to left, such as a headline; where it stands in the text it is
    one run, whatever letters are in it. Its marks may be others: a style of citations sets its own quotation marks.
    """
    if not has_right_to_left(text):
        return
    last = 0
    for start, end in _named(text, name) if is_right_to_left(language) else ():
        yield from _between(text, last, start)
        yield Run(*_with_marks(text, start, end), language)
        last = end
    yield from _between(text, last, len(text))


def _named(text: str, name: str) -> Iterator[tuple[int, int]]:
    words = _WORDS.findall(name)
    if words and has_right_to_left(name):
        for match in re.finditer(r"(?<!\w)" + r"\W+".join(map(re.escape, words)) + r"(?!\w)", text):
            yield match.span()


def _between(text: str, first: int, last: int) -> Iterator[Run]:
    """Yield the runs in a part of a text; what has no other letters is one, with the marks and digits at its ends."""
    part = text[first:last]
    if (first, last) == (0, len(text)) and not _LEFT_LETTER.search(part):
        whole = part.strip()
        start = part.index(whole)
        yield Run(start, start + len(whole), language_of_script(whole))
        return
    for match in _RUN.finditer(part):
        start, end = _with_marks(text, first + match.start(), first + match.end())
        yield Run(max(start, first), min(end, last), language_of_script(match[0]))


def _with_marks(text: str, start: int, end: int) -> tuple[int, int]:
    """Return a run with the marks at its ends that belong to it: those whose other half stands in it, and « »."""
    opened, closed = _halves(text[start:end])
    while opened and end < len(text) and text[end] == opened[-1]:
        end += 1
        opened.pop()
    while closed and start and text[start - 1] == closed[0]:
        start -= 1
        closed.pop(0)
    if text[start - 1 : start] == "«" and text[end : end + 1] == "»":
        return start - 1, end + 1
    return start, end


def _halves(text: str) -> tuple[list[str], list[str]]:
    """Return the marks that would close what a text opens, the last one first to come, and open what it closes."""
    opened: list[str] = []
    closed: list[str] = []
    for mark in text:
        if opened and mark == opened[-1]:
            opened.pop()
        elif mark in _PAIRS or mark in _STRAIGHT:
            opened.append(_PAIRS.get(mark, mark))
        elif mark in _OPENING:
            closed.append(_OPENING[mark])
    return opened, closed
