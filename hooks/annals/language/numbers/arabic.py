"""Numbers in Arabic words: units before tens, teens of both genders, joined hundreds, duals and all cases."""

from fractions import Fraction

from annals.language.numbers import digits
from annals.language.numbers.reading import LARGEST, Reading
from annals.language.numbers.vocabulary import (
    ARABIC,
    DUALS_AR,
    HUNDRED_AR,
    HUNDREDS_AR,
    JOINED_UNITS_AR,
    MULTIPLIES_AR,
    ORDINALS_AR,
    PARTS_AR,
    SCALE_AR,
    SCALE_OR_TWO_AR,
    TEN_AR,
    TENS_AR,
    TWO_SCALES_AR,
    TWO_SCALES_OF_AR,
    UNITS_AR,
)
from annals.language.words import Line

AND = "و"
_PARTICLES = ("و", "ف", "ب", "ل", "ك", "وب", "ول")
_OTHER_WORDS = frozenset(["لست", "كست", "بست"])
"""Words that only look like a particle and a number."""

_DEFINITE = ("ال", "وال", "بال", "كال", "فال", "لل", "ولل", "وبال")
_MANY = frozenset(["عده", "بضعه", "بضع", "كل", "نيف", "عشرات", "مئات"])
"""Words before a number that make it another one, or say how many there are of it."""

_NUMBERED_DAYS = frozenset(["الاحد", "الاثنين"])
"""Days of the week that are called by a number: a number behind one is its own, but for `عشر` behind الأحد."""

_TWO = frozenset(["اثنان", "اثنين", "اثنتان", "اثنتين"])


def bare(word: str) -> str:
    """Return a number's word without the particle that is joined to it, or `""` for any other word."""
    if word in ARABIC or word in JOINED_UNITS_AR or word in PARTS_AR:
        return word
    rests = (word.removeprefix(each) for each in _PARTICLES if word.startswith(each))
    known = (rest for rest in rests if rest in ARABIC or rest in JOINED_UNITS_AR or rest in PARTS_AR)
    return "" if word in _OTHER_WORDS else next(known, "")


def is_number(word: str) -> bool:
    """Return whether a word states a number or is part of one, whatever particle is joined to it."""
    return bare(word) in ARABIC


def is_joined(line: Line, position: int) -> bool:
    """Return whether a word is a number with an `and` before it: `وعشرون`, or `و` and `عشرون`."""
    return _linked(line, position) is not None


def read(line: Line, start: int) -> Reading | None:
    """Return the number in words that begins at a word, or None where none does."""
    if line.words[start].removeprefix(AND) in DUALS_AR:
        emphatic = line.word(start + 1) in _TWO and line.beside(start + 1)
        return Reading(Fraction(2), start + 1 + emphatic)
    word = bare(line.words[start])
    if word in PARTS_AR:
        return _part(line, start, PARTS_AR[word])
    if not word or (word in JOINED_UNITS_AR and not _begins_compound(line, start)):
        return None
    if _belongs_before(line, start, word):
        return Reading(None, start + 1)
    return composed(line, start)


def composed(line: Line, start: int, head: Reading | None = None) -> Reading:
    """Return a number made of hundreds, thousands and more. `head` is what it begins with, where that is in digits."""
    total, end, least, scale = Fraction(0), start, Fraction(LARGEST), 1
    at: int | None = start
    while at is not None:
        term = _term(line, at, head if at == start else None)
        if term is None or term.value is None or term.value >= least:
            break
        total, scale = total + term.value, term.scale if end == start else 1
        end, least = term.end, Fraction(_room(term))
        if term.scale > 1 and (half := _and_a_part(line, end)):
            return Reading(total + Fraction(term.scale, half[0]), half[1])
        at = _linked(line, end)
        if at is not None and digits.is_digits(line.words[at]) and term.scale == 1:
            at = None
    if end == start or (at is not None and not _after_between(line, start)):
        return Reading(None, max(end, start) + 1)
    if line.words[end - 1] != AND and _and_a_part(line, end):
        return Reading(None, end + 1)
    return Reading(total, end, scale)


def _room(term: Reading) -> int:
    """Return what a further part of a number must be below: 100,000 behind `مئة ألف`, 1,000 behind `ثلاثة آلاف`."""
    hundreds = term.value is not None and term.scale > 1 and term.value % (100 * term.scale) == 0
    return term.scale * (100 if hundreds else 1) if term.scale > 1 else 0


def _term(line: Line, at: int, head: Reading | None) -> Reading | None:
    """Return a group below a thousand with the scale behind it, or a scale alone."""
    word = bare(line.words[at])
    if word in TWO_SCALES_AR:
        return Reading(Fraction(2 * TWO_SCALES_AR[word]), at + 1, TWO_SCALES_AR[word])
    if word in TWO_SCALES_OF_AR:
        return Reading(Fraction(2 * TWO_SCALES_OF_AR[word]) if _counts_next(line, at + 1) else None, at + 1)
    if word in SCALE_OR_TWO_AR:
        return _scale_or_two(line, at, SCALE_OR_TWO_AR[word])
    if word in SCALE_AR:
        return Reading(Fraction(SCALE_AR[word]), at + 1, SCALE_AR[word])
    if head is None and digits.is_digits(line.words[at]):
        head = digits.read(line, at)
    group = head or _group(line, at)
    if group is None or group.value is None:
        return group
    times, end = 1, group.end
    while _multiplies(line, end) and times < LARGEST:
        times, end = times * MULTIPLIES_AR[line.words[end]], end + 1
    return Reading(group.value * times, end, times)


