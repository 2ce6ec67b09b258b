"""What was added to the archive, changed and corrected in it, and when, newest first: what the feeds are made from.

What makes a change a correction is told in `annals.history.difference`.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from annals import urls
from annals.history.record_history import History, histories
from annals.history.told import told
from annals.history.versions import CORRECTING
from annals.language.catalog import ENGLISH
from annals.model import Archive
from annals.model.version import FIRST_DAY, Version


@dataclass(frozen=True)
class Update:
    """One change to the archive. `url` is that of the page that shows it, and no other update has it.

    `kind` and `id` are those of the record, `title` what a reader calls it, and `what` says what was done, in words;
    `language` is that of the title of an article, a BCP 47 tag, else `""`.
    `number` and `summary` are those of the version, 0 and `""` of a record that is new.
    A `correction` is a change by which readers are told otherwise than before, or no longer.
    """

    day: date
    url: str
    kind: str
    id: str
    title: str
    what: str
    correction: bool = False
    language: str = ""
    number: int = 0
    summary: str = ""


def updates(archive: Archive) -> tuple[Update, ...]:
    """Return every change that the register and the histories tell of; those of one day are in the register's order."""
    return _newest_first((*_additions(archive), *_later(archive)))


def corrections(archive: Archive) -> tuple[Update, ...]:
    """Return every change by which readers are told otherwise than when the record was first published."""
    return _newest_first(each for each in _later(archive) if each.correction)


def mere_changes(archive: Archive) -> int:
    """Return how many versions since the first ones correct nothing."""
    return sum(not each.correction for each in _later(archive))


def is_correction(version: Version) -> bool:
    """Return whether readers are told otherwise, or no longer, with a version than with the one before."""
    if version.withdrawal:
        return version.withdrawal.reason in CORRECTING
    return version.number > 1 and version.corrects


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
            yield Update(line.first_published, url, line.kind, line.id, archive.name(line.id), f"New {line.kind}")


def _later(archive: Archive) -> Iterator[Update]:
    """Yield every version since the first ones."""
    for history in histories(archive):
        for version in history.versions[1:]:
            yield _update(history, version)


def _update(history: History, version: Version) -> Update:
    what = f"Version {version.number}. {told(ENGLISH, history.kind, version.summary)}"
    url, right, language = history.url_of(version), is_correction(version), history.language
    number, summary, title = version.number, version.summary, history.title
    return Update(version.day, url, history.kind, history.id, title, what, right, language, number, summary)
