"""Towns, groups and sources recognised in a text by every spelling the archive knows, ambiguous ones with care.

A spelling that is also another word, or the name of two records, is taken where a word beside it
says what is meant (`the city of`, `بلدة`), or where it is the short form of a record that the
text names in full. Elsewhere it is told as open, with what it may be. What is no known spelling but near
one is told as well.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise

from annals.capture.text.unknown import Unknown, UnknownNames
from annals.facts.spellings import Spellings, build_spellings
from annals.language import cues
from annals.language.arabic import MARKS, has_arabic
from annals.language.capitals import tells_nothing
from annals.language.names import Mention, Names, fold, forms, names_of
from annals.model import Archive

_OPEN = "?"
"""Begins the id under which the matcher knows a spelling that is not enough to tell what is meant."""

_BESIDE = 40
"""Characters on either side of a name in which a word that announces it is sought."""

_BEFORE: Mapping[str, frozenset[str]] = {
    "town of": frozenset(["town", "suburb"]), "village of": frozenset(["town"]), "city of": frozenset(["city", "town"]),
    "suburb of": frozenset(["suburb"]), "province of": frozenset(["governorate"]),
    "governorate of": frozenset(["governorate"]), "region of": frozenset(["region", "governorate"]),
    "مدينه": frozenset(["city", "town", "suburb"]), "بلده": frozenset(["town", "city", "suburb"]),
    "قريه": frozenset(["town"]),
    "ناحيه": frozenset(["town", "city"]), "معبر": frozenset(["crossing", "town"]), "محافظه": frozenset(["governorate"]),
    "منطقه": frozenset(["town", "city", "region", "suburb"]),
    **dict.fromkeys(cues.OF_TOWNS, frozenset(["town", "city", "suburb"])),
    **dict.fromkeys(cues.BESIDE, frozenset(["town", "city", "suburb", "crossing", "base"])),
}  # fmt: skip
"""Words before a place's name, folded, and the kinds of places that they announce."""

_AFTER: Mapping[str, frozenset[str]] = {
    "city": frozenset(["city"]), "town": frozenset(["town"]),
    "province": frozenset(["governorate"]), "governorate": frozenset(["governorate"]),
}  # fmt: skip


_COUNTRYSIDE = cues.COUNTRYSIDE
"""Before a city's name it means the land around it, perhaps that of its province: which, a person must say."""

_WORD = re.compile(rf"[\w'{MARKS}]+")
_THE = re.compile(r"^the ", re.IGNORECASE)
_ARTICLE = re.compile(r"(?<!\w)(?:al|el|a[rsdnztl]|a[st]h)[-‐‑]$", re.IGNORECASE)
"""An article joined to the name behind it, which is printed so even where the record has the name alone."""


@dataclass(frozen=True)
class Recognised:
    """The names of a text. `names` maps a record's id to the spellings printed, in order of appearance, each once.

    `where` maps an id to the paragraphs that name it; `open` an ambiguous spelling to the paragraphs where it stands
    without a word that would tell which record it is, and `meanings` the same to the ids that it may mean.
    `unknown` maps what no record spells so to the places whose spellings are near it.
    """

    names: Mapping[str, tuple[str, ...]]
    where: Mapping[str, tuple[int, ...]]
    open: Mapping[str, tuple[int, ...]]
    meanings: Mapping[str, tuple[str, ...]]
    unknown: Mapping[str, Unknown]


@dataclass(frozen=True)
class _Seen:
    """A mention with its paragraph, as it is printed there, and the ids of the records that it may mean.

    More than one, or one that is not `sure`, leave it open; `known_as` is the spelling under which it is told then.
    One that is `alone` is not settled by the rest of the text: the land around a place may be meant, or no name at all.
    """

    paragraph: int
    spelling: str
    known_as: str
    ids: tuple[str, ...]
    sure: bool
    alone: bool = False

    @property
    def id(self) -> str:
        """Return the record that is meant, or `""` where that is open."""
        return self.ids[0] if self.sure else ""


