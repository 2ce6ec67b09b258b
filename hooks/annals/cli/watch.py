"""The files of a project watched: which of them changed since they were last asked for."""

import os
from collections.abc import Iterable
from pathlib import Path
from threading import Condition

from watchdog.events import (
    DirCreatedEvent,
    DirDeletedEvent,
    DirMovedEvent,
    FileClosedNoWriteEvent,
    FileOpenedEvent,
    FileSystemEvent,
    FileSystemEventHandler,
)
from watchdog.observers import Observer

MANY = 1_000
"""Changed files from which it is quicker to look at all."""

ALL = "*"
"""Stands for any file: a folder came, went or moved, or very many files changed."""


class Watcher(FileSystemEventHandler):
    """Notes which files below `root` change, of those that are named: folders, with all in them, and files."""

    def __init__(self, root: Path, names: Iterable[str]) -> None:
        self._root, self._names = root, tuple(names)
        self._seen: set[str] = set()
        self._arrived = Condition()
        self._stopped = False
        self._replaced = False
        self._observer = Observer()

    def start(self) -> None:
        """Begin to watch. A file that was written just before may still be noted."""
        self._schedule()
        self._observer.daemon = True
        self._observer.start()

    def _schedule(self) -> None:
        self._observer.schedule(self, str(self._root), recursive=False)
        for name in self._names:
            place = self._root / name
            if place.is_dir():
                self._observer.schedule(self, str(place), recursive=True)
            elif place.parent != self._root and place.parent.is_dir():
                self._observer.schedule(self, str(place.parent), recursive=False)

    def stop(self) -> None:
        """Watch no longer, and wake whoever waits."""
        with self._arrived:
            self._stopped = True
            self._arrived.notify_all()
        self._observer.stop()

    def on_any_event(self, event: FileSystemEvent) -> None:
        """Note the files of an event."""
        if isinstance(event, (FileOpenedEvent, FileClosedNoWriteEvent)):
            return
        if event.is_directory and not isinstance(event, (DirCreatedEvent, DirDeletedEvent, DirMovedEvent)):
            return  # the file in it has an event of its own
        names = [name for path in (event.src_path, event.dest_path) if path and (name := self._name(path))]
        with self._arrived:
            self._seen.update((ALL,) if event.is_directory and names else names)
            self._replaced |= event.is_directory and any(name in self._names for name in names)
            if len(self._seen) > MANY:
                self._seen = {ALL}
            self._arrived.notify_all()

    def take(self) -> frozenset[str]:
        """Return the names of the files that changed since this was last asked, relative to the root."""
        with self._arrived:
            seen, self._seen = frozenset(self._seen), set()
            replaced, self._replaced = self._replaced, False
        if replaced:  # a folder that was put in the place of a watched one is not watched yet
            self._observer.unschedule_all()
            self._schedule()
        return seen

    def wait(self, patience: float) -> bool:
        """Wait until a file changes, or for `patience` seconds, or until the end; return whether a file did."""
        with self._arrived:
            self._arrived.wait_for(lambda: bool(self._seen) or self._stopped, patience)
            return bool(self._seen)

    def _name(self, path: bytes | str) -> str:
        """Return the name of a watched file or folder, `""` for any other."""
        name = os.path.relpath(os.fsdecode(path), self._root).replace(os.sep, "/")
        return name if any(name == each or name.startswith(f"{each}/") for each in self._names) else ""
