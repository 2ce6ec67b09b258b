"""The index of the search: condensed records written to folders, and the program Pagefind called on each.

The program comes in a wheel. Where it is not installed there is no index, and the page "Search" says so. It works on
one core and holds all its records at once, so a large archive is given to it in parts, two at a time.
"""

import json
import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from functools import partial
from importlib import metadata
from pathlib import Path

from annals import urls
from annals.problems import Problem, Severity, UsageError
from annals.processes import in_order, shared
from annals.site.context import Context
from annals.site.search.lighter import ENTRY, Entries, lighten
from annals.site.search.markup import writer
from annals.site.search.records import (
    ARTICLES,
    EVENTS,
    NAMED,
    Volume,
    facet_words,
    found_records,
    other_languages,
    volumes,
)

FOLDER = f"{urls.SEARCH}pagefind/"
"""Where the index stands on the site."""

PACKAGE = "pagefind_bin"

_UNUSED = (
    "pagefind.js", "pagefind-ui", "pagefind-modular-ui", "pagefind-component-ui", "pagefind-highlight",
    "pagefind-playground", "pagefind-worker", ENTRY, "wasm.unknown", f"wasm.{EVENTS}", f"wasm.{ARTICLES}",
)  # fmt: skip
"""What the program writes for pages that use its own script or controls, and what it writes once for each index."""

_PARTS = ("fragment", "index", "filter")
"""The folders of an index: what is shown of a record, where words are, and the values that results are filtered by."""

_COMMON = (f"wasm.{NAMED}.",)
"""What is the same for every index, and stands on the site once."""

_SETTINGS = {"PAGEFIND_UNSTABLE_INDEX_CHUNK_SIZE": "2500", "RAYON_NUM_THREADS": "1", "TOKIO_WORKER_THREADS": "1"}
"""Places of words in one part of an index, an eighth of what it has by itself: a reader fetches whole parts. And one
thread of each sort, since more of them wait for each other's memory, and for the folder that all write to."""

IN_MEMORY = Path("/dev/shm")  # noqa: S108 - only folders of random names are made there
"""The file system that Linux keeps in memory. On a disk the program takes a third longer, since it makes files by the
ten thousand, and more where as many have just gone."""

ROOM = 256_000_000
"""Bytes that must be free there: two indexes at once, with what they are made from, take up to 50 MB."""

MOST_JOBS = 2
"""Indexes made at once, at most: each takes up to 300 MB."""

_MISSING = Problem(
    "pyproject.toml",
    1,
    "-",
    "the package pagefind_bin is not installed, so the site has no search, only its list of names",
    "install it with 'pip install pagefind_bin'",
    Severity.WARNING,
)


@dataclass(frozen=True)
class Indexed:
    """The files of an index as they were given away, and warnings."""

    files: frozenset[str]
    notes: tuple[Problem, ...] = ()


def program_version() -> str:
    """Return the version of the program, or `""` where it is not installed."""
    try:
        return metadata.version(PACKAGE)
    except metadata.PackageNotFoundError:
        return ""


def make_index(context: Context, site: Path, jobs: int = 1) -> Indexed:
    """Make the index of an archive in the folder of its site; raise `UsageError` where the program fails."""
    if not program_version():
        return Indexed(frozenset(), (_MISSING,))
    asked = list(volumes(context.untracked))
    if not asked:
        return Indexed(frozenset())
    for part in _PARTS:
        (site / FOLDER / part).mkdir(parents=True, exist_ok=True)
    with _place(site) as place:
        made = list(in_order(shared(partial(_made, context, site, place), asked, min(jobs, MOST_JOBS))))
    (site / FOLDER / ENTRY).write_bytes(_joined([each.entries for each in made]))
    values = tuple(_write_values(context, site))
    return Indexed(frozenset((FOLDER + ENTRY, *values, *(name for each in made for name in each.files))))


def _write_values(context: Context, site: Path) -> Iterator[str]:
    """Write what the values of filters are in each further language of the site; yield the names of the files."""
    for catalog in other_languages(context):
        words = facet_words(context.untracked, catalog)
        name = f"{FOLDER}values.{catalog.language}.json"
        (site / name).write_text(json.dumps(words, ensure_ascii=False, separators=(",", ":")), encoding="utf-8")
        yield name


