"""The page of corrections: everything that changed in a record since it was first published."""

from dataclasses import dataclass
from datetime import date

from annals import urls
from annals.output import Output
from annals.pages.desk import Desk
from annals.pages.version import History, histories
from annals.versions import Version


@dataclass(frozen=True)
class Correction:
    """One version after the first, of one record."""

    day: date
    history: History
    version: Version


def corrections(desk: Desk) -> list[Correction]:
    """Return every version after the first of every record, the newest first."""
    found = [Correction(version.day, each, version) for each in histories(desk) for version in each.versions[1:]]
    return sorted(found, key=lambda each: (-each.day.toordinal(), each.history.kind, each.history.id))


def corrections_page(desk: Desk) -> Output:
    """Return the page of corrections."""
    return desk.page(
        urls.CORRECTIONS,
        "corrections.jinja",
        title="Corrections",
        description="Every change of a record since it was first published, the newest first.",
        corrections=corrections(desk),
    )
