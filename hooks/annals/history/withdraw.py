"""A record's history closed by a withdrawal."""

from collections.abc import Sequence
from datetime import date

from annals.history.versions import withdrawn
from annals.model.version import Version, Withdrawal
from annals.problems import ArchiveError, Problem


def closed(history: Sequence[Version], withdrawal: Withdrawal, day: date, path: str) -> tuple[Version, ...]:
    """Return a history closed by a withdrawal; as it is where that was done before, and what follows was not.

    Raises `ArchiveError` where it was closed by another.
    """
    gone = history[-1].withdrawal if history else None
    if gone is None:
        return withdrawn(history, withdrawal, day)
    if gone != withdrawal:
        successor = f" --successor {gone.successor}" if gone.successor else ""
        hint = f"add --reason {gone.reason}{successor} to finish what was begun"
        raise ArchiveError([Problem(path, len(history), "withdrawn", f"was already withdrawn: {gone.reason}", hint)])
    return tuple(history)
