"""The index of the search: condensed records, given to the program Pagefind.

Where the program is not installed there is no index, and the page "Search" says so. It works on one core and holds all
its records at once, so a large archive is given to it in parts, two at a time.
"""

import json
from array import array
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from hashlib import blake2b
from pathlib import Path
from typing import NamedTuple, TypeAlias

from annals import urls
from annals.facts.footprint import sum_of
from annals.facts.memo import Computed, computed_since
from annals.facts.tracking import numbers_of
from annals.problems import Problem, Severity
from annals.processes import give_back, one_each
from annals.site.context import Context
from annals.site.search.document import Document, document_of
from annals.site.search.pagefind import ENTRY, Entries, indexed, program_version
from annals.site.search.records import (
    ARTICLES,
    EVENTS,
    NAMED,
    Volume,
    found_records,
    volumes,
)
from annals.site.search.values import facet_words

Facets: TypeAlias = dict[str, tuple[str, ...]]
"""The values by which a record is filtered, by what they are values of."""

FOLDER = f"{urls.SEARCH}pagefind/"
"""Where the index stands on the site."""

_UNUSED = (
    "pagefind.js", "pagefind-ui", "pagefind-modular-ui", "pagefind-component-ui", "pagefind-highlight",
    "pagefind-playground", "pagefind-worker", ENTRY, "wasm.unknown", f"wasm.{EVENTS}", f"wasm.{ARTICLES}",
)  # fmt: skip
"""What the program writes for pages that use its own script or controls, and what it writes once for each index."""

_FOLDERS = ("fragment", "index", "filter")
"""The folders of an index: what is shown of a record, where words are, and the values that results are filtered by."""

_COMMON = (f"wasm.{NAMED}.",)
"""What is the same for every index, and stands on the site once."""

MOST_JOBS = 2
"""Indexes made at once, at most: each takes up to 300 MB."""

_MISSING = Problem(
    "pyproject.toml",
    1,
    "-",
    "pagefind_bin and cbor2 are not both installed, so the site has no search, only its list of names",
    "install them with 'pip install pagefind_bin cbor2'",
    Severity.WARNING,
)


@dataclass(frozen=True)
class Part:
    """One of the indexes as it was made: its files, and the list with it alone.

    `ids` and `told` are sums of which records it holds and of what the program was given, `used` the numbers of the
    cells that this was read from.
    """

    ids: bytes
    told: bytes
    used: "array[int]"
    files: tuple[str, ...]
    entries: Entries


@dataclass(frozen=True)
class Indexed:
    """The index of a site: its files as they were given away, its parts by what the program takes for their language.

    `notes` are warnings.
    """

    files: frozenset[str] = frozenset()
    parts: Mapping[str, Part] = field(default_factory=dict)
    notes: tuple[Problem, ...] = ()


@dataclass(frozen=True)
class Before:
    """The parts of the last index, and the numbers of all cells that have changed since it was made."""

    parts: Mapping[str, Part] = field(default_factory=dict)
    dirty: frozenset[int] = frozenset()

    def unchanged(self, volume: Volume) -> Part | None:
        """Return the part of a volume's records if nothing that it was read from has changed."""
        part = self.parts.get(volume.language)
        if part and part.ids == sum_of(volume.ids) and self.dirty.isdisjoint(part.used):
            return part
        return None


