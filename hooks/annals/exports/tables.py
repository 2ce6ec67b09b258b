"""What a table is: columns that say what they mean, and rows; and a table as CSV or JSON Lines.

CSV: UTF-8, comma, LF, one header line; an empty cell is no value; a list is joined by its column's
`between`; text that a spreadsheet would take for a formula is led by an apostrophe. JSON Lines: one
object a line, numbers as numbers, lists as lists, and a key without a value left out.
"""

import csv
import io
import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any, Literal, TypeAlias

from annals.index import Index
from annals.model import Archive

Value: TypeAlias = str | int | float | date | tuple[str, ...] | None
Row: TypeAlias = tuple[Value, ...]
Type: TypeAlias = Literal["string", "integer", "number", "date"]

Like: TypeAlias = Literal["", "UCDP GED", "ACLED"]
UCDP: Like = "UCDP GED"
ACLED: Like = "ACLED"
FORMULA = ("=", "+", "-", "@", "\t")


@dataclass(frozen=True)
class Column:
    """A column: its name, what it means, and the type of its values.

    `refers` names the table whose key it holds, `like` the data set whose column of that name means
    the same. Values are lists where there is something `between` their items.
    """

    name: str
    meaning: str
    type: Type = "string"
    refers: str = ""
    like: Like = ""
    between: str = ""


@dataclass(frozen=True)
class Table:
    """A table: its name, what it holds, its columns and its rows. The first column is its key.

    Where there is no key, `keyed` is False. `searched` names the columns of a full-text search.
    """

    name: str
    title: str
    columns: tuple[Column, ...]
    rows: Callable[[Archive, Index], Iterable[Row]]
    searched: tuple[str, ...] = ()
    keyed: bool = True

    def fill(self, archive: Archive, index: Index) -> "Filled":
        """Return the table with the rows of an archive."""
        return Filled(self, tuple(self.rows(archive, index)))


@dataclass(frozen=True)
class Filled:
    """A table with its rows, made once and written in several forms."""

    table: Table
    rows: tuple[Row, ...]

    @cached_property
    def csv_rows(self) -> list[str]:
        """Return each row as a line of CSV."""
        between = [column.between for column in self.table.columns]
        return [_line(_cell(value, by) for value, by in zip(row, between, strict=True)) for row in self.rows]

    @cached_property
    def json_rows(self) -> list[str]:
        """Return each row as an object of JSON, on one line."""
        return [json.dumps(each, ensure_ascii=False) for each in self.objects]

    @cached_property
    def objects(self) -> list[dict[str, Any]]:
        """Return each row as values by column, with days as text; columns without a value are absent."""
        names = [column.name for column in self.table.columns]
        return [
            {
                name: value.isoformat() if isinstance(value, date) else value
                for name, value in zip(names, row, strict=True)
                if value not in (None, "", ())
            }
            for row in self.rows
        ]

    @property
    def header(self) -> str:
        """Return the first line of the CSV."""
        return _line(column.name for column in self.table.columns)

    def csv(self) -> str:
        """Return the table as CSV."""
        return "".join([self.header, *self.csv_rows])

    def json_lines(self) -> str:
        """Return the table as JSON Lines."""
        return "".join(f"{row}\n" for row in self.json_rows)


def joined(value: Value, between: str) -> str | int | float | None:
    """Return a value as one cell can hold it: a list joined, a day as text."""
    if isinstance(value, tuple):
        return between.join(value) or None
    return value.isoformat() if isinstance(value, date) else value


def _cell(value: Value, between: str) -> object:
    plain = joined(value, between)
    if plain is None:
        return ""
    return f"'{plain}" if isinstance(plain, str) and plain[:1] in FORMULA and plain else plain


def _line(cells: Iterable[object]) -> str:
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerow(cells)
    return out.getvalue()
