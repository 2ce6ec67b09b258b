"""The register kept up: records that are not in `archive/ids.csv` yet are added, nothing is removed."""

from datetime import date
from pathlib import Path

from annals import ids
from annals.load import ARCHIVE
from annals.model import Archive


def register(archive: Archive, root: Path, today: date) -> list[str]:
    """Add every unregistered id to the register, dated `today`; return the ids added."""
    known = {line.id for line in archive.register}
    added = [
        ids.Registered(entry.id, kind, today, "published", 0)
        for kind, entry in archive.entries()
        if entry.id not in known
    ]
    if added or not archive.register:
        text = ids.write_register((*archive.register, *added))
        (root / ARCHIVE / ids.REGISTER_NAME).write_text(text, encoding="utf-8", newline="")
    return [entry.id for entry in added]
