"""Characters that deceive: what a file may not hold at all, and what a name or title may not.

After Unicode Technical Standard 39 (Security Mechanisms), cut to what an archive meets: characters
that turn text around or hide in it, and words that mix alphabets; `lookalikes` compares letters by how they are drawn.
Honest Arabic, with its vowel signs and beside Latin words and digits, passes.
"""

import re
import unicodedata
from functools import lru_cache

from annals.printing import quoted

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029]")
_HARMLESS = re.compile(r"[\t\n -~\u00a0-\u00ac\u00ae-\u02ff\u0621-\u063a\u0641-\u064a\u2010-\u2027]*")
"""Texts of such characters alone need no closer look; nearly all are: English, Arabic, dashes and quotation marks."""

_TURNING = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_JOINING = frozenset("\u00ad\u061c\u200c\u200d\u200e\u200f")
"""Characters without a shape that honest prose may hold, one at a time; a name holds none."""

_ESCAPE = re.compile(r"\\(.)")
_JOINED = re.compile(r"[\u00ad\u061c\u200c-\u200f]{2}")
_SHAPELESS = re.compile(
    r"[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u2065\u2800\u3164\uffa0\ufff0-\ufff8\U000e0000-\U000e0fff]"
)
"""Characters without a shape, or kept for such, that are not formats in every version of Unicode."""

_REPLACED = frozenset("\ufff9\ufffa\ufffb\ufffc\ufffd")
"""What a program leaves where it could not read a character, or where a picture stood."""

_VARIANT = re.compile(r"[\ufe00-\ufe0f]")
_PILED = re.compile(
    r"[\u0300-\u036f\u0483-\u0489\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u20d0-\u20ff]{5}"
)
_STRUCK = re.compile(r"[\u0334-\u0338\u20d0-\u20ff]")
_NOT_IN_FIELDS = (
    (_VARIANT, "has a character that changes the look of the one before", "remove it"),
    (_PILED, "has too many marks on one letter", "keep only those the name is written with"),
    (_STRUCK, "has a mark that strikes or frames a letter", "remove it"),
)
_WORD = re.compile(r"[^\W\d_]+")
_SMART_QUOTES = ("“”", "„“", "‘’", "«»", "”“", "‚‘")


def why_refused_anywhere(text: str) -> tuple[int, str, str] | None:
    """Return where a file's text has what no file may have, what that is, and what to do; None if nowhere."""
    if _HARMLESS.fullmatch(text):
        return None
    found = [(text.index(char), char, why) for char in set(text) if (why := _why_a_character(char))]
    found += [(match.start(), match[0][0], "has a character that cannot be seen") for match in _JOINED.finditer(text)]
    if not found:
        return None
    start, char, why = min(found)
    hint = "remove it; Arabic needs none" if char in _TURNING else "remove it"
    return start, f"{why} ({code(char)})", hint


def escapes_in_json(text: str) -> bool:
    """Return whether a JSON text has characters written as escapes, by a code; line ends and tabs do not count.

    A file of ours has none: it is written in plain UTF-8, and holds no control characters.
    """
    return any(escape in "bfru" for escape in _ESCAPE.findall(text))


def why_refused_in_a_field(text: str) -> tuple[str, str] | None:
    """Return what is wrong with a value of the front matter, and what to do; None if nothing is."""
    if text.isascii() and not _CONTROL.search(text):
        return None
    if anywhere := why_refused_anywhere(text):
        return anywhere[1:]
    if joining := next((char for char in text if char in _JOINING), ""):
        return f"has a character that cannot be seen ({code(joining)})", "remove it"
    for pattern, message, hint in _NOT_IN_FIELDS:
        if match := pattern.search(text):
            return f"{message} ({code(match[0][0])})", hint
    return next(filter(None, map(_why_a_word_deceives, _WORD.findall(text))), None)


def without_refused(text: str) -> str:
    """Return a text of several lines without the characters that no field may hold, which pages are full of."""
    kept = (char for char in text if char not in _JOINING and not _why_a_character(char))
    return _STRUCK.sub("", _VARIANT.sub("", "".join(kept)))


def code(char: str) -> str:
    """Return a character as Unicode names it: `U+202E`."""
    return f"U+{ord(char):04X}"


def is_wrapped_in_smart_quotes(text: str) -> bool:
    """Return whether a text stands in typographic quotation marks from end to end."""
    return len(text) > 1 and f"{text[0]}{text[-1]}" in _SMART_QUOTES


@lru_cache(4096)
def _why_a_character(char: str) -> str:
    """Return what is wrong with a character wherever it stands, or `""`."""
    category = unicodedata.category(char)
    if _CONTROL.match(char):
        return "has a control character"
    if char in _TURNING:
        return "has a character that changes the direction of text"
    if _SHAPELESS.match(char) or (category == "Cf" and char not in _JOINING):
        return "has a character that cannot be seen"
    # not what is merely unassigned: Python of next year knows more characters, and no archive may turn on that
    meaningless = (
        category in ("Co", "Cs") or char in _REPLACED or "\ufdd0" <= char <= "\ufdef" or ord(char) & 0xFFFE == 0xFFFE
    )
    return "has a character that has no meaning" if meaningless else ""


def _why_a_word_deceives(word: str) -> tuple[str, str] | None:
    if word.isascii():
        return None
    letters = [char for char in word if unicodedata.category(char) != "Lm"]  # marks of transliteration go with any
    scripts = sorted({_script(char) for char in letters})
    if len(scripts) > 1:
        names = " and ".join(script.capitalize() for script in scripts)
        return f"mixes {names} letters in the word {quoted(word)}", "type the word again in one alphabet"
    if unicodedata.normalize("NFC", word) != unicodedata.normalize("NFKC", word):
        return f"writes {quoted(word)} with lookalike letters", "type the word again with plain letters"
    return None


def _script(char: str) -> str:
    return unicodedata.name(char, "UNKNOWN").partition(" ")[0]
