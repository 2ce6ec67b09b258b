"""Characters that deceive: what a file may not hold at all, and what a name or title may not.

After Unicode Technical Standard 39 (Security Mechanisms), cut to what an archive meets: characters
that turn text around or hide in it, words that mix alphabets, and letters drawn to look like others.
Honest Arabic, with its vowel signs and beside Latin words and digits, passes.
"""

import re
import unicodedata
from types import MappingProxyType

from annals.problems import quoted

ARABIC_LETTER = re.compile(r"[\u0600-\u06ff\u0750-\u077f]")
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029]")
_UNPRINTED = re.compile(
    r"[\ud800-\udfff\ue000-\uf8ff\ufdd0-\ufdef\ufff0-\uffff\U0001fffe\U0001ffff\U000e0000-\U0010ffff]"
)
_TURNING = re.compile(r"[\u202a-\u202e\u2066-\u2069]")
_HIDDEN = re.compile(
    r"[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b\u2060-\u2064\u206a-\u206f\u2800\u3164\ufeff\uffa0]"
    r"|[\u00ad\u061c\u200c-\u200f]{2}"
)
_JOINING = re.compile(r"[\u00ad\u061c\u200c-\u200f]")
_VARIANT = re.compile(r"[\ufe00-\ufe0f]")
_PILED = re.compile(
    r"[\u0300-\u036f\u0483-\u0489\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u20d0-\u20ff]{5}"
)
_NOWHERE = (
    (_CONTROL, "has a control character", "remove it"),
    (_UNPRINTED, "has a character that stands for nothing", "remove it"),
    (_TURNING, "has a character that turns the direction of text", "remove it; Arabic needs none"),
    (_HIDDEN, "has a character that cannot be seen", "remove it"),
)
_NOT_IN_FIELDS = (
    *_NOWHERE,
    (_JOINING, "has a character that cannot be seen", "remove it"),
    (_VARIANT, "has a character that changes the look of the one before", "remove it"),
    (_PILED, "piles up marks on a letter", "keep those that the name is written with"),
)
_WORD = re.compile(r"[^\W\d_]+")
_SMART_QUOTES = ("“”", "„“", "‘’", "«»", "”“", "‚‘")

_LOOKALIKES = MappingProxyType(
    str.maketrans(
        "АВЕЅІЈКМНОРСТУХаеорсухіјѕԁɡһԛԝʏΑΒΕΖΗΙΚΜΝΟΡΤΥΧονανικρτυχ",
        "ABESIJKMHOPCTYXaeopcyxijsdghqwyABEZHIKMNOPTYXovaviKptux",
    )
)
"""Letters of Cyrillic and Greek that are drawn as Latin ones are."""


def why_refused_anywhere(text: str) -> tuple[int, str, str] | None:
    """Return where a file's text has what no file may have, what that is, and what to do; None if nowhere."""
    if text.isascii() and not _CONTROL.search(text):
        return None
    found = [
        (match.start(), message, match[0], hint)
        for pattern, message, hint in _NOWHERE
        if (match := pattern.search(text))
    ]
    if not found:
        return None
    start, message, char, hint = min(found)
    return start, f"{message} ({code(char[0])})", hint


def why_refused_in_a_field(text: str) -> tuple[str, str] | None:
    """Return what is wrong with a value of the front matter, and what to do; None if nothing is."""
    if text.isascii():
        return None
    for pattern, message, hint in _NOT_IN_FIELDS:
        if match := pattern.search(text):
            return f"{message} ({code(match[0][0])})", hint
    return next(filter(None, map(_why_a_word_deceives, _WORD.findall(text))), None)


def without_refused(text: str) -> str:
    """Return a text of several lines without the characters that no field may hold, which pages are full of."""
    for pattern, _message, _hint in _NOT_IN_FIELDS:
        text = text if pattern is _PILED else pattern.sub("", text)
    return text


def has_arabic(text: str) -> bool:
    """Return whether a text has an Arabic letter."""
    return ARABIC_LETTER.search(text) is not None


def code(char: str) -> str:
    """Return a character as Unicode names it: `U+202E`."""
    return f"U+{ord(char):04X}"


def skeleton(text: str) -> str:
    """Return what a name looks like, so that names drawn alike have one skeleton: `PaImyra`, `Palmyra`."""
    latin = unicodedata.normalize("NFKC", text.translate(_LOOKALIKES))
    folded = latin.replace("I", "l").casefold().replace("1", "l").replace("|", "l").replace("0", "o")
    return folded.replace("rn", "m").replace("vv", "w")


def is_wrapped_in_smart_quotes(text: str) -> bool:
    """Return whether a text stands in typographic quotation marks from end to end."""
    return len(text) > 1 and f"{text[0]}{text[-1]}" in _SMART_QUOTES


def _why_a_word_deceives(word: str) -> tuple[str, str] | None:
    if word.isascii():
        return None
    letters = [char for char in word if unicodedata.category(char) != "Lm"]  # marks of transliteration go with any
    scripts = sorted({_script(char) for char in letters})
    if len(scripts) > 1:
        names = " and ".join(script.capitalize() for script in scripts)
        return f"mixes {names} letters in the word {quoted(word)}", "type the word again in one alphabet"
    if unicodedata.normalize("NFC", word) != unicodedata.normalize("NFKC", word):
        return f"writes {quoted(word)} with letters of another shape", "type the word again with plain letters"
    return None


def _script(char: str) -> str:
    return unicodedata.name(char, "UNKNOWN").partition(" ")[0]
