"""The register kept up: records that are not in `archive/ids.csv` yet are added, nothing is removed."""

from datetime import date
from pathlib import Path

from annals import ids
from annals.files import ARCHIVE
from annals.model import Archive


def unregistered(archive: Archive) -> list[str]:
    """Return the ids of records that the register does not have."""
    known = {line.id for line in archive.register}
    return [entry.id for _kind, entry in archive.entries() if entry.id not in known]


def register(archive: Archive, root: Path, today: date) -> list[str]:
    """Add every unregistered id to the register, dated `today`; return the ids added."""
    missing = unregistered(archive)
    added = [
        ids.Registered(entry.id, kind, today, "published", 0)
        for kind, entry in archive.entries()
        if entry.id in set(missing)
    ]
    if added or not archive.register:
        text = ids.write_register((*archive.register, *added))
        (root / ARCHIVE / ids.REGISTER_NAME).write_text(text, encoding="utf-8", newline="")
    return missing
