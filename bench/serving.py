"""How long after a record is saved its page is right: a server is asked for the page until it holds the new words."""

import os
import signal
import socket
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.client import HTTPException
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

from bench.process import BenchError, Command, start

EVERY = 0.02
"""Seconds between two requests."""

NEVER = float("inf")
"""Stands for a page that was not right while patience lasted."""

_GRACE = 10
"""Seconds that a server has to end when it is told to."""


def seconds_to_right(serve: Callable[[int], Command], page: str, file: Path, reading: int, patience: float) -> float:
    """Return the seconds from saving an edit of `file` to its page being right; NEVER where patience ends first.

    `serve` gives the command of a server on a port, `page` the page's path on it. `patience` is in seconds, for the
    server to start and again for the page. The file is as it was afterwards.
    """
    port = _free_port()
    address = f"http://127.0.0.1:{port}/{page}"
    with _served(serve(port)) as process:
        if _wait(process, address, "", patience) == NEVER:
            return NEVER
        with edited(file, reading) as words:
            return _wait(process, address, words, patience)


@contextmanager
def edited(file: Path, reading: int) -> Iterator[str]:
    """Save a record with one more sentence at its end, and yield new words of it; then save it as it was."""
    before = file.read_text(encoding="utf-8")
    words = f"reading number {reading}"
    try:
        file.write_text(f"{before.rstrip()} It was read again, {words}.\n", encoding="utf-8", newline="")
        yield words
    finally:
        file.write_text(before, encoding="utf-8", newline="")


@contextmanager
def _served(command: Command) -> Iterator[subprocess.Popen[bytes]]:
    process = start(command, subprocess.DEVNULL)
    try:
        yield process
    finally:
        # the session that was started for it, and nothing else
        os.killpg(process.pid, signal.SIGTERM)
        try:
            process.wait(_GRACE)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()


def _wait(process: subprocess.Popen[bytes], address: str, words: str, patience: float) -> float:
    """Return the seconds until a page can be read and holds `words`, or NEVER."""
    started = time.perf_counter()
    while time.perf_counter() - started < patience:
        page = _read(address, patience)
        if page is not None and words in page:
            return time.perf_counter() - started
        if process.poll() is not None:
            raise BenchError(f"the server of {address} ended with exit code {process.returncode}")
        time.sleep(EVERY)
    return NEVER


def _read(address: str, patience: float) -> str | None:
    """Return the text of a page, or None where it cannot be read."""
    try:
        with urlopen(address, timeout=patience) as answer:  # noqa: S310
            text: str = answer.read().decode("utf-8")
            return text
    except (HTTPException, URLError, OSError):  # such as of a page that is being written
        return None


def _free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port: int = found.getsockname()[1]
        return port
