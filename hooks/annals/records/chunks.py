"""Which chunks of the cache a run must write: what was kept before and what is known now in, chunks to write out."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice

from annals.records.cache import Chunks, Entry, Write
from annals.records.gather import BATCH, Packed
from annals.records.outcomes import Kept
from annals.records.packing import pack


def chunk_writes(
    before: Mapping[str, Kept], chunks: Chunks, after: Mapping[str, Kept], packed: Iterable[Packed]
) -> Iterator[Write]:
    """Yield the chunks that differ now, each at most `BATCH` files long, and those of new files.

    `packed` holds new files whose outcomes are packed already.
    """
    kept = {name: each for name, each in after.items() if each.sum}
    room = next((id for id, names in reversed(chunks.items()) if len(names) < BATCH), None)
    free = max(chunks, default=0) + 1
    new = {name: None for name in kept if name not in before}
    for batch in packed:
        if all(name in new for name in batch.names):
            yield Write(free, _entries(batch.names, kept), batch.outcomes)
            free += 1
            for name in batch.names:
                del new[name]
    waiting = iter(new)
    for id, names in chunks.items():
        alive = [name for name in names if name in kept]
        added = list(islice(waiting, BATCH - len(alive))) if id == room else []
        same = len(alive) == len(names) and not added and all(kept[n].outcome is before[n].outcome for n in alive)
        if not same:
            yield _written(id, [*alive, *added], kept)
        elif any(kept[name][:3] != before[name][:3] for name in alive):
            yield Write(id, _entries(alive, kept), None)
    while rest := list(islice(waiting, BATCH)):
        yield _written(free, rest, kept)
        free += 1


def _written(id: int, names: Sequence[str], kept: Mapping[str, Kept]) -> Write:
    return Write(id, _entries(names, kept), pack([kept[name].outcome for name in names]))


def _entries(names: Iterable[str], kept: Mapping[str, Kept]) -> list[Entry]:
    return [Entry(name, kept[name].stamp, kept[name].settled, kept[name].sum) for name in names]
