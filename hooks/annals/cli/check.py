"""`annals check`: everything that is wrong with the records."""

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

import click

from annals.checks.read import read_archive
from annals.checks.register import not_entered
from annals.cli.branches import beside_main
from annals.cli.copied import copied_here
from annals.cli.git import NoHistory, changed_since, text_before
from annals.cli.project import OK, PROBLEMS, Project, in_project
from annals.cli.received import Received, as_received
from annals.cli.reports import FORMATS
from annals.history.continuity import lost_lines, rewritten
from annals.history.lines import read_history
from annals.history.register import read_register
from annals.language.messages import counted
from annals.model import Archive
from annals.problems import Problem, UsageError, errors
from annals.records.cache import cache_of
from annals.records.files import ARCHIVE, HISTORY

_EPILOG = """\b
Examples:
  annals check                   every problem, warning and note; repeats are shown once
  annals check --all             the same, each place on a line of its own
  annals check --changed main    only what a branch is responsible for
  annals check --format json     for a program

exit codes: 0 no problem, 1 problems, 2 wrong usage"""


@click.command("check", epilog=_EPILOG)
@click.option(
    "--format",
    "form",
    type=click.Choice(tuple(FORMATS)),
    default="text",
    show_default=True,
    help="Text to read, annotations for GitHub, JSON for programs, Markdown for a job summary.",
)
@click.option(
    "--changed",
    metavar="BASE",
    help="Print what is wrong with files changed since BASE, such as main, any line that archive/ids.csv or a history "
    "has lost since then, and the problems of other files. Warnings and notes of other files are counted only; JSON "
    "has them all.",
)
@click.option("--all", "every", is_flag=True, help="Print every problem at every place where it occurs.")
@in_project
def command(project: Project, form: str, changed: str | None, every: bool) -> int:
    """Check every record and print each problem as path:line: field: what is wrong; what to write.

    In a file with a faulty field it reports every such field, ids that no record has, and a missing text; the other
    rules are applied once the fields are in order.

    What occurs in three or more places is shown once, with the first of them. Warnings and notes are shown as well;
    only problems stop a build and give exit code 1. Proposals that wait in inbox/ are checked as if they were received.
    Of a new record whose text is in captures/, it tells of words that the abstract copies.
    """
    with as_received(project.root) as received:
        return _checked(project, received, form, changed, every)


def _checked(project: Project, received: Received, form: str, changed: str | None, every: bool) -> int:
    """Check an archive as it will be, print what is wrong with it, and return the exit code."""
    cache = cache_of(project.root) if received.root == project.root else None
    archive, _index, problems = read_archive(
        received.root, project.progress(), project.today, cache=cache, jobs=os.cpu_count() or 1
    )
    problems += received.waiting()
    problems += copied_here(project.root, archive) if archive else []
    if archive and not received.came and not beside_main(project.root):  # in a branch that is how it should be
        problems += not_entered(archive)
    problems = received.told(problems)
    files: frozenset[str] | None = None
    if changed is not None:
        try:
            files = changed_since(changed, project.root)
            problems += _lost(changed, files, archive, project.root) if archive else []
        except NoHistory as error:
            raise UsageError(f"--changed {changed}: {error}") from None
    if archive and not problems and form in ("text", "github"):
        print(f"no problems in {counted(sum(1 for _ in archive.entries()), 'record')}")
    else:
        print(FORMATS[form](problems, files, every))
    return PROBLEMS if errors(problems) else OK


def _lost(base: str, changed: Iterable[str], archive: Archive, root: Path) -> Iterator[Problem]:
    """Yield what the register and the histories had at the commit `base` and have no more."""
    before, _faults = read_register(text_before(base, archive.register_path, root), "")
    yield from lost_lines(before, archive)
    for path in sorted(path for path in changed if path.startswith(f"{ARCHIVE}/{HISTORY}/")):
        versions, _faults = read_history(text_before(base, path, root), path)
        yield from rewritten(versions, archive, path)
