"""What a table is: columns that say what they mean, and rows; and a table as CSV or JSON Lines.

CSV: UTF-8, comma, LF, one header line; an empty cell is no value; a list is joined by its column's
`between`; text that a spreadsheet would take for a formula is led by an apostrophe. JSON Lines: one
object a line, numbers as numbers, lists as lists, and a key without a value left out.
"""

import csv
import io
import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any, Literal, TypeAlias

from annals.facts.index import Index
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


def key_of(table: str) -> str:
    """Return the first column of a table that others refer to, which is called as one of its rows."""
    return table.removesuffix("s")


@dataclass(frozen=True)
class Filled:
    """A table with its rows, made once and written in several forms."""

    table: Table
    rows: tuple[Row, ...]

    @cached_property
    def csv(self) -> str:
        """Return the table as CSV."""
        out = io.StringIO()
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(column.name for column in self.table.columns)
        writer.writerows([_cell(value) for value in cells] for cells in self.cells())
        return out.getvalue()

    @cached_property
    def csv_rows(self) -> list[str]:
        """Return each row as its line of the CSV, after the header; no value of a record holds a line end."""
        return [f"{line}\n" for line in self.csv.split("\n")[1:-1]]

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
                if value or value == 0
            }
            for row in self.rows
        ]

    @property
    def header(self) -> str:
        """Return the first line of the CSV."""
        return f"{self.csv.partition(chr(10))[0]}\n"

    def json_lines(self) -> str:
        """Return the table as JSON Lines."""
        return "".join(f"{row}\n" for row in self.json_rows)

    def cells(self) -> Iterator[list[Value]]:
        """Yield each row with its lists joined, as one cell can hold them."""
        joins = [(place, column.between) for place, column in enumerate(self.table.columns) if column.between]
        for row in self.rows:
            cells = list(row)
            for place, between in joins:
                if isinstance(value := row[place], tuple):
                    cells[place] = between.join(value) or None
            yield cells


def _cell(value: Value) -> Value:
    return f"'{value}" if isinstance(value, str) and value.startswith(FORMULA) else value
