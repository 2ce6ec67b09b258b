"""A preview kept as the files of a project are: watched, read again, and those told who wait for it."""

import shutil
import subprocess
import sys
import threading
import time
from pathlib import Path

from annals.citations.store import CITATIONS
from annals.cli.builder import SITE, start
from annals.cli.config import CONFIG, config_text, custom_dir
from annals.cli.watch import ALL, Watcher
from annals.problems import Problem, report
from annals.progress import Progress, silent
from annals.records.files import ABOUT, ARCHIVE, VOCABULARY
from annals.site.preview import Preview
from annals.site.theme_settings import DOCS

QUIET = 1.0
"""Seconds without an edit after which there is time for what takes longer."""

OF_ARCHIVE = (ARCHIVE, CITATIONS)
OF_SHELL = (DOCS, CONFIG, "SECURITY.md", *(f"hooks/annals/{folder}" for folder in ("theme", "assets", "pages")))
OF_BOTH = (f"{ARCHIVE}/{ABOUT}", f"{ARCHIVE}/{VOCABULARY}")
"""Files of the archive from which the builder has the title of the site and its sections."""


class Follower:
    """Keeps `preview` as the files are. `number` is that of its state, another one after each change.

    `place` is a folder for what the builder makes.
    """

    def __init__(self, preview: Preview, place: Path) -> None:
        self.preview, self._place = preview, place
        own = custom_dir(config_text(preview.root))
        self._of_shell = (*OF_SHELL, *([own] if own else []))
        self.number = time.time_ns()  # a page left open from an earlier preview finds another number
        self._watcher = Watcher(preview.root, (*OF_ARCHIVE, *self._of_shell))
        self._settled = True
        self._working = threading.Lock()
        self._changed = threading.Condition()
        self._gate = threading.Lock()
        self._stopped = threading.Event()
        self._builder: subprocess.Popen[bytes] | None = None

    def begin(self, progress: Progress = silent) -> None:
        """Begin to watch, and take in all that is there. Raises UsageError where the builder is not installed."""
        self._watcher.start()
        with self._working:
            self._take_in(progress, None, of_shell=True)

    def catch_up(self) -> None:
        """Take in the files that changed since the last time; raise UsageError where the builder is not installed."""
        with self._working:
            names = self._watcher.take()
            if not names:
                return
            archive = None if ALL in names else frozenset(name for name in names if _is_one(name, OF_ARCHIVE))
            of_shell = any(_is_one(name, (*self._of_shell, *OF_BOTH)) for name in names)
            differs = self._take_in(silent, archive, of_shell=of_shell)
            self._settled = False  # only now: rules that are being asked meanwhile tell of the state before
        if differs:
            self._tell()

    def follow(self) -> None:
        """Catch up again and again until `stop` is called; in between, look at what takes longer."""
        while not self._stopped.is_set():
            try:
                if self._watcher.wait(QUIET):
                    self.catch_up()
                elif not self._settled:
                    self._settle()
            except Exception as error:  # of one state of the files; the next may be better
                print(f"annals: {type(error).__name__}: {error}", file=sys.stderr)

    def _settle(self) -> None:
        self._settled = True
        if self.preview.settle():
            self._report()
            self._tell()

    def _tell(self) -> None:
        with self._changed:
            self.number += 1
            self._changed.notify_all()

    def wait(self, since: int, patience: float) -> int:
        """Return the number of the state as soon as it is not `since`, at the latest after `patience` seconds."""
        with self._changed:
            self._changed.wait_for(lambda: self.number != since, patience)
            return self.number

    def stop(self) -> None:
        """Watch no longer; end the builder, where it runs, and start no other."""
        self._watcher.stop()
        with self._gate:
            self._stopped.set()
            if self._builder:
                self._builder.kill()
                self._builder.wait()

    def _take_in(self, progress: Progress, archive: frozenset[str] | None, *, of_shell: bool) -> bool:
        """Take in changed files of the archive, None for any of them, and whether any of the shell changed.

        Return whether anything is another now.
        """
        folder = self._place / f"shell-{self.number}"
        builder = self._started(folder) if of_shell else None
        differs = builder is not None
        if archive is None or archive:
            differs |= self.preview.refresh(archive, progress)
        if builder:
            progress("waiting for the frame")
            self._shell_from(folder, failed=bool(builder.wait()))
        if differs:
            self._report()
        return differs

    def _report(self) -> None:
        if self.preview.problems and not self._stopped.is_set():
            print(report(self.preview.problems), file=sys.stderr)

    def _started(self, folder: Path) -> "subprocess.Popen[bytes] | None":
        with self._gate:
            folder.mkdir(exist_ok=True)
            self._builder = None if self._stopped.is_set() else start("mkdocs", self.preview.root, folder)
            return self._builder

    def _shell_from(self, folder: Path, *, failed: bool) -> None:
        if failed:
            message = "or mkdocs.yml, or the theme, makes the builder fail"
            self.preview.refuse(
                Problem("docs", 1, "-", message, "read its message in the terminal where 'annals serve' runs")
            )
            shutil.rmtree(folder, ignore_errors=True)
            return
        self.preview.take(folder / SITE)
        for old in self._place.iterdir():
            if old != folder:
                shutil.rmtree(old, ignore_errors=True)


def _is_one(name: str, names: tuple[str, ...]) -> bool:
    return name == ALL or any(name == each or name.startswith(f"{each}/") for each in names)
