"""What the register and the histories had before and must not lose."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from annals.history.versions import ERASING
from annals.model import Archive
from annals.model.version import Registered, Version
from annals.printing import quoted
from annals.problems import Problem

_RESTORE = "run 'annals register', which restores the file; lines may only be added to it"


def lost_lines(before: Iterable[Registered], archive: Archive) -> Iterator[Problem]:
    """Yield a problem for each line of an earlier register that is gone, or given another kind or day."""
    now = {line.id: line for line in archive.register}
    for line in before:
        kept = now.get(line.id)
        old = f"{line.id},{line.kind},{line.first_published.isoformat()},{line.status}"
        hint = f"run 'annals register', which restores the line '{old}'"
        if kept is None:
            message = f"{quoted(line.id)} was registered, but its line is gone"
            yield Problem(archive.register_path, 1, "id", message, hint)
        elif (kept.kind, kept.first_published) != (line.kind, line.first_published):
            yield Problem(archive.register_path, kept.line, "id", f"the line of {quoted(line.id)} was changed", hint)


def rewritten(before: Sequence[Version], archive: Archive, path: str) -> Iterator[Problem]:
    """Yield a problem where an earlier history, of the file at `path`, is no longer the beginning of the present one.

    Data may be gone where the record was withdrawn for a reason that erases them.
    """
    now = archive.histories.get(Path(path).stem, ())
    gone = now[-1].withdrawal if now else None
    erased = gone is not None and gone.reason in ERASING
    for old in before:
        kept = now[old.number - 1] if old.number <= len(now) else None
        if kept is None or (kept != old and not (erased and kept == old.without_data())):
            message = f"version {old.number} was published, but is now {'changed' if kept else 'gone'}"
            yield Problem(path, old.number if kept else 1, "-", message, _RESTORE)