def _multiplies(line: Line, end: int) -> bool:
    printed_as_one = line.close(end) and digits.is_digits(line.words[end - 1]) and not line.hyphened(end)
    return line.word(end) in MULTIPLIES_AR and (line.beside(end) or printed_as_one)


def _scale_or_two(line: Line, at: int, scale: int) -> Reading:
    """Return what `ألفا` alone states: a thousand before an `and`, two thousand before the noun that it counts."""
    if _linked(line, at + 1) is not None:
        return Reading(Fraction(scale), at + 1, scale)
    return Reading(Fraction(2 * scale) if _counts_next(line, at + 1) else None, at + 1)


def _counts_next(line: Line, position: int) -> bool:
    """Return whether a noun stands at a position, rather than the end of a clause, `من`, or a further number."""
    word = line.word(position)
    return line.beside(position) and word not in ("من", "في", AND) and not bare(word) and not digits.is_digits(word)


def _group(line: Line, at: int) -> Reading | None:
    """Return a number below a thousand."""
    word, after = bare(line.words[at]), line.word(at + 1)
    hundreds, end = 0, at
    if word in HUNDREDS_AR:
        hundreds, end = HUNDREDS_AR[word], at + 1
    elif word in HUNDRED_AR:
        hundreds, end = 100, at + 1
    elif after in HUNDRED_AR and line.beside(at + 1) and 3 <= UNITS_AR.get(word, 0) <= 9:
        hundreds, end = 100 * UNITS_AR[word], at + 2
    if not hundreds:
        return _below_hundred(line, at)
    rest = _linked(line, end)
    more = _below_hundred(line, rest) if rest is not None else None
    if more is None or more.value is None or _follows(line, more.end, HUNDRED_AR):
        return Reading(Fraction(hundreds), end)
    return Reading(hundreds + more.value, more.end)


def _below_hundred(line: Line, at: int) -> Reading | None:
    word = bare(line.words[at])
    if word in TENS_AR:
        return Reading(Fraction(TENS_AR[word]), at + 1)
    if word == "واحد" and _follows(line, at + 1, TEN_AR):  # `و` and `احد`, folded
        word = "احد"
    unit = UNITS_AR.get(word, JOINED_UNITS_AR.get(word))
    if unit is None:
        return None
    if 0 < unit < 10 and _follows(line, at + 1, TEN_AR):
        return Reading(Fraction(10 + unit), at + 2)
    ten = _linked(line, at + 1)
    if ten is not None and 0 < unit < 10 and (tens := TENS_AR.get(bare(line.words[ten]))):
        return Reading(Fraction(tens + unit), ten + 1)
    return Reading(Fraction(unit), at + 1) if word in UNITS_AR else None


def _follows(line: Line, position: int, known: frozenset[str]) -> bool:
    return line.word(position) in known and line.beside(position)


def _linked(line: Line, position: int) -> int | None:
    """Return where the number stands that an `and` joins to the word before a position, or None."""
    word = line.word(position)
    if not line.beside(position):
        return None
    if word == AND:
        after = line.word(position + 1)
        known = after in ARABIC or after in JOINED_UNITS_AR or digits.is_digits(after)
        return position + 1 if known and not line.gaps[position + 1].strip() else None
    rest = word.removeprefix(AND)
    known = rest in ARABIC or rest in JOINED_UNITS_AR
    return position if word.startswith(AND) and known else None


def _begins_compound(line: Line, start: int) -> bool:
    ten = _linked(line, start + 1)
    return _follows(line, start + 1, TEN_AR) or (ten is not None and bare(line.words[ten]) in TENS_AR)


def _belongs_before(line: Line, start: int, word: str) -> bool:
    """Return whether a number's word belongs to the one before: to an ordinal, a definite number, `several`."""
    before = line.word(start - 1)
    if not line.beside(start):
        return False
    if before in _NUMBERED_DAYS and word not in TEN_AR:
        return False
    stem = next((before.removeprefix(each) for each in _DEFINITE if before.startswith(each)), "")
    if stem in ARABIC or stem in JOINED_UNITS_AR:
        return True
    if word in TEN_AR and (stem or before) in ORDINALS_AR:
        return True
    return before in _MANY or before.removeprefix(AND) in _MANY


def _after_between(line: Line, start: int) -> bool:
    return any(line.word(start - back).removeprefix(AND) == "بين" for back in range(1, 4))


def _part(line: Line, start: int, parts: int) -> Reading | None:
    """Return half or a quarter of a scale: `نصف مليون`; of anything else it is no whole number."""
    scale = line.word(start + 1).removeprefix("ال")
    if scale in SCALE_AR and line.beside(start + 1):
        return Reading(Fraction(SCALE_AR[scale], parts), start + 2, SCALE_AR[scale])
    return None


def _and_a_part(line: Line, end: int) -> tuple[int, int] | None:
    """Return by what a scale is divided that `and a half` adds, and where that ends: `مليون ونصف المليون`."""
    at = end + (line.word(end) == AND)
    word = line.word(at) if at > end else line.word(at)[1:] if line.word(at).startswith(AND) else ""
    if word not in PARTS_AR or not line.beside(end):
        return None
    again = line.word(at + 1).removeprefix("ال") in SCALE_AR and line.beside(at + 1)
    return PARTS_AR[word], at + 1 + again
