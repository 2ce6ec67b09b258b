"""An index of Pagefind made lighter: what the browser must have before it can search at all is a third of what it was.

That is the table of pages. Each page, and each part of the index, has a name there out of seven digits that look
random, and so cannot be packed: here they are numbered. The length of a page, which matters for the order of results,
is rounded. The order by date, which few ask for, is taken out; the days of all pages are a file of their own.

The program writes filters and their values in another order each time. Here they have one, so that an index of the same
records has the same bytes.
"""

import gzip
import json
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from hashlib import blake2b
from pathlib import Path
from typing import Any

from annals.problems import UsageError
from annals.site.search import cbor

ENTRY = "pagefind-entry.json"
"""The list of indexes, which tells where the table of each is."""

Entries = dict[str, Any]
"""That list: `languages` are the indexes by their languages, each with the name of its table as `hash`."""

MARK = b"pagefind_dcd"
"""What the program puts before what it packs, and the browser looks for."""

TAG = 7
"""Digits that stand before a number. They follow from all that is numbered, so that none is taken for an older one."""

_STEP = 16
"""Words by which the length of a page is rounded."""

_WINDOWS = (9, 10, 12, 15)
"""Sizes of the window that packing looks back in, as powers of two."""

_GZIP = 16
"""Added to the size of the window: the form of packed files, rather than that of bare data."""

_DATE = "date"


@dataclass(frozen=True)
class _Table:
    """The table of an index: version, pages, parts of the index, filters, orders, and fields, as the program has it."""

    version: str
    pages: list[tuple[str, int]]
    chunks: list[tuple[str, str, str]]
    filters: list[tuple[str, str]]
    sorts: dict[str, list[int]]
    fields: object


def lighten(folder: Path, language: str, days: Sequence[date]) -> tuple[Entries, dict[str, str]]:
    """Make the index of a language in a folder lighter; return the list of indexes with it, and new names of files.

    The files stay where they are: each is given its new name, below `folder` as the old one, when it goes to the site.
    `days` are those of the records that have one, in whatever order. Raises `UsageError` where the program wrote the
    index in a form that is not known here.
    """
    entries: Entries = json.loads((folder / ENTRY).read_text(encoding="utf-8"))
    entry = entries["languages"][language]
    path = folder / f"pagefind.{entry['hash']}.pf_meta"
    try:
        table = _table(path.read_bytes())
        filters = [_ordered(folder / "filter", name, language) for _filter, name in sorted(table.filters)]
    except (cbor.CborError, TypeError, ValueError, KeyError, OSError) as error:
        raise UsageError(f"pagefind_bin is of a release whose index is not known here: {error}") from None
    path.unlink()
    old_pages = [name for name, _words in table.pages]
    old_chunks = [name for _first, _last, name in table.chunks]
    pages, chunks = _numbered(old_pages, language), _numbered(old_chunks, language)
    named = [[filter, name] for (filter, _old), name in zip(sorted(table.filters), filters, strict=True)]
    data = cbor.written(_light(table, pages, chunks, named))
    entry["hash"] = f"{language}_{_digits(data, 10)}"
    (folder / f"pagefind.{entry['hash']}.pf_meta").write_bytes(_packed(MARK + data))
    dated = _dated(table.sorts.get(_DATE, []), sorted(days), len(pages))
    (folder / f"days.{pages[0][: len(language) + 1 + TAG]}.json").write_text(json.dumps(dated, separators=(",", ":")))
    return entries, {
        f"{part}/{old}.pf_{part}": f"{part}/{new}.pf_{part}"
        for part, olds, news in (("fragment", old_pages, pages), ("index", old_chunks, chunks))
        for old, new in zip(olds, news, strict=True)
    }


def _numbered(names: list[str], language: str) -> list[str]:
    """Return numbers for names, after digits that follow from the names."""
    tag = _digits("".join(names).encode(), TAG)
    return [f"{language}_{tag}{number:04x}" for number in range(len(names))]


def _table(data: bytes) -> _Table:
    version, pages, chunks, filters, sorts, fields = cbor.read(gzip.decompress(data).removeprefix(MARK))
    return _Table(
        str(version),
        [(str(name), int(words)) for name, words in pages],
        [(str(first), str(last), str(name)) for first, last, name in chunks],
        [(str(name), str(file)) for name, file in filters],
        {str(name): order for name, order in sorts},
        fields,
    )


def _ordered(folder: Path, name: str, language: str) -> str:
    """Put the values of a filter in the order of their letters; return the new name of its file."""
    path = folder / f"{name}.pf_filter"
    own, values = cbor.read(gzip.decompress(path.read_bytes()).removeprefix(MARK))
    data = cbor.written([own, sorted(values)])
    path.unlink()
    new = f"{language}_{_digits(data, TAG)}"
    (folder / f"{new}.pf_filter").write_bytes(_packed(MARK + data))
    return new


def _light(table: _Table, pages: list[str], chunks: list[str], filters: list[list[str]]) -> list[object]:
    lengths = [max(1, round(words / _STEP)) * _STEP for _name, words in table.pages]
    named = [list(each) for each in zip(pages, lengths, strict=True)]
    parts = [[first, last, name] for (first, last, _name), name in zip(table.chunks, chunks, strict=True)]
    return [table.version, named, parts, filters, [], table.fields]


def _packed(data: bytes) -> bytes:
    """Return bytes packed with the window that suits them best: for many lines that are alike, a small one."""
    return min((_with_window(data, bits) for bits in _WINDOWS), key=len)


def _with_window(data: bytes, bits: int) -> bytes:
    packer = zlib.compressobj(9, zlib.DEFLATED, _GZIP + bits, zlib.DEF_MEM_LEVEL)
    return packer.compress(data) + packer.flush()


def _dated(order: Sequence[int], days: Sequence[date], pages: int) -> list[int]:
    """Return the day of each page as a number that grows with it, 0 for those without, by the pages in their order."""
    found = [0] * pages
    for page, day in zip(order, days, strict=True):
        found[page] = day.toordinal()
    return found


def _digits(data: bytes, count: int) -> str:
    return blake2b(data).hexdigest()[:count]
