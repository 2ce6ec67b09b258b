"""`annals withdraw`: a record is taken out for good; its address and what may stay of its history are left."""

from datetime import date

import click

from annals.checks.leftover import left_over
from annals.cli.common import Day, entry_of
from annals.cli.moving import carry_out, refuse_awaited
from annals.cli.project import Project, in_project
from annals.cli.register import day_to_enter, readable_archive, with_register
from annals.history.moving import plan_withdrawal
from annals.history.versions import ERASING, MOVING, REASONS
from annals.model import Archive
from annals.model.version import Withdrawal
from annals.printing import quoted
from annals.problems import UsageError

_EPILOG = """\b
Examples:
  annals withdraw ID --reason error --dry-run           what it would change
  annals withdraw ID --reason rights --with-dependents  also what only it reports
  annals withdraw ID --reason duplicate --successor OTHER

exit codes: 0 withdrawn, 1 problems follow, also with --dry-run, or the archive cannot be read, 2 wrong usage"""


@click.command("withdraw", epilog=_EPILOG)
@click.argument("id", metavar="ID")
@click.option(
    "--reason",
    required=True,
    type=click.Choice(tuple(REASONS)),
    help="; ".join(f"{word}: {meaning}" for word, meaning in REASONS.items()) + ".",
)
@click.option("--successor", default="", metavar="ID", help="The record that takes its place.")
@click.option(
    "--with-dependents",
    is_flag=True,
    help="Also withdraw, as unreported, what no other article reports and no other record names.",
)
@click.option(
    "--dry-run",
    is_flag=True,
    help="Write nothing; list the files that would be removed and the problems it would cause.",
)
@click.option("--date", "day", type=Day(), metavar="DAY", help="Date to enter (default: today).")
@in_project
def command(
    project: Project, id: str, reason: str, successor: str, with_dependents: bool, dry_run: bool, day: date | None
) -> int:
    """Remove a record for good. Its file is deleted; its address, id and history stay, and say when and why.

    A record that was never registered leaves no trace. For rights or safety the data of earlier versions are erased as
    well; git still has them, so rewrite git's history if they must be gone.

    'annals rename' gives a record another id, and 'annals merge' joins two; both change what refers to them.
    """
    archive = readable_archive(project) if with_dependents else with_register(project)
    own = _id(archive, id)
    if successor and (successor == own or archive.find(successor) is None):
        raise UsageError(f"--successor {quoted(successor)} is not another record; name one that exists")
    if reason in MOVING and not successor:
        raise UsageError(f"a record withdrawn as {reason} needs a successor; add --successor ID")
    others = left_over(archive, {own}) if with_dependents else []
    gone = {own: Withdrawal(reason, successor), **{each: Withdrawal("unreported") for each in others}}
    refuse_awaited(archive, gone)
    plan = plan_withdrawal(archive, gone, day_to_enter(project, archive, day))
    if others and reason in ERASING:
        plan.told.append(
            f"These depended on it and keep their earlier data: {', '.join(others)}. Withdraw any that must not."
        )
    outcome = carry_out(project, plan, dry_run=dry_run, whole=False)
    print("\n".join(outcome.lines))
    if not dry_run:
        print("\n".join(_outcome(archive, each) for each in gone))
    return outcome.code


def _id(archive: Archive, id: str) -> str:
    """Return the id of a record that is there, or of one whose file went before; raise UsageError for any other."""
    last = archive.version(id)
    lost = id in archive.registered_on and not archive.find(id) and not (last and last.withdrawal)
    return id if lost else entry_of(archive, id).id


def _outcome(archive: Archive, id: str) -> str:
    if id in archive.registered_on:
        return f"{id} is withdrawn; run 'annals check' to see what still refers to it"
    return f"{id} was never registered, so it leaves no trace"