def recognise(archive: Archive, paragraphs: Iterable[tuple[int, str]]) -> Recognised:
    """Return the names found in numbered paragraphs; whoever reads several texts makes one `Recogniser`."""
    return Recogniser(archive).read(paragraphs)


def printed_in(text: str, names: Iterable[str]) -> tuple[str, ...]:
    """Return the names among some that a text has, in order of appearance, each as it is printed there, once."""
    matcher = names_of((name, name) for name in names)
    return _once(_printed(text, mention) for mention in matcher.find(text))


class Recogniser:
    """Recognises the names of an archive in any number of texts."""

    def __init__(self, archive: Archive) -> None:
        self.archive = archive
        self.spellings: Spellings = build_spellings(archive)
        self._unknown = UnknownNames(self.spellings)

    def read(self, paragraphs: Iterable[tuple[int, str]]) -> Recognised:
        """Return the names found in numbered paragraphs."""
        found = [(number, text, list(self._matcher.find(text))) for number, text in paragraphs]
        seen = [each for number, text, mentions in found for each in self._all_seen(number, text, mentions)]
        clear = {each.id for each in seen}
        settled = [_short_form(each, clear) for each in seen]
        names: defaultdict[str, list[str]] = defaultdict(list)
        where: defaultdict[str, list[int]] = defaultdict(list)
        for each in settled:
            if each.sure:
                names[each.id].append(each.spelling)
                where[each.id].append(each.paragraph)
        left = [each for each in settled if not each.sure and each.spelling not in names.get(each.ids[0], ())]
        return Recognised(
            names={id: _once(used) for id, used in names.items()}, where=_unique(where),
            open=_unique(_paragraphs_of(left)), meanings={each.known_as: each.ids for each in left},
            unknown=self._unknown.find(found),
        )  # fmt: skip

    @cached_property
    def _meanings(self) -> Mapping[str, tuple[str, ...]]:
        """Return the ids of the records that each ambiguous spelling may mean."""
        found: defaultdict[str, list[str]] = defaultdict(list)
        for record in self.archive.named():
            for name in self.spellings.maybe.get(record.id, ()):
                found[name].append(record.id)
        return {name: tuple(ids) for name, ids in found.items()}

    @cached_property
    def _matcher(self) -> Names:
        ids = [record.id for record in self.archive.named()]
        sure = [(name, id) for id in ids for name in self.spellings.sure.get(id, ())]
        maybe = ((name, f"{_OPEN}{name}") for name in self._meanings)
        return names_of(dict.fromkeys((*sure, *maybe, *self.spellings.none)))

    def _all_seen(self, number: int, text: str, mentions: Sequence[Mention]) -> Iterator[_Seen]:
        """Yield the mentions of a paragraph; an ambiguous Arabic name is a place's that is joined to another's."""
        seen = [self._seen(number, text, mention) for mention in mentions]
        places = list(map(self._is_place, seen))
        joined = {at for at, (one, other) in enumerate(pairwise(mentions)) if cues.are_joined(text, one, other)}
        for at, each in enumerate(seen):
            beside = (at - 1 in joined and places[at - 1]) or (at in joined and places[at + 1])
            yield replace(each, sure=True) if places[at] and beside else each

    def _is_place(self, seen: _Seen) -> bool:
        """Return whether a mention, if it is a name at all, is that of one place."""
        return not seen.alone and len(seen.ids) == 1 and seen.ids[0] in self.archive.places

    def _seen(self, number: int, text: str, mention: Mention) -> _Seen:
        known_as = mention.id.removeprefix(_OPEN)
        if known_as == mention.id:
            printed = _printed(text, mention)
            hidden = tells_nothing(text, mention.start, mention.end, mention.name)
            return _Seen(number, printed, printed, (mention.id,), sure=not hidden, alone=hidden)
        ids = self._meanings[known_as]
        fitting = self._fitting(ids, mention, text)
        return _Seen(number, _printed(text, mention), known_as, fitting or ids, bool(fitting), _around(mention, text))

    def _fitting(self, ids: Iterable[str], mention: Mention, text: str) -> tuple[str, ...]:
        """Return the one record of several that the words beside a mention announce; `()` where they do not."""
        kinds, places = _kinds_beside(mention, text), self.archive.places
        sources = self.archive.sources if _is_said_by(mention, text) else {}
        fitting = tuple(id for id in ids if (id in places and places[id].kind in kinds) or id in sources)
        return fitting if len(fitting) == 1 else ()


