"""Work shared among processes: in order, with its errors, and nothing left behind."""

import os
import signal
import subprocess
import sys
import time
from functools import partial

import pytest

from annals.problems import ProcessEnded
from annals.processes import in_order, in_processes, one_each, shared
from annals.site.workers import rounds_of

pytestmark = pytest.mark.usefixtures("forks")


def test_results_of_processes_come_in_the_order_of_tasks() -> None:
    assert in_processes([partial(pow, number, 2) for number in range(5)]) == [0, 1, 4, 9, 16]
    assert in_processes([]) == []


def test_what_a_task_in_another_process_raises_is_raised_here() -> None:
    with pytest.raises(ValueError, match="no such day"):
        in_processes([partial(_squared, 0), partial(_fail, 1)])
    with pytest.raises(ValueError, match="no such day"):
        list(shared(_fail, range(9), 3))
    with pytest.raises(ValueError, match="no such day"):
        list(one_each(_fail, range(9), 3))


@pytest.mark.slow
@pytest.mark.parametrize("jobs", [1, 2, 3, 40])
@pytest.mark.parametrize("count", [0, 1, 2, 3, 100])
def test_every_task_is_done_once_whatever_the_number_of_processes(count: int, jobs: int) -> None:
    found = list(shared(_squared, range(count), jobs))
    assert sorted((number, result) for _process, number, result in found) == [(n, n * n) for n in range(count)]
    assert {process for process, _number, _result in found} <= set(range(jobs))
    assert list(in_order(iter(found))) == [n * n for n in range(count)]
    assert list(one_each(_squared, range(count), jobs)) == [n * n for n in range(count)]
    stretches = sorted(each[1:] for each in shared(_squared, range(count), jobs, in_stretches=True))
    assert stretches == [(n, n * n) for n in range(count)]


def test_in_stretches_each_process_begins_with_tasks_that_follow_each_other() -> None:
    first: dict[int, list[int]] = {}
    for process, number, _result in shared(_squared, range(100), 2, in_stretches=True):
        first.setdefault(process, []).append(number)
    assert [numbers[:2] for _process, numbers in sorted(first.items())] == [[0, 1], [50, 51]]


def test_each_process_has_its_own_copy_of_what_it_was_given() -> None:
    seen: list[int] = []

    def work(number: int) -> int:
        seen.append(number)
        return os.getpid()

    workers = {pid for _process, _number, pid in shared(work, range(50), 2)}
    assert os.getpid() not in workers
    assert seen == []


def test_each_task_has_a_process_of_its_own_where_that_is_asked() -> None:
    workers = list(one_each(_own_process, range(7), 2))
    assert len({os.getpid(), *workers}) == 8


def test_results_of_many_megabytes_pass() -> None:
    assert sum(len(result) for _process, _number, result in shared(_long, range(12), 3)) == 12 * 3_000_000


def test_a_process_that_is_killed_is_told() -> None:
    with pytest.raises(ProcessEnded):
        list(shared(_killed, range(9), 2))
    with pytest.raises(ProcessEnded):
        list(one_each(_killed, range(9), 2))
    with pytest.raises(ProcessEnded):
        in_processes([partial(_squared, 0), partial(_killed, 1)])


PARENT = """
import os, sys, time
from annals.processes import shared

def work(number):
    print(os.getpid(), flush=True)
    return b"x" * 3_000_000

for each in shared(work, range(1000), 2):
    time.sleep(1000)
"""


def test_processes_end_when_the_one_that_forked_them_is_killed() -> None:
    with subprocess.Popen([sys.executable, "-c", PARENT], stdout=subprocess.PIPE, text=True) as parent:
        assert parent.stdout
        told: set[str] = set()
        while len(told) < 2:  # the first may have begun its second task before the other begins
            told.add(parent.stdout.readline())
        parent.send_signal(signal.SIGKILL)
        parent.communicate(timeout=60)  # there is an end of their output only when none of them is left


def _fail(_number: int) -> int:
    raise ValueError("no such day")


def _squared(number: int) -> int:
    return number * number


def _own_process(_number: int) -> int:
    return os.getpid()


def _long(_number: int) -> bytes:
    return b"x" * 3_000_000


def _killed(number: int) -> int:
    if number == 1:
        time.sleep(0.01)
        os.kill(os.getpid(), signal.SIGKILL)
    return number


@pytest.mark.parametrize("stages", [(), (1,), (40,), (41, 1), (2_041, 7, 3), (18_112, 2)])
def test_every_target_of_a_site_is_in_one_round(stages: tuple[int, ...]) -> None:
    rounds = list(rounds_of(stages))
    assert [number for ranges in rounds for taken in ranges for number in taken] == list(range(sum(stages)))
    assert all(ranges and all(ranges) for ranges in rounds)


def test_no_round_holds_targets_of_two_stages() -> None:
    ends = {ranges[-1].stop for ranges in rounds_of((2_041, 7, 3))}
    assert {2_041, 2_048, 2_051} <= ends
