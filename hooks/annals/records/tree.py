"""By what whole folders can be told to be as they were, without a file of them being read."""

import os
from collections.abc import Iterable, Iterator
from hashlib import blake2b
from pathlib import Path

from annals.records import outcomes


class _Unsure(Exception):
    """What a disk tells of a file does not tell whether it is as it was."""


def tree_sum(root: Path, folders: Iterable[str], moment: int) -> str:
    """Return a sum of what a disk tells of all that lies in some folders of a project, where they are.

    `""` where that tells nothing for sure: a file was written shortly before `moment`, one by the disk's clock, or is a
    link, whose target may change unseen.
    """
    found = blake2b(digest_size=16)
    try:
        for folder in folders:
            if (root / folder).is_symlink():
                return ""
            for line in _lines(os.fspath(root / folder), moment - outcomes.REST):
                found.update(line.encode("utf-8", "surrogateescape"))
    except (_Unsure, OSError):
        return ""
    return found.hexdigest()


def _lines(folder: str, latest: int) -> Iterator[str]:
    """Yield a line for each file of a folder and of those in it, in order; raise _Unsure where one is no sure sign."""
    if not os.path.isdir(folder):  # noqa: PTH112 - by the ten thousand, as what follows
        return
    with os.scandir(folder) as entries:
        every = sorted(entries, key=lambda entry: entry.name)
    for entry in every:
        if entry.is_symlink():
            raise _Unsure
        if entry.is_dir():
            yield f"{entry.path}\0\n"
            yield from _lines(entry.path, latest)
            continue
        told = entry.stat()
        if max(told.st_mtime_ns, told.st_ctime_ns) >= latest:
            raise _Unsure
        stamp = (told.st_mode, told.st_size, told.st_mtime_ns, told.st_ctime_ns, told.st_ino)
        yield f"{entry.path}\0{stamp}\n"
