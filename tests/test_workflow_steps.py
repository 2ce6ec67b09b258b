"""The scripts of the workflows, run as a runner runs them: what a contributor and a maintainer get to read."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support import PROJECT, SAMPLE
from tests.workflows import run

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(shutil.which("git") is None, reason="a change is told from its base by git"),
]
BASE = "HEAD^1"
ARTICLE = "archive/articles/2015/2015-08-06-new-arab-mt5c42d9.md"


def _git(root: Path, *arguments: str) -> None:
    identity = ["-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false"]
    subprocess.run(["git", "-C", str(root), *identity, *arguments], check=True, capture_output=True)


def _commit(root: Path) -> None:
    _git(root, "add", "archive")
    _git(root, "commit", "-m", "A change")


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    """Return a folder with this archive as its only commit, and the program where `make` puts it."""
    shutil.copytree(SAMPLE / "archive", tmp_path / "archive")
    shutil.copytree(PROJECT / ".ci", tmp_path / ".ci")
    program = tmp_path / ".venv" / "bin" / "annals"
    program.parent.mkdir(parents=True)
    program.write_text(f'#!/bin/sh\nPYTHONPATH="{PROJECT}/hooks" exec "{sys.executable}" -m annals "$@"\n', "utf-8")
    program.chmod(0o755)
    _git(tmp_path, "init", "--initial-branch", "main")
    _commit(tmp_path)
    return tmp_path


def _edit(root: Path, path: str, old: str, new: str) -> None:
    text = (root / path).read_text(encoding="utf-8")
    assert old in text
    (root / path).write_text(text.replace(old, new, 1), encoding="utf-8")


def _forget(root: Path, id: str) -> None:
    """Take what the register has of a record away, as if someone without git had added its file alone."""
    (root / f"archive/history/articles/{id}.jsonl").unlink()
    register = root / "archive/ids.csv"
    lines = register.read_text(encoding="utf-8").splitlines(keepends=True)
    kept = [line for line in lines if id not in line.split(",")]
    assert len(kept) == len(lines) - 1
    register.write_text("".join(kept), encoding="utf-8")


def test_a_fault_is_shown_at_its_line_and_in_the_summary(clone: Path) -> None:
    _edit(clone, ARTICLE, "publisher: new-arab", "publisher: new-arabb")
    _commit(clone)
    code, said, _ = run("check", "Check the records", clone, BASE=BASE)
    assert code == 1
    assert f"::error file={ARTICLE},line=" in said
    code, _, summary = run("check", "Write the summary", clone, BASE=BASE)
    assert code == 0
    assert "new\\-arabb" in summary
    assert "- `/a/mt5c42d9/`" in summary


def test_a_sound_change_passes_and_its_pages_are_listed(clone: Path) -> None:
    _edit(clone, "archive/towns/mahin.md", "---\n\n", "---\n\nA town. ")
    _commit(clone)
    assert run("check", "Check the records", clone, BASE=BASE)[0] == 0
    assert "- `/towns/mahin/`" in run("check", "Write the summary", clone, BASE=BASE)[2]


def test_a_change_of_no_record_lists_no_pages(clone: Path) -> None:
    _git(clone, "commit", "--allow-empty", "-m", "Nothing")
    assert "Pages of the records" not in run("check", "Write the summary", clone, BASE=BASE)[2]


def test_a_file_that_is_not_named_as_a_record_is_not_listed(clone: Path) -> None:
    (clone / "archive/towns/a](http:x)`.md").write_text("no record", encoding="utf-8")
    _commit(clone)
    assert "a](http" not in run("check", "Write the summary", clone, BASE=BASE)[2].partition("Pages of the records")[2]


def test_a_record_without_its_line_in_the_register_passes_the_check_but_is_not_published(clone: Path) -> None:
    assert run("publish", "Check that every record and version is registered", clone)[0] == 0
    _forget(clone, "mt5c42d9")
    _commit(clone)
    # told against a base that has the line, its loss is a problem; the record is as if it were new
    assert run("check", "Check the records", clone, BASE=BASE)[0] == 1
    article = clone / ARTICLE
    article.write_text(article.read_text(encoding="utf-8") + "\n", encoding="utf-8")
    code, said, _ = run("check", "Check the records", clone, BASE="HEAD")
    assert code == 0
    assert "1 new record is not registered yet: mt5c42d9" not in said  # whoever contributes need not know
    code, said, summary = run("publish", "Check that every record and version is registered", clone)
    assert code == 1
    assert "mt5c42d9" in said
    assert "`annals register`" in summary


def test_main_is_checked_without_a_base_even_at_its_first_commit(clone: Path) -> None:
    assert run("check", "Check the records", clone, BASE="HEAD")[0] == 0
    code, _, summary = run("check", "Write the summary", clone, BASE="HEAD")
    assert code == 0
    assert "Pages of the records" not in summary


def test_a_failed_test_is_explained(clone: Path) -> None:
    assert "`make test`" in run("check", "Explain a failure", clone)[2]
    assert (
        "`PYTHON=python3.13 make quick`" in run("check", "Explain a failure of this version", clone, VERSION="3.13")[2]
    )


REGISTER, COMMIT = "Register what was merged", "Commit it to main"
SECRET = {"TOKEN": "x"}


@pytest.fixture
def merged(clone: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the clone on main, with a town changed in a merge that was pushed, and its remote beside it."""
    origin = tmp_path_factory.mktemp("origin")
    _git(origin, "init", "--bare", "--initial-branch", "main")
    _git(clone, "remote", "add", "origin", str(origin))
    _git(clone, "switch", "-qc", "theirs")
    _edit(clone, "archive/towns/mahin.md", "---\n\n", "---\n\nA town. ")
    _commit(clone)
    _git(clone, "switch", "-q", "main")
    _git(clone, "merge", "--no-ff", "-m", "Merge", "theirs")
    _git(clone, "push", "-q", "-u", "origin", "main")
    shutil.copytree(PROJECT / "tools", clone / "tools")
    shutil.copy(SAMPLE / "citations.json", clone / "citations.json")
    return clone


