"""`annals migrate`: records of an earlier form of the archive, written in today's."""

from collections.abc import Iterator
from pathlib import Path

import click

from annals.cli.moving import carry_out
from annals.cli.project import OK, PROBLEMS, Project, in_project
from annals.history.moving import Plan
from annals.model.kinds import KINDS
from annals.problems import ArchiveError, Problem
from annals.records.edit import AmendError
from annals.records.files import ABOUT as ABOUT_FILE
from annals.records.files import ARCHIVE, read_text
from annals.records.frontmatter import Document, read
from annals.records.migrate import ABOUT, migrated, moved_in

_EPILOG = """\b
Examples:
  annals migrate --dry-run    which records would change, and what is left for you
  annals migrate

exit codes: 0 all records are in today's form, 1 something is left to do by hand, 2 wrong usage"""


@click.command("migrate", epilog=_EPILOG)
@click.option("--dry-run", is_flag=True, help="Write nothing; list the records that would change.")
@in_project
def command(project: Project, dry_run: bool) -> int:
    """Bring records up to date after a new version of annals: fields that were renamed get their new names.

    Every other character of a record stays as it was. What only a person can answer is listed, with its line. Run it
    once after an upgrade; run again, it finds nothing to do.
    """
    plan, left = _plan(project.root)
    if not plan.texts:
        print("\n".join(map(str, left)) or "Every record is in today's form.")
        return PROBLEMS if left else OK
    outcome = carry_out(project, plan, dry_run=dry_run, whole=False)
    print("\n".join([*outcome.lines, *map(str, left)]))
    return PROBLEMS if left else outcome.code


def _plan(root: Path) -> tuple[Plan, list[Problem]]:
    """Return the records to write, and what is left for a person; raise ArchiveError where a record has both forms."""
    plan, left, wrong = Plan(), list[Problem](), list[Problem]()
    for document, kind in _documents(root):
        fields = moved_in(document, kind)
        left += [
            Problem(document.path, document.lines.get((each.old,), 1), each.old, each.message, each.hint)
            for each in fields
            if not each.new
        ]
        try:
            text = migrated(document, kind)
        except AmendError as error:
            wrong.append(Problem(document.path, 1, "-", str(error)))
            continue
        if text != document.text:
            plan.texts[document.path] = text
    if wrong:
        raise ArchiveError(wrong)
    return plan, left


def _documents(root: Path) -> Iterator[tuple[Document, str]]:
    """Yield every record that can be read as a block of fields, with its kind; 'annals check' tells of the others."""
    own = [(ABOUT, [root / ARCHIVE / ABOUT_FILE])]
    kinds = [(kind.name, sorted((root / ARCHIVE / kind.folder).rglob("*.md"))) for kind in KINDS]
    for kind, paths in [*own, *kinds]:
        for path in paths:
            name = path.relative_to(root).as_posix()
            text, problems = read_text(path, name)
            document = None if problems else read(text, name)[0]
            if document:
                yield document, kind
