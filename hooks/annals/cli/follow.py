"""A preview kept as the files of a project are: watched, read again, and those told who wait for it."""

import os
import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TypeAlias

from annals.citations.store import CITATIONS
from annals.cli.builder import CONFIG, SITE, start
from annals.problems import Problem, report
from annals.progress import Progress, silent
from annals.records.files import ARCHIVE
from annals.site.preview import Preview

PAUSE = 0.1
"""Seconds between two looks at the files, at least."""

SHARE = 5
"""How many times as long as it looks the watcher rests, where an archive is so large that it looks for long."""

OF_ARCHIVE = (ARCHIVE, CITATIONS)
OF_SHELL = ("docs", CONFIG, "hooks/theme", "hooks/mkdocs_hooks.py")

Signature: TypeAlias = frozenset[tuple[str, int, int, int]]
"""The files of some folders: path, size in bytes, and when they were written and changed, in nanoseconds."""


def signature(root: Path, names: Iterable[str]) -> Signature:
    """Return the signature of files, and of every file in folders, below `root`; nothing is read."""
    return frozenset(each for name in names for each in _signed(f"{root}/{name}"))


def _signed(place: str) -> Iterator[tuple[str, int, int, int]]:
    try:
        there = os.lstat(place)
    except OSError:
        return
    yield place, there.st_size, there.st_mtime_ns, there.st_ctime_ns
    yield from _signed_in(place)


def _signed_in(folder: str) -> Iterator[tuple[str, int, int, int]]:
    try:
        with os.scandir(folder) as entries:
            listed = list(entries)
    except OSError:  # no folder, or gone by now
        return
    for entry in listed:
        if entry.is_dir(follow_symlinks=False):
            yield from _signed_in(entry.path)
        else:
            try:
                there = entry.stat(follow_symlinks=False)
            except OSError:
                continue
            yield entry.path, there.st_size, there.st_mtime_ns, there.st_ctime_ns


class Follower:
    """Keeps `preview` as the files are. `number` is that of its state, another one after each change.

    `place` is a folder for what the builder makes.
    """

    def __init__(self, preview: Preview, place: Path) -> None:
        self.preview, self._place = preview, place
        self.number = time.time_ns()  # a page left open from an earlier preview finds another number
        self._seen: tuple[Signature, Signature] = (frozenset(), frozenset())
        self._rested_at = 0.0
        self._working = threading.Lock()
        self._changed = threading.Condition()
        self._gate = threading.Lock()
        self._stopped = threading.Event()
        self._builder: subprocess.Popen[bytes] | None = None

    def catch_up(self, progress: Progress = silent) -> None:
        """Look whether files have changed, unless that was done just now, and take in what has.

        Raises UsageError where the builder is not installed.
        """
        with self._working:
            began = time.monotonic()
            if began < self._rested_at:
                return
            seen = signature(self.preview.root, OF_ARCHIVE), signature(self.preview.root, OF_SHELL)
            self._rested_at = time.monotonic() + max(PAUSE, SHARE * (time.monotonic() - began))
            if seen == self._seen:
                return
            before, self._seen = self._seen, seen
            self._take_in(progress, archive=seen[0] != before[0], shell=seen[1] != before[1])
        with self._changed:
            self.number += 1
            self._changed.notify_all()

    def follow(self) -> None:
        """Catch up again and again until `stop` is called."""
        while not self._stopped.wait(PAUSE):
            try:
                self.catch_up()
            except Exception as error:  # of one state of the files; the next may be better
                print(f"annals: {type(error).__name__}: {error}", file=sys.stderr)

    def wait(self, since: int, patience: float) -> int:
        """Return the number of the state as soon as it is not `since`, at the latest after `patience` seconds."""
        with self._changed:
            self._changed.wait_for(lambda: self.number != since, patience)
            return self.number

    def stop(self) -> None:
        """End the builder, where it runs, and start no other."""
        with self._gate:
            self._stopped.set()
            if self._builder:
                self._builder.kill()
                self._builder.wait()

    def _take_in(self, progress: Progress, *, archive: bool, shell: bool) -> None:
        folder = self._place / f"shell-{self.number}"
        builder = self._started(folder) if shell else None
        if archive:
            self.preview.refresh(progress)
        if builder:
            progress("waiting for the frame")
            self._shell_from(folder, failed=bool(builder.wait()))
        if self.preview.problems and not self._stopped.is_set():
            print(report(self.preview.problems), file=sys.stderr)

    def _started(self, folder: Path) -> "subprocess.Popen[bytes] | None":
        with self._gate:
            folder.mkdir(exist_ok=True)
            self._builder = None if self._stopped.is_set() else start("mkdocs", self.preview.root, folder)
            return self._builder

    def _shell_from(self, folder: Path, *, failed: bool) -> None:
        if failed:
            message = "or mkdocs.yml, or the theme, stops the builder"
            self.preview.refuse(Problem("docs", 1, "-", message, "what it said is where annals serve runs"))
            shutil.rmtree(folder, ignore_errors=True)
            return
        self.preview.take(folder / SITE)
        for old in self._place.iterdir():
            if old != folder:
                shutil.rmtree(old, ignore_errors=True)
