"""The state of an archive as its site was made from it, and what has changed since then."""

import pickle
import zlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from annals.facts.footprint import Footprint, difference, footprint, of_history, sum_of
from annals.facts.tracking import ALL, Cell
from annals.facts.view import ABOUT, REGISTER
from annals.language.names import fold_words
from annals.model import Archive, Entry, Named, kind_of
from annals.processes import in_processes
from annals.site.context import CITATION, Context
from annals.site.page import PROSE

Signature = tuple[int, int, int, int]
"""Size, time of change of content and of state in nanoseconds, and number of a file."""

RACY_NS = 2_000_000_000
"""A file that changed so shortly before it was last looked at may have changed again at the same moment."""

OWNERS = "owners"

FEW = 2_000
"""Records whose state is worked out faster here than by processes yet to be started."""


@dataclass(frozen=True)
class State:
    """What an archive was: the footprint of each record by its id, packed, with the signature of its file.

    `shared` holds the sums of cells that no single record makes; `words` those of the names that begin
    with each word, by which records' prose is linked.
    """

    taken: int
    signatures: Mapping[str, Signature]
    records: Mapping[str, bytes]
    shared: Footprint
    words: Mapping[str, bytes]


def state_of(context: Context, root: Path, before: State | None, now: int, jobs: int = 1) -> State:
    """Return the state of an archive; what has not been touched since `before` is taken from there.

    `now` is the time in nanoseconds before the archive was read. `jobs` processes share the work where it is much.
    """
    archive = context.untracked
    signatures = {entry.id: signature_of(root / entry.path) for _kind, entry in archive.entries()}
    same = {id for id, signature in signatures.items() if before and _same(before, id, signature)}
    records = {id: before.records[id] for id in same} if before else {}
    fresh = [entry for _kind, entry in archive.entries() if entry.id not in same]
    jobs = jobs if len(fresh) > FEW else 1
    for share in in_processes([partial(_footprints, fresh[n::jobs]) for n in range(jobs)]):
        records |= share
    shared = {(ABOUT, ALL): sum_of(archive.about), (REGISTER, ALL): sum_of(archive.register)}
    for id, versions in archive.histories.items():
        shared |= of_history(id, versions)
    shared |= {(OWNERS, source): sum_of(owner) for source, owner in context.index_untracked.owners.items()}
    shared |= {(CITATION, key): sum_of(texts) for key, texts in context.texts.items()}
    words = {word: sum_of(names) for word, names in context.names.by_first().items()}
    return State(now, signatures, records, shared, words)


def _footprints(entries: Iterable[Entry]) -> dict[str, bytes]:
    return {entry.id: _packed(footprint(entry, kind_of(entry).order(entry))) for entry in entries}


def _packed(found: Footprint) -> bytes:
    return zlib.compress(pickle.dumps(found, protocol=5), 1)


def _same(before: State, id: str, signature: Signature) -> bool:
    return before.signatures.get(id) == signature and max(signature[1], signature[2]) < before.taken - RACY_NS


def signature_of(path: Path) -> Signature:
    """Return by what a file can be told to be the same as before."""
    found = path.stat()
    return found.st_size, found.st_mtime_ns, found.st_ctime_ns, found.st_ino


def changed(context: Context, before: State, since: State) -> set[Cell]:
    """Return every cell that differs between two states of an archive; `context` is that of the later."""
    cells: set[Cell] = set()
    for id in {*before.records, *since.records}:
        one, other = before.records.get(id, b""), since.records.get(id, b"")
        if one != other:
            cells |= difference(_footprint(one), _footprint(other))
    cells |= difference(before.shared, since.shared)
    cells |= {(name, ALL) for name, _key in cells}
    return cells | word_cells(before.words, since.words, context.untracked)


def _footprint(packed: bytes) -> Footprint:
    found: Footprint = pickle.loads(zlib.decompress(packed)) if packed else {}  # noqa: S301 - of the user's own cache
    return found


def word_cells(before: Mapping[str, object], since: Mapping[str, object], archive: Archive) -> set[Cell]:
    """Return the cells of the prose and titles in which other names are found than before.

    Both mappings lead from a word to the names that begin with it, or to their sum.
    """
    words = {word for word in {*before, *since} if before.get(word) != since.get(word)}
    return {(PROSE, id) for id in _with_words(archive, words)} if words else set()


def _with_words(archive: Archive, words: set[str]) -> Iterable[str]:
    """Yield the ids of records whose prose or title has one of some words, in whatever form."""
    if not words.isdisjoint(fold_words(archive.about.body)):
        yield ""
    for _kind, entry in archive.entries():
        texts = (entry.body,) if isinstance(entry, Named) else (entry.title, entry.body)
        if any(not words.isdisjoint(fold_words(text)) for text in texts):
            yield entry.id
