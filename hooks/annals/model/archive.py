"""The archive in memory: every record by id, frozen, in a fixed order."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import TypeAlias

from annals.model.about import About
from annals.model.article import Article
from annals.model.event import Event
from annals.model.group import Group
from annals.model.named import Named
from annals.model.place import Place
from annals.model.source import Source
from annals.model.version import Registered, Version
from annals.problems import Loc

Entry: TypeAlias = Article | Event | Place | Group | Source

KINDS: dict[str, type[Entry]] = {"article": Article, "event": Event, "town": Place, "group": Group, "source": Source}
"""Every kind of record that has an id, by the word the register uses."""


def folder(kind: str) -> str:
    """Return the folder of `archive/` that holds a kind's records."""
    return f"{kind}s"


@dataclass(frozen=True)
class Archive:
    """Everything read from `archive/`. Articles and events are in order of date, the rest of id.

    `histories` holds the registered versions of records, gone ones too, by id, the oldest first.
    `lines` tells where a field stands in a record's file; `broken` holds the ids of files that
    could not be read, so that what refers to them is not reported as well; `register_read` is
    False where the register is missing or damaged, for the same reason, and `histories_read` where a
    history is. `today` is the day of
    checking, after which nothing can be dated; a build has none.
    """

    about: About
    articles: Mapping[str, Article]
    events: Mapping[str, Event]
    places: Mapping[str, Place]
    groups: Mapping[str, Group]
    sources: Mapping[str, Source]
    register: tuple[Registered, ...] = ()
    register_path: str = ""
    register_read: bool = True
    histories: Mapping[str, tuple[Version, ...]] = field(default_factory=dict)
    histories_read: bool = True
    lines: Mapping[str, Mapping[Loc, int]] = field(default_factory=dict)
    broken: frozenset[str] = frozenset()
    today: date | None = None

    def entries(self) -> Iterator[tuple[str, Entry]]:
        """Yield every record that has an id, with its kind."""
        for kind in KINDS:
            yield from ((kind, entry) for entry in self.of_kind(kind).values())

    def of_kind(self, kind: str) -> Mapping[str, Entry]:
        """Return the records of one kind by id."""
        records: Mapping[str, Entry] = getattr(self, "places" if kind == "town" else folder(kind))
        return records

    @cached_property
    def _by_id(self) -> dict[str, Entry]:
        return {entry.id: entry for _kind, entry in self.entries()}

    @cached_property
    def registered_on(self) -> dict[str, date]:
        """Return the day on which each id was first published, after the register."""
        return {line.id: line.first_published for line in self.register}

    @cached_property
    def source_named(self) -> dict[str, Source]:
        """Return the source behind each of its names and spellings, in small letters."""
        return {name.casefold(): source for source in self.sources.values() for name in source.known_names}

    def find(self, id: str) -> Entry | None:
        """Return the record with an id, of whatever kind."""
        return self._by_id.get(id)

    def name(self, id: str) -> str:
        """Return what a reader calls the record: its name or title, or the id itself if unknown."""
        entry = self.find(id)
        if entry is None:
            return id
        return entry.name if isinstance(entry, Named) else entry.title

    def version(self, id: str) -> Version | None:
        """Return the last registered version of a record, or None where it has none yet."""
        history = self.histories.get(id, ())
        return history[-1] if history else None

    def line(self, path: str, loc: Loc) -> int:
        """Return the line on which a field stands, or its nearest enclosing field's."""
        lines = self.lines.get(path, {})
        while loc and loc not in lines:
            loc = loc[:-1]
        return lines.get(loc, 1)
