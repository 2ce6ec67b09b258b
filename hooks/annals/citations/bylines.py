"""Bylines for programs that cite: who is a person with a family name, who is one name, and where no rule can know.

A record says it where it gives a name in parts. A printed name is read: what is no name is left off (`By`, `in
Beirut`), several names in one are parted, and each is a person, given names first, unless a word of it tells a
newsroom, an agency or an office.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from annals.model import Author, Source

Sources: TypeAlias = Mapping[str, Source]
"""Sources of the archive by each of their names, in small letters."""

Name: TypeAlias = dict[str, str]
"""A name as CSL has it: `family`, `given` and `suffix`, or one `literal`."""

PARTICLES = frozenset(
    (
        *("abd", "abdel", "abdul", "abou", "abu", "al", "ben", "bin", "bint", "el", "ibn", "umm"),
        *("da", "de", "del", "della", "den", "der", "di", "dos", "du", "la", "le", "ter", "van", "von", "zu"),
    )
)
"""Words before the last one that belong to a family name: `Hassan Abd al-Rahman`, `Ludwig van Dam`."""

ARTICLES = frozenset(("abou", "abu", "al", "das", "der", "die", "el", "ibn", "la", "le", "les", "the", "umm"))
"""Words with which a name begins that has no given one: `Al Jazeera`, `The New Arab`, `Abu Ahmad`."""

OF_BODIES = frozenset((
    "agence", "agencies", "agency", "analysts", "associated", "association", "bureau", "center", "centre",
    "channel", "company", "contributor", "contributors", "correspondent", "correspondents", "council", "desk",
    "editor", "editorial", "editors", "embassy", "foundation", "group", "institute", "international",
    "journal", "magazine", "media", "ministry", "monitor", "monitoring", "network", "news", "newsroom",
    "newspaper", "observatory", "office", "organisation", "organization", "press", "radio", "reporter",
    "reporters", "review", "service", "staff", "syndicate", "team", "television", "times", "tribune", "tv",
    "union", "watch", "wires", "writers",
))  # fmt: skip
"""Words that stand in the names of newsrooms, agencies and offices, and in hardly any person's."""

SUFFIXES = frozenset(("jr", "sr", "ii", "iii", "iv"))
_SEVERAL = re.compile(r"\s*;\s*|\s+(?:&|and|with)\s+", re.IGNORECASE)
_BY = re.compile(r"by:?\s+(?=\S)", re.IGNORECASE)
_PLACE = re.compile(r"\s+(?:in|reporting from)\s+[A-Z][\w’'.-]*(?:\s+[\w’'.-]+){0,3}$")
_OTHER_SCRIPT = re.compile(r"[\u0590-\u08ff\ufb1d-\ufefc]")
_ACRONYM = re.compile(r"[A-Z]{3,}")


@dataclass(frozen=True)
class Read:
    """What a name of a byline was read as; `doubt` says what no rule can know of it, or is `""`."""

    names: tuple[Name, ...]
    doubt: str = ""


def names_of(named: Sources, authors: Iterable[str | Author]) -> list[Name]:
    """Return the authors of an article as CSL has them, in the order of its byline."""
    return [name for author in authors for name in read(named, author).names]


def inverted(name: Name, *, whole: str = "") -> str:
    """Return a name as files of references have it: `Perry, Tom`, `Smith, Jane, Jr.`.

    One of several words that is no person's is followed by `whole`: a comma, for programs that would otherwise take
    its last word for a family name.
    """
    if literal := name.get("literal"):
        return f"{literal}{whole}" if len(literal.split()) > 1 else literal
    return ", ".join(name[part] for part in ("family", "given", "suffix") if part in name)


def agents(named: Sources, authors: Iterable[str | Author]) -> Iterator[tuple[str, bool]]:
    """Yield the authors of an article as they are read, and whether each is a newsroom, an agency or an office.

    They are those that are cited: several in one item are parted, and what is no name is left off.
    """
    for author in authors:
        for name in read(named, author).names:
            told = isinstance(author, Author) and author.name is not None
            yield _in_order(name), told or _is_body(named, name.get("literal", ""))


