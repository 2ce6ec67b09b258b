"""The vocabulary of an archive: the closed lists of words that its records may use, and what each word means.

A vocabulary is read from a file of `annals/vocabularies/` or of the archive itself, by `annals.records.vocabulary`, and
carried by the `Archive`. What the program itself relies on is in no such file, but in `annals.model.fixed`.
"""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, TypeVar

from markupsafe import Markup, escape

from annals.model.entries import (
    LISTS,
    EventType,
    GroupKind,
    Level,
    Limits,
    Measure,
    PlaceKind,
    Side,
    SourceKind,
    Status,
)
from annals.model.fixed import CONTROL
from annals.model.phrases import Phrases
from annals.model.record import Record
from annals.model.word import Word

M = TypeVar("M", bound=Record)


@dataclass(frozen=True)
class Vocabulary:
    """The words of an archive. Each list leads from what records write to the word, in the order of its file.

    `standards` names the lists that its columns are after, ACLED or UCDP GED; `used` the shipped file it builds on.
    """

    name: str
    title: str
    used: str
    measures: Mapping[str, Word[Measure]]
    event_types: Mapping[str, Word[EventType]]
    place_kinds: Mapping[str, Word[PlaceKind]]
    group_kinds: Mapping[str, Word[GroupKind]]
    source_kinds: Mapping[str, Word[SourceKind]]
    sides: Mapping[str, Word[Side]]
    statuses: Mapping[str, Word[Status]]
    steps: Mapping[int, str]
    levels: tuple[Level, ...]
    limits: Limits
    standards: tuple[str, ...]
    phrases: Phrases

    @cached_property
    def digest(self) -> str:
        """Return a sum over all of it; what is made with the vocabulary stays the same while this does."""
        lists = [[word.entry for word in self.words(name).values()] for name in LISTS]
        rest = (self.name, self.title, self.used, self.steps, self.levels, self.limits, self.standards, self.phrases)
        return hashlib.sha256(repr((lists, rest)).encode()).hexdigest()

    def texts(self) -> tuple[str, ...]:
        """Return every text of it that pages print, each once, in the order in which they stand."""
        found: list[str | None] = []
        for measure in (word.entry for word in self.measures.values()):
            found += [measure.heading, measure.means]
            found += [measure.counts, measure.single] if measure.is_counted else []
            found += [measure.beside, measure.whose, measure.lost, measure.unit]
        for type_ in (word.entry for word in self.event_types.values()):
            found += [type_.plain or type_.name, *(kind.plain or kind.name for kind in type_.kinds)]
        found += self.place_kinds
        for kinds in (self.group_kinds, self.source_kinds):
            found += [text for word in kinds.values() for text in (word.entry.means, word.entry.title)]
        found += [text for word in self.sides.values() for text in (word.entry.title, word.entry.name)]
        found += [word.entry.note for word in self.statuses.values()]
        found += [*self.steps.values(), *(level.name.capitalize() for level in self.levels)]
        found += [getattr(self.phrases, name) for name in Phrases.__pydantic_fields__]
        return tuple(dict.fromkeys(text for text in found if text))

    def words(self, name: str) -> Mapping[str, Word[Any]]:
        """Return the words of a list, by their text."""
        found: Mapping[str, Word[Any]] = getattr(self, name)
        return found

    @cached_property
    def _statuses(self) -> Mapping[str | None, str]:
        """Return the first status by which losses of each are counted."""
        return {word.entry.of: str(word) for word in reversed([*self.statuses.values()])}

    def status_of(self, whom: str) -> str:
        """Return the status by which losses of `people`, `groups` or `nobody` are counted, or `""`."""
        return self._statuses.get(whom, "")

    @cached_property
    def people(self) -> str:
        """Return the side whose losses stand first, such as civilians; `""` where there is none."""
        status = self.status_of("people")
        return next((word for word in self.sides.values() if status and word.entry.status == status), "")

    @property
    def has_control(self) -> bool:
        """Return whether statements can say who holds a place."""
        return CONTROL in self.measures

    def level(self, field: str) -> str:
        """Return what an administrative level is called, by its field; `""` where the vocabulary has none."""
        return next((level.name for level in self.levels if level.field == field), "")


def listed(entries: Iterable[M]) -> Mapping[str, Word[M]]:
    """Return entries as words by their names; of two with one name the later stands in the place of the first."""
    kept: dict[str, Any] = {str(getattr(entry, "name")): entry for entry in entries}  # noqa: B009
    return {name: Word(name, entry, rank) for rank, (name, entry) in enumerate(kept.items())}


def filled(phrase: str, **values: Markup | str) -> Markup:
    """Return a phrase of a vocabulary with its places filled, escaped."""
    return Markup(escape(phrase)).format(**values)  # noqa: S704 - escaped here
