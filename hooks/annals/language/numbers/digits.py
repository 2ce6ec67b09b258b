"""Numbers in digits: their thousands parted in any usual way, decimals before a multiplier, and `k`, `m` and `bn`.

A dot before exactly three digits parts thousands, as most of Europe and the Arab press write them, unless a
multiplier follows (`1.250 million`) or a measure of which fractions are told (`1.250 km`).
"""

import re
from fractions import Fraction

from annals.language import arabic
from annals.language.numbers.reading import Reading
from annals.language.numbers.vocabulary import HUNDRED, MULTIPLIES_AR, SCALES, SHORT_SCALES
from annals.language.words import GROUPED, Line

_TIGHT = re.compile(r"[.,،'’‘ʼ`:/⁄·_*^=]|")
"""What stands between two groups of digits that are one number, hour, day or code, and no two numbers."""

_ONE_SIGN = str.maketrans("’‘ʼ`،", "'''',")
_UNSURE = "~"
"""Stands for a common space before three digits: it may part the thousands of a number, or two numbers."""

_THOUSANDS = re.compile(r"[1-9]\d{0,2}(?:([.,' ])\d{3})(?:\1\d{3})*")
_ONE_GROUP = re.compile(r"[1-9]\d{0,2}\.\d{3}")
_PLAIN = re.compile(r"0|[1-9]\d{0,14}")
_DECIMAL = re.compile(r"\d{1,12}[.,]\d{1,12}")
_JOINED_BEFORE = re.compile(r"(?:[وف]?[بلك]?(?:ال)?|وال|لل)")
"""Arabic particles that stand before digits as before a word."""

_SIGNED = re.compile(r"(?:^|[\s(])[-−+#№.,/]$")
_UNITS = frozenset(
    ["km", "kms", "kg", "g", "mm", "cm", "ft", "mi", "kph", "mph", "h", "hr", "hrs", "min", "mins", "am", "pm"]
)
_OF_FRACTIONS = frozenset(
    [
        *_UNITS, "m", "kilometre", "kilometres", "kilometer", "kilometers", "metre", "metres", "meter", "meters",
        "miles", "mile", "tonnes", "tons", "litres", "liters", "hectares", "percent", "per", "degrees", "كم", "كيلومتر",
        "كيلومترا", "كيلومترات", "متر", "مترا", "امتار", "طن", "طنا", "ميل", "ميلا", "لتر", "لترا",
    ]
)  # fmt: skip
_OF_MILLIONS = frozenset(
    [
        "people", "persons", "refugees", "civilians", "syrians", "iraqis", "children", "men", "women", "inhabitants",
        "residents", "displaced", "others", "more", "were", "have", "had", "fled", "live", "lived", "dollars",
        "barrels",
    ]
)  # fmt: skip
"""Words behind `5m` that are said of millions and not of metres."""

_OF_METRES = frozenset(
    [
        "from", "away", "of", "off", "in", "into", "to", "at", "on", "by", "high", "deep", "long", "wide", "tall",
        "thick", "above", "below", "behind", "beyond", "inside", "outside", "north", "south", "east", "west", "and",
        "or",
    ]
)  # fmt: skip


def is_digits(word: str) -> bool:
    """Return whether a word is a number in digits, or a part of one."""
    return word[:1].isdecimal()


def read(line: Line, start: int, *, fraction: bool = False) -> Reading:
    """Return the number in digits that begins at a word, with a `k`, `m` or `bn` behind it.

    `fraction` says that it may be none of wholes, as in `1.5 to 2 million`.
    """
    printed, end = _printed(line, start)
    scale, end = _short_scale(line, start, end)
    if scale is None or _begins_inside(line, start) or line.word(start) in line.raised:
        return Reading(None, end)
    value = _value(printed, line, end, multiplied=fraction or scale > 1 or _multiplied(line, end))
    return Reading(None if value is None else value * scale, end, scale)


def _printed(line: Line, start: int) -> tuple[str, int]:
    """Return all groups of digits of a number with what parts them, and where it ends."""
    printed, end = [line.words[start]], start + 1
    while is_digits(line.word(end)) and (mark := _mark(line, printed[0], end)) is not None:
        printed += [mark, line.words[end]]
        end += 1
    return "".join(printed), end


def _mark(line: Line, first: str, position: int) -> str | None:
    """Return what joins a group of digits to the one before, or None where it is a number of its own."""
    gap, grouped = line.gaps[position], len(first) <= 3 and re.match(r"\d{3}(?!\d)", line.words[position])
    if gap in (GROUPED, " "):
        return (" " if gap == GROUPED else _UNSURE) if grouped else None
    return gap.translate(_ONE_SIGN) or _UNSURE if _TIGHT.fullmatch(gap) else None


def _short_scale(line: Line, start: int, end: int) -> tuple[int | None, int]:
    """Return what letters behind digits multiply them by, and where they end; None for letters that cannot be read."""
    after, glued = line.word(end), end < len(line.words) and line.gaps[end] == ""
    if not glued and not line.beside(end):
        return 1, end
    if scale := SHORT_SCALES.get(after):
        return scale, end + 1
    if after == "m":
        money = line.gaps[start][-1:] in ("$", "€", "£", "¥")
        return (10**6 if money or _are_millions(line, end + 1) else None), end + 1
    if glued and not arabic.CHARACTER.match(after) and after not in _UNITS and after not in SCALES:
        return None, end + 1
    return 1, end


def _are_millions(line: Line, start: int) -> bool:
    """Return whether the few words behind `5m` are of people or money before any that is of places."""
    link = start + (line.word(start) in ("to", "and", "or"))
    if is_digits(line.word(link)) and line.word(link + 1) == "m":  # `4m to 5m people`
        start = link + 2
    near = (line.word(start + more) for more in range(3))
    return next((word in _OF_MILLIONS for word in near if word in _OF_MILLIONS or word in _OF_METRES), False)


def _begins_inside(line: Line, start: int) -> bool:
    """Return whether digits belong to what stands before them: `T72`, `M-5`, `-5`, `#5`."""
    gap, before = line.gaps[start], line.word(start - 1)
    if not gap:
        return bool(before) and not _JOINED_BEFORE.fullmatch(before)
    if gap in ("-", "‐"):
        behind_digits = line.gaps[start - 1] == "" and is_digits(line.word(start - 2))  # `4m-5m`
        return bool(before) and not (is_digits(before) or behind_digits or _JOINED_BEFORE.fullmatch(before))
    return not is_digits(before) and bool(_SIGNED.search(gap))


def _multiplied(line: Line, end: int) -> bool:
    after = line.word(end)
    return line.close(end) and (after == HUNDRED or after in SCALES or after in MULTIPLIES_AR)


def _value(printed: str, line: Line, end: int, *, multiplied: bool) -> Fraction | None:
    """Return the value of digits as printed, or None where they are no one number."""
    if _PLAIN.fullmatch(printed):
        return Fraction(printed)
    if _ONE_GROUP.fullmatch(printed) and (multiplied or line.word(end) in _OF_FRACTIONS):
        return Fraction(printed) if multiplied else None
    if _THOUSANDS.fullmatch(printed):
        return Fraction(re.sub(r"\D", "", printed))
    return Fraction(printed.replace(",", ".")) if multiplied and _DECIMAL.fullmatch(printed) else None
