"""Work shared among processes, where the system can fork; elsewhere all of it is done in this one."""

import multiprocessing
from collections.abc import Callable, Sequence
from multiprocessing.connection import Connection
from typing import TypeVar

T = TypeVar("T")


def in_processes(tasks: Sequence[Callable[[], T]]) -> list[T]:
    """Return what each task gives, in order. The first is done here, each other one in a process of its own.

    A forked process sees all that this one has read, so tasks need not be sent; what they give is pickled.
    What a task raises is raised here.
    """
    if len(tasks) < 2 or "fork" not in multiprocessing.get_all_start_methods():
        return [task() for task in tasks]
    context = multiprocessing.get_context("fork")
    receivers: list[Connection] = []
    for task in tasks[1:]:
        receiver, sender = context.Pipe(duplex=False)
        context.Process(target=_send, args=(task, sender), daemon=True).start()
        sender.close()  # so that a process that dies is an end of file here
        receivers.append(receiver)
    first = tasks[0]()
    results = [first]
    for receiver in receivers:
        done, result = receiver.recv()
        if not done:
            raise result
        results.append(result)
    return results


def _send(task: Callable[[], object], sender: Connection) -> None:
    """Send whether a task was done, with its result or its error."""
    try:
        sender.send((True, task()))
    except Exception as error:
        sender.send((False, error))