def _short_form(seen: _Seen, clear: set[str]) -> _Seen:
    """Return an ambiguous mention settled, where it can only be a record that the text names in full."""
    if seen.sure or seen.alone or len(seen.ids) != 1 or seen.ids[0] not in clear:
        return seen
    return replace(seen, sure=True)


def _paragraphs_of(seen: Iterable[_Seen]) -> Mapping[str, list[int]]:
    found: dict[str, list[int]] = {}
    for each in seen:
        found.setdefault(each.known_as, []).append(each.paragraph)
    return found


def _kinds_beside(mention: Mention, text: str) -> frozenset[str]:
    """Return the kinds of places that the words beside a mention announce."""
    before = _words_before(mention, text)[-2:]
    after = [fold(word) for word in _WORD.findall(text[mention.end : mention.end + _BESIDE])[:1]]
    return _BEFORE.get(" ".join(before)) or _announced(before[-1:]) or _AFTER.get("".join(after), frozenset())


def _is_said_by(mention: Mention, text: str) -> bool:
    """Return whether an Arabic word for saying something, or for `according to`, stands before a definite name."""
    if not mention.name[0].startswith(cues.ARTICLE):
        return False
    return any(form in cues.SAYING for word in _words_before(mention, text)[-1:] for form in forms(word))


def _words_before(mention: Mention, text: str) -> list[str]:
    return [fold(word) for word in _WORD.findall(text[max(0, mention.start - _BESIDE) : mention.start])]


def _around(mention: Mention, text: str) -> bool:
    """Return whether a word before a mention, or the first of its own, makes it the land around the place."""
    words = (*_words_before(mention, text)[-1:], *mention.name[:1])
    return any(_COUNTRYSIDE in forms(word) for word in words)


def _announced(word: list[str]) -> frozenset[str]:
    """Return what an Arabic word before a name announces, also with a particle joined to it."""
    return next((_BEFORE[form] for each in word for form in forms(each) if form in _BEFORE), frozenset())


def _printed(text: str, mention: Mention) -> str:
    """Return a name as a text prints it, with an article joined to it, without the Arabic particles of the sentence."""
    article = _ARTICLE.search(text, max(0, mention.start - _BESIDE), mention.start)
    named = text[mention.start : mention.end]
    named = cues.QUOTED.sub(" ", named) if has_arabic(named) else named
    first, space, rest = " ".join(named.split()).partition(" ")
    return (article[0] if article else "") + _without_particles(first, mention.name[0]) + space + rest


def _without_particles(word: str, name: str) -> str:
    """Return the end of an Arabic word that is a folded name; where a particle swallowed the article, that too."""
    if word.isascii() or fold(word) == name:
        return word
    for article in ("", "ال"):
        wanted = name.removeprefix(article)
        for start in range(len(word) - 1, 0, -1):
            if fold(word[start:]) == wanted:
                return article + word[start:]
    return word


def _unique(found: Mapping[str, list[int]]) -> dict[str, tuple[int, ...]]:
    return {key: tuple(dict.fromkeys(values)) for key, values in found.items()}


def _once(spellings: Iterable[str]) -> tuple[str, ...]:
    """Return spellings in order, each once; one with `the` and the same without it are one."""
    first: dict[str, str] = {}
    for spelling in spellings:
        first.setdefault(_THE.sub("", spelling), spelling)
    return tuple(first.values())
