"""`annals merge`: two records of one thing become one, and all that names the first leads to the second."""

from datetime import date

import click

from annals.cli.common import Day, entry_of
from annals.cli.moving import carry_out, refuse_awaited
from annals.cli.project import Project, in_project
from annals.cli.register import day_to_enter, readable_archive
from annals.history.moving import plan_merge
from annals.model import Article, kind_of
from annals.printing import quoted
from annals.problems import UsageError

_EPILOG = """\b
Examples:
  annals merge homs-city homs --dry-run   which files would change, what is not taken over
  annals merge homs-city homs

exit codes: 0 joined, 1 it would bring problems, also with --dry-run: nothing was written, 2 wrong usage"""


@click.command("merge", epilog=_EPILOG)
@click.argument("one", metavar="FROM")
@click.argument("into", metavar="INTO")
@click.option("--dry-run", is_flag=True, help="Write nothing; tell which files would change, and what would follow.")
@click.option("--date", "day", type=Day(), metavar="DAY", help="Day to enter (default: today).")
@in_project
def command(project: Project, one: str, into: str, dry_run: bool, day: date | None) -> int:
    """Join a record with another of its kind. INTO takes over its names, its references and every field that it lacks.

    Every record that names FROM is edited in place. If FROM was given out, its address stays and says where it went.
    Where both have a field, that of INTO holds, and the other is told.
    """
    archive = readable_archive(project)
    gone, kept = entry_of(archive, one), entry_of(archive, into)
    if gone is kept:
        raise UsageError(f"{quoted(one)} is one record; name two")
    if type(gone) is not type(kept):
        raise UsageError(f"{quoted(one)} is {kind_of(gone).one} and {quoted(into)} {kind_of(kept).one}")
    if isinstance(gone, Article):
        withdraw = f"annals withdraw {gone.id} --reason duplicate --successor {kept.id}"
        raise UsageError(f"the claims of two articles are a person's to join; then run '{withdraw}'")
    refuse_awaited(archive, [gone.id])
    plan = plan_merge(archive, project.root, gone.id, kept.id, day_to_enter(project, archive, day))
    outcome = carry_out(project, plan, dry_run=dry_run, whole=True)
    print("\n".join(outcome.lines))
    if not dry_run:
        print(f"{gone.id} is part of {kept.id} now; 'annals register' enters the change on main")
    return outcome.code
