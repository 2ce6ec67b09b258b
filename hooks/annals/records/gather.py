"""Many files read: what is known of them in, what each gives out, and only those are read that must be.

Many are read in several processes, forked where the system can, which gives the same in the same order.
"""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import NamedTuple

from annals.problems import ProcessEnded
from annals.progress import Progress, silent
from annals.records.outcomes import Form, Kept, Known, Read, kept_of, read_file, uncollected, unread
from annals.records.packing import Same, pack, unpack
from annals.records.walk import Found

BATCH = 32
"""Files that are read, packed and kept together: few, so that one record can be had without many others."""

TOLD = 32
"""Batches after which it is told how far the reading is."""

FEW = 400
"""Files that are read faster here than by processes yet to be started."""


class Packed(NamedTuple):
    """Files of a batch and their packed outcomes, as another process handed them over."""

    names: tuple[str, ...]
    outcomes: bytes


class Gathered(NamedTuple):
    """What every file gave, by its name, and what of it is packed already."""

    kept: dict[str, Kept]
    packed: tuple[Packed, ...]


def gather(
    root: Path,
    found: Sequence[Found],
    form: Form,
    before: Mapping[str, Kept],
    moment: int,
    progress: Progress = silent,
    jobs: int = 1,
) -> Gathered:
    """Return what every file gives, in the order given; `before` is what was known of them.

    `moment` is one by the disk's clock, before any of them was looked at.
    """
    todo = unread(found, before)
    batches = [todo[start : start + BATCH] for start in range(0, len(todo), BATCH)]
    fresh: dict[str, Kept] = {}
    packed: list[Packed] = []
    for number, (batch, (reads, bytes_)) in enumerate(zip(batches, _read(root, form, batches, jobs), strict=True)):
        for known, read in zip(batch, reads, strict=True):
            fresh[known.found.name] = kept_of(known, read, before, moment)
        if bytes_ and all(read.sum and read.outcome for read in reads):
            packed.append(Packed(tuple(known.found.name for known in batch), bytes_))
        if number % TOLD == TOLD - 1:
            progress(f"reading {form.name}, {len(fresh):,} so far")
    return Gathered({each.name: fresh.get(each.name) or before[each.name] for each in found}, tuple(packed))


def _read(root: Path, form: Form, batches: Sequence[Sequence[Known]], jobs: int) -> Iterator[tuple[list[Read], bytes]]:
    """Yield what the files of each batch give, and their packed outcomes where another process read them."""
    done, same = 0, Same()
    if jobs > 1 and len(batches) * BATCH > FEW:
        from annals.processes import in_order, shared  # noqa: PLC0415  # whoever asks for one record needs none

        with suppress(ProcessEnded):  # whoever ended one of them, the rest is read here
            for sums, outcomes in in_order(shared(partial(_read_apart, root, form), batches, jobs)):
                yield [Read(*each) for each in zip(sums, unpack(outcomes, same), strict=True)], outcomes
                done += 1
    for batch in batches[done:]:
        yield [read_file(root, known, form) for known in batch], b""


def _read_apart(root: Path, form: Form, batch: Sequence[Known]) -> tuple[list[bytes], bytes]:
    """Return the sums of a batch's files and their packed outcomes, in a process that does this only."""
    with uncollected():
        reads = [read_file(root, known, form) for known in batch]
        return [read.sum for read in reads], pack([read.outcome for read in reads])
