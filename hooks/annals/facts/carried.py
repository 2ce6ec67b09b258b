"""Facts as bytes, on the way from the process that computed them to others that have the same index.

A statement is told by its key, since whoever reads the bytes has it too; its cells are among those of the fact.
"""

import io
import pickle
import zlib
from collections.abc import Mapping
from typing import Any, TypeAlias

from annals.facts.statements import Statement
from annals.facts.tracking import Cell

Found: TypeAlias = tuple[Any, frozenset[Cell]]
"""The value of a fact, and the cells that it was computed from."""


class _Pickler(pickle.Pickler):
    def persistent_id(self, value: Any) -> str | None:
        """Return the key of a statement; None for any other value."""
        return value.key if value.__class__ is Statement else None


def carry(found: Found) -> bytes:
    """Return a fact as bytes."""
    file = io.BytesIO()
    _Pickler(file, protocol=5).dump(found)
    return zlib.compress(file.getvalue(), 1)


def taken(carried: bytes, statements: Mapping[str, Statement]) -> Found:
    """Return the fact that bytes of this very build stand for."""
    reader = pickle.Unpickler(io.BytesIO(zlib.decompress(carried)))  # noqa: S301 - from a process of our own
    reader.persistent_load = statements.__getitem__  # type: ignore[method-assign]
    found: Found = reader.load()
    return found
