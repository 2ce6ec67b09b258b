"""What a change touches, asked of git: the edge that tells whose faults are the contributor's."""

import subprocess
from pathlib import Path


class NoHistory(Exception):
    """Git cannot compare with what was named; the argument says why."""


def changed_since(base: str, root: Path) -> frozenset[str]:
    """Return the files under `root` that differ from where this branch left `base`, new ones too.

    Paths are relative to `root`, as problems name them. Raises `NoHistory`.
    """
    fork = _fork(base, root)
    # without --no-renames, git names only the new place of what moved, and a file could leave unseen
    changed = _git(root, "diff", "--no-renames", "--name-only", "-z", "--relative", fork, "--")
    new = _git(root, "ls-files", "--others", "--exclude-standard", "-z")
    return frozenset(name for name in (changed + new).split("\0") if name)


def text_before(base: str, path: str, root: Path) -> str:
    """Return a file as it was where this branch left `base`; empty where it was not there. Raises `NoHistory`."""
    fork = _fork(base, root)
    if not _git(root, "ls-tree", fork, "--", path):
        return ""
    return _git(root, "show", f"{fork}:./{path}")


def _fork(base: str, root: Path) -> str:
    """Return the commit at which this branch left `base`."""
    if base.startswith("-"):
        raise NoHistory(f"{base!r} is no commit or branch")
    return _git(root, "merge-base", base, "HEAD").strip()


def _git(root: Path, *arguments: str) -> str:
    command = ["git", "-C", str(root), "--no-pager", *arguments]
    try:
        done = subprocess.run(command, capture_output=True, check=True, encoding="utf-8", errors="surrogateescape")
    except FileNotFoundError:
        raise NoHistory("git is not installed") from None
    except subprocess.CalledProcessError as error:
        raise NoHistory((error.stderr.strip() or "git says no more").splitlines()[0]) from None
    return done.stdout
