"""Figures in running text: which words state a number, and how an archive writes it.

`three suicide bombers` states `3`, `more than 11 million` states `more than 11000000`, `at least a
dozen` states `at least 12`, `in its seventh year` states `more than 6`. English and Arabic. A number is
read whole or not at all: where another number, a multiplier or more digits stand beside it that make
no number with it, none of them is stated.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from annals.language.arabic import CHARACTER
from annals.language.numbers import arabic, bounds, digits, english, spans
from annals.language.numbers.reading import Reading
from annals.language.numbers.vocabulary import (
    ARTICLES,
    ENGLISH,
    FRACTIONS,
    MULTIPLIES_AR,
    ORDINALS,
    SHORT_SCALES,
    YEARS,
)
from annals.language.words import Line, words
from annals.values.figure import CODED_MINIMUM, OF_SOME, Figure

_SPANS = frozenset(["day", "week", "month", "year"])
_VAGUE: Mapping[tuple[str, ...], str] = {
    **{tuple(word.split()): word for word in CODED_MINIMUM},
    **{tuple(words(phrase)): figure for phrase, figure in {
        "عشرات": "dozens", "مئات": "hundreds", "آلاف": "thousands", "ألوف": "thousands",
        "العشرات": "dozens", "المئات": "hundreds", "الآلاف": "thousands",
        "عشرات الآلاف": "tens of thousands", "عشرات الألوف": "tens of thousands", "عشرات آلاف": "tens of thousands",
        "مئات الآلاف": "hundreds of thousands", "مئات الألوف": "hundreds of thousands",
        "مئات آلاف": "hundreds of thousands",
    }.items()},
}  # fmt: skip
_LONGEST_VAGUE = 3
_MANY = frozenset(
    ["dozens", "hundreds", "thousands", "millions", "billions", "tens", *words("عشرات مئات ملايين الملايين مليارات")]
)
"""Words that beside a number, or beside each other, make numbers that are not read."""

_BEHIND = frozenset([*ENGLISH, "and", *(FRACTIONS - ORDINALS.keys()), *english.TAILS])
"""English words that may belong to the digits before them."""


@dataclass(frozen=True)
class Stated:
    """A figure stated by `words[start:end]`; `bare` marks an article read as 1, or an ordinal as a bound."""

    start: int
    end: int
    text: str
    bare: bool = False


def stated(line: Line) -> Iterator[Stated]:
    """Yield every figure that a text states, in order. Of `20 to 25` only the range is told."""
    place = 0
    while place < len(line.words):
        found, place = _at(line, place)
        if found:
            yield found


def places(figure: Figure, line: Line) -> list[Stated]:
    """Return where a text states exactly this figure, its bound included."""
    return [each for each in stated(line) if each.text == figure.text]


def _at(line: Line, place: int) -> tuple[Stated | None, int]:
    """Return what begins at a place, a vague word, a range, a number, an ordinal or an article; and where it ends."""
    if vague := _vague(line, place):
        return vague
    if number := _number(line, place):
        return _numbered(line, place, number)
    word = line.words[place]
    ordinal = ORDINALS.get(word, 0)
    if ordinal and line.word(place + 1) in _SPANS:
        return Stated(place, place + 1, f"more than {ordinal - 1}", bare=True), place + 1
    one = word in ARTICLES and english.is_article_of_one(line, place)
    return (Stated(place, place + 1, "1", bare=True) if one else None), place + 1


def _vague(line: Line, place: int) -> tuple[Stated | None, int] | None:
    """Return the vague word that begins at a place; as a part of one that no record can hold it states no figure."""
    first = line.words[place]
    plain = first if (first,) in _VAGUE or first not in _VAGUE_AND else first.removeprefix(arabic.AND)
    for length in range(_LONGEST_VAGUE, 0, -1):
        phrase = (plain, *line.words[place + 1 : place + length])
        if len(phrase) == length and phrase in _VAGUE:
            end = place + length
            longer = end + (line.word(end) == "of")
            if line.joined(longer) and (line.word(longer) in _MANY or line.word(longer) in MULTIPLIES_AR):
                return None, longer + 1
            return Stated(place, end, _VAGUE[phrase]), end
    return None


_VAGUE_AND = frozenset(arabic.AND + phrase[0] for phrase in _VAGUE)


def _numbered(line: Line, place: int, number: Reading) -> tuple[Stated | None, int]:
    """Return the number or the range that begins at a place, or that none can be read, and where it ends."""
    link = spans.second(line, place, number.end)
    last = _number(line, link) if link is not None else None
    if spans.is_former(line, place, number.end):
        return None, number.end
    if link is None or last is None:
        torn = spans.is_between(line, place) and number.end > place + 1  # `between five and twenty`, read as 25
        return (None, number.end) if torn else _alone(line, place, number)
    if number.value is None and last.scale > 1 and digits.is_digits(line.words[place]):
        number = digits.read(line, place, fraction=True)
    tight = link == number.end and spans.TIGHT_DASH.fullmatch(line.gaps[link]) is not None
    if tight and digits.is_digits(line.word(last.end)) and spans.TIGHT_DASH.fullmatch(line.gaps[last.end]):
        return None, _row(line, last.end)
    if both := spans.ends(number, last):
        if bounds.before(line, place)[0] not in ("", "about", "nearly"):
            return None, last.end  # `up to 20-25` bounds one end of a range, and no figure says that
        return Stated(place, last.end, f"{both[0]}-{both[1]}"), last.end
    unread = number.value is None or last.value is None or (number.scale == 1 and last.scale > 1)
    return (None, last.end) if tight or unread else _alone(line, place, number)


def _alone(line: Line, place: int, number: Reading) -> tuple[Stated | None, int]:
    value = number.whole
    if value is None or (value == 0 and bounds.before(line, place)[0] in OF_SOME):
        return None, number.end
    return Stated(place, number.end, bounds.bounded(line, place, number.end, value)), number.end


def _row(line: Line, end: int) -> int:
    """Return where a row of digits ends that dashes join, such as a code or a day."""
    while digits.is_digits(line.word(end)) and spans.TIGHT_DASH.fullmatch(line.gaps[end]):
        end += 1
    return end


def _number(line: Line, place: int) -> Reading | None:
    """Return the number that begins at a place, unread where what stands behind it belongs to it and makes no sense."""
    number = _begun(line, place)
    if number is None or _is_year(line, place, number):
        return number
    end = number.end
    if arabic.is_joined(line, end) and spans.is_between(line, place):
        return number
    while _goes_on(line, end):
        following = _begun(line, end)
        end = max(following.end if following else 0, end + 1)
    return number if end == number.end else Reading(None, end)


def _begun(line: Line, place: int) -> Reading | None:
    word = line.words[place]
    if not digits.is_digits(word):
        return arabic.read(line, place) if CHARACTER.match(word) else _english(line, place)
    number = digits.read(line, place)
    after = line.word(number.end)
    if number.value is not None and line.close(number.end) and after in MULTIPLIES_AR:
        return arabic.composed(line, place, number)
    if number.value is not None and after in _BEHIND:
        return english.composed(line, place, number)
    return number


def _english(line: Line, place: int) -> Reading | None:
    return english.read(line, place, between=spans.is_between(line, place)) if english.may_begin(line, place) else None


def _goes_on(line: Line, end: int) -> bool:
    """Return whether what stands at `end` belongs to the number before it."""
    if not line.close(end):
        return False
    word = line.words[end]
    if digits.is_digits(word):
        return not line.hyphened(end)
    return word in ENGLISH or word in _MANY or word in SHORT_SCALES or arabic.is_number(word)


def _is_year(line: Line, place: int, number: Reading) -> bool:
    """Return whether a number is a year, behind which another number may stand."""
    word = line.words[place]
    return number.end == place + 1 and len(word) == 4 and word.isdecimal() and int(word) in YEARS
