"""The commands that write the register and the histories: a record's life from its entry to its withdrawal."""

import argparse
from datetime import date
from pathlib import Path

from annals.checks.read import read_archive
from annals.cli.common import OK, PROBLEMS, entry_of, readable
from annals.history.changes import newest_day
from annals.history.registration import register, unregistered, unversioned
from annals.history.versions import MOVING
from annals.history.withdraw import withdraw
from annals.language.messages import counted
from annals.model import Archive
from annals.model.version import Withdrawal
from annals.printing import quoted
from annals.problems import ArchiveError, UsageError
from annals.records.files import ARCHIVE, HISTORY, REGISTER_NAME


def register_records(options: argparse.Namespace, root: Path, today: date) -> int:
    """Enter new records and new versions, or tell what would be entered."""
    archive = _with_register(root)
    if options.check:
        missing = [*unregistered(archive), *(f"{id}: {summary}" for id, summary in unversioned(archive).items())]
        print("\n".join([*missing, f"{counted(len(missing), 'line')} to enter; run 'annals register'"]))
        return PROBLEMS if missing else OK
    added = register(archive, root, _day(options, archive, today))
    where = f"{ARCHIVE}/{REGISTER_NAME} and {ARCHIVE}/{HISTORY}"
    print("\n".join([*added, f"{counted(len(added), 'line')} entered in {where}"]))
    if added:
        print("Next: 'annals cite --refresh' formats the citations of what is new.")
    return OK


def withdraw_record(options: argparse.Namespace, root: Path, today: date) -> int:
    """Take a record out for good, leaving its address and what may stay of its history."""
    archive = _with_register(root)
    entry = entry_of(archive, options.id)
    if options.successor and (options.successor == entry.id or archive.find(options.successor) is None):
        raise UsageError(f"--successor {quoted(options.successor)} is no other record; name one that is there")
    if options.reason in MOVING and not options.successor:
        raise UsageError(f"a record that is withdrawn as {options.reason} has a successor; add --successor ID")
    if entry.id in unregistered(archive):
        raise UsageError(f"{quoted(entry.id)} was never registered, so it leaves nothing; delete {entry.path}")
    withdrawal = Withdrawal(options.reason, options.successor or "")
    touched = withdraw(archive, root, entry.id, withdrawal, _day(options, archive, today))
    print("\n".join(touched))
    print(f"{entry.id} is withdrawn; 'annals check' tells what still refers to it")
    return OK


def _with_register(root: Path) -> Archive:
    """Return the archive; raise ArchiveError where its register or a history is broken: it would be written over."""
    archive = readable(root)
    missing = not (root / archive.register_path).exists()
    if (archive.register_read or missing) and archive.histories_read:
        return archive
    _archive, _index, problems = read_archive(root)
    kept = (archive.register_path, f"{ARCHIVE}/{HISTORY}/")
    raise ArchiveError(problem for problem in problems if problem.path.startswith(kept))


def _day(options: argparse.Namespace, archive: Archive, today: date) -> date:
    """Return the day to enter; raise UsageError for one to come, or before a day that was entered already."""
    day: date = options.date or today
    if day > today:
        raise UsageError(f"--date {day.isoformat()} has not come yet")
    if day < (newest := newest_day(archive)):
        raise UsageError(f"{day.isoformat()} is before {newest.isoformat()}, the last day that was entered")
    return day
