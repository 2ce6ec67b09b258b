"""What a change touches, asked of git: the edge that tells whose faults are the contributor's."""

import subprocess
from pathlib import Path


class NoHistory(Exception):
    """Git cannot compare with what was named; the argument says why."""


def changed_since(base: str, root: Path) -> frozenset[str]:
    """Return the files under `root` that differ from where this branch left `base`, new ones too.

    Paths are relative to `root`, as problems name them. Raises `NoHistory`.
    """
    if base.startswith("-"):
        raise NoHistory(f"{base!r} is no commit or branch")
    fork = _git(root, "merge-base", base, "HEAD").strip()
    changed = _git(root, "diff", "--name-only", "-z", "--relative", fork, "--")
    new = _git(root, "ls-files", "--others", "--exclude-standard", "-z")
    return frozenset(name for name in (changed + new).split("\0") if name)


def _git(root: Path, *arguments: str) -> str:
    command = ["git", "-C", str(root), "--no-pager", *arguments]
    try:
        done = subprocess.run(command, capture_output=True, check=True, text=True, errors="surrogateescape")
    except FileNotFoundError:
        raise NoHistory("git is not installed") from None
    except subprocess.CalledProcessError as error:
        raise NoHistory((error.stderr.strip() or "git says no more").splitlines()[0]) from None
    return done.stdout
