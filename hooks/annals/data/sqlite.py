"""The tables as one SQLite database, with keys, references, and full-text search as Datasette finds it.

The same rows give the same bytes: rows go in in their order, the page size is fixed, the file is
rewritten whole at the end, and the number of the SQLite that wrote it is blanked.
"""

import sqlite3
from collections.abc import Iterable, Iterator
from datetime import date

from annals.data.tables import Filled, Table, Value, key_of

_TYPES = {"string": "TEXT", "integer": "INTEGER", "number": "REAL", "date": "TEXT"}
_VERSION = slice(96, 100)
"""Where the header has the version of the library that last wrote the file (sqlite.org/fileformat2.html, 1.3)."""


def database(filled: Iterable[Filled]) -> bytes:
    """Return the bytes of a database that holds the tables. References are checked by who reads it, not here."""
    connection = sqlite3.connect(":memory:")
    try:
        connection.execute("PRAGMA page_size = 4096")
        for each in filled:
            _add(connection, each)
        connection.commit()
        connection.execute("VACUUM")
        data = bytearray(connection.serialize())
    finally:
        connection.close()
    data[_VERSION] = bytes(4)
    return bytes(data)


def _add(connection: sqlite3.Connection, filled: Filled) -> None:
    table = filled.table
    connection.execute(f"CREATE TABLE {_quoted(table.name)} ({', '.join(_columns(table))})")
    marks = ", ".join("?" * len(table.columns))
    connection.executemany(f"INSERT INTO {_quoted(table.name)} VALUES ({marks})", _cells(filled))  # noqa: S608
    for column in table.columns:
        if column.refers:
            name = _quoted(f"{table.name}_{column.name}")
            connection.execute(f"CREATE INDEX {name} ON {_quoted(table.name)} ({_quoted(column.name)})")
    if table.searched:
        _add_search(connection, table)


def _columns(table: Table) -> Iterator[str]:
    # the column referred to is named, though SQL would know it: Datasette stops at a reference without it
    for place, column in enumerate(table.columns):
        key = " PRIMARY KEY NOT NULL" if table.keyed and place == 0 else ""
        refers = f" REFERENCES {_quoted(column.refers)} ({_quoted(key_of(column.refers))})" if column.refers else ""
        yield f"{_quoted(column.name)} {_TYPES[column.type]}{key}{refers}"


def _cells(filled: Filled) -> Iterator[list[Value]]:
    for cells in filled.cells():
        yield [value.isoformat() if isinstance(value, date) else value for value in cells]


def _add_search(connection: sqlite3.Connection, table: Table) -> None:
    """Add the search of a table; its words are those of the table, which is not copied."""
    search, names = _quoted(f"{table.name}_fts"), ", ".join(map(_quoted, table.searched))
    options = f"content={_quoted(table.name)}, tokenize='unicode61 remove_diacritics 2'"
    connection.execute(f"CREATE VIRTUAL TABLE {search} USING fts5({names}, {options})")
    connection.execute(f"INSERT INTO {search} ({search}) VALUES ('rebuild')")  # noqa: S608


def _quoted(name: str) -> str:
    """Return a name as SQL has it; names are those of our tables and columns, never a record's."""
    return f'"{name}"'
