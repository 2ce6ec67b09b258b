"""The cache: what each file of an archive gave when it was last read, kept between runs.

It lies outside the project, in a folder that only its owner can write. What it holds is taken for
validated, so whoever could put a cache into the project's tree, as a pull request from a stranger
could, would publish what was never checked, and could run code of their own on the maintainer's machine.

It may be deleted at any time. It is never an error: one that is missing, damaged, locked, of another
generator or cannot be written is as good as none. It is a single SQLite file, so a run that is killed
leaves it as it was, and runs side by side do not disturb each other. A file's record is taken from it
only by the rule of `outcomes`: by the file's stamp, or else by the sum of its bytes.
"""

import os
import sqlite3
import stat
import sys
import unicodedata
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import cache, partial
from hashlib import blake2b
from pathlib import Path
from typing import Any, NamedTuple, TypeAlias, TypeVar

import pydantic
import pydantic_core
import yaml

from annals.problems import UsageError
from annals.records.outcomes import Kept, Outcome
from annals.records.packing import Damaged, Same, pack, pack_plain, packed_text, sum_of, unpack, unpack_plain
from annals.records.vocabulary import vocabulary_sum
from annals.records.walk import Stamp

T = TypeVar("T")

FOLDER = "ANNALS_CACHE"
"""The setting that holds the folder of all caches."""

_PATIENCE = 2.0
"""Seconds to wait for another run that is writing."""

_TABLES = (
    "CREATE TABLE IF NOT EXISTS chunk (form TEXT, id INTEGER, files BLOB, outcomes BLOB, PRIMARY KEY (form, id))",
    "CREATE TABLE IF NOT EXISTS answer (name TEXT PRIMARY KEY, value BLOB)",
)
_SHARED = stat.S_IWGRP | stat.S_IWOTH
_CODE = (".py", ".yml", ".po")
_FAULTS = (sqlite3.Error, OSError, Damaged, ValueError, TypeError, KeyError)

Chunks: TypeAlias = dict[int, tuple[str, ...]]
"""The names of the files that lie in each chunk, in order."""


class Entry(NamedTuple):
    """What tells of a file whether its outcome holds; see `Kept`."""

    name: str
    stamp: Stamp
    settled: bool
    sum: bytes


class Write(NamedTuple):
    """A chunk to write: its files, and its packed outcomes, None where those stay as they are."""

    id: int
    entries: list[Entry]
    outcomes: bytes | None


class Part(NamedTuple):
    """The stamps of all files of a form that are enough to tell whether these hold, and what some gave, by name."""

    stamps: Mapping[str, tuple[int, ...]]
    outcomes: Mapping[str, Outcome]


@dataclass(frozen=True)
class Cache:
    """The cache of one project, made by one state of the generator, in one file."""

    file: Path

    def read(self, form: str) -> tuple[dict[str, Kept], Chunks]:
        """Return what is kept of files of a form, by name, and their chunks; `{}` each where all is damaged."""
        return self._asked(partial(_read, form=form)) or ({}, {})

    def part(self, form: str, id: str, names: Collection[str]) -> Part | None:
        """Return the files of a form, and what those gave that hold an id, have one of the names, or lie beside such.

        None where there is no cache, or a damaged one.
        """
        return self._asked(partial(_part, form=form, word=packed_text(id), names=names))

    def recall(self, name: str) -> Any:
        """Return the value that is kept under a name, None where none is or all is damaged."""
        return self._asked(partial(_recall, name=name))

    def write(self, form: str, writes: Iterable[Write]) -> None:
        """Write chunks, all or none; one without files goes."""
        self._change(partial(_put_all, form=form, writes=writes))

    def keep(self, name: str, value: Any) -> None:
        """Keep a value under a name; it is made of what outcomes are made of."""
        self._change(lambda database: database.execute("REPLACE INTO answer VALUES (?, ?)", (name, pack(value))))

    def _asked(self, ask: Callable[[sqlite3.Connection], T]) -> T | None:
        """Return what the database says, None where there is none or it is damaged, which removes it."""
        try:
            if self.file.exists():
                with self._opened() as database:
                    return ask(database)
        except sqlite3.OperationalError:
            return None  # another run is writing, or the file cannot be opened or has no such table yet
        except _FAULTS:
            self.remove()
        return None

    def _change(self, change: Callable[[sqlite3.Connection], object]) -> None:
        """Change the database, wholly or not at all."""
        try:
            with self._opened() as database:
                database.execute("BEGIN IMMEDIATE")
                for table in _TABLES:
                    database.execute(table)
                change(database)
                database.execute("COMMIT")
            self._remove_others()
        except sqlite3.OperationalError:
            return  # another run is writing, or the disk is full or cannot be written
        except _FAULTS:
            self.remove()

    @contextmanager
    def _opened(self) -> Iterator[sqlite3.Connection]:
        database = sqlite3.connect(self.file, timeout=_PATIENCE, isolation_level=None)
        try:
            database.execute("PRAGMA synchronous = OFF")  # a torn file is found out by its sums
            yield database
        finally:
            database.close()

    def remove(self) -> None:
        """Remove all that is kept."""
        with suppress(OSError):
            for path in self.file.parent.glob(f"{self.file.name}*"):
                path.unlink(missing_ok=True)

    def _remove_others(self) -> None:
        """Remove what other states of the generator left."""
        for path in self.file.parent.glob("*.sqlite*"):
            if not path.name.startswith(self.file.name):
                path.unlink(missing_ok=True)


