"""The kinds of records that have an id: what each is called, and where its files and its page stand.

To add a kind, write its model, and name it in `Entry` and in `KINDS`; what is published of it stands in `annals.data`,
its page in `annals.site`. Whoever asks for the kinds asks this module, when it needs them. Nothing here has a default:
what is no kind is a KeyError.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeAlias

from annals.model.article import Article
from annals.model.event import Event
from annals.model.group import Group
from annals.model.place import Place
from annals.model.record import Record
from annals.model.source import Source
from annals.values.edtf import Edtf, Precision

UNDATED = "undated"
"""What stands in the path of a record that no day, month or year is known of."""

Entry: TypeAlias = Article | Event | Place | Group | Source
"""A record that has an id, of whatever kind."""


@dataclass(frozen=True)
class Kind:
    """A kind of record.

    `name` is its word in the register, in JSON and in messages. `folder` holds its records in the archive; its table
    and its block in an article are called the same. `url` is the address of its list, below which its pages stand.
    `file` is how a file is named in the folder. `when` returns a record's date, by which such records are listed, and
    filed by year; without it they are listed by id. `named` kinds have a block in every article, and their names link
    in prose; their model is a `Named`.
    """

    name: str
    folder: str
    url: str
    model: type[Record]
    file: str = "{record.id}.md"
    when: Callable[[Any], Edtf] | None = None
    named: bool = False

    @property
    def one(self) -> str:
        """Return the kind with its article, as messages say it: `an event`."""
        return one(self.name)

    @property
    def pattern(self) -> str:
        """Return how a file is named, for people: `<year>/<date>-<publisher>-<id>.md`."""
        return re.sub(r"\{(?:record\.)?(\w+)\}", r"<\1>", self.file)

    @property
    def depth(self) -> int:
        """Return how many parts the path of a file has in the archive: `towns/mahin.md` has two."""
        return 2 + self.file.count("/")

    def path(self, record: Any) -> str:
        """Return where the file of a record belongs in the archive: `events/2015/mahin-2015-08-clashes.md`."""
        day = self._day(record)
        year, when = (f"{day.year:04}", day.isoformat()) if day else (UNDATED, UNDATED)
        filed = {"year": year, "date": when} if self.when else {}
        return f"{self.folder}/{self.file.format(record=record, **filed)}"

    def order(self, record: Any) -> tuple[Any, ...]:
        """Return what records of this kind are listed by."""
        return (*self.when(record).order, record.id) if self.when else (record.id,)

    def _day(self, record: Any) -> date | None:
        """Return the day that a record is filed by: the first possible one, or the last where there is no first.

        None where nothing is known of the day, or the kind is not filed by days.
        """
        when = self.when(record) if self.when else None
        if when is None or when.precision is Precision.UNKNOWN:
            return None
        return when.lower or when.upper or when.sort_key[0]


def _published(article: Article) -> Edtf:
    return article.published.date


def _happened(event: Event) -> Edtf:
    return event.when


ARTICLE = Kind("article", "articles", "a/", Article, "{year}/{date}-{record.publisher}-{record.id}.md", _published)
EVENT = Kind("event", "events", "events/", Event, "{year}/{record.id}.md", _happened)
TOWN = Kind("town", "towns", "towns/", Place, named=True)
GROUP = Kind("group", "groups", "groups/", Group, named=True)
SOURCE = Kind("source", "sources", "sources/", Source, named=True)

KINDS: tuple[Kind, ...] = (ARTICLE, EVENT, TOWN, GROUP, SOURCE)
"""Every kind, in the order in which records are told of."""


def names() -> tuple[str, ...]:
    """Return the names of all kinds."""
    return tuple(kind.name for kind in KINDS)


def named() -> tuple[Kind, ...]:
    """Return the kinds that articles name."""
    return tuple(kind for kind in KINDS if kind.named)


def kind_named(name: str) -> Kind:
    """Return the kind of a name; raise KeyError where there is none."""
    for kind in KINDS:
        if kind.name == name:
            return kind
    raise KeyError(f"{name} is not a kind of record")


def kind_in(folder: str) -> Kind | None:
    """Return the kind whose records a folder of the archive holds, or None where it holds no records."""
    return next((kind for kind in KINDS if kind.folder == folder), None)


def kind_for(model: type[Any]) -> Kind:
    """Return the kind of a model's records; raise KeyError where there is none."""
    for kind in KINDS:
        if kind.model is model:
            return kind
    raise KeyError(f"{model.__name__} is the model of no kind of record")


def kind_of(entry: Any) -> Kind:
    """Return the kind of a record; raise KeyError where it is of none."""
    return kind_for(type(entry))


def one(word: str) -> str:
    """Return a word with its indefinite article: `an event`, `a town`."""
    return f"{'an' if word[:1] in tuple('aeiou') else 'a'} {word}"
