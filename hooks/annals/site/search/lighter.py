"""An index of Pagefind made lighter: what the browser must have before it can search at all is a third of what it was.

That is the table of pages. Each page, and each part of the index, has a name there out of seven digits that look
random, and so cannot be packed: here they are numbered. The length of a page, which matters for the order of results,
is rounded. The days of all pages, which few ask for, are a file of their own.

The values that results are filtered by are written here too. The program would take a tenth of its time for them, and
would write them in another order each time.
"""

import gzip
import json
import zlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from hashlib import blake2b

import cbor2

from annals.problems import UsageError
from annals.site.search.pagefind import ENTRY, Entries

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

_NAMED_ANEW = ("fragment/", "index/")

Facets = Mapping[str, Sequence[str]]
"""What a page is filtered by: its values of each filter."""


@dataclass(frozen=True)
class _Table:
    """The table of an index: version, pages, parts of the index, and fields, as the program has it."""

    version: str
    pages: list[tuple[str, int]]
    chunks: list[tuple[str, str, str]]
    fields: object


def lighten(
    made: Mapping[str, bytes], language: str, days: Sequence[date | None], facets: Sequence[Facets]
) -> tuple[Entries, dict[str, bytes]]:
    """Return the list of indexes, and the files of an index by their names, lighter than the program made them.

    `days` and `facets` are those of the pages, in their order. Raises `UsageError` where the program made an index in a
    form that is not known here.
    """
    entries: Entries = json.loads(made[ENTRY])
    entry = entries["languages"][language]
    old = f"pagefind.{entry['hash']}.pf_meta"
    try:
        table = _table(made[old])
    except (cbor2.CBORError, TypeError, ValueError, KeyError, OSError) as error:
        raise UsageError(f"pagefind_bin is of a release whose index is not known here: {error}") from None
    pages = _numbered([name for name, _words in table.pages], language)
    chunks = _numbered([name for _first, _last, name in table.chunks], language)
    filters = {name: _written(name, values, language) for name, values in _filters(facets)}
    data = cbor2.dumps(_light(table, pages, chunks, [[name, file] for name, (file, _data) in filters.items()]))
    entry["hash"] = f"{language}_{_digits(data, 10)}"
    return entries, {
        **{name: file for name, file in made.items() if name != old and not name.startswith(_NAMED_ANEW)},
        f"pagefind.{entry['hash']}.pf_meta": _packed(MARK + data),
        f"days.{pages[0][: len(language) + 1 + TAG]}.json": _dated(days),
        **{f"filter/{name}.pf_filter": data for name, data in filters.values()},
        **{
            f"{part}/{name}.pf_{part}": made[f"{part}/{row[place]}.pf_{part}"]
            for part, names, rows, place in (("fragment", pages, table.pages, 0), ("index", chunks, table.chunks, 2))
            for name, row in zip(names, rows, strict=True)
        },
    }


def _numbered(names: list[str], language: str) -> list[str]:
    """Return numbers for names, after digits that follow from the names."""
    tag = _digits("".join(names).encode(), TAG)
    return [f"{language}_{tag}{number:04x}" for number in range(len(names))]


def _table(data: bytes) -> _Table:
    version, pages, chunks, _filters, _sorts, fields = cbor2.loads(gzip.decompress(data).removeprefix(MARK))
    return _Table(
        str(version),
        [(str(name), int(words)) for name, words in pages],
        [(str(first), str(last), str(name)) for first, last, name in chunks],
        fields,
    )


_Values = dict[str, list[int]]
"""The values of a filter, each with the numbers of the pages that have it."""


def _filters(facets: Iterable[Facets]) -> list[tuple[str, _Values]]:
    """Return the filters of pages by their names, in the order of these."""
    found: dict[str, _Values] = {}
    for page, own in enumerate(facets):
        for name, values in own.items():
            for value in dict.fromkeys(values):
                found.setdefault(name, {}).setdefault(value, []).append(page)
    return sorted(found.items())


def _written(name: str, values: _Values, language: str) -> tuple[str, bytes]:
    """Return a filter as the program writes it, its values in the order of their letters: its file's name, and it."""
    data = cbor2.dumps([name, sorted(values.items())])
    return f"{language}_{_digits(data, TAG)}", _packed(MARK + data)


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


def _dated(days: Sequence[date | None]) -> bytes:
    """Return the days of the pages in their order as numbers that grow with them, 0 for those without."""
    return json.dumps([day.toordinal() if day else 0 for day in days], separators=(",", ":")).encode()


def _digits(data: bytes, count: int) -> str:
    return blake2b(data).hexdigest()[:count]
