"""A folder or file replaced in one step: written beside its place, swapped in when whole.

On Linux the two folders change places in one system call (`renameat2`, RENAME_EXCHANGE), so a
reader or a killed program always meets one whole folder. Elsewhere two renames follow each other.
"""

import ctypes
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from annals.problems import UsageError

try:
    import fcntl
except ImportError:  # Windows
    fcntl = None  # type: ignore[assignment]

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2
_MARK = ".building-"


@contextmanager
def replacing(target: Path) -> Iterator[Path]:
    """Give an empty folder beside `target`; put it in `target`'s place if the block succeeds.

    If the block raises, `target` stays as it was. Folders that killed builds left are removed.
    """
    with beside(target) as folder:
        yield folder
        folder.chmod(0o755)
        swap(folder, target)


@contextmanager
def beside(target: Path) -> Iterator[Path]:
    """Give an empty folder beside `target`, on the same disk, and remove it at the end.

    Folders that killed builds left are removed as well.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    _clear(target)
    folder = Path(tempfile.mkdtemp(prefix=f".{target.name}{_MARK}{os.getpid()}-", dir=target.parent))
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def alone(lock: Path, what: str) -> Iterator[None]:
    """Hold the lock in a file while the block runs; raise UsageError where another process does, telling `what` runs.

    The system gives the lock back when the process ends, however that happens. Where it has none, nobody is kept out.
    """
    if fcntl is None:
        yield
        return
    lock.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    with lock.open("a") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise UsageError(f"another {what} is running; wait until it is done") from None
        yield


def replace_file(target: Path, text: str) -> None:
    """Put a file in `target`'s place, whole or not at all. A link there is replaced, and what it leads to stays."""
    replace_bytes(target, text.encode())


def replace_bytes(target: Path, data: bytes) -> None:
    """Put a file in `target`'s place, whole or not at all. A link there is replaced, and what it leads to stays."""
    beside = target.with_name(f".{target.name}.new")
    beside.unlink(missing_ok=True)
    try:
        with beside.open("xb") as file:
            file.write(data)
        beside.replace(target)
    finally:
        beside.unlink(missing_ok=True)


def _clear(target: Path) -> None:
    """Remove the folders of builds that are no longer running; a folder's name holds its build's process."""
    for leftover in target.parent.glob(f".{target.name}{_MARK}*"):
        process = leftover.name.partition(_MARK)[2].partition("-")[0]
        if not (process.isdigit() and _running(int(process))):
            shutil.rmtree(leftover, ignore_errors=True)


def _running(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


def link_tree(source: Path, target: Path) -> None:
    """Make a folder with the same files as another, by links to them where the disk has such, else by copies."""
    target.mkdir(mode=source.stat().st_mode & 0o777)
    for each in sorted(source.iterdir()):
        if each.is_dir():
            link_tree(each, target / each.name)
            continue
        try:
            os.link(each, target / each.name)
        except OSError:
            shutil.copy2(each, target / each.name)


def swap(folder: Path, target: Path) -> None:
    """Put a folder in the place of `target`, in one step where the system can; what was there is gone or beside it."""
    if not target.exists():
        folder.rename(target)
    elif not _exchange(folder, target):
        aside = folder.with_name(f"{folder.name}-old")
        target.rename(aside)
        folder.rename(target)
        shutil.rmtree(aside, ignore_errors=True)


def _exchange(folder: Path, target: Path) -> bool:
    """Let two folders change places at once; return whether this system can."""
    rename = getattr(ctypes.CDLL(None), "renameat2", None) if os.name == "posix" else None
    if rename is None:
        return False
    return bool(rename(_AT_FDCWD, os.fsencode(folder), _AT_FDCWD, os.fsencode(target), _RENAME_EXCHANGE) == 0)
