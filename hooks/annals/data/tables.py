"""What a table is: columns that say what they mean and how each value is read from what a row is made of.

A table is never held: each form of it is written row by row, from the records. CSV: UTF-8, comma, LF, one header line;
an empty cell is no value; a list is joined by its column's `between`; text that a spreadsheet would take for a formula
is led by an apostrophe.
"""

import pickle
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from itertools import islice
from tempfile import TemporaryFile
from typing import IO, Any, Generic, Literal, TypeAlias, TypeVar

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
    only takes apart what another holds as lists is `for_queries`, and stands in the database alone.
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

        return replace(self, columns=(*self.columns, Column(PERMALINK, "where the row stands on the site", permalink)))

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

    def count(self, facts: Facts) -> int:
        """Return the number of its rows."""
        return sum(1 for _subject in self.rows(facts))

    def values(self, subject: S) -> list[Value]:
        """Return the values of one row, a list as a list."""
        return [value(subject) for value in self._values]

    def cells(self, subject: S) -> list[Value]:
        """Return the values of one row, a list joined, as one cell can hold it."""
        cells = self.values(subject)
        for position, between in self._joins:
            if isinstance(value := cells[position], tuple):
                cells[position] = between.join(value) or None
        return cells

    def object(self, subject: S) -> dict[str, Any]:
        """Return one row as values by column, days as text; a column without a value is absent."""
        return {
            column.name: value.isoformat() if isinstance(value, date) else value
            for column, value in zip(self.columns, self.values(subject), strict=True)
            if value or value == 0
        }


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


class Cells(Generic[S]):
    """The cells of a table, worked out once and kept in a file, for large archives have millions; days are text."""

    def __init__(self, table: Table[S], facts: Facts) -> None:
        self.table, self._facts = table, facts
        self._kept: IO[bytes] | None = None
        self._is_whole = False

    def __del__(self) -> None:
        """Give the file back."""
        if self._kept:
            self._kept.close()

    def blocks(self) -> Iterator[Block]:
        """Yield the rows in blocks."""
        if not self._is_whole or self._kept is None:
            yield from self._worked_out()
            return
        self._kept.seek(0)
        while block := pickle.load(self._kept):  # noqa: S301 - this process wrote it
            yield block

    def _worked_out(self) -> Iterator[Block]:
        if self._kept is None:
            self._kept = TemporaryFile()  # noqa: SIM115 - it is closed with this object
        self._kept.seek(0)
        for block in _cells(self.table, self.table.rows(self._facts)):
            pickle.dump(block, self._kept, protocol=5)
            yield block
        pickle.dump([], self._kept)
        self._is_whole = True


def _cells(table: Table[S], subjects: Iterable[S]) -> Iterator[Block]:
    for block in blocks(subjects):
        yield [list(map(_plain, table.cells(each))) for each in block]


def _plain(value: Value) -> Value:
    return value.isoformat() if isinstance(value, date) else value


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
    return _csv([map(_cell, table.cells(subject))])


def csv_chunks(table: Table[S], subjects: Iterable[S]) -> Iterator[bytes]:
    """Yield a table as CSV, in blocks of rows."""
    yield from csv_of(table, _cells(table, subjects))


def csv_of(table: Table[S], cells: Iterable[Block]) -> Iterator[bytes]:
    """Yield a table as CSV from the cells of its rows, in blocks."""
    yield csv_header(table).encode()
    for block in cells:
        yield _csv(map(_cell, row) for row in block).encode()


def blocks(items: Iterable[S]) -> Iterator[list[S]]:
    """Yield items in lists of `BLOCK`, the last one shorter."""
    rest = iter(items)
    while block := list(islice(rest, BLOCK)):
        yield block


def _csv(rows: Iterable[Iterable[Value]]) -> str:
    return "".join(f"{','.join(map(_quoted, row))}\n" for row in rows)


_PARTING = re.compile(r'[",;\t\r\n]')
"""What a program may take for the end of a cell. The module `csv` leaves the semicolon and the tab as they are, and
LibreOffice parts cells at these too; a formula would begin behind one."""


def _quoted(value: Value) -> str:
    text = "" if value is None else str(value)
    return f'"{text.replace(chr(34), chr(34) * 2)}"' if _PARTING.search(text) else text


def _cell(value: Value) -> Value:
    return f"'{value}" if isinstance(value, str) and value.startswith(FORMULA) else value
