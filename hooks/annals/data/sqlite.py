"""The tables as one SQLite database, with keys, references, and full-text search as Datasette finds it.

What a table holds and a column means stands as a comment in the statement that makes it, which SQLite keeps.

The same rows give the same bytes: rows go in in their order, the page size is fixed, the file is
rewritten whole at the end, and what tells of the SQLite that wrote it, and how often, is blanked.
"""

import sqlite3
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from pathlib import Path
from typing import Any

from annals.data.cells import TableFacts, cell_blocks
from annals.data.datapackage import meaning
from annals.data.tables import Table

_TYPES = {"string": "TEXT", "integer": "INTEGER", "number": "REAL", "date": "TEXT"}
_HEADER = 100
_BLANKED = (slice(24, 28), slice(92, 100))
"""Where the header counts changes of the file, and names the library that last wrote it (sqlite.org/fileformat2.html,
1.3). Both are beside the matter in a file that is written once."""

_SETTINGS = ("page_size = 4096", "journal_mode = OFF", "synchronous = OFF")
"""The file is a new one that nobody else has open; whatever breaks off its writing, it is thrown away."""

_READ = 1 << 20
"""Bytes that are read back at once."""


def database_chunks(tables: Sequence[Table[Any]], facts: TableFacts) -> Iterator[bytes]:
    """Yield the bytes of a database that holds tables, in blocks. It is filled in a file, not in memory.

    References are checked by who reads it, not here.
    """
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "archive.sqlite"
        _fill(path, tables, facts)
        with path.open("rb") as file:
            header = bytearray(file.read(_HEADER))
            for blanked in _BLANKED:
                header[blanked] = bytes(len(header[blanked]))
            yield bytes(header)
            while block := file.read(_READ):
                yield block


def _fill(path: Path, tables: Sequence[Table[Any]], facts: TableFacts) -> None:
    keys = {each.name: each.key for each in tables}
    connection = sqlite3.connect(path)
    try:
        for setting in _SETTINGS:
            connection.execute(f"PRAGMA {setting}")
        for each in tables:
            _add(connection, each, keys, facts)
        connection.commit()
        connection.execute("VACUUM")
    finally:
        connection.close()


def _add(connection: sqlite3.Connection, table: Table[Any], keys: Mapping[str, str], facts: TableFacts) -> None:
    head = f"CREATE TABLE {_quoted(table.name)} ( -- {table.title}"
    connection.execute("\n".join((head, *_columns(table, keys), ")")))
    marks = ", ".join("?" * len(table.columns))
    rows = chain.from_iterable(cell_blocks(table, facts))
    connection.executemany(f"INSERT INTO {_quoted(table.name)} VALUES ({marks})", rows)  # noqa: S608
    for column in table.columns:
        if column.refers:
            name = _quoted(f"{table.name}_{column.name}")
            connection.execute(f"CREATE INDEX {name} ON {_quoted(table.name)} ({_quoted(column.name)})")
    if table.searched:
        _add_search(connection, table)


def _columns(table: Table[Any], keys: Mapping[str, str]) -> Iterator[str]:
    # the column referred to is named, though SQL would know it: Datasette stops at a reference without it
    for position, column in enumerate(table.columns):
        key = " PRIMARY KEY NOT NULL" if table.keyed and position == 0 else ""
        refers = f" REFERENCES {_quoted(column.refers)} ({_quoted(keys[column.refers])})" if column.refers else ""
        comma = "," if position + 1 < len(table.columns) else ""
        yield f"  {_quoted(column.name)} {_TYPES[column.type]}{key}{refers}{comma} -- {meaning(column)}"


def _add_search(connection: sqlite3.Connection, table: Table[Any]) -> None:
    """Add the search of a table; its words are those of the table, which is not copied."""
    search, names = _quoted(f"{table.name}_fts"), ", ".join(map(_quoted, table.searched))
    options = f"content={_quoted(table.name)}, tokenize='unicode61 remove_diacritics 2'"
    connection.execute(f"CREATE VIRTUAL TABLE {search} USING fts5({names}, {options})")
    connection.execute(f"INSERT INTO {search} ({search}) VALUES ('rebuild')")  # noqa: S608


def _quoted(name: str) -> str:
    """Return a name as SQL has it; names are those of our tables and columns, never a record's."""
    return f'"{name}"'
