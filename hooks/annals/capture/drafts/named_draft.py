"""A draft of a town, group or source: its name and id, what a text shows of it, the closed lists as choices."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from types import MappingProxyType

from annals.capture.drafts.nearby import ALIKE
from annals.capture.drafts.written import filled, row, scalar
from annals.language.characters import without_refused
from annals.language.sorting import sort_key
from annals.model.vocabulary import Vocabulary

KINDS = MappingProxyType({"town": "place_kinds", "group": "group_kinds", "source": "source_kinds"})
"""The list of a vocabulary that holds the kinds which a town, a group or a source may be of."""

_WORDS = {
    "town": "town", "village": "town", "city": "city", "suburb": "suburb", "district": "suburb", "base": "base",
    "airbase": "base", "crossing": "crossing", "province": "governorate", "governorate": "governorate",
    "region": "region", "road": "road", "highway": "road", "field": "site", "مدينة": "city", "بلدة": "town",
    "قرية": "town", "محافظة": "governorate", "معبر": "crossing",
}  # fmt: skip
_NAME = re.compile(r"[^\W\d_][\w'’`ʿʾ]*(?:[-‐‑ ][^\W\d_][\w'’`ʿʾ]*)*")
_ARTICLES = frozenset(["al", "el", "ar", "as", "at", "an", "ad", "az", "ash", "ath", "adh"])
_LONGEST = 5
"""Words of a name."""


@dataclass(frozen=True)
class NamedDraft:
    """What is known of a town, group or source. `larger` is what a town lies in, or a group belongs to.

    `words` are those of the archive. `guessed` says that kind and `larger` were read or assumed, and not said by a
    person.
    """

    record: str
    id: str
    name: str
    words: Vocabulary
    kind: str = ""
    larger: str = ""
    arabic: str = ""
    spellings: tuple[str, ...] = ()
    hosts: tuple[str, ...] = ()
    ambiguous: bool = False
    guessed: bool = True


def choices(words: Vocabulary, record: str) -> tuple[str, ...]:
    """Return the kinds that a town, a group or a source may be of."""
    return tuple(words.words(KINDS[record]))


def named_sheet(draft: NamedDraft) -> str:
    """Return the text of a draft."""
    lines = ["---", f"id: {draft.id}", f"name: {scalar(draft.name)}", *filled("name_ar", draft.arabic)]
    lines += [f"spellings: {row(draft.spellings)}"] if draft.spellings else []
    lines += [f"ambiguous: {row([draft.name])}"] if draft.ambiguous else []
    lines += [*_kind(draft), *_larger(draft)]
    lines += [f"hosts: {row(draft.hosts)}"] if draft.hosts else []
    if draft.arabic:
        lines += ["# TODO: write where the Arabic name was read", "references:", "  - cites:", "    url:"]
    if draft.record == "town":
        lines += [
            "# Where it is, if you have a source for that; remove the '# ':",
            "# coordinates:", "#   lat: 0.0", "#   lon: 0.0", "#   source: where they were read",
        ]  # fmt: skip
    return without_refused("\n".join([*lines, "---", ""]))


def _kind(draft: NamedDraft) -> Iterator[str]:
    if draft.guessed or not draft.kind:
        yield f"# TODO: choose its kind: {', '.join(choices(draft.words, draft.record))}"
    yield f"kind: {draft.kind}".rstrip()


def _larger(draft: NamedDraft) -> Iterator[str]:
    if draft.record == "town":
        if draft.guessed:
            yield "# TODO: write the larger place it is in, the narrowest that the archive has; or delete the line"
        yield from filled("within", draft.larger)
    if draft.record == "group":
        if draft.larger:
            yield f"parent: {draft.larger}"
        elif draft.guessed:
            yield "# parent: the larger force it belongs to, if any"


def printed_as(name: str, texts: Iterable[str]) -> tuple[str, ...]:
    """Return the ways in which texts print a name, but for the name itself, in order."""
    from rapidfuzz.distance import Indel  # noqa: PLC0415  # most runs have no name to look for

    wanted, found = sort_key(name)[0], {}
    for phrase in (match[0] for text in texts for match in _NAME.finditer(text)):
        for each in _runs(phrase):
            if _is_name(each):
                alike = Indel.normalized_similarity(wanted, sort_key(each)[0])
                if alike >= ALIKE and not _inside(name, each):
                    found[each] = alike
    best = sorted(found, key=lambda each: -found[each])
    return tuple(each for n, each in enumerate(best) if not any(_inside(each, other) for other in best[:n]))


def _is_name(phrase: str) -> bool:
    """Return whether words may be a name: first and last begin with a capital, or have none; `al-` goes before it."""
    first, *_rest, last = re.split("[-‐‑ ]", phrase) * 2
    return not last[:1].islower() and (not first[:1].islower() or first in _ARTICLES)


def _runs(phrase: str) -> Iterator[str]:
    parts = phrase.split(" ")
    for first in range(len(parts)):
        yield from (" ".join(parts[first:last]) for last in range(first + 1, min(len(parts), first + _LONGEST) + 1))


def _inside(one: str, other: str) -> bool:
    return f" {one} " in f" {other} " or f" {other} " in f" {one} "


def kind_in(names: Iterable[str], texts: Iterable[str]) -> str:
    """Return the kind of place that texts say one is: `the town of Example`, `Example village`; or `""`."""
    words, every = "|".join(_WORDS), list(texts)
    for name in names:
        exact = re.escape(name)
        pattern = re.compile(rf"\b(?P<one>{words})(?: of)? (?:{exact})\b|\b(?:{exact})(?:'s)? (?P<two>{words})\b")
        if match := next(filter(None, map(pattern.search, every)), None):
            return _WORDS[match["one"] or match["two"]]
    return ""
