"""`annals withdraw`: a record is taken out for good; its address and what may stay of its history are left."""

from datetime import date

import click

from annals.cli.common import Day, entry_of
from annals.cli.project import OK, Project, in_project
from annals.cli.register import day_to_enter, with_register
from annals.history.registration import unregistered
from annals.history.versions import MOVING, REASONS
from annals.history.withdraw import withdraw
from annals.model.version import Withdrawal
from annals.printing import quoted
from annals.problems import UsageError

_EPILOG = """\b
Examples:
  annals withdraw ID --reason error
  annals withdraw ID --reason duplicate --successor OTHER
  annals withdraw OLD --reason renamed --successor NEW

exit codes: 0 withdrawn, 1 the archive cannot be read, 2 wrong usage"""


@click.command("withdraw", epilog=_EPILOG)
@click.argument("id", metavar="ID")
@click.option(
    "--reason",
    required=True,
    type=click.Choice(tuple(REASONS)),
    help="; ".join(f"{word}: {meaning}" for word, meaning in REASONS.items()) + ".",
)
@click.option("--successor", default="", metavar="ID", help="The record that holds its place.")
@click.option("--date", "day", type=Day(), metavar="DAY", help="Day to enter (default: today).")
@in_project
def command(project: Project, id: str, reason: str, successor: str, day: date | None) -> int:
    """Take a record out for good. Its file goes; its address, id and history stay, and say when and why.

    For rights or safety the data of earlier versions are erased as well; git still has them, so rewrite its history
    where they must be gone.

    To give a record another id, save its file under the new one, then withdraw the old with --reason renamed
    --successor NEW. What refers to it is yours to change; 'annals check' tells where.
    """
    archive = with_register(project)
    entry = entry_of(archive, id)
    if successor and (successor == entry.id or archive.find(successor) is None):
        raise UsageError(f"--successor {quoted(successor)} is no other record; name one that is there")
    if reason in MOVING and not successor:
        raise UsageError(f"a record that is withdrawn as {reason} has a successor; add --successor ID")
    if entry.id in unregistered(archive):
        raise UsageError(f"{quoted(entry.id)} was never registered, so it leaves nothing; delete {entry.path}")
    touched = withdraw(
        archive, project.root, entry.id, Withdrawal(reason, successor), day_to_enter(project, archive, day)
    )
    print("\n".join(touched))
    print(f"{entry.id} is withdrawn; 'annals check' tells what still refers to it")
    return OK
