"""Every name and spelling of the archive's places, groups and sources, from A to Z, Latin and Arabic.

Pages and the list that a browser fetches are made from it. A long list is cut by the first letters of its names, so
that a name more or less moves nothing else.
"""

import json
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from annals import urls
from annals.language import arabic, sorting, transliteration
from annals.language import names as matching
from annals.language.javascript import javascript
from annals.language.sorting import sort_key
from annals.model import Group, Place, Source
from annals.site.context import Context

NAMES = f"{urls.SEARCH}names.json"
"""Where the list stands that tells a browser every name."""

MOST_NAMES = 300
"""Spellings in one part of the list, at most; a line has up to a hundred and thirty bytes."""

LONGEST = 40_000
"""Bytes of HTML that the names on one page take, at most: there a reader without the script finds one by the browser's
own search."""

_ROW = 44
"""Bytes of the row of a name beside the name itself, its record's id and what that is called."""

OTHERS = "other"
"""The part of names that begin with no letter."""


@dataclass(frozen=True)
class Spelt:
    """One name, and the record that it leads to; `own` is the name the archive uses of it.

    `voice` is the public figure whose name it is, who speaks for that record; `""` where it is the record's own.
    """

    name: str
    id: str
    own: str
    voice: str = ""

    @property
    def weight(self) -> int:
        """Return about how many bytes of HTML it takes, with its link and what the record is called."""
        return _ROW + len(f"{self.id}{self.name}{self.own}".encode())

    @property
    def letters(self) -> str:
        """Return the letters that it is sorted by."""
        return sort_key(self.name)[0].replace(" ", "")


@dataclass(frozen=True)
class Letters:
    """Names that begin alike: the letters, or `""` where they begin with none; a name for addresses, and the names."""

    title: str
    slug: str
    names: tuple[Spelt, ...]


def spelt_names(context: Context) -> tuple[Spelt, ...]:
    """Return every name and spelling of places, groups and sources, in the order of their letters."""
    found = [
        Spelt(name, each.id, each.name, voice)
        for each in named(context)
        for voice, names in (("", known_names(context, each)), *((one[0], one) for one in voices(each)))
        for name in names
    ]
    return tuple(sorted(found, key=lambda each: (sort_key(each.name), each.id)))


def named(context: Context) -> Iterator[Place | Group | Source]:
    """Yield the places, groups and sources of an archive."""
    archive = context.archive
    yield from archive.places.values()
    yield from archive.groups.values()
    yield from archive.sources.values()


def known_names(context: Context, record: Place | Group | Source) -> tuple[str, ...]:
    """Return every spelling of a record, the archive's own first."""
    return tuple(dict.fromkeys((*record.known_names, *record.ambiguous, *context.printed(record.id))))


def voices(record: Place | Group | Source) -> tuple[tuple[str, ...], ...]:
    """Return every spelling of each public figure who speaks for a source, the archive's own first; `()` of others."""
    if not isinstance(record, Source):
        return ()
    return tuple((each.name, *each.spellings) for each in record.speakers)


def by_letter(names: Sequence[Spelt]) -> tuple[Letters, ...]:
    """Return names grouped by their first letters."""
    return tuple(_grouped(names, 1))


def are_long(names: Iterable[Spelt]) -> bool:
    """Return whether names are too many for one page."""
    return sum(each.weight for each in names) > LONGEST


def cut_letters(names: Sequence[Spelt], depth: int = 1) -> Iterator[Letters]:
    """Yield names in parts that have a page each, by as many first letters as that takes."""
    for part in _grouped(names, depth):
        longest = max(len(each.letters) for each in part.names)
        if not are_long(part.names) or depth > longest:
            yield part
        else:
            yield from cut_letters(part.names, depth + 1)


def _grouped(names: Iterable[Spelt], depth: int) -> Iterator[Letters]:
    found: dict[str, list[Spelt]] = {}
    for each in names:
        first = each.letters[:depth]
        found.setdefault(first if first[:1].isalpha() else OTHERS, []).append(each)
    for first, group in found.items():
        title = "" if first == OTHERS else first.capitalize()
        yield Letters(title, "-".join(map(_slug, first)) if first != OTHERS else OTHERS, tuple(group))


def _slug(letter: str) -> str:
    """Return a letter for an address: `a`; of other alphabets its name, `sad`."""
    if letter.isascii():
        return letter if letter.isalnum() else "x"
    return unicodedata.name(letter, "x").rpartition(" ")[2].casefold()


