"""Numbers that are no whole count of hundreds or thousands: `half a dozen`, `a quarter of a million`, `a couple of`."""

from fractions import Fraction

from annals.language.numbers import digits
from annals.language.numbers.reading import Reading
from annals.language.numbers.vocabulary import ARTICLES, ENGLISH, HUNDRED, SCALES
from annals.language.words import Line

SINGLE = {"single": 1, "lone": 1, "twin": 2, "pair": 2}
"""Words that state a number and are part of no longer one."""


def read(line: Line, start: int) -> Reading | None:
    """Return the half, quarters, pair, couple or score that begins at a word, or None where none does."""
    word, after = line.words[start], line.word(start + 1)
    if word in SINGLE:
        return Reading(Fraction(SINGLE[word]), start + 1)
    if word == "half" or (word in ARTICLES and after == "half"):
        return _half(line, start + (word != "half") + 1)
    if "quarter" in (word, after) or "quarters" in (word, after):
        return _quarters(line, start)
    if word in ARTICLES and after in ("couple", "score"):
        return _of_people(line, start, 2 if after == "couple" else SCALES[after])
    return None


def times(line: Line, end: int) -> tuple[int, int]:
    """Return what the scales behind a number multiply it by, and where they end."""
    product = 1
    while line.word(end) in SCALES and line.close(end) and product < 10**12:
        product, end = product * SCALES[line.words[end]], end + 1
    return product, end


def and_a_half(line: Line, end: int) -> bool:
    """Return whether `and a half` stands behind a number."""
    between = line.word(end), line.word(end + 1), line.word(end + 2)
    return between in (("and", "a", "half"), ("and", "one", "half")) and line.joined(end)


def _half(line: Line, end: int) -> Reading:
    """Return half of a scale, `half a dozen`; half of anything else is no whole number."""
    end += line.word(end) in ARTICLES
    scale, stop = times(line, end)
    if scale == 1 and line.word(end) == HUNDRED:
        scale, stop = 100, end + 1
    return Reading(Fraction(scale, 2), stop, scale) if scale > 1 else Reading(None, end)


def _quarters(line: Line, start: int) -> Reading | None:
    """Return one or three quarters of a scale: `a quarter of a million`."""
    word, end = line.words[start], start + 1
    number = 3 if word == "three" else 1
    if word in ("three", "one") or word in ARTICLES:
        end += 1
    elif not word.startswith("quarter"):
        return None
    end += line.word(end) == "of"
    end += line.word(end) in ARTICLES
    scale, stop = times(line, end)
    return Reading(Fraction(number * scale, 4), stop, scale) if scale > 1 else Reading(None, end)


def _of_people(line: Line, start: int, number: int) -> Reading:
    """Return two of `a couple of`, or twenty of `a score of`; before another number they are none."""
    after, end = line.word(start + 3), start + 2
    if line.word(end) != "of" or digits.is_digits(after) or after in ENGLISH:
        return Reading(None, end)
    return Reading(Fraction(number), end)
