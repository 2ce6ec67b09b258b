"""What the tables of places, groups and sources share: a record with the number of articles that name it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from annals import urls
from annals.data.tables import Column, references_of
from annals.facts.facts import Facts
from annals.facts.index import Index
from annals.model import Named

N = TypeVar("N", bound=Named)


@dataclass(frozen=True)
class Mentioned(Generic[N]):
    """A record, and the index of who names it."""

    record: N
    index: Index

    @property
    def articles(self) -> int:
        """Return the number of articles that name it."""
        return len(self.index.articles_naming.get(self.record.id, ()))


def mentioned(records: Iterable[N], facts: Facts) -> Iterator[Mentioned[N]]:
    """Yield each record with the index."""
    return (Mentioned(record, facts.index) for record in records)


def address(row: Mentioned[Any]) -> str:
    """Return the URL of a record."""
    return urls.of_record(row.record)


NAME: Column[Mentioned[Any]] = Column("name", "the name this archive uses", lambda row: row.record.name)
NAME_AR: Column[Mentioned[Any]] = Column("name_ar", "name in Arabic", lambda row: row.record.name_ar)
SPELLINGS: Column[Mentioned[Any]] = Column(
    "spellings", "other spellings, in the articles and elsewhere", lambda row: row.record.spellings, between=" | "
)
NAMED_IN: Column[Mentioned[Any]] = Column("articles", "articles that name it", lambda row: row.articles, "integer")
REFERENCES: Column[Mentioned[Any]] = Column(
    "references",
    "where names, and what is said of it, were read outside the articles",
    lambda row: references_of(row.record.references),
    between=" | ",
)
SEARCHED = ("name", "name_ar", "spellings")
