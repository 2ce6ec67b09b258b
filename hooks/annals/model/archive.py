"""The archive in memory: every record by id, frozen, in a fixed order."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import TypeVar, cast

from annals.model import kinds
from annals.model.about import About
from annals.model.article import Article
from annals.model.event import Event
from annals.model.group import Group
from annals.model.kinds import Entry
from annals.model.named import Named
from annals.model.place import Place
from annals.model.source import Source, by_name
from annals.model.unread import Unread
from annals.model.version import Registered, Version
from annals.model.vocabulary import Vocabulary
from annals.problems import Loc

M = TypeVar("M")


def _nowhere(_path: str, _loc: Loc) -> int:
    return 1


def called(entry: Entry, language: str = "") -> str:
    """Return the name or title that a record has itself: that in a language, a BCP 47 tag, where it has one."""
    field, own = ("name", entry.name) if isinstance(entry, Named) else ("title", entry.title)
    return getattr(entry, f"{field}_{language}", None) or own


@dataclass(frozen=True)
class Archive:
    """Everything read from `archive/`. Articles and events are in order of date, the rest of id.

    `vocabulary` holds the words that records may use, `records` the records of each kind, by its name and then by id.
    `histories` holds the registered versions of records, gone ones too, by id, the oldest first.
    `line_of` returns the line on which a field of a record's file stands; `broken` holds the ids of files that
    gave no record, so that what refers to them is not reported as well; `unread` holds what can be read of them;
    `register_read` is False where the register is missing or damaged, for the same reason, and `histories_read` where a
    history is. `sealed` holds by id records that are known to have the data of a version, each with the sum of that.
    `today` is the day of checking, after which nothing can be dated; a build has none.
    """

    about: About
    vocabulary: Vocabulary
    records: Mapping[str, Mapping[str, Entry]]
    register: tuple[Registered, ...] = ()
    register_path: str = ""
    register_read: bool = True
    histories: Mapping[str, tuple[Version, ...]] = field(default_factory=dict)
    histories_read: bool = True
    sealed: Mapping[str, tuple[Entry, str]] = field(default_factory=dict)
    line_of: Callable[[str, Loc], int] = _nowhere
    broken: frozenset[str] = frozenset()
    unread: tuple[Unread, ...] = ()
    today: date | None = None

    def of(self, model: type[M]) -> Mapping[str, M]:
        """Return the records of a kind by id, from its model; raise KeyError where no kind has it."""
        return cast(Mapping[str, M], self.records[kinds.kind_for(model).name])

    @cached_property
    def articles(self) -> Mapping[str, Article]:
        """Return the articles by id."""
        return self.of(Article)

    @cached_property
    def events(self) -> Mapping[str, Event]:
        """Return the events by id."""
        return self.of(Event)

    @cached_property
    def places(self) -> Mapping[str, Place]:
        """Return the places by id; their kind is called town."""
        return self.of(Place)

    @cached_property
    def groups(self) -> Mapping[str, Group]:
        """Return the groups by id."""
        return self.of(Group)

    @cached_property
    def sources(self) -> Mapping[str, Source]:
        """Return the sources by id."""
        return self.of(Source)

    def entries(self) -> Iterator[tuple[str, Entry]]:
        """Yield every record that has an id, with the name of its kind."""
        for kind in kinds.KINDS:
            yield from ((kind.name, entry) for entry in self.records[kind.name].values())

    def of_kind(self, name: str) -> Mapping[str, Entry]:
        """Return the records of the kind of a name by id; raise KeyError where there is no such kind."""
        return self.records[kinds.kind_named(name).name]

    def named(self) -> Iterator[Named]:
        """Yield every record of the kinds that articles name."""
        for kind in kinds.named():
            yield from cast(Mapping[str, Named], self.records[kind.name]).values()

    @cached_property
    def registered_on(self) -> dict[str, date]:
        """Return the day on which each id was first published, after the register."""
        return {line.id: line.first_published for line in self.register}

    @cached_property
    def source_named(self) -> dict[str, Source]:
        """Return the source behind each of its names and spellings, in small letters."""
        return by_name(self.sources.values())

    def find(self, id: str) -> Entry | None:
        """Return the record with an id, of whatever kind."""
        for records in self.records.values():
            if entry := records.get(id):
                return entry
        return None

    def name(self, id: str, language: str = "") -> str:
        """Return what a reader calls the record: its name or title, or the id itself if unknown.

        `language` is a BCP 47 tag; a name or title that the record has in that language, such as `name_ar`, is it.
        """
        entry = self.find(id)
        if entry is None:
            return id
        return called(entry, language)

    def version(self, id: str) -> Version | None:
        """Return the last registered version of a record, or None where it has none yet."""
        history = self.histories.get(id, ())
        return history[-1] if history else None

    def line(self, path: str, loc: Loc) -> int:
        """Return the line on which a field stands, or its nearest enclosing field's."""
        return self.line_of(path, loc)
