"""What a rule of one record may ask about all others: what is named in the archive, and how."""

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from annals.facts.spellings import Spellings
from annals.language.names import Names
from annals.model import Archive, Group, Place, Source
from annals.model.source import by_name
from annals.model.vocabulary import Vocabulary

_NAME = re.compile(r"(?:[A-Z][\w.'’-]*|[\u0600-\u06ff]+)(?: (?:[A-Z][\w.'’-]*|[\u0600-\u06ff]+))+")
"""A byline that is a name, and not words that stand in any text."""

_WORD = re.compile(r"\w+")
_SPACED = str.maketrans({char: " " for char in map(chr, range(128)) if not _WORD.match(char)})


@dataclass(frozen=True)
class Persons:
    """Names of persons, each under its last word, so that only a text with that word is searched for it."""

    by_last_word: Mapping[str, tuple[str, ...]]

    def find(self, text: str) -> list[str]:
        """Return the persons whose whole names stand in a text, in the order of the alphabet."""
        words = self.by_last_word.keys() & set(_words(text))
        return sorted(name for word in words for name in self.by_last_word[word] if name in text)


@dataclass(frozen=True)
class Known:
    """The named records of an archive, the persons who made its articles or speak in them, and the words it uses.

    `whole` is False where a record could not be read, whose names are therefore not known.
    """

    places: Mapping[str, Place]
    groups: Mapping[str, Group]
    sources: Mapping[str, Source]
    spellings: Spellings
    persons: Persons
    vocabulary: Vocabulary
    whole: bool

    @property
    def names(self) -> Names:
        """Return the matcher of the archive's names."""
        return self.spellings.names

    def name(self, id: str) -> str:
        """Return the name of a place, group or source."""
        record = self.places.get(id) or self.groups.get(id) or self.sources.get(id)
        return record.name if record else id

    @cached_property
    def digest(self) -> str:
        """Return a sum over all of this: a rule that knows no more finds the same faults while it stays the same."""
        named = [
            [(record.id, record.path, record.known_names, record.ambiguous) for record in records.values()]
            for records in (self.places, self.groups, self.sources)
        ]
        persons = sorted(self.persons.by_last_word.items())
        speakers = [(source.id, source.speakers) for source in self.sources.values() if source.speakers]
        printed = sorted(self.spellings.printed.items())
        every = (named, printed, persons, speakers, self.vocabulary.digest, self.whole)
        return hashlib.sha256(repr(every).encode()).hexdigest()

    @cached_property
    def source_named(self) -> dict[str, Source]:
        """Return the source behind each of its names and spellings, in small letters."""
        return by_name(self.sources.values())

    @cached_property
    def speakers(self) -> Persons:
        """Return the public figures who speak for a source."""
        listed = (speaker for source in self.sources.values() for speaker in source.speakers)
        return persons_of(name for each in listed for name in (each.name, *each.spellings))


def known_of(archive: Archive, spellings: Spellings) -> Known:
    """Return what is known in an archive; `spellings` are those of its names."""
    persons = persons_of(_persons(archive))
    return Known(
        archive.places,
        archive.groups,
        archive.sources,
        spellings,
        persons,
        archive.vocabulary,
        whole=not archive.broken,
    )


def persons_of(names: Iterable[str]) -> Persons:
    """Return persons by the last word of their names; what has no word is nobody's name."""
    found: dict[str, list[str]] = {}
    for name in sorted(set(names)):
        for word in _words(name)[-1:]:
            found.setdefault(word, []).append(name)
    return Persons({word: tuple(each) for word, each in found.items()})


def _words(text: str) -> list[str]:
    return text.translate(_SPACED).split() if text.isascii() else _WORD.findall(text)  # the first is much quicker


def _persons(archive: Archive) -> Iterator[str]:
    for article in archive.articles.values():
        yield from filter(_NAME.fullmatch, article.byline)
    for source in archive.sources.values():
        if source.kind.entry.person:
            yield from source.known_names
