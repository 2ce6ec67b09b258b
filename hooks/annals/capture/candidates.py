"""Figures of a text offered as claims, each with its paragraph, for a person to confirm or refuse.

Only the story is read, and no sentence that tells what is expected. Years, days of months, ages,
and numbers that are part of a name are no figures.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from annals.capture.paragraphs import Paragraph, Part, looks_ahead, sentences, without_page_marks
from annals.capture.quantities import Counted, counted
from annals.language.date_names import MONTHS, plain, unsigned, whole_dates
from annals.language.numbers.figures import Stated, stated
from annals.language.words import line, words
from annals.values.figure import FigureError, parse

_NO_FIGURE = frozenset(
    [
        "mile", "miles", "hour", "hours", "minutes", "percent", "am", "pm", "gmt", "first", "old", "thirds", "quarters",
        "sides", "parties",
    ]
)  # fmt: skip
_YEARS = range(1900, 2101)
_OLDEST_AFFAIR = 14
"""Years up to which `four-year-old` dates an affair; above, it is someone's age."""

_MONTH_WORDS = frozenset(word for name in MONTHS for word in words(plain(name)))


@dataclass(frozen=True)
class Offer:
    """A figure that a paragraph states, what it counts, and the sentence it stands in."""

    paragraph: int
    figure: str
    counted: Counted
    sentence: str


def offers(paragraphs: Iterable[Paragraph]) -> Iterator[Offer]:
    """Yield the figures of a text in order."""
    for paragraph in paragraphs:
        if paragraph.part in (Part.STORY, Part.HEADER):
            for sentence in sentences(_undated(without_page_marks(paragraph.text))):
                if not looks_ahead(sentence):
                    yield from _of_sentence(paragraph.number, sentence)


def _undated(text: str) -> str:
    """Return a text without the days that it prints in full."""
    text = unsigned(text)
    kept, last = [], 0
    for day in whole_dates(text):
        kept.append(text[last : day.start])
        last = day.end
    return "".join([*kept, text[last:]])


def _of_sentence(number: int, sentence: str) -> Iterator[Offer]:
    found = line(sentence)
    every = list(stated(found))
    for each, told in zip(every, counted(every, sentence), strict=True):
        if not each.bare and _counts(each, found.words) and _recordable(each.text):
            yield Offer(number, each.text, told, sentence)


def _recordable(text: str) -> bool:
    try:
        parse(text)
    except FigureError:
        return False
    return True


def _counts(each: Stated, found: Sequence[str]) -> bool:
    """Return whether a number counts something, rather than naming a year, a day, an age or a thing."""
    before, after = found[each.start - 1 : each.start], found[each.end : each.end + 2]
    if re.fullmatch(r"\d{4}", each.text) and int(each.text) in _YEARS:
        return False
    if each.text == "1" or (after[:1] and after[0] in _NO_FIGURE):
        return False
    if {*before, *after[:1]} & _MONTH_WORDS or (before and _names_a_thing(before[0])):
        return False
    digits = re.search(r"\d+", each.text)
    aged = len(after) == 2 and after[0] == "year" and after[1] == "old"
    return not (aged and digits and int(digits[0]) > _OLDEST_AFFAIR)


def _names_a_thing(before: str) -> bool:
    """Return whether a number behind this word belongs to it: `M-5`, `2015-16`."""
    return (before.isdigit() and int(before) in _YEARS) or (len(before) == 1 and before not in ("a", "s", "و"))
