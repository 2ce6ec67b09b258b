"""What files gave, as bytes and back: for the cache, and on the way from one process to another.

Python's own pickles hold the records as they are, so reading them back validates none again. What reads
them makes only records, values and problems, whatever the bytes say. Texts that are equal are packed once, and read
back as one: an archive says most of its words many times.
"""

import io
import pickle
from collections.abc import Callable
from hashlib import blake2b
from typing import Any

_MADE = ("annals.model.", "annals.values.", "annals.problems", "annals.records.outcomes", "annals.history.load")
"""Modules whose classes make what files give."""

_MAKERS = ("parse", "rebuild")
"""The functions of those modules that do."""

_SUM_BYTES = 16


class Damaged(ValueError):
    """Bytes are not what was packed."""


class Same(dict[Any, Any]):
    """Leads from a text, or a tuple of texts, to the first that was equal to it."""

    def __missing__(self, value: Any) -> Any:
        """Take in a value that is the first of its kind."""
        self[value] = value
        return value


class _Pickler(pickle.Pickler):
    def __init__(self, file: io.BytesIO) -> None:
        super().__init__(file, protocol=5)
        self._same = Same()

    def persistent_id(self, value: Any) -> Any:
        """Return a text, or a tuple of texts, as that which stands for all that are equal; None for any other value."""
        is_text = type(value) is str or (type(value) is tuple and value and all(type(each) is str for each in value))
        return self._same[value] if is_text else None


class _Unpickler(pickle.Unpickler):
    def __init__(self, file: io.BytesIO, same: Same) -> None:
        super().__init__(file)
        self.persistent_load = same.__getitem__  # type: ignore[method-assign]

    def find_class(self, module: str, name: str) -> Any:
        """Return a class or function that makes what files give; raise Damaged for any other."""
        if (module, name) != ("datetime", "date") and (not module.startswith(_MADE) or "." in name):
            raise Damaged(f"{module}.{name}")
        found = super().find_class(module, name)
        if found.__module__ != module or not (isinstance(found, type) or name in _MAKERS):
            raise Damaged(f"{module}.{name}")
        return found


def pack(value: Any) -> bytes:
    """Return a value as bytes, its sum first."""
    file = io.BytesIO()
    _Pickler(file).dump(value)
    data = file.getvalue()
    return sum_of(data) + data


def unpack(packed: bytes, same: Same | None = None) -> Any:
    """Return what was packed; raise Damaged where the bytes are not what they were.

    What is unpacked with the same `same` shares its texts.
    """
    return _read(packed, lambda file: _Unpickler(file, Same() if same is None else same))


def _read(packed: bytes, reader: Callable[[io.BytesIO], pickle.Unpickler]) -> Any:
    data = packed[_SUM_BYTES:]
    if sum_of(data) != packed[:_SUM_BYTES]:
        raise Damaged("sum")
    try:
        return reader(io.BytesIO(data)).load()
    except Damaged:
        raise
    except Exception as error:  # whatever a pickle of another make raises
        raise Damaged(str(error)) from None


class _Plain(pickle.Unpickler):
    def find_class(self, module: str, name: str) -> Any:
        """Raise Damaged: nothing is made."""
        raise Damaged(f"{module}.{name}")


def pack_plain(value: Any) -> bytes:
    """Return what `pack` does of tuples and lists of texts, numbers and bytes, which are read much faster."""
    data = pickle.dumps(value, protocol=5)
    return sum_of(data) + data


def unpack_plain(packed: bytes) -> Any:
    """Return what `pack_plain` packed; raise Damaged where the bytes are not what they were."""
    return _read(packed, _Plain)


def packed_text(text: str) -> bytes:
    """Return the bytes that stand in what was packed wherever a value is this text, of ASCII and less than 256 long."""
    return b"\x8c" + bytes([len(text)]) + text.encode("ascii")


def sum_of(data: bytes) -> bytes:
    """Return a short sum of bytes, such as those of a file."""
    return blake2b(data, digest_size=_SUM_BYTES).digest()
