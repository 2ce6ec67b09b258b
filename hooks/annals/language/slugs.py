"""An id proposed for a name: its bare Latin letters and digits, parted by hyphens."""

import re

from annals.language.sorting import bare
from annals.values.ids import MAX_SLUG, SLUG

_PARTS = re.compile(r"[a-z0-9]+")
_ARTICLE = re.compile(r"^the[\s-]+(?=\w)")


def slug(name: str, *, article: bool = False) -> str:
    """Return the id that a name gives, `zaman-al-wasl` for `Zamān al-Waṣl`; `""` where it has no Latin letters.

    An English article at its beginning is left out, unless `article` keeps it.
    """
    plain = bare(name.casefold()).strip()
    plain = plain if article else _ARTICLE.sub("", plain)
    if any(char.isalpha() and not char.isascii() for char in plain):
        return ""  # half a name is none
    made = "-".join(_PARTS.findall(plain)).lstrip("0123456789-")
    whole = made if len(made) <= MAX_SLUG else made[: MAX_SLUG + 1].rpartition("-")[0]
    return whole if SLUG.fullmatch(whole) else ""


def name_of(id: str) -> str:
    """Return the name that an id was probably made from: `Example Times` for `example-times`."""
    return " ".join(part.capitalize() for part in id.split("-"))
