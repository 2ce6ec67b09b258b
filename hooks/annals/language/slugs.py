"""The id that is proposed for a record from its name: the name's plain letters, with hyphens between words."""

import re

from annals.language.sorting import bare
from annals.values.ids import MAX_SLUG, SLUG

_ARTICLE = re.compile(r"^the[\s-]+(?=\w)")
_WORD = re.compile(r"[a-z0-9]+")


def slug(name: str) -> str:
    """Return the id that a name proposes, or `""` where it has too few Latin letters to be one.

    Marks come off first, so that none cuts a word: `Zamān al-Waṣl` is `zaman-al-wasl`. An id is permanent, so nothing
    is proposed that does not begin with a letter.
    """
    found = ""
    for word in _WORD.findall(bare(name.casefold())):
        longer = f"{found}-{word}" if found else word
        if len(longer) > MAX_SLUG:
            break
        found = longer
    return found if SLUG.fullmatch(found) else ""


def proposed(name: str, *, article: bool = False) -> str:
    """Return the id that the name of a new record proposes; `""` where half of it would be lost.

    That is so of a name with letters that are not Latin. An English article at its beginning is left out, unless
    `article` keeps it.
    """
    plain = bare(name.casefold()).strip()
    if any(char.isalpha() and not char.isascii() for char in plain):
        return ""
    return slug(plain if article else _ARTICLE.sub("", plain))


def name_of(id: str) -> str:
    """Return the name that an id was probably made from: `Example Times` for `example-times`."""
    return " ".join(part.capitalize() for part in id.split("-"))