def make_index(
    context: Context,
    site: Path,
    jobs: int = 1,
    before: Before = Before(),
    know: Callable[[Iterable[Computed]], None] = lambda _computed: None,
) -> Indexed:
    """Make the index of an archive in the folder of its site; raise `UsageError` where the program fails.

    A part of which the records are told as they were `before` is not made again: its files are those there were.
    `know` takes the facts that were computed on the way.
    """
    if not program_version():
        return Indexed(notes=(_MISSING,))
    asked = list(volumes(context.untracked))
    if not asked:
        return Indexed()
    for folder in _FOLDERS:
        (site / FOLDER / folder).mkdir(parents=True, exist_ok=True)
    same = {each.language: part for each in asked if (part := before.unchanged(each))}
    todo = [each for each in asked if each.language not in same]
    give_back()
    found = list(one_each(partial(_made, context, site, before), todo, min(jobs, MOST_JOBS)))
    for each in found:
        know(each.computed)
    fresh = {volume.language: each.part for volume, each in zip(todo, found, strict=True)}
    made = {each.language: same.get(each.language) or fresh[each.language] for each in asked}
    (site / FOLDER / ENTRY).write_bytes(_joined([each.entries for each in made.values()]))
    files = (FOLDER + ENTRY, *_write_values(context, site), *(name for each in made.values() for name in each.files))
    return Indexed(frozenset(files), made)


def _write_values(context: Context, site: Path) -> Iterator[str]:
    """Write what the values of filters are called in each language of the site; yield the names of the files."""
    for catalog in (each.catalog for each in context.editions):
        words = facet_words(context.untracked, catalog)
        name = f"{FOLDER}values.{catalog.language}.json"
        (site / name).write_text(json.dumps(words, ensure_ascii=False, separators=(",", ":")), encoding="utf-8")
        yield name


class _Made(NamedTuple):
    """A part that was made, or would be the same, and the compared facts that were computed to tell its records."""

    part: Part
    computed: tuple[Computed, ...]


def _made(context: Context, site: Path, before: Before, volume: Volume) -> _Made:
    """Make one index from records, and write its files to the site; return the last one where it would be the same."""
    known, outer = len(context.compared), context.recorder.begin()
    last = before.parts.get(volume.language)
    if last and last.told == _sum_told(context, volume):
        told, files, entries = last.told, last.files, last.entries
    else:
        told, files, entries = _written(context, site, volume)
    used = numbers_of(context.recorder.end(outer))
    return _Made(Part(sum_of(volume.ids), told, used, files, entries), computed_since(context, known))


def _sum_told(context: Context, volume: Volume) -> bytes:
    """Return a sum of what the program would be given."""
    told = blake2b()
    for record in _told(context, volume):
        told.update(repr(record).encode())
    return told.digest()


def _written(context: Context, site: Path, volume: Volume) -> tuple[bytes, tuple[str, ...], Entries]:
    """Make one index from records, and write its files to the site.

    Return a sum of what the program was given, the files, and the list with the index alone.
    """
    from annals.site.search.lighter import lighten  # noqa: PLC0415  # what it needs is there where the program is

    days: list[date | None] = []
    facets: list[Facets] = []
    told = blake2b()

    def documents() -> Iterator[Document]:
        for record in _told(context, volume):  # none is kept: there may be many
            told.update(repr(record).encode())
            days.append(record.day)
            facets.append(record.facets)
            yield record.document

    made = indexed(documents(), volume.language)
    entries, files = lighten(made, volume.language, days, facets)
    unused = _UNUSED if volume.language == NAMED else (*_UNUSED, *_COMMON)
    kept = {FOLDER + name: data for name, data in files.items() if not name.startswith(unused)}
    for name, data in kept.items():
        with open(f"{site}/{name}", "wb", buffering=0) as file:  # noqa: PTH123 - by the ten thousand
            file.write(data)
    return told.digest(), tuple(kept), entries


class _Told(NamedTuple):
    """A record as an index has it: what the program is given, its day, and the values that it is filtered by."""

    document: Document
    day: date | None
    facets: Facets


def _told(context: Context, volume: Volume) -> Iterator[_Told]:
    for each in found_records(context, volume):
        yield _Told(document_of(each), each.day, {"kind": (each.kind,), **each.facets})


def _joined(lists: Sequence[Entries]) -> bytes:
    """Return lists of one index each as one, as the program writes it where it makes all of them at once."""
    languages = sorted((language, entry) for each in lists for language, entry in each["languages"].items())
    return json.dumps({**lists[0], "languages": dict(languages)}, separators=(",", ":")).encode()