def _shown(root: Path, *arguments: str) -> str:
    return subprocess.run(["git", "-C", str(root), *arguments], check=True, capture_output=True, text=True).stdout


def test_what_was_merged_is_registered_and_committed_to_main(merged: Path) -> None:
    code, said, _ = run("publish", REGISTER, merged, BEFORE=_shown(merged, "rev-parse", "HEAD^1").strip())
    assert code == 0, said
    assert "mahin: changed text" in said
    assert run("publish", COMMIT, merged, **SECRET)[0] == 0
    assert (merged / "output").read_text(encoding="utf-8") == "publish=yes\n"
    assert _shown(merged, "rev-parse", "HEAD") == _shown(merged, "ls-remote", "origin", "main").split()[0] + "\n"
    changed = set(_shown(merged, "show", "--format=", "--name-only", "HEAD").split())
    assert {"archive/history/towns/mahin.jsonl"} <= changed <= {"archive/history/towns/mahin.jsonl", "citations.json"}
    assert run("publish", "Check that every record and version is registered", merged)[0] == 0
    assert run("publish", REGISTER, merged, BEFORE="0" * 40)[0] == 0
    assert run("publish", COMMIT, merged, **SECRET)[0] == 0
    assert _shown(merged, "status", "--porcelain", "archive", "citations.json") == ""


def test_where_main_takes_no_push_what_was_registered_waits_in_a_branch(merged: Path) -> None:
    origin = Path(_shown(merged, "remote", "get-url", "origin").strip())
    hook = origin / "hooks" / "update"
    hook.write_text('#!/bin/sh\n[ "$1" != refs/heads/main ]\n', encoding="utf-8")
    hook.chmod(0o755)
    run("publish", REGISTER, merged, BEFORE="")
    code, _, summary = run("publish", COMMIT, merged, **SECRET, GITHUB_REPOSITORY="a/b")
    assert code == 1
    assert "it is on the branch `registered`" in summary
    assert "/a/b/compare/main...registered?expand=1" in summary
    assert not (merged / "output").exists()
    assert "refs/heads/registered" in _shown(merged, "ls-remote", "origin")


def test_where_main_has_moved_on_the_next_run_does_both(merged: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    other = tmp_path_factory.mktemp("other") / "clone"
    _git(merged, "clone", "-q", _shown(merged, "remote", "get-url", "origin").strip(), str(other))
    _git(other, "commit", "--allow-empty", "-m", "More")
    _git(other, "push", "-q", "origin", "main")
    run("publish", REGISTER, merged, BEFORE="")
    code, _, summary = run("publish", COMMIT, merged, **SECRET)
    assert code == 0
    assert "The next run registers and publishes both" in summary
    assert (merged / "output").read_text(encoding="utf-8") == "publish=no\n"
