"""`annals rename`: a record gets another id, and all that names it follows."""

from datetime import date

import click

from annals.cli.common import Day, entry_of
from annals.cli.moving import carry_out, refuse_awaited
from annals.cli.project import Project, in_project
from annals.cli.register import day_to_enter, readable_archive
from annals.history.moving import plan_rename
from annals.printing import quoted
from annals.problems import UsageError

_EPILOG = """\b
Examples:
  annals rename old-town new-town --dry-run   which files would change
  annals rename old-town new-town

exit codes: 0 renamed, 1 it would cause problems, also with --dry-run; nothing was written, 2 wrong usage"""


@click.command("rename", epilog=_EPILOG)
@click.argument("old", metavar="OLD")
@click.argument("new", metavar="NEW")
@click.option(
    "--dry-run", is_flag=True, help="Write nothing; list the files that would change and the problems it would cause."
)
@click.option("--date", "day", type=Day(), metavar="DAY", help="Date to enter (default: today).")
@in_project
def command(project: Project, old: str, new: str, dry_run: bool, day: date | None) -> int:
    """Give a record another id: its file moves, and every record that names it is edited in place.

    If the old id was registered, its address stays and leads to the new one. Ids that only begin with the old name,
    such as those of events, stay as they are.
    """
    archive = readable_archive(project)
    entry = entry_of(archive, old)
    if new == entry.id:
        raise UsageError(f"{quoted(new)} is the id of this record already; name a new one")
    if archive.find(new) or new in archive.registered_on:
        taken = (
            "is another record; to join the two, run 'annals merge'"
            if archive.find(new)
            else "was used before; choose another id"
        )
        raise UsageError(f"{quoted(new)} {taken}")
    refuse_awaited(archive, [entry.id])
    chosen = day_to_enter(project, archive, day)
    plan = plan_rename(archive, project.root, entry.id, new, chosen)
    outcome = carry_out(project, plan, dry_run=dry_run, whole=True)
    print("\n".join(outcome.lines))
    if not dry_run:
        print(f"{entry.id} is now {new}; 'annals register' enters that on main")
    return outcome.code
