"""The matcher of names that an archive gives."""

from annals.language.names import Names, names_of
from annals.model import Archive


def build_names(archive: Archive) -> Names:
    """Return the matcher for an archive's unambiguous names."""
    return names_of(
        (spelling, record.id)
        for record in archive.named()
        for spelling in record.known_names
        if spelling not in record.ambiguous
    )
