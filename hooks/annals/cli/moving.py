"""What `rename`, `merge` and `withdraw` share: a plan tried beside the archive, shown, and carried out in one step."""

from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from annals.checks.read import read_archive
from annals.cli.branches import place_of
from annals.cli.git import ran
from annals.cli.project import OK, PROBLEMS, Project
from annals.history.moving import Plan
from annals.language.messages import counted
from annals.model import Archive
from annals.printing import quoted
from annals.problems import ArchiveError, Problem, UsageError, errors
from annals.records.atomic import beside, link_tree, replace_file, swap
from annals.records.cache import cache_of
from annals.records.files import ARCHIVE, refuse_links

LISTED = 20
"""Files that advice names one by one."""


class Outcome(NamedTuple):
    """What became of a plan: the lines that tell of it, and the problems that follow or would follow."""

    lines: list[str]
    problems: list[Problem]

    @property
    def code(self) -> int:
        """Return the exit code."""
        return PROBLEMS if self.problems else OK


def refuse_awaited(archive: Archive, ids: Iterable[str]) -> None:
    """Raise UsageError where the address of another record leads to one of some, which is not registered yet.

    Such a record cannot go: nothing would be left of it, and the other address would lead nowhere.
    """
    closed = {id: past[-1].withdrawal for id, past in archive.histories.items() if past}
    awaited = {gone.successor: id for id, gone in closed.items() if gone and gone.successor}
    for id in ids:
        if id in awaited and id not in archive.registered_on:
            raise UsageError(
                f"{quoted(awaited[id])} became {quoted(id)}, which is not registered yet; run 'annals register' first, "
                "or undo that change"
            )


def carry_out(project: Project, plan: Plan, *, dry_run: bool, whole: bool) -> Outcome:
    """Try a plan on a copy, and put that in the archive's place; return what tells of it.

    With `whole` a plan that would bring problems is refused: ArchiveError has them. With `dry_run` nothing changes.
    The archive is exchanged at once, so it is never found half-way.
    """
    root = project.root
    refuse_links(root / ARCHIVE)
    undo = _undo(root, plan.texts)
    before = {_known(each, plan) for each in read_archive(root, today=project.today, cache=cache_of(root))[2]}
    with beside(root / ARCHIVE) as place:
        link_tree(root / ARCHIVE, place / ARCHIVE)
        _write(place, plan)
        after = read_archive(place, today=project.today)[2]
        new = [each for each in errors(after) if _known(each, plan) not in before]
        if whole and new and not dry_run:
            raise ArchiveError(new)
        if not dry_run:
            swap(place / ARCHIVE, root / ARCHIVE)
    return Outcome([*_told(plan, new, dry_run=dry_run), *([] if dry_run else undo)], new)


def _known(problem: Problem, plan: Plan) -> tuple[str, ...]:
    """Return what a problem is known by, wherever its line has moved, and whichever of two ids it names."""
    old, new = plan.moved or ("", "")
    told = (problem.path, problem.field, problem.message)
    return tuple(text.replace(old, new) for text in told) if old else told


def _write(place: Path, plan: Plan) -> None:
    for name, text in plan.texts.items():
        path = place / name
        if text is None:
            path.unlink(missing_ok=True)
            continue
        path.parent.mkdir(parents=True, exist_ok=True)
        crlf = path.is_file() and b"\r\n" in path.read_bytes() and name.endswith(".md")
        replace_file(path, text.replace("\n", "\r\n") if crlf else text)


def _told(plan: Plan, new: list[Problem], *, dry_run: bool) -> list[str]:
    names = [name if text is not None else f"{name} (removed)" for name, text in plan.texts.items()]
    lines = [*names, *plan.told]
    if new:
        lines += ["", f"{counted(len(new), 'problem')} that {'would follow' if dry_run else 'followed'}:"]
        lines += [f"  {each}" for each in new]
    return [*lines, "", "Nothing was written."] if dry_run else lines


def _undo(root: Path, names: Iterable[str]) -> list[str]:
    """Return how it is undone; asked before anything changes, for it depends on what is not committed yet."""
    if place_of(root) is None:
        return ["This folder is not under git, so it can only be undone from a backup of your own."]
    touched = sorted(names)
    dirty = [row[3:] for row in ran(root, "status", "--porcelain", "-z", "--", ARCHIVE).split("\0") if row]
    if not dirty:
        return [f"To undo it before you commit: git restore {ARCHIVE} && git clean -fdq {ARCHIVE}"]
    lost = sorted(name for name in touched if any(row.endswith(name) for row in dirty))
    if lost:
        some = ", ".join(lost[:LISTED])
        return [f"Git cannot undo all of it: {some} had changes that were not committed."]
    tracked = set(ran(root, "ls-files", "-z", "--", *touched).split("\0"))
    old, added = [name for name in touched if name in tracked], [name for name in touched if name not in tracked]
    if len(touched) > LISTED:
        return ["To undo it before you commit, 'git restore' the files above, and delete those that are new."]
    removed = f" && rm {' '.join(added)}" if added else ""
    return [f"To undo it before you commit: git restore {' '.join(old)}{removed}"]
