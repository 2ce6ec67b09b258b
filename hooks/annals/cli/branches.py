"""Where a project stands in git: on the main branch or beside it, and what main had of a file before."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from annals.cli.git import NoHistory, git, ran
from annals.history.register import REGISTER
from annals.records.files import ARCHIVE, HISTORY

_USUAL = ("main", "master")
_PLACE = re.compile(r"refs/(?:heads|remotes/[^/]+)/")


@dataclass(frozen=True)
class Place:
    """Where a project stands: `branch` is what is checked out, `""` where that is a commit of no branch.

    `main` is what the main branch is called. `base` is the commit of main from which this state came, before anything
    was merged that main did not have; `""` where main has no register yet. `asked` names what was compared with: on the
    main branch that which others have, `origin/main`, where there is one.
    """

    branch: str
    main: str
    on_main: bool
    base: str
    asked: str


def place_of(root: Path, since: str = "") -> Place | None:
    """Return where the project under `root` stands; None where git does not know it.

    `since` is the commit of main that is asked for. Raises `NoHistory` where git has no such commit.
    """
    head = ran(root, "rev-parse", "--verify", "--quiet", "HEAD").strip()
    if not head:
        if since:
            raise NoHistory("this repository has no commit yet")
        return None
    branch = ran(root, "symbolic-ref", "--short", "--quiet", "HEAD").strip()
    refs = _mains(root, branch)
    name = next(iter(refs), "").rpartition("/")[2] or branch
    commits = {ran(root, "rev-parse", ref).strip() for ref in refs}
    on_main = (not refs or branch == name) if branch else head in commits
    base = _commit(root, since) if since else _base(root, head, refs, on_main)
    known = base and ran(root, "ls-tree", base, "--", REGISTER)
    elsewhere = [ref.removeprefix("refs/remotes/") for ref in refs if ref.startswith("refs/remotes/")]
    asked = since or (" and ".join(elsewhere) if on_main else "") or name
    return Place(branch, name, on_main, base if known else "", asked)


def beside_main(root: Path) -> bool:
    """Return whether git knows the project, and another branch than the main one is checked out."""
    place = place_of(root)
    return place is not None and not place.on_main


def before(root: Path, base: str) -> dict[str, str]:
    """Return what the commit `base` has of each file that differs now: the register, and the histories.

    The text is empty where it has none. Raises `NoHistory`.
    """
    where = ("--", REGISTER, f"{ARCHIVE}/{HISTORY}")
    changed = git(root, "diff", "--no-renames", "--name-only", "-z", "--relative", base, *where)
    new = git(root, "ls-files", "--others", "-z", *where)
    names = sorted({name for name in (changed + new).split("\0") if name})
    return {name: text_at(root, base, name) for name in names}


def text_at(root: Path, commit: str, path: str) -> str:
    """Return a file as a commit has it; empty where it has none."""
    return git(root, "show", f"{commit}:./{path}") if git(root, "ls-tree", commit, "--", path) else ""


def _commit(root: Path, name: str) -> str:
    found = "" if name.startswith("-") else ran(root, "rev-parse", "--verify", "--quiet", f"{name}^{{commit}}").strip()
    if not found:
        raise NoHistory("there is no such commit here; in a shallow clone, run 'git fetch --unshallow'")
    return found


def _mains(root: Path, branch: str) -> tuple[str, ...]:
    """Return the references that are the main branch, here and elsewhere."""
    rows = ran(root, "for-each-ref", "--format=%(refname) %(symref)", "refs/remotes", "refs/heads").splitlines()
    refs = dict(row.split(" ", 1) for row in rows)
    heads = [target for ref, target in refs.items() if target and ref.startswith("refs/remotes/")]
    names = [head.rpartition("/")[2] for head in heads] or [
        name for name in _USUAL if any(ref.endswith(f"/{name}") for ref in refs)
    ]
    if not names:  # a project's only branch is its main one, whatever it is called
        alone = [ref for ref in refs if ref.startswith("refs/heads/")]
        names = [branch] if alone == [f"refs/heads/{branch}"] else []
    return tuple(
        ref for ref, target in refs.items() if not target and names and _PLACE.fullmatch(ref.removesuffix(names[0]))
    )


def _base(root: Path, head: str, refs: tuple[str, ...], on_main: bool) -> str:
    """Return the newest commit of main that went into what is here; on main, the newest before what was merged."""
    merging = ran(root, "rev-parse", "--verify", "--quiet", "MERGE_HEAD").strip()
    asked = [ref for ref in refs if ref.startswith("refs/remotes/")] if on_main else list(refs)
    ends = [head] if on_main or not merging else [head, merging]
    found = {ran(root, "merge-base", ref, end).strip() for ref in asked for end in ends} - {""}
    base = _newest(root, found) or (head if on_main else "")
    parents = ran(root, "rev-list", "--parents", "--max-count=1", head).split()[1:]
    if on_main and base == head and len(parents) > 1 and not merging:
        return parents[0]
    return base


def _newest(root: Path, commits: set[str]) -> str:
    """Return that of some commits which all others lead to, the newest of them where there is none."""
    return next(iter(_by_day(root, commits)), "")


def _by_day(root: Path, commits: set[str]) -> Iterator[str]:
    if commits:
        yield from ran(root, "rev-list", "--topo-order", "--no-walk=sorted", *sorted(commits)).split()