def _read(database: sqlite3.Connection, form: str) -> tuple[dict[str, Kept], Chunks]:
    kept: dict[str, Kept] = {}
    chunks: Chunks = {}
    same = Same()
    for id, files, outcomes in database.execute(
        "SELECT id, files, outcomes FROM chunk WHERE form = ? ORDER BY id", (form,)
    ):
        chunk = dict(_kept(files, outcomes, same))
        chunks[id] = tuple(chunk)
        kept.update(chunk)
    return kept, chunks


def _part(database: sqlite3.Connection, form: str, word: bytes, names: Collection[str]) -> Part:
    """Return what `Cache.part` does: a chunk in whose bytes an id does not stand has no record that holds the id."""
    stamps: dict[str, tuple[int, ...]] = {}
    outcomes: dict[str, Outcome] = {}
    wanted = set(names)
    for files, packed in database.execute("SELECT files, outcomes FROM chunk WHERE form = ?", (form,)):
        entries = unpack_plain(files)[1]
        stamps.update((name, stamp) for name, stamp, settled, _sum in entries if settled)
        # looked for here, since SQLite takes twice as long for it
        if word in packed or not wanted.isdisjoint([name for name, *_rest in entries]):
            outcomes.update((name, kept.outcome) for name, kept in _kept(files, packed, Same()))
    return Part(stamps, outcomes)


def _recall(database: sqlite3.Connection, name: str) -> Any:
    found = database.execute("SELECT value FROM answer WHERE name = ?", (name,)).fetchone()
    return unpack(found[0]) if found else None


def _kept(files: bytes, outcomes: bytes, same: Same) -> Iterator[tuple[str, Kept]]:
    sum, entries = unpack_plain(files)
    if sum != outcomes[: len(sum)]:
        raise Damaged("files and outcomes of two runs")
    for (name, stamp, settled, sum), outcome in zip(entries, unpack(outcomes, same), strict=True):
        yield name, Kept(Stamp(*stamp), settled, sum, outcome)


def _put_all(database: sqlite3.Connection, form: str, writes: Iterable[Write]) -> None:
    for write in writes:
        _put(database, form, write)


def _put(database: sqlite3.Connection, form: str, write: Write) -> None:
    if not write.entries:
        database.execute("DELETE FROM chunk WHERE form = ? AND id = ?", (form, write.id))
        return
    outcomes = write.outcomes
    if outcomes is None:
        found = database.execute("SELECT outcomes FROM chunk WHERE form = ? AND id = ?", (form, write.id)).fetchone()
        if found is None:
            return
        outcomes = found[0]
    entries = [(name, tuple(stamp), settled, sum) for name, stamp, settled, sum in write.entries]
    files = pack_plain((outcomes[: len(sum_of(b""))], entries))
    database.execute("REPLACE INTO chunk VALUES (?, ?, ?, ?)", (form, write.id, files, outcomes))


def cache_of(root: Path, folder: Path | None = None, environ: Mapping[str, str] = os.environ) -> Cache | None:
    """Return the cache of the project under `root`, or None where there is no safe place for one.

    `folder` holds the caches of all projects: by default what `ANNALS_CACHE` names, else `annals` in the user's
    folder of caches. Raises UsageError where a given folder lies in the project itself.
    """
    chosen = folder or _default(environ)
    project = root.resolve()
    if chosen is None or chosen.resolve().is_relative_to(project):
        if folder:
            raise UsageError(f"{folder} lies in the project, where anybody's changes come in; name a folder outside")
        return None
    own = chosen / blake2b(os.fsencode(project), digest_size=8).hexdigest()
    try:
        chosen.mkdir(mode=0o700, parents=True, exist_ok=True)
        own.mkdir(mode=0o700, exist_ok=True)
        safe = _only_ours(chosen) and _only_ours(own)
    except OSError:
        return None
    made = "-".join(filter(None, (generator_sum(), vocabulary_sum(root))))
    return Cache(own / f"{made}.sqlite") if safe else None


def _default(environ: Mapping[str, str]) -> Path | None:
    if environ.get(FOLDER):
        return Path(environ[FOLDER])
    if environ.get("XDG_CACHE_HOME"):
        return Path(environ["XDG_CACHE_HOME"]) / "annals"
    try:
        return Path.home() / ".cache" / "annals"
    except RuntimeError:
        return None


def _only_ours(folder: Path) -> bool:
    """Return whether nobody else can write in a folder."""
    if os.name != "posix":
        return True
    there = folder.stat()
    return there.st_uid == os.geteuid() and not there.st_mode & _SHARED


@cache
def generator_sum() -> str:
    """Return a sum of all that outcomes depend on beside the files: this package's code, and what it reads with."""
    package = Path(__file__).parents[1]
    made = blake2b(digest_size=16)
    for version in (sys.version, unicodedata.unidata_version, pydantic.VERSION, pydantic_core.__version__):
        made.update(version.encode())
    made.update(yaml.__version__.encode())
    for name in sorted(_code_below(os.fspath(package))):
        made.update(f"\0{name.removeprefix(os.fspath(package))}\0".encode())
        with open(name, "rb") as file:  # noqa: PTH123 - by the hundred, for every command
            made.update(file.read())
    return made.hexdigest()


def _code_below(folder: str) -> Iterator[str]:
    """Yield the files of code, of words and of texts in a folder of the package, and in those in it.

    Every command asks, and `rglob` alone takes longer than all of this.
    """
    with os.scandir(folder) as entries:
        for each in entries:
            if each.is_dir(follow_symlinks=False):
                yield from _code_below(each.path)
            elif each.name.endswith(_CODE):
                yield each.path
