"""The cells of tables: worked out once for every form of a table, and kept where they are of one record."""

import pickle
import zlib
from collections.abc import Iterable, Iterator
from functools import cached_property
from tempfile import TemporaryFile
from typing import IO, Any, Generic, TypeVar

from annals.data.all_tables import tables
from annals.data.tables import Block, PerRecord, Table, Value, blocks
from annals.facts.facts import Facts
from annals.facts.memo import compared

S = TypeVar("S")
"""What a row is made of, such as an article."""


class TableFacts(Facts):
    """The facts of an archive, with the rows of tables that are worked out for one record at a time."""

    @cached_property
    def _per_record(self) -> tuple[tuple[str, Table[Any], PerRecord[Any]], ...]:
        every = tables(self.untracked.vocabulary)
        return tuple((each.name, each, each.rows) for each in every if isinstance(each.rows, PerRecord))

    @compared
    def packed_rows(self, id: str) -> bytes:
        """Return what `rows_of` does, packed: it is kept from one build to the next."""
        found = {name: [table.values(row) for row in rows.of(self, id)] for name, table, rows in self._per_record}
        return zlib.compress(pickle.dumps(found, protocol=5), 1)

    def rows_of(self, id: str) -> dict[str, list[list[Value]]]:
        """Return the values of the rows of a record by the names of their tables.

        Permalinks are addresses within the site.
        """
        found: dict[str, list[list[Value]]] = pickle.loads(zlib.decompress(self.packed_rows(id)))  # noqa: S301 - ours
        return found


def value_rows(table: Table[Any], facts: TableFacts) -> Iterator[list[Value]]:
    """Yield the values of every row of a table."""
    if not isinstance(table.rows, PerRecord):
        yield from map(table.values, table.rows(facts))
        return
    for id in table.rows.ids(facts):
        for *values, address in facts.rows_of(id)[table.name]:
            yield [*values, f"{table.site}{address}"]


class Cells(Generic[S]):
    """The cells of a table, worked out once and kept in a file, for large archives have millions; days are text."""

    def __init__(self, table: Table[S], facts: TableFacts) -> None:
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
        for block in _cells(self.table, value_rows(self.table, self._facts)):
            pickle.dump(block, self._kept, protocol=5)
            yield block
        pickle.dump([], self._kept)
        self._is_whole = True


def _cells(table: Table[S], rows: Iterable[list[Value]]) -> Iterator[Block]:
    return (list(map(table.joined, block)) for block in blocks(rows))
