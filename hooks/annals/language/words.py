"""The words of a text, folded so that two prints of one text give the same."""

import re
import unicodedata

from annals.language import arabic

WORDS = (
    "Unicode NFKC, one case, no vowel signs, Arabic letters folded that are written two ways, all digits ASCII, "
    "`1,200` as `1200`, and nothing but letters and numbers, so that `20km` is `20 km`"
)
"""How the words of a text are made."""

_WORD = re.compile(r"\d+\.\d+|\d+|[^\W\d_]+")

_GROUPED = re.compile(r"(?<![\d,])\d{1,3}(?:,\d{3})+(?![\d,])")

_SIGNS = str.maketrans({**arabic.LETTERS, **arabic.SEPARATORS, arabic.STRETCH: None})


def words(text: str) -> list[str]:
    """Return the words of a text as they are hashed."""
    folded = text.casefold() if text.isascii() else _folded(text)
    return _WORD.findall(_GROUPED.sub(lambda match: match[0].replace(",", ""), folded))


def _folded(text: str) -> str:
    """Return text in one case, without marks, its Arabic letters and all its digits in one form."""
    plain = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).casefold())
    bare = "".join(char for char in plain if unicodedata.category(char) != "Mn").translate(_SIGNS)
    return "".join(str(unicodedata.decimal(char)) if char.isdecimal() else char for char in bare)
