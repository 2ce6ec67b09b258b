"""`annals receive`: what somebody proposed with the page "Add an article" is put in its place."""

from collections.abc import Sequence
from pathlib import Path

import click

from annals.cli.project import OK, Project, in_project
from annals.language.messages import counted
from annals.problems import ArchiveError, Problem
from annals.records.files import ARCHIVE, possible_ids, refuse_links
from annals.records.proposals import INBOX, Proposed, in_the_way, proposals, read_proposal

_EPILOG = """\b
Examples:
  annals receive                        everything that is waiting in inbox/
  annals receive ~/mail/q5bct8vf.md     a file that somebody sent

exit codes: 0 all is in its place, or nothing was waiting, 1 something cannot be received, so nothing was written,
2 wrong usage"""


@click.command("receive", epilog=_EPILOG)
@click.argument("files", metavar="[FILE]...", nargs=-1)
@in_project
def command(project: Project, files: Sequence[str]) -> int:
    """Put the records of proposals in their places, all of them or none.

    A proposal is the file that the page "Add an article" makes: one record, or several that belong together, such as
    an article and its publisher. Those in inbox/ are deleted once they are received. A draft may be received too;
    'annals check' lists what it still lacks.
    """
    root = project.root
    paths = [Path(file) for file in files] or proposals(root)
    if not paths:
        print(f"no proposal is waiting in {INBOX}/; if one was sent to you, name its file")
        return OK
    refuse_links(root / ARCHIVE)
    found = _readable(root, paths)
    written: list[Path] = []
    try:
        for each in found:
            _write(root / each.path, each.text, written)
    except OSError:
        for path in written:
            path.unlink(missing_ok=True)
        raise
    for path in paths:
        if path.resolve().parent == root / INBOX:
            path.unlink()
    print("\n".join(each.path for each in found))
    print(f"{counted(len(found), 'record')} received. Next: 'annals check'.")
    return OK


def _readable(root: Path, paths: Sequence[Path]) -> list[Proposed]:
    """Return the records of proposals; raise ArchiveError with every reason why one cannot be received."""
    found: list[Proposed] = []
    problems: list[Problem] = []
    for path in paths:
        name = path.relative_to(root).as_posix() if path.is_relative_to(root) else str(path)
        records, faults = read_proposal(path, name)
        problems += faults
        taken = {each.path for each in found}
        ids = {id for each in found for id in possible_ids(each.path)}
        for each in records:
            if shared := sorted(ids.intersection(possible_ids(each.path))):
                hint = "receive one of the two, and give the other another id"
                problems.append(
                    Problem(name, max(1, each.before), "-", f"has the same id as another, {shared[0]}", hint)
                )
            elif each.path in taken or (root / each.path).exists():
                hint = "compare the two, and add what is new to the existing record"
                problems.append(Problem(name, max(1, each.before), "-", f"{each.path} exists already", hint))
            elif file_there := in_the_way(root, each.path):
                hint = "put a folder in its place"
                problems.append(Problem(name, max(1, each.before), "-", f"{file_there} is not a folder", hint))
        found += records
    if problems:
        raise ArchiveError(problems)
    return found


def _write(path: Path, text: str, written: list[Path]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("x", encoding="utf-8", newline="\n") as file:
        written.append(path)
        file.write(text)
