"""A file of data as it is published: what it is, and its bytes in blocks, made when they are asked for."""

import hashlib
import zlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from io import BytesIO
from typing import IO, TypeAlias

Content: TypeAlias = bytes

PACKED = ".gz"
"""How the name of a packed file ends."""

GZIP = "application/gzip"
"""Its media type, whatever it holds."""

_END = b"\n"
_GZIP_WINDOW = 16 + zlib.MAX_WBITS
"""Makes zlib write the head of a gzip file, which tells neither a name nor a time."""


@dataclass(frozen=True)
class Sum:
    """What a file was when it was written: its length in bytes, its SHA-256 sum in hex digits, and how many lines."""

    bytes: int
    sha256: str
    lines: int

    @classmethod
    def of(cls, content: Content) -> "Sum":
        """Return the sum of the whole content of a file."""
        return cls(len(content), hashlib.sha256(content).hexdigest(), content.count(_END))


@dataclass(frozen=True)
class DataFile:
    """A file of the page of the data: its name there, its media type, what it holds, and what makes its bytes.

    `table` names the table that it is a form of; `""` where it is of none. The bytes are made anew each time, in
    blocks, so that no file is held whole.
    """

    name: str
    type: str
    title: str
    make: Callable[[], Iterable[bytes]]
    table: str = ""

    def chunks(self) -> Iterator[bytes]:
        """Yield its bytes in blocks."""
        yield from self.make()

    def write(self, stream: IO[bytes]) -> Sum:
        """Write its bytes to a stream and return their sum."""
        return self._through(stream.write)

    def measure(self) -> Sum:
        """Return the sum of its bytes, which are made and not kept."""
        return self._through(len)

    @property
    def content(self) -> bytes:
        """Return its bytes, whole."""
        whole = BytesIO()  # to join the blocks would take them all at once, and the whole beside them
        whole.writelines(self.chunks())
        return whole.getvalue()

    def _through(self, take: Callable[[bytes], object]) -> Sum:
        total, length, lines = hashlib.sha256(), 0, 0
        for chunk in self.chunks():
            take(chunk)
            total.update(chunk)
            length += len(chunk)
            lines += chunk.count(_END)
        return Sum(length, total.hexdigest(), lines)


def packed(file: DataFile) -> DataFile:
    """Return a file packed by gzip, for what is large and read by programs alone; its name ends in `.gz`.

    Hosts do not pack such files on the way, so whoever takes one would wait for all of it.
    """
    return replace(file, name=f"{file.name}{PACKED}", type=GZIP, make=partial(_packed, file))


def _packed(file: DataFile) -> Iterator[bytes]:
    packer = zlib.compressobj(wbits=_GZIP_WINDOW)
    yield from filter(None, map(packer.compress, file.chunks()))
    yield packer.flush()


def text_file(name: str, type: str, title: str, text: Callable[[], str]) -> DataFile:
    """Return a file of text that is short enough to be made at once."""
    return DataFile(name, type, title, lambda: [text().encode()])
