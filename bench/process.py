"""Whole processes, measured: every command is a fresh one, as a reader of the project would start it.

This process imports nothing large: Linux counts what a parent holds into the peak of its child.
"""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.memory import Watch

_TOLD = 2_000
"""Letters of a failed command's last output that are told."""


class BenchError(Exception):
    """A command that was to be measured failed, or is missing."""


@dataclass(frozen=True)
class Command:
    """A command line, the folder it runs in, and what it has in its environment beside ours."""

    arguments: Sequence[str]
    folder: Path
    environment: Mapping[str, str]


@dataclass(frozen=True)
class Cost:
    """What a command took: seconds on the clock, seconds of processor time and the peak of memory in MB.

    The last two are of all its processes: it and whatever it started and waited for.
    """

    wall: float
    cpu: float
    peak_mb: float


def python(module: Sequence[str], folder: Path, path: Sequence[Path]) -> Command:
    """Return the command that runs a Python module with its arguments; `path` holds where its packages lie."""
    return Command([sys.executable, "-m", *module], folder, {"PYTHONPATH": os.pathsep.join(map(str, path))})


def put_aside(folder: Path) -> None:
    """Take away a folder, if it is there, but remove none of its files before the whole benchmark is done.

    Where many were removed a minute ago, ext4 looks long for room for new ones, and what is measured next pays.
    """
    if folder.exists():
        folder.rename(Path(tempfile.mkdtemp(prefix="aside-", dir=folder.parent.parent)) / folder.name)


def run(command: Command) -> Cost:
    """Run a command to its end; raise BenchError where it fails."""
    os.sync()  # what was written before is not for this command to wait for
    with tempfile.TemporaryFile() as output:
        started = time.perf_counter()
        process = start(command, output.fileno())
        with Watch(process.pid) as watch:
            # not process.wait(): wait4 tells what this one child used
            _, status, usage = os.wait4(process.pid, 0)
            wall = time.perf_counter() - started
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            output.seek(0)
            said = output.read().decode(errors="replace")[-_TOLD:]
            raise BenchError(f"{' '.join(command.arguments)}: exit code {process.returncode}\n{said}")
    largest_mb = usage.ru_maxrss / (1e6 if sys.platform == "darwin" else 1e3)
    return Cost(wall, usage.ru_utime + usage.ru_stime, watch.peak_mb or largest_mb)


def _as_installed() -> dict[str, str]:
    """Return our environment, in which Python keeps what it compiled, as wherever a program is installed."""
    return {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}


def start(command: Command, output: int) -> subprocess.Popen[bytes]:
    """Start a command in a session of its own, whose number is its process id; `output` is a file descriptor."""
    return subprocess.Popen(
        command.arguments,
        cwd=command.folder,
        env={**_as_installed(), **command.environment},
        stdin=subprocess.DEVNULL,
        stdout=output,
        stderr=output,
        start_new_session=True,
    )
