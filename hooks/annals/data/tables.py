"""What a table is: columns that say what they mean and how each value is read from what a row is made of.

A table is never held: each form of it is written row by row, from the records. CSV: UTF-8, comma, LF, one header line;
an empty cell is no value; a list is joined by its column's `between`; text that a spreadsheet would take for a formula
is led by an apostrophe.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from itertools import islice
from typing import Any, Generic, Literal, TypeAlias, TypeVar

from annals import urls
from annals.facts.facts import Facts
from annals.model.reference import Reference
from annals.model.vocabulary import Vocabulary

Value: TypeAlias = str | int | float | date | tuple[str, ...] | None
Block: TypeAlias = list[list[Value]]
"""The cells of some rows."""

Type: TypeAlias = Literal["string", "integer", "number", "date"]

Like: TypeAlias = Literal["", "UCDP GED", "ACLED"]
UCDP: Like = "UCDP GED"
ACLED: Like = "ACLED"
PERMALINK = "permalink"
"""The last column of every table."""

FORMULA = ("=", "+", "-", "@", "\t")

BLOCK = 500
"""Rows that are written at once."""

S = TypeVar("S")
"""What a row is made of, such as an article."""


@dataclass(frozen=True)
class PerRecord(Generic[S]):
    """What rows are made of where each is of one record: asked for one record at a time.

    `ids` returns the records, in order, and `of` what the rows of one are made of; `()` for a record without any. Such
    rows are kept, so that a table is made again only where one of them has changed; see `annals.data.cells`.
    """

    ids: Callable[[Facts], Iterable[str]]
    of: Callable[[Facts, str], Iterable[S]]

    def __call__(self, facts: Facts) -> Iterator[S]:
        """Yield what all rows are made of."""
        return (row for id in self.ids(facts) for row in self.of(facts, id))


@dataclass(frozen=True)
class Column(Generic[S]):
    """A column: its name, what it means, how its value is read from what a row is made of, and the type of its values.

    `refers` names the table whose key it holds, `like` the data set whose column of that name means
    the same. Values are lists where there is something `between` their items. `only` is the data set, or the measure,
    without which in its vocabulary an archive has no such column; what the vocabulary calls things stands in `meaning`
    in braces.
    """

    name: str
    meaning: str
    value: Callable[[S], Value]
    type: Type = "string"
    refers: str = ""
    like: Like = ""
    between: str = ""
    only: str = ""


@dataclass(frozen=True)
class Table(Generic[S]):
    """A table: its name, what it holds, its columns, and what its rows are made of. The first column is its key.

    `address` returns the URL of a row within the site, its permalink. Where there is no key, `keyed` is False.
    `searched` names the columns of a full-text search. `label` names the column that a reader knows a row by, `facets`
    those by which rows are best divided, `sort` that by which they are listed, each where there is one. A table that
    only takes apart what another holds as lists is `for_queries`, and stands in the database alone. `site` is the
    address that permalinks begin with, `""` within the site.
    """

    name: str
    title: str
    columns: tuple[Column[S], ...]
    rows: Callable[[Facts], Iterable[S]]
    address: Callable[[S], str]
    searched: tuple[str, ...] = ()
    keyed: bool = True
    label: str = ""
    facets: tuple[str, ...] = ()
    sort: str = ""
    for_queries: bool = False
    site: str = ""

    def of(self, words: Vocabulary) -> "Table[S]":
        """Return the table as an archive of some words has it."""
        kept = (each for each in self.columns if not each.only or each.only in (*words.standards, *words.measures))
        columns = tuple(
            replace(each, meaning=_said(each.meaning, words), like=each.like if each.like in words.standards else "")
            for each in kept
        )
        return replace(self, title=_said(self.title, words), columns=columns)

    def at(self, base: str) -> "Table[S]":
        """Return the table with the column of permalinks, of a site at the address `base`; within the site if `""`."""
        site = urls.absolute(base, "") if base else ""

        def permalink(row: S) -> str:
            return f"{site}{self.address(row)}"

        columns = (*self.columns, Column(PERMALINK, "where the row stands on the site", permalink))
        return replace(self, columns=columns, site=site)

    @property
    def key(self) -> str:
        """Return the name of the column that other tables refer to."""
        return self.columns[0].name

    @cached_property
    def _values(self) -> list[Callable[[S], Value]]:
        return [column.value for column in self.columns]

    @cached_property
    def _joins(self) -> list[tuple[int, str]]:
        return [(position, column.between) for position, column in enumerate(self.columns) if column.between]

    @cached_property
    def _days(self) -> list[int]:
        return [position for position, column in enumerate(self.columns) if column.type == "date"]

    def values(self, subject: S) -> list[Value]:
        """Return the values of one row, a day as text and a list as a list."""
        found = [value(subject) for value in self._values]
        for position in self._days:
            if isinstance(day := found[position], date):
                found[position] = day.isoformat()
        return found

    def joined(self, values: list[Value]) -> list[Value]:
        """Return the values of one row as cells: a list joined, as one cell can hold it."""
        cells = list(values)
        for position, between in self._joins:
            if isinstance(value := cells[position], tuple):
                cells[position] = between.join(value) or None
        return cells

    def object(self, subject: S) -> dict[str, Any]:
        """Return one row as values by column; a column without a value is absent."""
        return self.by_column(self.values(subject))

    def by_column(self, values: Sequence[Value]) -> dict[str, Any]:
        """Return the values of one row by column; a column without a value is absent."""
        return {column.name: value for column, value in zip(self.columns, values, strict=True) if value or value == 0}


def _said(text: str, words: Vocabulary) -> str:
    """Return what a table or column means, with what a vocabulary calls things in place of the braces."""
    if "{" not in text:
        return text
    return text.format(
        or_sides=f", or {any_of(words.sides)}" if words.sides else "",
        not_government="; not always the government, as in UCDP GED" if "UCDP GED" in words.standards else "",
        statuses=any_of(words.statuses or ("not said",)),
        place_kinds=any_of(words.place_kinds),
        groups_held=words.phrases.groups_held,
        harm=words.phrases.harm,
        first=words.level("admin1") or "first administrative level",
        second=words.level("admin2") or "second administrative level",
        third=words.level("admin3") or "third administrative level",
    )


def any_of(words: Iterable[str]) -> str:
    """Return words as alternatives: `civilian, combatant or not said`."""
    *most, last = words
    return f"{', '.join(most)} or {last}" if most else last


def yes_no(value: bool) -> str:
    """Return a truth as tables have it."""
    return "yes" if value else "no"


def references_of(found: Iterable[Reference]) -> tuple[str, ...]:
    """Return references as tables have them: what is cited, and its address."""
    return tuple(f"{reference.cites} {reference.url}" for reference in found)


def csv_header(table: Table[Any]) -> str:
    """Return the first line of a table's CSV."""
    return _csv([[column.name for column in table.columns]])


