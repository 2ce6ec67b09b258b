"""The register kept up: records that are not in `archive/ids.csv` yet are added, and no line is ever lost."""

from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

from annals import ids
from annals.files import ARCHIVE
from annals.model import Archive
from annals.problems import ArchiveError, Problem, quoted


def unregistered(archive: Archive) -> list[str]:
    """Return the ids of records that the register does not have."""
    known = {line.id for line in archive.register}
    return list(dict.fromkeys(entry.id for _kind, entry in archive.entries() if entry.id not in known))


def lost_lines(before: Iterable[ids.Registered], archive: Archive) -> Iterator[Problem]:
    """Yield a problem for each line of an earlier register that is gone, or given another kind or day."""
    now = {line.id: line for line in archive.register}
    for line in before:
        kept = now.get(line.id)
        old = f"{line.id},{line.kind},{line.first_published.isoformat()},{line.status}"
        hint = f"restore the line '{old}'"
        if kept is None:
            message = f"{quoted(line.id)} was given out, and its line is gone"
            yield Problem(archive.register_path, 1, "id", message, hint)
        elif (kept.kind, kept.first_published) != (line.kind, line.first_published):
            yield Problem(archive.register_path, kept.line, "id", f"the line of {quoted(line.id)} was changed", hint)


def register(archive: Archive, root: Path, today: date) -> list[str]:
    """Add every unregistered id to the register, dated `today`; return the ids added."""
    missing = unregistered(archive)
    kinds = {entry.id: kind for kind, entry in archive.entries()}
    added = [ids.Registered(id, kinds[id], today, "published", 0) for id in missing]
    if (root / ARCHIVE / ids.REGISTER_NAME).is_symlink():
        hint = "put the file itself here"
        raise ArchiveError([Problem(f"{ARCHIVE}/{ids.REGISTER_NAME}", 1, "-", "is a link", hint)])
    if added or not archive.register:
        text = ids.write_register((*archive.register, *added))
        (root / ARCHIVE / ids.REGISTER_NAME).write_text(text, encoding="utf-8", newline="")
    return missing
