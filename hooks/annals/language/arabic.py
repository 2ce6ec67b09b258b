"""Arabic in text: which characters it has, and the one table of what it writes in several ways.

Names, dates, the words of evidence and the form in the browser fold by this table, each as much of it as it needs.
"""

import re
from collections.abc import Mapping
from types import MappingProxyType

CHARACTERS = r"\u0600-\u06ff\u0750-\u077f"
"""The blocks of Arabic, to stand between the brackets of a pattern."""

LETTERS: Mapping[str, str] = MappingProxyType({"أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي", "ة": "ه"})
"""Letters that are written two ways, and what they are compared as."""

PERSIAN: Mapping[str, str] = MappingProxyType({"ی": "ي", "ک": "ك", "ہ": "ه", "ھ": "ه"})
"""Letters of Persian and Urdu that are drawn, somewhere in a word, as those of Arabic.

Names are folded by them; the words of evidence are not.
"""

DIGITS: Mapping[str, str] = MappingProxyType(
    {digit: str(position % 10) for position, digit in enumerate("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹")}
)
"""Digits of Arabic and of Persian."""

SEPARATORS: Mapping[str, str] = MappingProxyType({"٬": ",", "٫": "."})
"""What stands between the thousands of a number, and before its fraction."""

VOWELS = r"\u064b-\u065f\u0670"
"""Vowel signs and other marks over and under letters, to stand between the brackets of a pattern."""

STRETCH = "\u0640"
"""The sign that draws a word out."""

MARKS = rf"{VOWELS}\u0640\u200e\u200f"
"""What changes no word: vowel signs, stretching, and marks of direction; to stand between the brackets of a pattern."""

CHARACTER = re.compile(f"[{CHARACTERS}]")

_MARKS = re.compile(f"[{MARKS}]")


def has_arabic(text: str) -> bool:
    """Return whether a text has an Arabic character."""
    return not text.isascii() and CHARACTER.search(text) is not None


def without_marks(text: str) -> str:
    """Return a text without the marks that change no word."""
    return _MARKS.sub("", text)
