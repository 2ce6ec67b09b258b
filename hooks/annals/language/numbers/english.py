"""Numbers in English words: `two hundred and fifty`, `half a dozen`, `1.2 million`, `one and a half thousand`."""

from fractions import Fraction

from annals.language.numbers import digits, portions
from annals.language.numbers.reading import Reading
from annals.language.numbers.vocabulary import (
    ARTICLES,
    ENGLISH,
    FRACTIONS,
    HUNDRED,
    LATER_ORDINALS,
    ORDINALS,
    SCALES,
    SMALL,
    TENS,
)
from annals.language.words import Line

_UNCOUNTED = frozenset(["several", "few", "many", "couple", "per", "every", "each", "of", "no", "any"])
"""Words before `hundred` that say how many hundreds, or that it is no count."""

_NOBODY = frozenset(["no", "any", "every", "some", "another"])
_NO_ONE_THING = frozenset(
    [
        "total", "number", "few", "lot", "couple", "handful", "further", "half", "quarter", "third", "score", "dozen",
        "minimum", "maximum", "series", "estimated", "additional", "average", "pair", "mere", "record", "staggering",
        "combined", "reported", "whopping", "group", "string", "great", "good", *SCALES, HUNDRED,
    ]
)  # fmt: skip
"""Words behind `a` that tell how many there are, so that `a` is not one of them."""

_BEGINNINGS = frozenset([*ENGLISH, *ARTICLES, *FRACTIONS, *portions.SINGLE])
_A_PART_OF = frozenset(["them", "whom", "which", "those", "these"])
TAILS = frozenset(["odd", "something", "some", "fold", "ish", "plus"])
"""Words that a hyphen joins to a number that is not quite meant."""


def is_article_of_one(line: Line, start: int) -> bool:
    """Return whether a word is an `a` that stands before one thing."""
    return line.words[start] in ARTICLES and line.word(start + 1) not in _NO_ONE_THING


def may_begin(line: Line, start: int) -> bool:
    """Return whether a number in words may begin at a word, which few words do."""
    return line.words[start] in _BEGINNINGS


def read(line: Line, start: int, *, between: bool = False) -> Reading | None:
    """Return the number in words that begins at a word, or None where none does.

    `between` says that an `and` may part it from a second number.
    """
    word, after = line.words[start], line.word(start + 1)
    if portion := portions.read(line, start):
        return portion
    if word == "one" and line.word(start - 1) in _NOBODY:
        return Reading(None, start + 1)
    if word in ENGLISH or (word in ARTICLES and (after == HUNDRED or after in SCALES)):
        return composed(line, start, between=between)
    return None


def composed(line: Line, start: int, head: Reading | None = None, *, between: bool = False) -> Reading:
    """Return a number made of hundreds, thousands and more. `head` is what it begins with, where that is in digits."""
    total, end, least, scale = Fraction(0), start, 0, 1
    at: int | None = start
    while at is not None and (group := _group(line, at, head if at == start else None)):
        if group.value is None:
            return Reading(None, group.end)
        times, stop = portions.times(line, group.end)
        value = group.value * times
        if least and (value >= least or (line.gaps[at][:1] == "," and not _goes_on(line, value, stop))):
            break
        if least and line.words[at - 1] == "and" and group.value >= 100:
            return Reading(None, stop) if not between else Reading(total, end, scale)
        total, end, scale = total + value, stop, 1 if least else group.scale * times
        least = times
        at = _next_group(line, end) if times > 1 else None
    if least > 1 and portions.and_a_half(line, end):
        total, end = total + Fraction(least, 2), end + 3
    if end == start or _is_no_count(line, end):
        return Reading(None, end + 1)
    return Reading(total, end, scale)


def _group(line: Line, at: int, head: Reading | None) -> Reading | None:
    """Return what a thousand or a million is multiplied by, or the end of a number."""
    word = line.word(at)
    if head:
        found = head
    elif digits.is_digits(word):
        found = digits.read(line, at)
        if not line.joined(found.end) or line.word(found.end) not in SCALES:
            return None
    elif word in ARTICLES or (word in (HUNDRED, "thousand") and _bare(line, at)):
        found = Reading(Fraction(1), at + (word in ARTICLES))
        if word == "thousand":
            return found
    elif word in SMALL or word in TENS:
        found = _small(line, at)
    else:
        return None
    if found.value is not None and portions.and_a_half(line, found.end):
        return Reading(found.value + Fraction(1, 2), found.end + 3)
    return _hundreds(line, found, at)


def _bare(line: Line, at: int) -> bool:
    """Return whether `hundred and one` begins here, without an `a` before it."""
    later = line.word(at + 2)
    return line.word(at + 1) == "and" and (later in SMALL or later in TENS) and line.word(at - 1) not in _UNCOUNTED


def _small(line: Line, at: int) -> Reading:
    """Return a number below a hundred: `twenty-three`."""
    word, unit = line.words[at], SMALL.get(line.word(at + 1), 0)
    if word in TENS and 0 < unit < 10 and line.joined(at + 1):
        return Reading(Fraction(TENS[word] + unit), at + 2)
    return Reading(Fraction(SMALL.get(word, TENS.get(word, 0))), at + 1)


def _hundreds(line: Line, found: Reading, at: int) -> Reading:
    """Return a number with the hundred behind it, and what is added to that."""
    if found.value is None or line.word(found.end) != HUNDRED or not (found.end == at or line.joined(found.end)):
        return found
    value, end = 100 * found.value, found.end + 1
    rest = end + (line.word(end) == "and" and line.beside(end)) + (line.word(end) == "and" and line.hyphened(end))
    if (line.word(rest) in SMALL or line.word(rest) in TENS) and line.joined(rest):
        more = _small(line, rest)
        if line.word(more.end) != HUNDRED:
            return Reading(value + (more.value or 0), more.end)
    return Reading(value, end, 100)


def _next_group(line: Line, end: int) -> int | None:
    """Return where the rest of a number may begin behind a scale."""
    at = end + (line.word(end) == "and" and line.joined(end))
    joined = line.joined(at) or (at == end and line.gaps[at].rstrip() == ",") if at < len(line.words) else False
    word = line.word(at)
    return at if joined and (word in SMALL or word in TENS or (at == end and digits.is_digits(word))) else None


def _goes_on(line: Line, value: Fraction, end: int) -> bool:
    """Return whether a number goes on behind a comma: `one thousand, two hundred`, but not `, two hundred of them`."""
    return value >= 100 and not (line.word(end) == "of" and line.word(end + 1) in _A_PART_OF)


def _is_no_count(line: Line, end: int) -> bool:
    """Return whether what stands behind a number makes it an ordinal, a fraction or a guess."""
    if not line.joined(end):
        return False
    if line.word(end) == "and" and (line.words[end - 1] == HUNDRED or line.words[end - 1] in SCALES):
        return line.word(end + 1) in ORDINALS or line.word(end + 1) in LATER_ORDINALS
    word, hyphened = line.word(end), line.hyphened(end)
    if word in FRACTIONS and word not in ORDINALS:
        return True
    if word in ORDINALS or word in LATER_ORDINALS:
        unit = line.words[end - 1] in SMALL
        return hyphened or not unit or (line.words[end - 1] == "one" and ORDINALS.get(word, 0) > 2)
    return hyphened and word in TAILS
