"""Names compared by how they are drawn, so that none can pass for another.

Which letters look like Latin ones, Unicode's table of confusables says (Unicode Technical Standard 39), out of the
package confusable-homoglyphs. Only its data are read: its code takes them from wherever the environment says.
"""

import json
import string
import unicodedata
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from types import MappingProxyType

from annals.language import arabic

_SMALL_CAPITALS = "ABCDEFGHIJKLMNOPRSTUVWYZ"
"""Letters that have a small capital among the phonetic ones; Unicode's table has no more than half of these."""


def skeleton(text: str) -> str:
    """Return what a name looks like, so that names drawn alike have one skeleton: `PaImyra`, `Palmyra`."""
    if not text.isascii():
        known = _table()
        text = unicodedata.normalize("NFKD", text.translate(known)).translate(known)
    folded = text.translate(_SHAPES) if text.isascii() else "".join(map(_shape, text))
    folded = folded.replace("I", "l").casefold().replace("1", "l").replace("0", "o")
    return folded.replace("rn", "m").replace("vv", "w")


def _shape(char: str) -> str:
    """Return a character as it is compared by its look: one dash, one space, no dots, marks or apostrophes."""
    category = unicodedata.category(char)
    if category == "Pd" or char == "\u2212":
        return "-"
    return char if (char.isalnum() and category != "Lm") or char == " " else ""


_SHAPES = MappingProxyType({code: _shape(chr(code)) for code in range(128)})
"""The shapes of plain letters and marks, known beforehand since most names have no others."""


@cache
def _table() -> Mapping[int, str]:
    """Return what each letter is drawn like, for `str.translate`."""
    small = {unicodedata.lookup(f"LATIN LETTER SMALL CAPITAL {letter}"): letter for letter in _SMALL_CAPITALS}
    drawn = {**small, **dict(_drawn_as_latin())}
    # a small letter is drawn like its capital, or its capital is taken for another's: Greek tau and kappa
    lower = {letter.lower(): latin for letter, latin in drawn.items() if letter.lower() not in drawn}
    return MappingProxyType(str.maketrans({**lower, **drawn, **arabic.LETTERS, **arabic.PERSIAN}))


def _drawn_as_latin() -> Iterator[tuple[str, str]]:
    """Yield letters with the letters of ASCII that are drawn like them, the one letter before a pair."""
    text = files("confusable_homoglyphs").joinpath("confusables.json").read_text(encoding="utf-8")
    for letter, alike in json.loads(text).items():
        plain = [each["c"] for each in alike if each["c"].strip(string.ascii_letters + "'") == ""]
        if len(letter) == 1 and letter.isalpha() and not letter.isascii() and plain:
            yield letter, min(plain, key=lambda each: (len(each), each))
