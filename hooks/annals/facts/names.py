"""The matcher of names that an archive gives."""

from itertools import zip_longest

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


def renewed_names(names: Names, before: Archive, since: Archive) -> Names:
    """Return the matcher for the names of an archive, of which `names` is that of a state before."""
    same = all(one is other for one, other in zip_longest(before.named(), since.named()))
    return names if same else build_names(since)
