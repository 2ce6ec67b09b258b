"""The id that is proposed for a record from its name: the name's plain letters, with hyphens between words."""

import re

from annals.language.sorting import bare
from annals.values.ids import MAX_SLUG, SLUG

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
