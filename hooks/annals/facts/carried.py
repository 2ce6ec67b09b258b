"""Facts as bytes, on the way from the process that computed them to others that have the same archive.

A statement and a word of the vocabulary are only referred to, since whoever reads the bytes has them too.
"""

import io
import pickle
import zlib
from collections.abc import Callable
from typing import Any, TypeAlias

from annals.facts.statements import Statement
from annals.facts.tracking import Cell
from annals.model.word import Word

Found: TypeAlias = tuple[Any, frozenset[Cell]]
"""The value of a fact, and the cells that it was computed from."""

Reference: TypeAlias = str | tuple[str, str]
"""The key of a statement; or the name of the class of what a word means, with the word's text."""


class _Pickler(pickle.Pickler):
    def persistent_id(self, value: Any) -> Reference | None:
        """Return the reference that stands for a statement or a word; None for any other value."""
        if value.__class__ is Statement:
            key: str = value.key
            return key
        return reference_to(value) if value.__class__ is Word else None


def reference_to(word: Word[Any]) -> Reference:
    """Return what stands for a word of the vocabulary."""
    return type(word.entry).__name__, str(word)


def carry(found: Found) -> bytes:
    """Return a fact as bytes."""
    file = io.BytesIO()
    _Pickler(file, protocol=5).dump(found)
    return zlib.compress(file.getvalue(), 1)


def taken(carried: bytes, referred: Callable[[Reference], object]) -> Found:
    """Return the fact that bytes of this very build stand for; `referred` returns what a reference stands for."""
    reader = pickle.Unpickler(io.BytesIO(zlib.decompress(carried)))  # noqa: S301 - from a process of our own
    reader.persistent_load = referred  # type: ignore[method-assign]
    found: Found = reader.load()
    return found
