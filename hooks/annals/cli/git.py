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
    changed = git(root, "diff", "--no-renames", "--name-only", "-z", "--relative", fork, "--")
    new = git(root, "ls-files", "--others", "--exclude-standard", "-z")
    return frozenset(name for name in (changed + new).split("\0") if name)


def text_before(base: str, path: str, root: Path) -> str:
    """Return a file as it was where this branch left `base`; empty where it was not there. Raises `NoHistory`."""
    fork = _fork(base, root)
    if not git(root, "ls-tree", fork, "--", path):
        return ""
    return git(root, "show", f"{fork}:./{path}")


def _fork(base: str, root: Path) -> str:
    """Return the commit at which this branch left `base`."""
    if not base.strip():
        raise NoHistory("names no commit or branch; write one, such as main")
    if base.startswith("-"):
        raise NoHistory("it is not a commit or branch")
    if not ran(root, "rev-parse", "--verify", "--quiet", f"{base}^{{commit}}"):
        raise NoHistory(_why_unknown(base, root))
    if not (found := ran(root, "merge-base", base, "HEAD").strip()):
        raise NoHistory(_why_apart(root))
    return found


def _why_unknown(base: str, root: Path) -> str:
    """Return why git knows no commit of a name, and what to do: a fork or a clone of one branch has others not here."""
    git(root, "rev-parse", "--git-dir")  # else there is no repository, which git says
    remotes = ran(root, "remote").split()
    for remote in (*(name for name in remotes if name == "upstream"), *remotes):
        if ran(root, "rev-parse", "--verify", "--quiet", f"refs/remotes/{remote}/{base}"):
            return f"there is no branch of that name here; write '--changed {remote}/{base}'"
    if remotes:
        named = next((remote for remote in remotes if base.startswith(f"{remote}/")), "")
        ask = f"git fetch {named or remotes[0]} {base.removeprefix(f'{named}/')}"
        return f"there is no commit or branch of that name here; run '{ask}', then write '--changed FETCH_HEAD'"
    return "there is no commit or branch of that name here; run 'git branch' to list the branches"


def _why_apart(root: Path) -> str:
    """Return why no commit was found that two branches share."""
    if git(root, "rev-parse", "--is-shallow-repository").strip() == "true":
        return "this shallow clone does not reach back to where the branch began; run 'git fetch --unshallow'"
    return "it shares no commit with this branch; name the branch or commit that this one was started from"


def ran(root: Path, *arguments: str) -> str:
    """Return what git prints, `""` where it fails or is not there."""
    try:
        return git(root, *arguments)
    except NoHistory:
        return ""


def git(root: Path, *arguments: str) -> str:
    """Return what git prints; raise `NoHistory` with what it says where it fails."""
    command = ["git", "-C", str(root), "--no-pager", *arguments]
    try:
        done = subprocess.run(command, capture_output=True, check=True, encoding="utf-8", errors="surrogateescape")
    except FileNotFoundError:
        raise NoHistory("git is not installed") from None
    except subprocess.CalledProcessError as error:
        raise NoHistory((error.stderr.strip() or "git gave no reason").splitlines()[0]) from None
    return done.stdout
