"""The command line: arguments in, exit codes out. Each command is a module of this folder.

Exit codes: 0 all is well, 1 the archive has problems (or the build failed), 2 wrong usage.
"""

import gc
import io
import signal
import sys
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from importlib import import_module
from pathlib import Path
from types import MappingProxyType

import click

from annals.cli.project import OK, PATIENCE, PROBLEMS, USAGE, Project
from annals.printing import cut, printable
from annals.problems import ArchiveError, InputError, ProcessEnded, UsageError
from annals.version import VERSION

COMMANDS = MappingProxyType(
    {
        "init": "begin an archive of your own",
        "check": "report everything that is wrong with the records",
        "show": "show one record",
        "cite": "print a record's citation",
        "new-id": "print a new article id",
        "new": "draft a record from an article",
        "add": "add an article by answering questions",
        "verify": "check a record against the article's text",
        "review": "read a record beside the article's text",
        "receive": "put proposed records in their places",
        "register": "enter new records and new versions",
        "rename": "give a record another id",
        "merge": "join two records of the same thing",
        "withdraw": "remove a record for good",
        "migrate": "bring records up to date after an upgrade",
        "build": "build the site",
        "serve": "preview the site",
        "release": "seal the data, the records and the site for a library",
        "offline": "pack the site to be read without a server",
    }
)
"""Every command with its line in the help. `new-id` is `command` in the module `annals.cli.new_id`, and so on."""

EXAMPLES = """\b
Examples:
  annals init my-archive            a new project, with an example
  annals check                      report everything that is wrong with the records
  annals check --changed main       the same for a branch: the problems of its own files
  annals show old-town              what the archive knows of a record
  annals cite mt5c42d9 --style mla  a record's citation, to copy
  annals new-id                     a new id for an article
  annals new article.html           a draft record from a saved page
  annals add article.html           the same by questions and answers
  annals verify article.txt         check a record's figures against the article's text
  annals review ID article.txt      each paragraph, with the statements taken from it
  annals receive proposal.md        put records from the page "Add an article" in place
  annals register                   enter new records, and new versions of old ones
  annals rename old-town new-town   give a record another id, wherever it is named
  annals merge FROM INTO            join two records of the same thing
  annals withdraw ID --reason error remove a record; its address stays
  annals migrate                    bring records up to date after an upgrade
  annals serve                      preview; follows what you edit in archive/
  annals build                      the finished site, in site/
  annals release build/release      data, records and site in one sealed folder
  annals offline my-archive.zip     the built site, to be read without a server

exit codes: 0 all is well, 1 the archive has problems, 2 wrong usage"""


class Commands(click.Group):
    """The commands in the order of `COMMANDS`; one is imported when it is called, for some take a second to import."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of all commands."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return a command; None where there is none of that name."""
        if cmd_name not in COMMANDS:
            return None
        gc.disable()  # what an import makes lives on, and there is much of it
        try:
            command: click.Command = import_module(f"annals.cli.{cmd_name.replace('-', '_')}").command
        finally:
            gc.enable()
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the list of commands, importing none of them."""
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


@click.group(
    cls=Commands,
    no_args_is_help=False,
    epilog=EXAMPLES,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.option("--root", default=".", metavar="DIR", help="The project: the folder that holds archive/ (default: here).")
@click.version_option(VERSION, message="annals %(version)s")
@click.pass_context
def annals(context: click.Context, root: str) -> None:
    """Keep an archive of press reports: check its records, look at one, build the site."""
    context.obj = replace(context.obj, root=Path(root).resolve(), given=root)


def main(arguments: Sequence[str] | None = None, *, patience: float = PATIENCE) -> int:
    """Run the command line and return its exit code; None takes the arguments of this process.

    `patience` is how many seconds a command works in silence; infinity keeps it from telling its progress.
    """
    given = list(sys.argv[1:] if arguments is None else arguments)
    try:
        with annals.make_context("annals", given, obj=Project(Path(), ".", date.today(), patience)) as context:
            code: int = annals.invoke(context)
            return code
    except click.exceptions.Exit as stop:  # the help was asked for
        return stop.exit_code
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        sys.stderr.close()
        return OK
    except (ArchiveError, InputError, UsageError, click.UsageError, ProcessEnded, OSError) as error:
        print(_told(error), file=sys.stderr)
        return USAGE if isinstance(error, (UsageError, click.UsageError)) else PROBLEMS


def _told(error: Exception) -> str:
    if isinstance(error, click.UsageError):
        return _misused(error)
    if isinstance(error, OSError):
        return f"annals: {error.strerror or error}: {printable(str(error.filename or ''))}"
    return str(error) if isinstance(error, ArchiveError) else f"annals: {error}"


def _misused(error: click.UsageError) -> str:
    """Return what is wrong with the arguments of a command, on one line, and on another where its use is told."""
    command = error.ctx.command_path if error.ctx else "annals"
    message = " ".join(error.format_message().split()).rstrip(".")
    return f"{command}: {cut(printable(message[:1].lower() + message[1:]))}\nsee '{command} --help'"


def run() -> None:
    """Run the command line as the console script `annals`; asked to end, it ends its builder and tidies up."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")  # a terminal of few letters still gets every line
    signal.signal(signal.SIGTERM, lambda _signal, _frame: sys.exit(128 + signal.SIGTERM))
    sys.exit(main())
