"""`annals check`: everything that is wrong with the records."""

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

import click

from annals.checks.read import read_archive
from annals.checks.register import not_entered
from annals.checks.told import Told, keep_told, recall_told
from annals.cli.branches import beside_main
from annals.cli.copied import CAPTURES, copied_here
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
from annals.records.cache import Cache, cache_of
from annals.records.files import ARCHIVE, HISTORY
from annals.records.outcomes import disk_moment
from annals.records.proposals import INBOX
from annals.records.tree import tree_sum

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
    files: frozenset[str] | None = None
    if changed is None:
        problems, records = _told(project, received)
    else:
        problems, archive = _found(project, received, _is_beside(project, received))
        records = _count(archive)
        try:
            files = changed_since(changed, project.root)
            problems += _lost(changed, files, archive, project.root) if archive else []
        except NoHistory as error:
            raise UsageError(f"--changed {changed}: {error}") from None
    if records is not None and not problems and form in ("text", "github"):
        print(f"no problems in {counted(records, 'record')}")
    else:
        print(FORMATS[form](problems, files, every))
    return PROBLEMS if errors(problems) else OK


def _told(project: Project, received: Received) -> Told:
    """Return every problem; what was told last time where nothing has changed since: no file, not the day or branch."""
    cache, beside = _cache(project, received), _is_beside(project, received)
    tree = tree_sum(project.root, (ARCHIVE, INBOX, CAPTURES), disk_moment()) if cache else ""
    state = f"{tree} {project.today} {beside}" if tree else ""
    if cache and state and (told := recall_told(cache, state)):
        return told
    problems, archive = _found(project, received, beside)
    told = Told(problems, _count(archive))
    if cache and state:
        keep_told(cache, state, told)
    return told


def _cache(project: Project, received: Received) -> Cache | None:
    return cache_of(project.root) if received.root == project.root else None


def _is_beside(project: Project, received: Received) -> bool:
    """Return whether changes may still wait to be entered into the register, as in a branch they should."""
    return bool(received.came) or beside_main(project.root)


def _count(archive: Archive | None) -> int | None:
    return sum(1 for _ in archive.entries()) if archive else None


def _found(project: Project, received: Received, beside: bool) -> tuple[list[Problem], Archive | None]:
    """Check an archive as it will be; return every problem, and the archive, None where it cannot be read."""
    archive, _index, problems = read_archive(
        received.root,
        project.progress(),
        project.today,
        cache=_cache(project, received),
        jobs=os.cpu_count() or 1,
    )
    problems += received.waiting()
    problems += copied_here(project.root, archive) if archive else []
    if archive and not beside:
        problems += not_entered(archive)
    return received.told(problems), archive


def _lost(base: str, changed: Iterable[str], archive: Archive, root: Path) -> Iterator[Problem]:
    """Yield what the register and the histories had at the commit `base` and have no more."""
    before, _faults = read_register(text_before(base, archive.register_path, root), "")
    yield from lost_lines(before, archive)
    for path in sorted(path for path in changed if path.startswith(f"{ARCHIVE}/{HISTORY}/")):
        versions, _faults = read_history(text_before(base, path, root), path)
        yield from rewritten(versions, archive, path)
