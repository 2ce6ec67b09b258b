"""The index of the search: condensed records, given to the program Pagefind.

Where the program is not installed there is no index, and the page "Search" says so. It works on one core and holds all
its records at once, so a large archive is given to it in parts, two at a time.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from hashlib import blake2b
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple, TypeAlias

from annals import urls
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
from annals.site.search.references import References
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
    """One of the indexes as it was made: a sum of what the program was given, its files, and the list with it alone."""

    sum: str
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


def make_index(
    context: Context, site: Path, jobs: int = 1, before: Mapping[str, Part] = MappingProxyType({})
) -> Indexed:
    """Make the index of an archive in the folder of its site; raise `UsageError` where the program fails.

    A part of which the records are told as they were `before` is not made again: its files are those there were.
    """
    if not program_version():
        return Indexed(notes=(_MISSING,))
    asked = list(volumes(context.untracked))
    if not asked:
        return Indexed()
    for folder in _FOLDERS:
        (site / FOLDER / folder).mkdir(parents=True, exist_ok=True)
    make = partial(_made, context, site, References.of(context), before)
    give_back()
    made = list(one_each(make, asked, min(jobs, MOST_JOBS)))
    (site / FOLDER / ENTRY).write_bytes(_joined([each.entries for each in made]))
    files = (FOLDER + ENTRY, *_write_values(context, site), *(name for each in made for name in each.files))
    return Indexed(frozenset(files), {volume.language: part for volume, part in zip(asked, made, strict=True)})


def _write_values(context: Context, site: Path) -> Iterator[str]:
    """Write what the values of filters are called in each language of the site; yield the names of the files."""
    for catalog in (each.catalog for each in context.editions):
        words = facet_words(context.untracked, catalog)
        name = f"{FOLDER}values.{catalog.language}.json"
        (site / name).write_text(json.dumps(words, ensure_ascii=False, separators=(",", ":")), encoding="utf-8")
        yield name


def _made(context: Context, site: Path, references: References, before: Mapping[str, Part], volume: Volume) -> Part:
    """Make one index from records, and write its files to the site; return the last one where it would be the same."""
    last = before.get(volume.language)
    if last:
        unchanged = blake2b()
        for record in _told(context, references, volume):
            unchanged.update(repr(record).encode())
        if unchanged.hexdigest() == last.sum:
            return last
    from annals.site.search.lighter import lighten  # noqa: PLC0415  # what it needs is there where the program is

    days: list[date | None] = []
    facets: list[Facets] = []
    found = blake2b()

    def documents() -> Iterator[Document]:
        for record in _told(context, references, volume):  # none is kept: there may be many
            found.update(repr(record).encode())
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
    return Part(found.hexdigest(), tuple(kept), entries)


class _Told(NamedTuple):
    """A record as an index has it: what the program is given, its day, and the values that it is filtered by."""

    document: Document
    day: date | None
    facets: Facets


def _told(context: Context, references: References, volume: Volume) -> Iterator[_Told]:
    for each in found_records(context, volume, references):
        yield _Told(document_of(each), each.day, {"kind": (each.kind,), **each.facets})


def _joined(lists: Sequence[Entries]) -> bytes:
    """Return lists of one index each as one, as the program writes it where it makes all of them at once."""
    languages = sorted((language, entry) for each in lists for language, entry in each["languages"].items())
    return json.dumps({**lists[0], "languages": dict(languages)}, separators=(",", ":")).encode()
