"""The scripts of the workflows, run as a runner runs them: what a contributor and a maintainer get to read."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support import PROJECT
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
    shutil.copytree(PROJECT / "archive", tmp_path / "archive")
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
    assert f"::warning file={ARTICLE},line=" in said
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
