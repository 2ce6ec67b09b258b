"""Targets made in several processes: the same files as in one, whatever their number.

Each process takes targets that follow each other, makes their files, writes them, and tells what
they were made from. The processes are forked, so the archive is read once and shared; where the system
cannot fork, all is done in this one.
"""

import gc
from array import array
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import accumulate, groupby, pairwise
from typing import TypeAlias

from annals.facts.memo import Computed, computed_since
from annals.facts.tracking import numbers_of
from annals.processes import give_back, shared
from annals.site.context import Context
from annals.site.plan import make, stage_of
from annals.site.target import Target
from annals.site.templating import load_templates

CHUNK = 10
"""Targets that a process takes at once."""

FIRST = (25, 25, 25, 5)
"""Targets that come first and are taken one at a time, for they are long; in several rounds, for they remember much."""

FEW = 400
"""Targets of an archive with fewer articles than this, below which another process costs more than it saves."""

ROUND = 1_000
"""Targets after which the processes end and others are forked: what they kept and no longer share is given back."""

Put = Callable[[str, bytes], None]
"""Takes a file of the site: its path and its bytes."""


Trace: TypeAlias = "array[int]"
"""What a target was made from: numbers of cells."""


@dataclass(frozen=True)
class Done:
    """One target made: its files, None where they are those that were planned, and what they were made from."""

    target: int
    files: tuple[str, ...] | None
    trace: Trace


@dataclass(frozen=True)
class Batch:
    """What a process tells of some targets: what it made, and the compared facts that it computed for that."""

    done: tuple[Done, ...]
    compared: tuple[Computed, ...]


def make_all(context: Context, targets: Sequence[Target], put: Put, jobs: int) -> Iterator[Batch]:
    """Make targets in at most `jobs` processes, and yield what was made, batch by batch, in no certain order."""
    if len(targets) < FEW and len(context.untracked.articles) < FEW:
        jobs = 1
    load_templates(context.templates)
    of_stages = [len(list(group)) for _stage, group in groupby(targets, stage_of)]
    for ranges in rounds_of(of_stages):
        if jobs > 1:
            give_back()
            gc.freeze()  # a look for dead rings would touch, and so copy, what the processes share
        work = partial(_batch, context, targets, put)
        # the long ones of the first round go to whoever is free, and neighbours among the others to one process
        for _process, _number, batch in shared(work, ranges, jobs, in_stretches=len(ranges[0]) > 1):
            for cell, value, _trace in batch.compared:
                context.kept.setdefault(cell, value)  # so that the processes of the next round know it
            yield batch


def rounds_of(stages: Iterable[int]) -> Iterator[list[range]]:
    """Yield the ranges of targets, round by round, `stages` telling how many each stage has.

    The long ones at the front of a stage are rounds of their own, and taken one at a time.
    """
    start = 0
    for stop in accumulate(stages):
        ends = sorted({start, *(min(start + count, stop) for count in accumulate(FIRST))})
        for begin, end in pairwise(ends):
            yield [range(number, number + 1) for number in range(begin, end)]
        for begin in range(ends[-1], stop, ROUND):
            end = min(begin + ROUND, stop)
            yield [range(number, min(number + CHUNK, end)) for number in range(begin, end, CHUNK)]
        start = stop


def _batch(context: Context, targets: Sequence[Target], put: Put, taken: range) -> Batch:
    before = len(context.compared)
    done = tuple(_made(context, i, targets[i], put) for i in taken)
    return Batch(done, computed_since(context, before))


def _made(context: Context, number: int, target: Target, put: Put) -> Done:
    before = context.recorder.begin()
    files = []
    for path, data in make(context, target):
        put(path, data)
        files.append(path)
    planned = sorted(files) == sorted(target.paths)
    return Done(number, None if planned else tuple(files), numbers_of(context.recorder.end(before)))