def names_json(context: Context) -> str:
    """Return the names as one line of JSON: the address of each record, its own name, and its other spellings.

    Beside them stand the tables that they are folded by, what records are called in further languages, and the names of
    those who speak for sources.
    """
    records = sorted(named(context), key=lambda each: sort_key(each.name))
    rows = [[urls.of_record(each), *known_names(context, each)] for each in records]
    return _line({"tables": tables(), "names": rows, **_titles(context, records), **_voices(records)})


def _titles(context: Context, records: Sequence[Place | Group | Source]) -> dict[str, dict[str, dict[str, str]]]:
    """Return what records are called in each further language of the site, by their addresses; `{}` where in none."""
    found: dict[str, dict[str, str]] = {}
    for language in (each.catalog.language for each in context.editions):
        for record in records:
            if (name := context.archive.name(record.id, language)) != record.name:
                found.setdefault(language, {})[urls.of_record(record)] = name
    return {"titles": found} if found else {}


def _voices(records: Iterable[Place | Group | Source]) -> dict[str, dict[str, tuple[tuple[str, ...], ...]]]:
    """Return the public figures who speak for sources, by the addresses of these; `{}` where there are none."""
    found = {urls.of_record(each): spoken for each in records if (spoken := voices(each))}
    return {"voices": found} if found else {}


def _line(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")) + "\n"


def names_by_beginning(context: Context, names: Iterable[Spelt]) -> dict[str, str]:
    """Return the rows of that list in parts, each as JSON, by what the letters of its spellings begin with.

    A record is in every part that one of its spellings is of. So a browser tells a name by one small file.
    """
    records = {each.id: each for each in named(context)}
    rows = {id: [urls.of_record(each), *known_names(context, each)] for id, each in records.items()}
    found = {}
    for beginning, part in beginnings(names).items():
        ids = dict.fromkeys(each.id for each in part)
        titles = _titles(context, [records[id] for id in ids])
        found[beginning] = _line({"names": [rows[id] for id in ids], **titles, **_voices(records[id] for id in ids)})
    return found


def beginnings(names: Iterable[Spelt]) -> dict[str, list[Spelt]]:
    """Return names by as many of their first letters as it takes for a part to be small; those without are left out."""
    return dict(_cut([each for each in names if each.letters], 1))


def _cut(names: Iterable[Spelt], length: int) -> Iterator[tuple[str, list[Spelt]]]:
    found: dict[str, list[Spelt]] = {}
    for each in names:
        found.setdefault(each.letters[:length], []).append(each)
    for beginning, part in found.items():
        longer = [each for each in part if each.letters != beginning]
        if len(part) <= MOST_NAMES or not longer:
            yield beginning, part
        else:
            if whole := [each for each in part if each.letters == beginning]:
                yield beginning, whole
            yield from _cut(longer, length + 1)


def part_of_names(beginning: str) -> str:
    """Return where the part of the list stands whose spellings begin so."""
    return f"{urls.SEARCH}names/{'-'.join(f'{ord(letter):x}' for letter in beginning)}.json"


def tables() -> dict[str, object]:
    """Return what a query is folded by: the tables by which the names in the index were."""
    return {
        "whole": dict(sorting.WHOLE),
        "letters": {**arabic.LETTERS, **arabic.PERSIAN},
        "latin_article": javascript(sorting.LATIN_ARTICLE.pattern),
        "arabic_article": javascript(sorting.ARABIC_ARTICLE.pattern),
        "signs": sorting.SIGNS,
        "marks": arabic.MARKS,
        "arabic": arabic.CHARACTERS,
        "particles": matching.PARTICLES,
        "before_article": matching.BEFORE_ARTICLE,
        "swapped": transliteration.SWAPPED,
        "all": ALL,
    }


ALL = "zzqall"
"""A word that every record of the index has: a search for nothing would fetch the whole index, one for it does not."""


def forms_of(text: str) -> tuple[str, ...]:
    """Return the words by which a text is found that it does not hold as they stand.

    Arabic words with letters that are written two ways as one, without what is joined to them, and without article;
    Latin ones without marks; and a name of several words as one.
    """
    found: dict[str, None] = {}
    if arabic.has_arabic(text):
        for word in sorted(matching.fold_words(text)):
            found[word] = found[without_article(word)] = None
    small = text.casefold()
    there = small.split()
    for word in (*sorting.bare(small).split(), transliteration.letters(text)):
        if word and word not in there:
            found[word] = None
    return tuple(found)


def without_article(word: str) -> str:
    """Return a folded Arabic word without its article."""
    return word[2:] if word.startswith("ال") and len(word) > 4 else word
