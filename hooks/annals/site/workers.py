"""Targets made in several processes: the same files as in one, whatever their number.

Each process takes the next targets that nobody has taken, makes their files, writes them, and tells what
they were made from. The processes are forked, so the archive is read once and shared; where the system
cannot fork, all is done in this one.
"""

import multiprocessing
from array import array
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from multiprocessing.connection import Connection, wait
from typing import Any, cast

from annals.facts.memo import key_of
from annals.facts.tracking import Cell
from annals.site.context import Context
from annals.site.plan import maker_named
from annals.site.target import Target

CHUNK = 40
"""Targets that a process takes at once."""

FEW = 400
"""Targets below which another process would cost more than it saves."""

Put = Callable[[str, bytes], None]
"""Takes a file of the site: its path and its bytes."""


@dataclass(frozen=True)
class Trace:
    """What a target or a compared fact was made from: numbers of cells."""

    cells: "array[int]"


@dataclass(frozen=True)
class Done:
    """One target made: its files, and what they were made from."""

    target: int
    files: tuple[str, ...]
    trace: Trace


@dataclass(frozen=True)
class Batch:
    """What a process tells of some targets; `cells` are those that got their numbers since the last batch."""

    cells: tuple[Cell, ...]
    done: tuple[Done, ...]
    compared: tuple[tuple[Cell, Any, Trace], ...]


class Numbers:
    """Cells by number, in the order in which they were first met."""

    def __init__(self, cells: Sequence[Cell] = ()) -> None:
        self.cells = list(cells)
        self._numbers = {cell: i for i, cell in enumerate(cells)}
        self._told = len(self.cells)

    def of(self, cells: frozenset[Cell] | set[Cell]) -> Trace:
        """Return cells as numbers."""
        numbers, known = self._numbers, self.cells
        found = array("I")
        for cell in cells:
            number = numbers.get(cell)
            if number is None:
                number = numbers[cell] = len(known)
                known.append(cell)
            found.append(number)
        return Trace(found)

    def fresh(self) -> tuple[Cell, ...]:
        """Return the cells that got a number since this was last asked."""
        fresh = tuple(self.cells[self._told :])
        self._told = len(self.cells)
        return fresh


def make_all(context: Context, targets: Sequence[Target], put: Put, jobs: int) -> Iterator[tuple[int, Batch]]:
    """Make targets in at most `jobs` processes, and yield what was made, batch by batch, in no certain order.

    With each batch comes the number of its process: every process counts cells on its own.
    """
    can_fork = "fork" in multiprocessing.get_all_start_methods()
    if jobs < 2 or len(targets) < FEW or not can_fork:
        numbers = Numbers()
        for start in range(0, len(targets), CHUNK):
            yield 0, _batch(context, targets, range(start, min(start + CHUNK, len(targets))), put, numbers)
        return
    yield from _forked(context, targets, put, jobs)


def _batch(context: Context, targets: Sequence[Target], taken: range, put: Put, numbers: Numbers) -> Batch:
    before = len(context.compared)
    done = tuple(_made(context, i, targets[i], put, numbers) for i in taken)
    fresh = list(islice(context.compared, before, None))
    compared = tuple((cell, context.known[key_of(cell)][0], numbers.of(context.compared[cell])) for cell in fresh)
    return Batch(numbers.fresh(), done, compared)


def _made(context: Context, number: int, target: Target, put: Put, numbers: Numbers) -> Done:
    before = context.recorder.begin()
    files = []
    for path, data in maker_named(target.maker).make(context, target.key):
        put(path, data)
        files.append(path)
    return Done(number, tuple(files), numbers.of(context.recorder.end(before)))


def _forked(context: Context, targets: Sequence[Target], put: Put, jobs: int) -> Iterator[tuple[int, Batch]]:
    fork = multiprocessing.get_context("fork")
    following = fork.Value("L", 0)

    def work(results: Connection) -> None:
        numbers = Numbers()
        try:
            while True:
                with following.get_lock():
                    start = following.value
                    following.value = start + _step(targets, start)
                if start >= len(targets):
                    break
                taken = range(start, min(start + _step(targets, start), len(targets)))
                results.send(_batch(context, targets, taken, put, numbers))
            results.send(None)
        except Exception as error:
            results.send(error)

    pipes = [fork.Pipe(duplex=False) for _ in range(jobs)]
    processes = [fork.Process(target=work, args=(sender,), daemon=True) for _receiver, sender in pipes]
    for process, (_receiver, sender) in zip(processes, pipes, strict=True):
        process.start()
        sender.close()
    try:
        yield from _collected([receiver for receiver, _sender in pipes])
    finally:
        for process in processes:
            process.terminate()
            process.join()


def _step(targets: Sequence[Target], start: int) -> int:
    """Return how many targets are taken at once: one at a time of those that come first, which are long."""
    return 1 if start < CHUNK else CHUNK


def _collected(receivers: list[Connection]) -> Iterator[tuple[int, Batch]]:
    """Yield what processes send until each says that it is done; raise what one of them raised."""
    waiting = {receiver: number for number, receiver in enumerate(receivers)}
    while waiting:
        for ready in wait(list(waiting)):
            receiver = cast("Connection", ready)
            try:
                found = receiver.recv()
            except EOFError:
                raise RuntimeError("a process of the build ended before its work was done") from None
            if isinstance(found, Exception):
                raise found
            if found is None:
                del waiting[receiver]
            else:
                yield waiting[receiver], found
