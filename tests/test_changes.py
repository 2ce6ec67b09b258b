"""What a branch changed: its own faults come first, and the register it began with is kept. Real git."""

import json
import shutil
import subprocess
from pathlib import Path

import pytest

from annals.cli import main

pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="needs git")

TOWN = "archive/towns/tell-qirtas.md"
GROUP = "archive/groups/ink-front.md"


def git(root: Path, *arguments: str) -> None:
    who = ["-c", "user.name=x", "-c", "user.email=x@example.org", "-c", "commit.gpgsign=false"]
    subprocess.run(["git", "-C", str(root), *who, *arguments], check=True, capture_output=True)


@pytest.fixture
def branch(copy: Path) -> Path:
    """Give the toy archive under git, with a fault that is older than the branch on which we stand."""
    group = copy / GROUP
    group.write_text(group.read_text(encoding="utf-8").replace("kind: rebel-group", "kind: rebels"), encoding="utf-8")
    git(copy, "init", "-q", "-b", "main")
    git(copy, "add", ".")
    git(copy, "commit", "-qm", "begin")
    git(copy, "switch", "-qc", "mine")
    town = copy / TOWN
    town.write_text(town.read_text(encoding="utf-8").replace("kind: town", "kind: twon"), encoding="utf-8")
    return copy


def test_the_faults_of_changed_files_come_first(branch: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--root", str(branch), "check"]) == 1
    assert [line.partition(":")[0] for line in capsys.readouterr().out.splitlines()[:2]] == [GROUP, TOWN]
    assert main(["--root", str(branch), "check", "--changed", "main"]) == 1
    assert [line.partition(":")[0] for line in capsys.readouterr().out.splitlines()[:2]] == [TOWN, GROUP]


def test_files_that_git_does_not_know_yet_are_changed_too(branch: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (branch / "archive/towns/new.md").write_text("---\nid: new\n---\n", encoding="utf-8")
    assert main(["--root", str(branch), "check", "--changed", "main", "--format", "json"]) == 1
    changed = {each["path"]: each["changed"] for each in json.loads(capsys.readouterr().out)}
    assert changed == {TOWN: True, "archive/towns/new.md": True, GROUP: False}


@pytest.mark.parametrize("base", ["nowhere", "--output=x", "main:archive", ""])
def test_a_base_that_is_none_is_wrong_usage(branch: Path, base: str, capsys: pytest.CaptureFixture[str]) -> None:
    code = main(["--root", str(branch), "check", f"--changed={base}"])
    assert (code == 2) is bool(base)
    printed = capsys.readouterr()
    assert "Traceback" not in printed.err
    assert not base or printed.err.startswith("annals: --changed ")
    assert not (branch / "x").exists()


def test_a_line_that_the_register_lost_is_told(branch: Path, capsys: pytest.CaptureFixture[str]) -> None:
    register = branch / "archive/ids.csv"
    lines = register.read_text(encoding="utf-8").splitlines(keepends=True)
    gone = next(line for line in lines if line.startswith("ink-front,"))
    later = next(line for line in lines if line.startswith("warraqa-guard,"))
    text = "".join(line for line in lines if line != gone).replace(later, later.replace("2003", "2001", 1))
    register.write_text(text, encoding="utf-8")
    assert main(["--root", str(branch), "check", "--changed", "main"]) == 1
    out = capsys.readouterr().out
    assert f"'ink-front' was given out, and its line is gone; restore the line '{gone.strip()}'" in out
    assert f"the line of 'warraqa-guard' was changed; restore the line '{later.strip()}'" in out


def test_outside_a_repository_it_says_so(copy: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--root", str(copy), "check", "--changed", "main"]) == 2
    assert capsys.readouterr().err.startswith("annals: --changed main: ")