@dataclass(frozen=True)
class _Place:
    """A folder for what goes again; in memory it goes at once, to leave room.

    On a disk all of it stays until all is done: a file system that has just lost thousands of files is slow to make
    others. There the index is made below the folder of the site, so that its files need not be written twice.
    """

    folder: Path
    is_memory: bool

    def move(self, source: str, target: str) -> None:
        """Move a file from here to the site."""
        if not self.is_memory:
            os.replace(source, target)  # noqa: PTH105 - by the ten thousand
            return
        with open(source, "rb", buffering=0) as old, open(target, "wb", buffering=0) as new:  # noqa: PTH123
            new.write(old.read())

    def clear(self, *folders: Path) -> None:
        """Have folders gone that are not needed any more."""
        for folder in folders if self.is_memory else ():
            shutil.rmtree(folder)


@contextmanager
def _place(site: Path) -> Iterator[_Place]:
    is_memory = IN_MEMORY.is_dir() and os.access(IN_MEMORY, os.W_OK) and shutil.disk_usage(IN_MEMORY).free >= ROOM
    with tempfile.TemporaryDirectory(prefix=".annals-search-", dir=IN_MEMORY if is_memory else site) as folder:
        yield _Place(Path(folder), is_memory)


@dataclass(frozen=True)
class _Made:
    """One index as it was made: its files, and the list of indexes with it alone."""

    files: tuple[str, ...]
    entries: Entries


def _made(context: Context, site: Path, place: _Place, volume: Volume) -> _Made:
    """Make one index from records, both in a place for what goes again, and move its files to the site."""
    records, made = place.folder / "records" / volume.language, place.folder / "made" / volume.language
    days = write_records(context, volume, records)
    run(records, made, volume.language)
    entries, names = lighten(made, volume.language, days)
    files = []
    for name in _files(made, _UNUSED if volume.language == NAMED else (*_UNUSED, *_COMMON)):
        files.append(FOLDER + names.get(name, name))
        place.move(f"{made}/{name}", f"{site}/{files[-1]}")
    place.clear(records, made)
    return _Made(tuple(files), entries)


def write_records(context: Context, volume: Volume, folder: Path) -> list[date]:
    """Write the records of an index as the search knows them below a folder, which need not be there; return days."""
    days = []
    written = writer()
    made: set[str] = set()
    for found in found_records(context, volume):
        parent = found.file.rpartition("/")[0]
        if parent not in made:
            (folder / parent).mkdir(parents=True)
            made.add(parent)
        with open(f"{folder}/{found.file}", "wb", buffering=0) as file:  # noqa: PTH123 - by the ten thousand
            file.write(written(found).encode())
        if found.day:
            days.append(date.fromisoformat(found.day))
    return days


def run(records: Path, made: Path, language: str) -> None:
    """Have the program read the records below one folder and write their index into another."""
    from pagefind_bin import get_executable  # noqa: PLC0415  # it is not there on every platform

    command = [str(get_executable()), "--site", str(records), "--output-path", str(made), "--force-language", language]
    done = subprocess.run(
        [*command, "--silent"], capture_output=True, text=True, check=False, env={**os.environ, **_SETTINGS}
    )
    if done.returncode:
        raise UsageError(f"the search index could not be made: {(done.stderr or done.stdout).strip()[-500:]}")


def _joined(lists: Sequence[Entries]) -> bytes:
    """Return lists of one index each as one, as the program writes it where it makes all of them at once."""
    languages = sorted((language, entry) for each in lists for language, entry in each["languages"].items())
    return json.dumps({**lists[0], "languages": dict(languages)}, separators=(",", ":")).encode()


def _files(made: Path, without: tuple[str, ...]) -> Iterator[str]:
    """Yield the files of an index that a browser asks for, below the folder in which it was made."""
    for part in ("", *_PARTS):
        if (made / part).is_dir():
            with os.scandir(made / part) as found:
                names = sorted(each.name for each in found if each.is_file())
            yield from (f"{part}/{name}" if part else name for name in names if not name.startswith(without))
