"""What was added to the archive and corrected in it, and when, newest first: what the feeds are made from."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from annals import urls
from annals.history.record_history import histories
from annals.model import Archive
from annals.model.version import FIRST_DAY


@dataclass(frozen=True)
class Update:
    """One change to the archive. `url` is that of the page that shows it, and no other update has it.

    `kind` is that of the record, `title` what a reader calls it, and `what` says what was done, in words;
    `language` is that of the title of an article, a BCP 47 tag, else `""`.
    A `correction` is a change to a record that was published before, its withdrawal too.
    """

    day: date
    url: str
    kind: str
    title: str
    what: str
    correction: bool = False
    language: str = ""


def updates(archive: Archive) -> tuple[Update, ...]:
    """Return every change that the register and the histories tell of; those of one day are in the register's order."""
    return _newest_first((*_additions(archive), *_corrections(archive)))


def corrections(archive: Archive) -> tuple[Update, ...]:
    """Return every change of a record since it was first published."""
    return _newest_first(_corrections(archive))


def newest_day(archive: Archive) -> date:
    """Return the newest day in the register and the histories, by which all is dated; there is no clock."""
    days = (*(line.first_published for line in archive.register), *(v[-1].day for v in archive.histories.values() if v))
    return max(days, default=FIRST_DAY)


def _newest_first(found: Iterable[Update]) -> tuple[Update, ...]:
    return tuple(sorted(found, key=lambda update: update.day, reverse=True))


def _additions(archive: Archive) -> Iterator[Update]:
    for line in archive.register:
        if archive.find(line.id):
            url = urls.of(archive, line.id)
            yield Update(line.first_published, url, line.kind, archive.name(line.id), f"New {line.kind}")


def _corrections(archive: Archive) -> Iterator[Update]:
    for history in histories(archive):
        for version in history.versions[1:]:
            what = f"Version {version.number}: {version.summary}"
            url, title, language = history.url_of(version), history.title, history.language
            yield Update(version.day, url, history.kind, title, what, correction=True, language=language)
