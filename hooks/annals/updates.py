"""What was added to the archive and when, newest first: what the feeds are made from."""

from dataclasses import dataclass
from datetime import date

from annals import urls
from annals.ids import FIRST_DAY
from annals.model import Archive


@dataclass(frozen=True)
class Update:
    """One change to the archive. `url` is that of the page that shows it, and no other update has it.

    `kind` is that of the record, `title` what a reader calls it, and `what` says what was done, in words.
    """

    day: date
    url: str
    kind: str
    title: str
    what: str


def updates(archive: Archive) -> tuple[Update, ...]:
    """Return every change that the register tells of; those of one day are in the register's order."""
    found = [
        Update(line.first_published, urls.of(archive, line.id), line.kind, archive.name(line.id), f"New {line.kind}")
        for line in archive.register
        if archive.find(line.id)
    ]
    return tuple(sorted(found, key=lambda update: update.day, reverse=True))


def newest_day(archive: Archive) -> date:
    """Return the newest day in the register, by which everything generated is dated; there is no clock."""
    return max((line.first_published for line in archive.register), default=FIRST_DAY)
