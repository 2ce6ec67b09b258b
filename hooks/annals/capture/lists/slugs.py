"""Ids made of names: small Latin letters and hyphens, Arabic letters written in Latin ones."""

import re
import unicodedata
from collections.abc import Callable

from annals.language import arabic
from annals.values.ids import MAX_SLUG

_LATIN = str.maketrans(dict(zip(
    "ابتثجحخدذرزسشصضطظعغفقكلمنهويةىأإآؤئء",
    ("a", "b", "t", "th", "j", "h", "kh", "d", "dh", "r", "z", "s", "sh", "s", "d", "t", "z", "a", "gh", "f", "q", "k",
     "l", "m", "n", "h", "w", "y", "a", "a", "a", "i", "a", "u", "i", ""),
    strict=True,
)))  # fmt: skip
_MOST = 40
"""Characters of an id that is made of a name; ids stand in file names and addresses."""


def slug_of(name: str) -> str:
    """Return the id that a name gives, or `""` where its letters are neither Latin nor Arabic."""
    text = re.sub(r"(?<!\w)ال(?=\w{2})", "al-", arabic.without_marks(name)).translate(_LATIN)
    text = unicodedata.normalize("NFKD", text.replace("ß", "ss").replace("ı", "i")).casefold()
    if re.search(r"[^\W\d_]", re.sub(r"[a-z]", "", "".join(c for c in text if not unicodedata.combining(c)))):
        return ""
    text = re.sub(r"['’‘`]", "", "".join(char for char in text if not unicodedata.combining(char)))
    slug = re.sub(r"[^a-z0-9]+", "-", text).strip("-")
    slug = slug.removeprefix("the-") or slug
    slug = slug if slug[:1].isalpha() or not slug else f"press-{slug}"
    return slug if len(slug) <= _MOST else slug[:_MOST].rpartition("-")[0] or slug[:_MOST]


def free_slug(slug: str, taken: Callable[[str], bool]) -> str:
    """Return an id that is not taken, with `-press` or a number behind it where it is."""
    tried = slug
    number = 1
    while taken(tried):
        tried = f"{slug}-press" if number == 1 else f"{slug}-{number}"
        number += 1
    return tried[:MAX_SLUG]
