"""An index of Pagefind made lighter: what the browser must have before it can search at all is a third of what it was.

That is the table of pages. Each page has a name there out of seven digits that look random, and so cannot be packed:
here the pages are numbered. The length of a page, which matters for the order of results, is rounded. The order by
date, which few ask for, is taken out; the days of all pages are a file of their own.
"""

import gzip
import json
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
"""Digits that stand before the number of a page. They follow from all pages, so that none is taken for an older one."""

_STEP = 16
"""Words by which the length of a page is rounded."""

_DATE = "date"


@dataclass(frozen=True)
class _Table:
    """The table of an index: version, pages, parts of the index, filters, orders, and fields, as the program has it."""

    version: str
    pages: list[tuple[str, int]]
    chunks: object
    filters: object
    sorts: dict[str, list[int]]
    fields: object

    @property
    def tag(self) -> str:
        """Return digits that follow from what all pages hold."""
        return _digits("".join(name for name, _words in self.pages).encode(), TAG)


def lighten(folder: Path, language: str, days: Sequence[date]) -> Entries:
    """Make the index of a language in a folder lighter; return the list of indexes with it.

    `days` are those of the records that have one, in whatever order.

    Raises `UsageError` where the program wrote it in a form that is not known here.
    """
    entries: Entries = json.loads((folder / ENTRY).read_text(encoding="utf-8"))
    entry = entries["languages"][language]
    path = folder / f"pagefind.{entry['hash']}.pf_meta"
    try:
        table = _table(path.read_bytes())
    except (cbor.CborError, TypeError, ValueError, KeyError, OSError) as error:
        raise UsageError(
            f"the installed pagefind_bin writes an index that this program does not know: {error}"
        ) from None
    path.unlink()
    names = {old: f"{language}_{table.tag}{number:x}" for number, (old, _words) in enumerate(table.pages)}
    for old, new in names.items():
        (folder / "fragment" / f"{old}.pf_fragment").rename(folder / "fragment" / f"{new}.pf_fragment")
    data = cbor.written(_light(table, list(names.values())))
    entry["hash"] = f"{language}_{_digits(data, 10)}"
    (folder / f"pagefind.{entry['hash']}.pf_meta").write_bytes(gzip.compress(MARK + data, 9, mtime=0))
    dated = _dated(table.sorts.get(_DATE, []), sorted(days), len(names))
    (folder / f"days.{language}_{table.tag}.json").write_text(json.dumps(dated, separators=(",", ":")), "utf-8")
    return entries


def _table(data: bytes) -> _Table:
    version, pages, chunks, filters, sorts, fields = cbor.read(gzip.decompress(data).removeprefix(MARK))
    lengths = [(str(name), int(words)) for name, words in pages]
    return _Table(str(version), lengths, chunks, filters, {str(name): order for name, order in sorts}, fields)


def _light(table: _Table, names: list[str]) -> list[object]:
    lengths = [max(1, round(words / _STEP)) * _STEP for _name, words in table.pages]
    pages = [[name, words] for name, words in zip(names, lengths, strict=True)]
    return [table.version, pages, table.chunks, table.filters, [], table.fields]


def _dated(order: Sequence[int], days: Sequence[date], pages: int) -> list[int]:
    """Return the day of each page as a number that grows with it, 0 for those without, by the pages in their order."""
    found = [0] * pages
    for page, day in zip(order, days, strict=True):
        found[page] = day.toordinal()
    return found


def _digits(data: bytes, count: int) -> str:
    return blake2b(data).hexdigest()[:count]
