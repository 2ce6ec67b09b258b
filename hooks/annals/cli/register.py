"""`annals register`: new records and new versions are entered."""

from datetime import date

import click

from annals.cli.common import Day, load_archive
from annals.cli.project import OK, PROBLEMS, Project, in_project
from annals.history.changes import newest_day
from annals.history.load import load
from annals.history.registration import register, unregistered, unversioned
from annals.language.messages import counted
from annals.model import Archive
from annals.problems import ArchiveError, UsageError
from annals.records.files import ARCHIVE, HISTORY, REGISTER_NAME

_EPILOG = """\b
Examples:
  annals register            enter what is new, as of today
  annals register --check    is anything not entered yet?

exit codes: 0 all is entered, 1 with --check: something is not; or the archive cannot be read, 2 wrong usage"""


@click.command("register", epilog=_EPILOG)
@click.option("--check", is_flag=True, help="Write nothing; exit with 1 where a record or version is not entered yet.")
@click.option("--date", "day", type=Day(), metavar="DAY", help="Day to enter (default: today).")
@in_project
def command(project: Project, check: bool, day: date | None) -> int:
    """Enter new records and new versions.

    New records go to archive/ids.csv, and each record whose data changed to archive/history/. Lines are only added.
    """
    archive = with_register(project)
    if check:
        missing = [*unregistered(archive), *(f"{id}: {summary}" for id, summary in unversioned(archive).items())]
        print("\n".join([*missing, f"{counted(len(missing), 'line')} to enter; run 'annals register'"]))
        return PROBLEMS if missing else OK
    added = register(archive, project.root, day_to_enter(project, archive, day))
    where = f"{ARCHIVE}/{REGISTER_NAME} and {ARCHIVE}/{HISTORY}"
    print("\n".join([*added, f"{counted(len(added), 'line')} entered in {where}"]))
    if added:
        print("Next: 'annals cite --refresh' formats the citations of what is new.")
    return OK


def with_register(project: Project) -> Archive:
    """Return the archive; raise ArchiveError where its register or a history is broken: it would be written over."""
    archive = load_archive(project)
    missing = not (project.root / archive.register_path).exists()
    if (archive.register_read or missing) and archive.histories_read:
        return archive
    _archive, problems = load(project.root)
    kept = (archive.register_path, f"{ARCHIVE}/{HISTORY}")
    raise ArchiveError(problem for problem in problems if problem.path.startswith(kept))


def day_to_enter(project: Project, archive: Archive, day: date | None) -> date:
    """Return a day, None for today; raise UsageError for one to come, or before a day that was entered already."""
    chosen = day or project.today
    if chosen > project.today:
        raise UsageError(f"--date {chosen.isoformat()} has not come yet")
    if chosen < (newest := newest_day(archive)):
        raise UsageError(f"{chosen.isoformat()} is before {newest.isoformat()}, the last day that was entered")
    return chosen
