"""Names in bylines, for programs that cite: who is a person with a family name, and who is one name."""

import re

from annals.model import Archive

PARTICLES = frozenset(
    (
        *("abd", "abdel", "abdul", "abou", "abu", "al", "ben", "bin", "bint", "el", "ibn", "umm"),
        *("da", "de", "del", "della", "den", "der", "di", "du", "la", "le", "van", "von"),
    )
)
"""Words before the last one that belong to a family name: `Hassan Abd al-Rahman`, `Ludwig van Dam`."""

_OTHER_SCRIPT = re.compile(r"[\u0590-\u08ff\ufb1d-\ufefc]")


def author(archive: Archive, printed: str) -> dict[str, str]:
    """Return a byline's name as CSL has it: family and given names, or one `literal`.

    An agency or other source of the archive is literal, under the archive's name for it. So is a name of one word,
    a name in Arabic script, whose parts no rule can tell apart: `محمد العبد الله`, and what is no plain name: with a
    comma or an `and`, which files of references take for their own.
    """
    if source := archive.source_named.get(printed.casefold()):
        return {"literal": source.name}
    words = printed.split()
    if len(words) == 1 or "," in printed or "and" in printed.casefold().split() or _OTHER_SCRIPT.search(printed):
        return {"literal": printed}
    cut = len(words) - 1
    while cut > 1 and words[cut - 1].casefold() in PARTICLES:
        cut -= 1
    return {"family": " ".join(words[cut:]), "given": " ".join(words[:cut])}
