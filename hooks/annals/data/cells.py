"""The cells of tables, which are kept where they are of one record."""

import pickle
import zlib
from collections.abc import Iterator
from functools import cached_property
from io import BytesIO
from typing import Any

from annals.data.all_tables import tables
from annals.data.tables import Block, PerRecord, Table, Value, blocks
from annals.facts.facts import Facts
from annals.facts.memo import compared


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
        packed = BytesIO()
        _Plain(packed, protocol=5).dump(found)
        return zlib.compress(packed.getvalue(), 1)

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


class _Plain(pickle.Pickler):
    """Packs a word of a vocabulary as its text, without what it means."""

    def reducer_override(self, value: object) -> Any:
        """Return how to make a text again that is more than that."""
        return (str, (str(value),)) if isinstance(value, str) else NotImplemented


def cell_blocks(table: Table[Any], facts: TableFacts) -> Iterator[Block]:
    """Yield the cells of the rows of a table, in blocks; days are text."""
    return (list(map(table.joined, block)) for block in blocks(value_rows(table, facts)))
