"""Memory of a command and everything it started, summed while it runs; Linux only."""

import os
import re
import threading
import time
from pathlib import Path
from types import TracebackType

EVERY = 0.05
"""Seconds between two looks, at least. A look at much memory takes longer, and the next waits ten times as long."""

_PROC = Path("/proc")
_PAGE = os.sysconf("SC_PAGE_SIZE")
_PSS = re.compile(rb"^Pss:\s+(\d+) kB", re.MULTILINE)


class Watch:
    """Looks at all processes of a session until it is left; `peak_mb` is the largest sum seen, 0 where none was.

    A process counts with its share of what it has in common with others (PSS), so that the memory of forked
    workers is counted once; where the system does not tell the share, with all it holds (RSS).
    """

    def __init__(self, session: int) -> None:
        self.peak_mb = 0.0
        self._session = session
        self._left = threading.Event()
        self._thread = threading.Thread(target=self._look, daemon=True)

    def __enter__(self) -> "Watch":
        self._thread.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._left.set()
        self._thread.join()

    def _look(self) -> None:
        pause = 0.0
        while not self._left.wait(pause):
            started = time.monotonic()
            held = sum(map(_bytes_of, processes_of(self._session)))
            self.peak_mb = max(self.peak_mb, held / 1e6)
            pause = max(EVERY, 10 * (time.monotonic() - started))


def processes_of(session: int) -> list[Path]:
    """Return the folders in /proc of the processes of a session; none where there is no /proc."""
    return [folder for folder in _PROC.glob("[0-9]*") if _session_of(folder) == session]


def _session_of(folder: Path) -> int:
    """Return the session of a process, or 0 where it has ended."""
    try:
        # the name of the program stands in brackets and may hold anything
        return int((folder / "stat").read_bytes().rpartition(b")")[2].split()[3])
    except (OSError, IndexError):
        return 0


def _bytes_of(folder: Path) -> int:
    """Return what a process holds in memory, or 0 where it has ended."""
    try:
        if found := _PSS.search((folder / "smaps_rollup").read_bytes()):
            return int(found[1]) * 1024
    except OSError:
        pass
    try:
        return int((folder / "statm").read_bytes().split()[1]) * _PAGE
    except (OSError, IndexError):
        return 0
