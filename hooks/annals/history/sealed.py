"""Which records have the data of their last version, worked out once for a record and a version as they are."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import partial

from annals.history.canonical import public_record
from annals.history.versions import FIRST, change, has_data
from annals.model import Archive, Entry
from annals.model.version import Version
from annals.processes import in_processes

FEW = 2_000
"""Records whose data are compared faster here than by processes yet to be started."""


def is_sealed(archive: Archive, entry: Entry, version: Version) -> bool:
    """Return whether a record has the data of a version."""
    known, sum = archive.sealed.get(entry.id, (None, ""))
    return (known is entry and sum == version.sha256) or has_data(version, public_record(entry))


def change_since(archive: Archive, entry: Entry) -> str:
    """Return in words how a record's data differ from its last version; `""` where they do not."""
    history = archive.histories.get(entry.id, ())
    if not history:
        return FIRST
    return "" if is_sealed(archive, entry, history[-1]) else change(history, public_record(entry))


def with_sealed(archive: Archive, known: Mapping[str, str], jobs: int = 1) -> Archive:
    """Return an archive that knows which of its records have the data of their last version.

    `known` holds the sums of versions whose data were found before in files that are as they were, by their paths.
    `jobs` processes share the work where it is much.
    """
    last = [(entry, version) for _kind, entry in archive.entries() if (version := archive.version(entry.id))]
    sealed = [(entry, version) for entry, version in last if known.get(entry.path) == version.sha256]
    fresh = [(entry, version) for entry, version in last if known.get(entry.path) != version.sha256]
    jobs = jobs if len(fresh) > FEW else 1
    shares = [fresh[n::jobs] for n in range(jobs)]
    for share, places in zip(shares, in_processes([partial(_places_sealed, each) for each in shares]), strict=True):
        sealed += [share[place] for place in places]
    return replace(archive, sealed={entry.id: (entry, version.sha256) for entry, version in sealed})


def _places_sealed(pairs: Iterable[tuple[Entry, Version]]) -> list[int]:
    """Return the places of those records that have the data of their versions."""
    return [place for place, (entry, version) in enumerate(pairs) if has_data(version, public_record(entry))]
