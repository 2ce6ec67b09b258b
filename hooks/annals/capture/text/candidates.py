"""Figures of a text offered as claims, each with its paragraph, for a person to confirm or refuse.

Only the story is read, and no sentence that tells what is expected. Years, days of months, ages,
and numbers that are part of a name are no figures.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from annals.capture.saved.paragraphs import Paragraph, Part, looks_ahead, sentences, without_page_marks
from annals.capture.text.quantities import Counted, counted
from annals.language.counting import NO_FIGURE, PEOPLE
from annals.language.date_names import MONTHS, plain, printed_dates, unsigned
from annals.language.numbers.figures import Stated, stated
from annals.language.numbers.vocabulary import YEARS
from annals.language.words import Line, line, words
from annals.values.figure import FigureError, parse

_OLDEST_AFFAIR = 14
"""Years up to which `four-year-old` dates an affair; above, it is someone's age."""

_OLDEST = 120
_COMMAS = (",", "،")
_PERSONS = frozenset(
    [
        "man",
        "woman",
        "boy",
        "girl",
        "father",
        "mother",
        "teenager",
        "resident",
        "farmer",
        "teacher",
        "doctor",
        "رجل",
        "امراه",
    ]
)
"""Words for one person, behind whom a number between commas is an age."""

_AGED = frozenset(["aged", "age", "عمره", "عمرها", "العمر"])
_PERCENT = frozenset(["%", "٪", "percent", "per cent", "بالمئه", "بالمائه", "في المئه", "في المائه"])
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
        people = ""  # what the last people of it were counted as, of whom the next sentence may count some
        if paragraph.part in (Part.STORY, Part.HEADER):
            for sentence in sentences(without_page_marks(paragraph.text)):
                if not looks_ahead(sentence):
                    for offer in _of_sentence(paragraph.number, sentence):
                        whole = _with_its_whole(offer, people)
                        people = whole.counted.states if _are_people(whole.counted) else people
                        yield whole


def _with_its_whole(offer: Offer, people: str) -> Offer:
    """Return an offer that counts some of those before, as those are counted: `At least 60 of them were children`."""
    counted = offer.counted
    if not people or not counted.part or counted.states or counted.households:
        return offer
    return replace(offer, counted=replace(counted, states=people))


def _are_people(counted: Counted) -> bool:
    return counted.states in PEOPLE


def _undated(text: str) -> str:
    """Return a text without the days that it prints with their year."""
    text = unsigned(text)
    kept, last = [], 0
    for day in printed_dates(text):
        kept.append(text[last : day.start])
        last = day.end
    return "".join([*kept, text[last:]])


def _of_sentence(number: int, sentence: str) -> Iterator[Offer]:
    undated = _undated(sentence)
    found = line(undated)
    every = list(stated(found))
    for each, told in zip(every, counted(every, undated), strict=True):
        if not each.bare and not told.denied and _counts(each, found) and _recordable(each.text):
            yield Offer(number, each.text, told, sentence)


def _recordable(text: str) -> bool:
    try:
        parse(text)
    except FigureError:
        return False
    return True


def _counts(each: Stated, text: Line) -> bool:
    """Return whether a number counts something, rather than naming a year, a day, an age or a thing."""
    found = text.words
    before, after = found[each.start - 1 : each.start], found[each.end : each.end + 2]
    if _is_age(each, text) or _is_share(each, text):
        return False
    if re.fullmatch(r"\d{4}(?:-\d{4})?", each.text) and all(int(year) in YEARS for year in each.text.split("-")):
        return False
    if after[1:] == ["ago"] or each.text == "1" or (after[:1] and after[0] in NO_FIGURE):
        return False
    if "ago" in after or before in (["قبل"], ["منذ"]):
        return False
    if {*before, *after[:1]} & _MONTH_WORDS or (before and _names_a_thing(before[0])):
        return False
    digits = re.search(r"\d+", each.text)
    aged = len(after) == 2 and after[0] in ("year", "years") and after[1] == "old"
    return not (aged and digits and int(digits[0]) > _OLDEST_AFFAIR)


def _is_age(each: Stated, text: Line) -> bool:
    """Return whether a number is somebody's age: `a man, 37,`, `(37)`, `aged 37`."""
    before, gap, after = text.word(each.start - 1), text.gaps[each.start].strip(), text.gaps[each.end][:1]
    if not each.text.isdigit() or int(each.text) > _OLDEST:
        return False
    if before in _AGED or (gap[-1:] == "(" and after == ")"):
        return True
    named = gap in _COMMAS and before != "" and not before.isdecimal()
    return after in _COMMAS and (named or (gap == "" and before in _PERSONS))


def _is_share(each: Stated, text: Line) -> bool:
    """Return whether a number is a share in a hundred."""
    one, two = text.word(each.end), text.word(each.end + 1)
    return text.gaps[each.end].strip()[:1] in _PERCENT or one in _PERCENT or f"{one} {two}" in _PERCENT


def _names_a_thing(before: str) -> bool:
    """Return whether a number behind this word belongs to it: `M-5`, `2015-16`."""
    return (before.isdigit() and int(before) in YEARS) or (len(before) == 1 and before not in ("a", "s", "و"))
