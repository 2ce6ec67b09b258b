"""Where records that were renamed or joined with another stand now."""

from annals.history.record_history import withdrawals
from annals.history.versions import MOVING
from annals.model import Archive


def moved_ids(archive: Archive) -> dict[str, str]:
    """Return the ids of records that are gone because they were renamed or joined, with the ids that stand for them."""
    found = {}
    for id, versions in archive.histories.items():
        if versions and (gone := versions[-1].withdrawal) and gone.reason in MOVING:
            found[id] = next(reversed(list(withdrawals(archive, id)))).successor
    return found
