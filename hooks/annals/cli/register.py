"""`annals register`: new records and new versions are entered, on the main branch; beside it, none is."""

from datetime import date

import click

from annals.cli.branches import Place, before, place_of
from annals.cli.cite import refresh
from annals.cli.common import Day, load_known
from annals.cli.git import NoHistory
from annals.cli.project import OK, PROBLEMS, Project, in_project
from annals.history.changes import newest_day
from annals.history.register import REGISTER, write_files
from annals.history.registration import register, to_enter, unregistered, unversioned
from annals.history.settle import Settled, settle
from annals.language.messages import counted
from annals.model import Archive
from annals.problems import ArchiveError, UsageError, errors
from annals.records.files import ARCHIVE, HISTORY, REGISTER_NAME
from annals.shipped import CITEPROC

_EPILOG = """\b
Examples:
  annals register            on main, after a merge: enter what is new, dated today
  annals register --check    is anything not entered yet?
  annals register --here     in another branch: enter it all the same

exit codes: 0 everything is entered, 1 something is not (--check), or the archive cannot be read, 2 wrong usage"""


@click.command("register", epilog=_EPILOG)
@click.option("--check", is_flag=True, help="Write nothing; exit with 1 if a record or version is not entered yet.")
@click.option("--date", "day", type=Day(), metavar="DAY", help="Date to enter (default: today).")
@click.option("--here", is_flag=True, help="Enter in this branch too, though it is not the main one.")
@click.option(
    "--since",
    metavar="COMMIT",
    default="",
    help="The commit of main whose register and histories are kept (default: main before this branch or merge).",
)
@in_project
def command(project: Project, check: bool, day: date | None, here: bool, since: str) -> int:
    """Enter new records and new versions. Whoever merges runs it, on the main branch; nobody else needs it.

    New records go to archive/ids.csv, and each record whose data changed to archive/history/. What main has
    there is kept; on main itself, what the remote branch has, such as origin/main, if there is one. What a branch
    entered and main never had is removed, and one version of the merged record entered; this settles conflicts in
    these files, and duplicates that a merge left. In any branch but main nothing is entered.
    """
    try:
        place = place_of(project.root, since)
        enters = here or place is None or place.on_main
        settled = settled_archive(project, place, keep=enters)
    except NoHistory as error:
        raise UsageError(f"--since {since}: {error}") from None
    archive = settled.archive
    if check:
        missing = to_enter(archive, project.today)
        print("\n".join([*settled.told, *missing, f"{counted(len(missing), 'line')} to enter; run 'annals register'"]))
        return PROBLEMS if missing or settled.texts else OK
    if place and not enters:
        write_files(project.root, settled.texts)
        print("\n".join([*settled.told, _elsewhere(place, archive)]))
        return OK
    added = register(archive, project.root, day_to_enter(project, archive, day), settled.texts)
    where = f"{ARCHIVE}/{REGISTER_NAME} and {ARCHIVE}/{HISTORY}"
    print("\n".join([*settled.told, *added, f"{counted(len(added), 'line')} entered in {where}"]))
    if added or settled.texts:
        print(_cited(project))
        print("Next: run 'git add archive citations.json' and commit; new records have new files in archive/history.")
    return OK


def _elsewhere(place: Place, archive: Archive) -> str:
    """Return what happens in place of entering in a branch that is not the main one."""
    waiting = len({*unregistered(archive), *unversioned(archive)})
    here = f"This is the branch {place.branch!r}" if place.branch else "No branch is checked out"
    what = (
        f"{counted(waiting, 'record')} of it {'is' if waiting == 1 else 'are'} waiting"
        if waiting
        else "nothing is waiting"
    )
    return (
        f"{here}, but ids and versions are entered only on {place.main!r}: nothing was entered; {what}.\n"
        f"Send the records as they are: once they are merged, 'annals register' enters them on {place.main!r}. "
        "To enter them here all the same, add --here."
    )


def _cited(project: Project) -> str:
    """Bring the formatted citations up to date and return what was done, or what is left to do."""
    try:
        return refresh(load_known(project)[0], project.root, CITEPROC)
    except UsageError:
        return "Run 'annals cite --refresh' to format the citations of what is new."


def settled_archive(project: Project, place: Place | None, *, keep: bool) -> Settled:
    """Return the archive with the register and the histories that main gave out.

    Raises ArchiveError where one of them is broken in another way than a merge breaks it: it would be written over.
    """
    archive, problems = load_known(project)
    broken = {problem.path for problem in problems if _is_kept(problem.path)} - _missing(project, archive)
    given = before(project.root, place.base) if place and place.base else None
    settled = settle(archive, project.root, given, broken, keep, place.asked if place else "the main branch")
    if left := broken - settled.paths:
        raise ArchiveError(problem for problem in problems if problem.path in left)
    return settled


def _missing(project: Project, archive: Archive) -> set[str]:
    """Return the register where there is none yet, which is no fault here."""
    return set() if (project.root / archive.register_path).exists() else {archive.register_path}


def _is_kept(path: str) -> bool:
    return path == REGISTER or path.startswith(f"{ARCHIVE}/{HISTORY}")


def with_register(project: Project) -> Archive:
    """Return the archive; raise ArchiveError where its register or a history is broken: it would be written over."""
    archive, problems = load_known(project)
    missing = _missing(project, archive)
    if found := [each for each in problems if _is_kept(each.path) and each.path not in missing]:
        raise ArchiveError(found)
    return archive


def readable_archive(project: Project) -> Archive:
    """Return what `with_register` does; raise ArchiveError where a record cannot be read: it may name any other."""
    archive, problems = load_known(project)
    missing = _missing(project, archive)
    if found := errors(problem for problem in problems if problem.path not in missing):
        raise ArchiveError(found)
    return archive


def day_to_enter(project: Project, archive: Archive, day: date | None) -> date:
    """Return a day, None for today; raise UsageError for one to come, or before a day that was entered already."""
    chosen = day or project.today
    if chosen > project.today:
        raise UsageError(f"--date {chosen.isoformat()} is in the future")
    if chosen < (newest := newest_day(archive)):
        raise UsageError(f"{chosen.isoformat()} is before {newest.isoformat()}, the last day that was entered")
    return chosen
