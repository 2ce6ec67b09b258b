"""Figures in running text: which words state a number, and how an archive writes it.

`three suicide bombers` states `3`, `more than 11 million` states `more than 11000000`, `at least a
dozen` states `at least 12`, `in its seventh year` states `more than 6`. English and Arabic. Words
come folded, as `evidence.words` gives them.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import chain

from annals.values.figure import CODED_MINIMUM, Figure

Words = Sequence[str]

_NUMBERS = {
    word: value
    for value, words in enumerate((
        "", "one single lone واحد واحده", "two twin pair اثنان اثنين", "three ثلاثه ثلاث", "four اربعه اربع",
        "five خمسه خمس", "six سته ست", "seven سبعه سبع", "eight ثمانيه ثماني", "nine تسعه تسع", "ten عشره عشر",
        "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
    ))
    for word in words.split()
}  # fmt: skip
_TENS = {
    word: 10 * value
    for value, words in enumerate((
        "", "", "twenty عشرون عشرين", "thirty ثلاثون ثلاثين", "forty اربعون اربعين", "fifty خمسون خمسين",
        "sixty ستون ستين", "seventy سبعون سبعين", "eighty ثمانون ثمانين", "ninety تسعون تسعين",
    ))
    for word in words.split()
}  # fmt: skip
_TIMES = {
    "dozen": 12, "hundred": 100, "مئه": 100, "مائه": 100, "thousand": 1_000, "الف": 1_000, "الاف": 1_000,
    "million": 1_000_000, "مليون": 1_000_000, "ملايين": 1_000_000, "billion": 1_000_000_000,
}  # fmt: skip
_ORDINALS = {
    word: value
    for value, words in enumerate((
        "", "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh",
        "twelfth",
    ))
    for word in words.split()
}  # fmt: skip
_SPANS = frozenset(["day", "week", "month", "year"])
_ONE = frozenset(["a", "an"])
_VAGUE: Mapping[tuple[str, ...], str] = {
    **{tuple(word.split()): word for word in CODED_MINIMUM},
    ("عشرات",): "dozens", ("مئات",): "hundreds", ("الاف",): "thousands",
    ("عشرات", "الالاف"): "tens of thousands", ("مئات", "الالاف"): "hundreds of thousands",
}  # fmt: skip


def _phrases(table: Mapping[str, str]) -> Mapping[tuple[str, ...], str]:
    return {tuple(phrase.split()): bound for bound, phrases in table.items() for phrase in phrases.split(", ")}


_BEFORE = _phrases({
    "more than": "more than, over, above, exceeding, upwards of, اكثر من, ما يزيد عن, ما يزيد علي",
    "at least": "at least, no fewer than, no less than, not less than, a minimum of, ما لا يقل عن, علي الاقل",
    "at most": "at most, up to, as many as, no more than, not more than, within, a maximum of, ما لا يزيد عن",
    "fewer than": "fewer than, less than, under, اقل من",
    "about": "about, some, around, nearly, almost, roughly, approximately, close to, an estimated, estimated, "
    "نحو, حوالي, قرابه, زهاء, ما يقارب",
})  # fmt: skip
_AFTER = _phrases({"at least": "or more, علي الاقل, او اكثر", "about": "or so, تقريبا", "at most": "or fewer, or less"})
_LONGEST_NUMBER = 12
"""Digits above which a row of them is no figure that a record may hold, but a key or a code."""

_LONGEST = max(len(phrase) for phrase in chain(_BEFORE, _AFTER, _VAGUE))


@dataclass(frozen=True)
class Stated:
    """A figure stated by `words[start:end]`; `bare` marks an article read as 1, or an ordinal as a bound."""

    start: int
    end: int
    text: str
    bare: bool = False


def stated(words: Words) -> Iterator[Stated]:
    """Yield every figure that words state, in order. Of `20 to 25` only the range is told."""
    place = 0
    while place < len(words):
        found = _at(words, place)
        yield from found
        place = found[-1].end if found else place + 1


def places(figure: Figure, words: Words) -> list[Stated]:
    """Return where words state exactly this figure, its bound included."""
    return [each for each in stated(words) if each.text == figure.text]


def _at(words: Words, place: int) -> list[Stated]:
    """Return what begins at a place: a vague word, a range, a number, an ordinal or an article."""
    vague = _longest(_VAGUE, words, place)
    if vague:
        phrase, text = vague
        return [Stated(place, place + len(phrase), text)]
    if number := _number(words, place):
        return _numbered(words, place, *number)
    ordinal = _ORDINALS.get(words[place], 0)
    if ordinal and words[place + 1 : place + 2] and words[place + 1] in _SPANS:
        return [Stated(place, place + 1, f"more than {ordinal - 1}", bare=True)]
    return [Stated(place, place + 1, "1", bare=True)] if words[place] in _ONE else []


def _numbered(words: Words, place: int, value: int, end: int) -> list[Stated]:
    """Return the number or the range that begins at a place."""
    link = end + _links(words, place, end)
    second = _number(words, link) if link < len(words) else None
    if second and value < second[0]:
        ranged = Stated(place, second[1], f"{value}-{second[0]}")
        if link > end:
            return [ranged]
        return [ranged, Stated(place, end, _bounded(words, place, end, value))]
    return [Stated(place, end, _bounded(words, place, end, value))]


def _links(words: Words, place: int, end: int) -> bool:
    """Return whether the word at `end` joins a number to the next one: `20 to 25`, `between 20 and 25`."""
    between = place > 0 and words[place - 1] in ("between", "بين")
    return end < len(words) and (words[end] == "to" or (between and words[end] in ("and", "و")))


def _bounded(words: Words, start: int, end: int, value: int) -> str:
    """Return a number with the bound that the words before or after it set."""
    bound = ""
    for length in range(min(_LONGEST, start), 0, -1):
        if bound := _BEFORE.get(tuple(words[start - length : start]), ""):
            break
    after = _longest(_AFTER, words, end)
    bound = bound or (after[1] if after else "")
    return f"{bound} {value}".strip()


def _longest(table: Mapping[tuple[str, ...], str], words: Words, place: int) -> tuple[tuple[str, ...], str] | None:
    for length in range(_LONGEST, 0, -1):
        phrase = tuple(words[place : place + length])
        if len(phrase) == length and phrase in table:
            return phrase, table[phrase]
    return None


def _number(words: Words, place: int) -> tuple[int, int] | None:
    """Return the whole number that begins at a place, and where it ends."""
    first, end = words[place], place + 1
    if first[0].isdecimal():
        if len(first) > _LONGEST_NUMBER:
            return None
        value = Fraction(first)
    elif first in _ONE and words[end : end + 1] and words[end] in _TIMES:
        value = Fraction(1)
    elif first in _NUMBERS or first in _TENS:
        small, end = _small(words, place)
        value = Fraction(small)
    else:
        return None
    while end < len(words) and (times := _TIMES.get(words[end], 0)):
        value, end = value * times, end + 1
        if times >= 100:  # "two hundred and fifty"
            more, end = _rest(words, end)
            value += more
        if value >= 10**_LONGEST_NUMBER:
            return None
    return (int(value), end) if value.denominator == 1 else None


def _rest(words: Words, place: int) -> tuple[int, int]:
    start = place + (words[place : place + 1] == ["and"])
    known = start < len(words) and (words[start] in _NUMBERS or words[start] in _TENS)
    return _small(words, start) if known else (0, place)


def _small(words: Words, place: int) -> tuple[int, int]:
    """Return a number below a hundred in words, and where it ends: `twenty three` is 23."""
    if words[place] in _NUMBERS:
        return _NUMBERS[words[place]], place + 1
    unit = _NUMBERS.get(words[place + 1], 10) if place + 1 < len(words) else 10
    return (_TENS[words[place]] + unit, place + 2) if unit < 10 else (_TENS[words[place]], place + 1)