def _in_order(name: Name) -> str:
    return name.get("literal") or " ".join(name[part] for part in ("given", "family", "suffix") if part in name)


def _is_body(named: Sources, name: str) -> bool:
    source = named.get(name.casefold())
    return not source.kind.entry.person if source else _tells_a_body(name)


def read(named: Sources, author: str | Author) -> Read:
    """Return one item of a byline as it is cited: as its parts say, or as a printed name is read."""
    if isinstance(author, Author):
        return _as_told(author)
    printed = _BY.sub("", author, count=1) if _BY.match(author) else author
    parts = [part for part in _SEVERAL.split(printed) if part] or [printed]
    if len(parts) < 2 or printed.casefold() in named:
        return _one(named, printed if printed.casefold() in named else parts[0])
    found = [_one(named, part) for part in parts]
    if any(_is_person(each) for each in found) or all(part.casefold() in named for part in parts):
        return Read(tuple(name for each in found for name in each.names), next((d.doubt for d in found if d.doubt), ""))
    told = any(map(_tells_a_body, parts))
    return Read(({"literal": printed},), "" if told else "is cited as one name")


def _as_told(author: Author) -> Read:
    if author.name:
        return Read(({"literal": author.name},))
    parts = {"family": author.family, "given": author.given, "suffix": author.suffix}
    return Read(({part: text for part, text in parts.items() if text},))


def _one(named: Sources, printed: str) -> Read:
    """Return what is one name, under the archive's name for it where it is a source of the archive."""
    if source := named.get(printed.casefold()):
        return Read(({"literal": source.name},))
    if _OTHER_SCRIPT.search(printed) or _tells_a_body(printed):  # no rule can part `محمد العبد الله`
        return Read(({"literal": printed},))
    words, suffix = _without_suffix(_PLACE.sub("", printed))
    if any("," in word for word in words):
        return _turned(printed, " ".join(words), suffix)
    if len(words) < 2 or words[0].casefold() in ARTICLES:
        return Read(({"literal": printed},))
    cut = _family(words)
    family = " ".join(words[cut:])
    doubt = f"is cited under the family name {family!r}" if any(map(_is_long, words[1:cut])) else ""
    return Read((_person(family, " ".join(words[:cut]), suffix),), doubt)


def _turned(printed: str, name: str, suffix: str) -> Read:
    """Return a name with a comma: `Smith, Jane` where what stands before it is one family name."""
    before, _, after = name.partition(",")
    family = before.split()
    if "," in after or not after.strip() or not family or _family(["", *family]) != 1:
        return Read(({"literal": printed},), "is cited as one name")
    return Read((_person(before, after.strip(), suffix),))


def _without_suffix(name: str) -> tuple[list[str], str]:
    """Return the words of a name, and what follows it: `Jr.`, or `""`."""
    words = name.split()
    if len(words) > 2 and words[-1].rstrip(".").casefold() in SUFFIXES:
        return [*words[:-2], words[-2].rstrip(",")], words[-1]
    return words, ""


def _family(words: Sequence[str]) -> int:
    """Return where the family name begins: with the last word, and the particles before it."""
    cut = len(words) - 1
    while cut > 1 and words[cut - 1].casefold() in PARTICLES:
        cut -= 1
    return cut


def _person(family: str, given: str, suffix: str) -> Name:
    return {"family": family, "given": given, **({"suffix": suffix} if suffix else {})}


def _is_person(read: Read) -> bool:
    return "family" in read.names[0]


def _is_long(word: str) -> bool:
    """Return whether a word between the first and the last may be part of either: it is no initial."""
    return len(word.rstrip(".")) > 1 and "." not in word[:-1]


def _tells_a_body(name: str) -> bool:
    """Return whether a word of a name, or capitals beside other letters, tell a newsroom; behind initials none does."""
    words = name.split()
    if len(words) > 1 and not any(map(_is_long, words[:-1])):
        return False
    acronyms = [word for word in words if _ACRONYM.fullmatch(word) and word.casefold() not in SUFFIXES]
    return any(word.casefold().strip(".,") in OF_BODIES for word in words) or 0 < len(acronyms) < len(words)
