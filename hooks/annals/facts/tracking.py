"""Which parts of the archive a page is made from, told by what is read while it is made.

A cell is a part of the archive or its cross-links that can change alone: one record, one name, the
articles that name one place. A `Tracked` mapping notes each cell that is read in its recorder, so a
page need not say what it depends on, and cannot forget any of it.
"""

from array import array
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, TypeAlias, TypeVar
from zlib import crc32

K = TypeVar("K")
V = TypeVar("V")

Cell: TypeAlias = tuple[str, str]
"""The name of a mapping, and a key of it."""

ALL = "*"
"""The key that stands for a whole mapping: which keys it has, in what order, and what they lead to."""


def number_of(cell: Cell) -> int:
    """Return the 32-bit number by which a cell is written down, the same in every process and build.

    Now and then two cells share one. What was made from either is then made again with both, which harms nothing.
    """
    return crc32("\n".join(cell).encode())


def numbers_of(cells: Iterable[Cell]) -> "array[int]":
    """Return cells as numbers."""
    return array("I", map(number_of, cells))


class Recorder:
    """Notes the cells that are read; `used` holds those since the present recording began."""

    def __init__(self) -> None:
        self.used: set[Cell] = set()
        self._last: frozenset[Cell] = frozenset()

    def begin(self) -> set[Cell]:
        """Begin a recording, and return the one that was going on, to be given to `end`."""
        before, self.used = self.used, set()
        return before

    def end(self, before: set[Cell]) -> frozenset[Cell]:
        """End a recording and go on with the one before; return the cells that were read.

        A fact is often computed from another alone, and has its cells: they are kept once, since they are many.
        """
        used, self.used = self.used, before
        if used != self._last:
            self._last = frozenset(used)
        return self._last


class Tracked(Mapping[str, V]):
    """A mapping whose reads are noted as cells of the mapping `name`.

    Where several mappings share their keys, as records of all kinds do, `whole` names the one that is
    read when all of it is.
    """

    __slots__ = ("_data", "_name", "_recorder", "_whole")

    def __init__(self, name: str, data: Mapping[str, V], recorder: Recorder, whole: str = "") -> None:
        self._name, self._data, self._recorder, self._whole = name, data, recorder, (whole or name, ALL)

    def follow(self, data: Mapping[str, V]) -> None:
        """Look at another state of the mapping from now on."""
        self._data = data

    def __getitem__(self, key: str) -> V:
        self._recorder.used.add((self._name, key))
        return self._data[key]

    def get(self, key: str, default: Any = None) -> Any:
        """Return the value of a key, or `default`; that there is none is noted as well."""
        self._recorder.used.add((self._name, key))
        return self._data.get(key, default)

    def __contains__(self, key: object) -> bool:
        self._recorder.used.add((self._name, str(key)))
        return key in self._data

    def __iter__(self) -> Iterator[str]:
        self._recorder.used.add(self._whole)
        return iter(self._data)

    def __len__(self) -> int:
        self._recorder.used.add(self._whole)
        return len(self._data)

    def __reversed__(self) -> Iterator[str]:
        self._recorder.used.add(self._whole)
        return iter(reversed(list(self._data)))

    def values(self) -> Any:
        """Return all values, in order."""
        self._recorder.used.add(self._whole)
        return self._data.values()

    def items(self) -> Any:
        """Return all keys with their values, in order."""
        self._recorder.used.add(self._whole)
        return self._data.items()