def csv_line(table: Table[S], subject: S) -> str:
    """Return one row as its line of the CSV; no value of a record holds a line end."""
    return _csv([table.joined(table.values(subject))])


def csv_chunks(table: Table[S], subjects: Iterable[S]) -> Iterator[bytes]:
    """Yield a table as CSV, in blocks of rows."""
    yield from csv_of(table, ([table.joined(table.values(each)) for each in block] for block in blocks(subjects)))


def csv_of(table: Table[S], cells: Iterable[Block]) -> Iterator[bytes]:
    """Yield a table as CSV from the cells of its rows, in blocks."""
    yield csv_header(table).encode()
    for block in cells:
        yield _csv(block).encode()


def blocks(items: Iterable[S]) -> Iterator[list[S]]:
    """Yield items in lists of `BLOCK`, the last one shorter."""
    rest = iter(items)
    while block := list(islice(rest, BLOCK)):
        yield block


def _csv(rows: Iterable[Iterable[Value]]) -> str:
    return "".join([f"{','.join(map(_cell, row))}\n" for row in rows])


_PARTING = re.compile(r'[",;\t\r\n]')
"""What a program may take for the end of a cell. The module `csv` leaves the semicolon and the tab as they are, and
LibreOffice parts cells at these too; a formula would begin behind one."""


def _cell(value: Value) -> str:
    if value is None:
        return ""
    text = str(value)
    if isinstance(value, str) and text.startswith(FORMULA):
        text = f"'{text}"
    return f'"{text.replace(chr(34), chr(34) * 2)}"' if _PARTING.search(text) else text
