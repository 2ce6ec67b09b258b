"""Work shared among processes, where the system can fork; elsewhere all of it is done in this one.

A forked process sees all that this one has read, so that only tasks and results go through a pipe. It
waits for nothing but its pipe, no lock is shared, and it ends when the process that forked it does,
however that ends: each pipe is open at its own two ends only.
"""

import ctypes
import gc
import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from itertools import islice
from multiprocessing.connection import Connection, wait
from typing import Generic, TypeVar, cast

from annals.problems import ProcessEnded

T = TypeVar("T")
R = TypeVar("R")

_MADE = 7_000
"""Objects that a process makes before it looks for dead rings among them: ten times as many as is usual, since nearly
all are given back without that."""

AHEAD = 2
"""Tasks given to a process at once, so that it need not wait for the next one."""


def can_fork() -> bool:
    """Return whether this process can be copied safely: threads would not come along, and what they hold would."""
    return "fork" in multiprocessing.get_all_start_methods() and threading.active_count() == 1


def in_processes(tasks: Sequence[Callable[[], T]]) -> list[T]:
    """Return what each task gives, in order. The first is done here, each other one in a process of its own.

    What a task raises is raised here.
    """
    if len(tasks) < 2 or not can_fork():
        return [each() for each in tasks]

    def task(number: int) -> T:
        return tasks[number]()

    with _workers(task, len(tasks) - 1) as workers:
        for number, worker in enumerate(workers, 1):
            worker.give(number)
        return [tasks[0](), *(worker.take() for worker in workers)]


def shared(
    work: Callable[[T], R], tasks: Sequence[T], jobs: int, *, in_stretches: bool = False
) -> Iterator[tuple[int, int, R]]:
    """Yield what `work` gives for each task, as it comes: the number of its process, that of the task, and the result.

    Whoever is free takes the next task. In stretches, each process has tasks that follow each other, and takes the last
    one of another when its own are done: where neighbours look at the same things, each process makes a copy of its own
    of half as many. What `work` raises is raised here; `ProcessEnded` where a process died.
    """
    jobs = min(jobs, len(tasks))
    if jobs < 2 or not can_fork():
        yield from ((0, number, work(task)) for number, task in enumerate(tasks))
        return
    with _workers(work, jobs) as workers:
        waiting = _stretches(len(tasks), jobs if in_stretches else 1)
        taken: list[list[int]] = [[] for _worker in workers]

        def give(process: int) -> None:
            if (number := _next(waiting, process)) is not None:
                workers[process].give(tasks[number])
                taken[process].append(number)

        for _turn in range(AHEAD):
            for process in range(jobs):
                give(process)
        while any(taken):
            for process in _ready({number: worker for number, worker in enumerate(workers) if taken[number]}):
                result = workers[process].take()
                number = taken[process].pop(0)
                give(process)
                yield process, number, result


def one_each(work: Callable[[T], R], tasks: Sequence[T], jobs: int) -> Iterator[R]:
    """Yield what `work` gives for each task, in order, each in a process of its own, `jobs` of them at once.

    For few and long tasks: whatever a process looks at of what it shares with this one becomes a copy of its own,
    until it ends. What `work` raises is raised here; `ProcessEnded` where a process died.
    """
    if min(jobs, len(tasks)) < 2 or not can_fork():
        yield from map(work, tasks)
        return
    yield from in_order(_apart(work, tasks, jobs))


def _apart(work: Callable[[T], R], tasks: Sequence[T], jobs: int) -> Iterator[tuple[int, int, R]]:
    running: dict[int, _Worker[T, R]] = {}
    waiting = iter(enumerate(tasks))
    try:
        while True:
            for number, task in islice(waiting, jobs - len(running)):
                running[number] = _Worker(work, tuple(running.values()))
                running[number].give(task)
            if not running:
                return
            for number in _ready(running):
                worker = running.pop(number)
                try:
                    yield number, number, worker.take()
                finally:
                    worker.end()
    finally:
        for worker in running.values():
            worker.end()


def in_order(results: Iterator[tuple[int, int, R]]) -> Iterator[R]:
    """Yield results of tasks in the order of the tasks."""
    early: dict[int, R] = {}
    due = 0
    for _process, number, result in results:
        early[number] = result
        while due in early:
            yield early.pop(due)
            due += 1


def give_back() -> None:
    """Give memory that is free back to the system, where the C library can; else processes to come would share it."""
    with suppress(AttributeError, OSError, TypeError):
        ctypes.CDLL(None).malloc_trim(0)


class _Worker(Generic[T, R]):
    """A forked process and the pipe to it."""

    def __init__(self, work: Callable[[T], R], others: Sequence["_Worker[T, R]"]) -> None:
        self.pipe, theirs = multiprocessing.Pipe()
        inherited = [self.pipe, *(other.pipe for other in others)]
        fork = multiprocessing.get_context("fork")
        self._process = fork.Process(target=_serve, args=(work, theirs, inherited), daemon=True)
        self._process.start()
        theirs.close()

    def give(self, task: T) -> None:
        """Hand over a task; where the process is gone, `take` tells."""
        with suppress(OSError):
            self.pipe.send(task)

    def take(self) -> R:
        """Wait for the result of the first task that was given and not yet taken; raise what it raised."""
        try:
            done, result = self.pipe.recv()
        except (EOFError, OSError):
            raise ProcessEnded from None
        if not done:
            raise result
        return cast("R", result)

    def end(self) -> None:
        """End the process, whatever it is doing."""
        self.pipe.close()
        self._process.terminate()
        self._process.join()


@contextmanager
def _workers(work: Callable[[T], R], jobs: int) -> Iterator[list[_Worker[T, R]]]:
    workers: list[_Worker[T, R]] = []
    try:
        for _job in range(jobs):
            workers.append(_Worker(work, workers))
        yield workers
    finally:
        for worker in workers:
            worker.end()


def _stretches(count: int, parts: int) -> list[deque[int]]:
    """Return the numbers of so many tasks in so many parts, each of tasks that follow each other."""
    return [deque(range(count * part // parts, count * (part + 1) // parts)) for part in range(parts)]


def _next(waiting: Sequence[deque[int]], process: int) -> int | None:
    """Take the next task of a process, the first of its own or else the last of the longest stretch; None for none."""
    if own := waiting[process % len(waiting)]:
        return own.popleft()
    longest = max(waiting, key=len)
    return longest.pop() if longest else None


def _ready(workers: Mapping[int, _Worker[T, R]]) -> list[int]:
    """Return the numbers of the processes that have a result, waiting for one."""
    pipes = {worker.pipe: number for number, worker in workers.items()}
    return sorted(pipes[cast("Connection", pipe)] for pipe in wait(list(pipes)))


def _serve(work: Callable[[T], R], pipe: Connection, inherited: Sequence[Connection]) -> None:
    """Do tasks as they come, until the other end of the pipe is closed; then end, and tidy up nothing."""
    for other in inherited:
        other.close()  # else this process would hold open what tells others that their parent is gone
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent decides
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    gc.enable()  # whatever the parent was about
    gc.set_threshold(_MADE)
    with suppress(EOFError, OSError):
        while True:
            pipe.send(_outcome(work, pipe.recv()))
    os._exit(0)


def _outcome(work: Callable[[T], R], task: T) -> tuple[bool, object]:
    try:
        return True, work(task)
    except Exception as error:
        return False, error
