"""Towns, groups and sources recognised in a text by every spelling the archive knows, ambiguous ones with care.

A spelling that is also another word, or the name of two records, is taken where a word beside it
says what is meant (`the city of`, `بلدة`), or where it is the short form of a record that the
text names in full. Elsewhere it is told as open, with what it may be.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from annals.language.names import Mention, Names, fold, forms, names_of
from annals.model import Archive, Place

_OPEN = "?"
"""Begins the id under which the matcher knows a spelling that is not enough to tell what is meant."""

_BESIDE = 40
"""Characters on either side of a name in which a word that announces it is sought."""

_BEFORE: Mapping[str, frozenset[str]] = {
    "town of": frozenset(["town", "suburb"]), "village of": frozenset(["town"]), "city of": frozenset(["city", "town"]),
    "suburb of": frozenset(["suburb"]), "province of": frozenset(["governorate"]),
    "governorate of": frozenset(["governorate"]), "region of": frozenset(["region", "governorate"]),
    "مدينه": frozenset(["city", "town"]), "بلده": frozenset(["town", "city", "suburb"]), "قريه": frozenset(["town"]),
    "ناحيه": frozenset(["town", "city"]), "معبر": frozenset(["crossing", "town"]), "محافظه": frozenset(["governorate"]),
    "منطقه": frozenset(["town", "city", "region", "suburb"]),
}  # fmt: skip
"""Words before a place's name, folded, and the kinds of places that they announce."""

_AFTER: Mapping[str, frozenset[str]] = {
    "city": frozenset(["city"]), "town": frozenset(["town"]),
    "province": frozenset(["governorate"]), "governorate": frozenset(["governorate"]),
}  # fmt: skip


_COUNTRYSIDE = "ريف"
"""Before a city's name it means the land around it, perhaps that of its province: which, a person must say."""

_ARTICLE = re.compile(r"^the ", re.IGNORECASE)


@dataclass(frozen=True)
class Recognised:
    """The names of a text. `names` maps a record's id to the spellings used, in order of appearance.

    `where` maps an id to the paragraphs that name it; `open` an ambiguous spelling to the
    paragraphs where it stands without a word that would tell which record it is.
    """

    names: Mapping[str, tuple[str, ...]]
    where: Mapping[str, tuple[int, ...]]
    open: Mapping[str, tuple[int, ...]]


@dataclass(frozen=True)
class _Seen:
    """A mention with its paragraph, as it is printed there; `around` says that the land around a place is meant."""

    paragraph: int
    spelling: str
    id: str
    around: bool = False


def recognise(archive: Archive, paragraphs: Iterable[tuple[int, str]]) -> Recognised:
    """Return the names found in numbered paragraphs; whoever reads several texts makes one `Recogniser`."""
    return Recogniser(archive).read(paragraphs)


class Recogniser:
    """Recognises the names of an archive in any number of texts."""

    def __init__(self, archive: Archive) -> None:
        self.archive = archive
        self._matcher = _matcher(archive)

    def read(self, paragraphs: Iterable[tuple[int, str]]) -> Recognised:
        """Return the names found in numbered paragraphs."""
        archive, matcher = self.archive, self._matcher
        seen = [
            _Seen(number, text[mention.start : mention.end], _meant(archive, mention, text), _around(mention, text))
            for number, text in paragraphs
            for mention in matcher.find(text)
        ]
        known = {each.id for each in seen if not each.id.startswith(_OPEN)}
        settled = [_short_form(archive, each, known) for each in seen]
        names: defaultdict[str, list[str]] = defaultdict(list)
        where: defaultdict[str, list[int]] = defaultdict(list)
        left: defaultdict[str, list[int]] = defaultdict(list)
        for each in settled:
            if each.id.startswith(_OPEN):
                left[each.id.removeprefix(_OPEN)].append(each.paragraph)
            else:
                names[each.id].append(_as_recorded(archive, each))
                where[each.id].append(each.paragraph)
        return Recognised({id: _once(used) for id, used in names.items()}, _unique(where), _unique(left))


def candidates(archive: Archive, spelling: str) -> list[str]:
    """Return the ids of the records that an ambiguous spelling may mean."""
    return [record.id for record in archive.named() if spelling in record.ambiguous]


def _matcher(archive: Archive) -> Names:
    pairs = [
        (spelling, f"{_OPEN}{spelling}" if spelling in record.ambiguous else record.id)
        for record in archive.named()
        for spelling in dict.fromkeys((*record.known_names, *record.ambiguous))
    ]
    return names_of(dict.fromkeys(pairs))


def _meant(archive: Archive, mention: Mention, text: str) -> str:
    """Return the id that a mention leads to; an ambiguous one is settled by the words beside it, if at all."""
    if not mention.id.startswith(_OPEN):
        return mention.id
    before = _words_before(mention, text)[-2:]
    after = [fold(word) for word in re.findall(r"[\w']+", text[mention.end : mention.end + _BESIDE])[:1]]
    kinds = _BEFORE.get(" ".join(before)) or _announced(before[-1:]) or _AFTER.get("".join(after), frozenset())
    fitting = [
        id
        for id in candidates(archive, mention.id.removeprefix(_OPEN))
        if id in archive.places and archive.places[id].kind in kinds
    ]
    return fitting[0] if len(fitting) == 1 else mention.id


def _words_before(mention: Mention, text: str) -> list[str]:
    return [fold(word) for word in re.findall(r"[\w']+", text[max(0, mention.start - _BESIDE) : mention.start])]


def _around(mention: Mention, text: str) -> bool:
    """Return whether a word before a mention makes it the land around the place."""
    return any(_COUNTRYSIDE in forms(word) for word in _words_before(mention, text)[-1:])


def _announced(word: list[str]) -> frozenset[str]:
    """Return what an Arabic word before a name announces, also with a particle joined to it."""
    return next((_BEFORE[form] for each in word for form in forms(each) if form in _BEFORE), frozenset())


def _short_form(archive: Archive, seen: _Seen, known: set[str]) -> _Seen:
    """Return an ambiguous mention settled, where it can only be a record that the text names in full."""
    if seen.around or not seen.id.startswith(_OPEN):
        return seen
    possible = candidates(archive, seen.id.removeprefix(_OPEN))
    only = possible[0] if len(possible) == 1 and possible[0] in known else seen.id
    return _Seen(seen.paragraph, seen.spelling, only)


def _as_recorded(archive: Archive, seen: _Seen) -> str:
    """Return a spelling as the record lists it, without the particle or case that the sentence gave it."""
    record = archive.find(seen.id)
    if not isinstance(record, Place) or seen.spelling in record.known_names:
        return seen.spelling
    printed = _letters(seen.spelling)
    same = [name for name in record.known_names if _letters(name) == printed]
    ending = [name for name in record.known_names if printed.endswith(_letters(name).removeprefix("ال"))]
    return next(iter((*same, *sorted(ending, key=len, reverse=True))), seen.spelling)


def _letters(text: str) -> str:
    return "".join(fold(word) for word in re.findall(r"\w+", text))


def _unique(found: Mapping[str, list[int]]) -> dict[str, tuple[int, ...]]:
    return {key: tuple(dict.fromkeys(values)) for key, values in found.items()}


def _once(spellings: Iterable[str]) -> tuple[str, ...]:
    """Return spellings in order, each once; one with `the` and the same without it are one."""
    first: dict[str, str] = {}
    for spelling in spellings:
        first.setdefault(_ARTICLE.sub("", spelling), spelling)
    return tuple(first.values())
