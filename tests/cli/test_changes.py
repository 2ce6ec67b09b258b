"""What a branch changed: its own faults come first, and the register it began with is kept. Real git."""

import json
import math
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import annals
from annals.cli.main import main
from annals.history.lines import read_history
from annals.history.versions import new_version, write_history

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
    assert [line.partition(":")[0] for line in capsys.readouterr().out.splitlines()[:3:2]] == [TOWN, GROUP]


def test_warnings_of_files_that_did_not_change_are_counted(branch: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for path, wrong, right in ((GROUP, "rebels", "rebel-group"), (TOWN, "twon", "town")):
        text = (branch / path).read_text(encoding="utf-8").replace(f"kind: {wrong}", f"kind: {right}")
        (branch / path).write_text(f"{text}\nNo page takes <b>HTML</b>.\n", encoding="utf-8")
    git(branch, "commit", "-qm", "a warning", GROUP)
    assert main(["--root", str(branch), "check", "--changed", "HEAD"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line.partition(":")[0] for line in lines] == [TOWN, "1 warning in 1 file", "Not printed"]
    assert lines[-1].startswith("Not printed: 1 warning in 1 file not changed here;")


def test_files_that_git_does_not_know_yet_are_changed_too(branch: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (branch / "archive/towns/new.md").write_text("---\nid: new\n---\n", encoding="utf-8")
    assert main(["--root", str(branch), "check", "--changed", "main", "--format", "json"]) == 1
    changed = {each["path"]: each["changed"] for each in json.loads(capsys.readouterr().out)}
    assert changed == {TOWN: True, "archive/towns/new.md": True, GROUP: False}


@pytest.mark.parametrize("base", ["nowhere", "--output=x", "main:archive", ""])
def test_a_base_that_is_none_is_wrong_usage(branch: Path, base: str, capsys: pytest.CaptureFixture[str]) -> None:
    code = main(["--root", str(branch), "check", f"--changed={base}"], patience=math.inf)
    assert code == 2
    printed = capsys.readouterr()
    assert "Traceback" not in printed.err
    assert printed.err.startswith("annals: --changed ")
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
    restores = "run 'annals register', which restores the line"
    assert f"'ink-front' was registered, but its line is gone; {restores} '{gone.strip()}'" in out
    assert f"the line of 'warraqa-guard' was changed; {restores} '{later.strip()}'" in out


def test_a_version_that_a_history_lost_is_told(branch: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = branch / "archive/history/articles/ggm67h9m.jsonl"
    first, _second = file.read_text(encoding="utf-8").splitlines(keepends=True)
    file.write_text(first, encoding="utf-8")
    (branch / "archive/history/towns/salt-road.jsonl").unlink()
    assert main(["--root", str(branch), "check", "--changed", "main"]) == 1
    out = capsys.readouterr().out
    restore = "run 'annals register', which restores the file; lines may only be added to it"
    assert f"archive/history/articles/ggm67h9m.jsonl:1: version 2 was published, but is now gone; {restore}" in out
    assert f"archive/history/towns/salt-road.jsonl:1: version 1 was published, but is now gone; {restore}" in out


def test_the_command_that_is_named_restores_what_was_lost(branch: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = {path: path.read_bytes() for path in (branch / "archive").rglob("*.[jc]s*")}
    (branch / "archive/history/towns/salt-road.jsonl").unlink()
    register = branch / "archive/ids.csv"
    lines = register.read_text(encoding="utf-8").splitlines(keepends=True)
    register.write_text("".join(line for line in lines if not line.startswith("ink-front,")), encoding="utf-8")
    assert main(["--root", str(branch), "check", "--changed", "main"]) == 1
    assert main(["--root", str(branch), "register"]) == 0
    assert {path: path.read_bytes() for path in (branch / "archive").rglob("*.[jc]s*")} == before
    capsys.readouterr()
    main(["--root", str(branch), "check", "--changed", "main"])
    assert "annals register" not in capsys.readouterr().out


def test_a_history_sealed_anew_is_told(branch: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = branch / "archive/history/towns/salt-road.jsonl"
    (version,) = read_history(file.read_text(encoding="utf-8"), "")[0]
    sealed = new_version((), {**(version.data or {}), "name": "Sugar Road"}, version.day)
    assert sealed
    file.write_text(write_history([sealed]), encoding="utf-8")
    assert main(["--root", str(branch), "check", "--changed", "main"]) == 1
    assert "salt-road.jsonl:1: version 1 was published, but is now changed" in capsys.readouterr().out


def test_data_may_go_only_with_a_withdrawal_that_erases(branch: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--root", str(branch), "withdraw", "guard-radio", "--reason", "safety", "--date", "2004-01-01"]) == 1
    main(["--root", str(branch), "check", "--changed", "main"])
    assert "was published, but is" not in capsys.readouterr().out
    file = branch / "archive/history/groups/ink-front.jsonl"
    (version,) = read_history(file.read_text(encoding="utf-8"), "")[0]
    file.write_text(write_history([version.without_data()]), encoding="utf-8")
    main(["--root", str(branch), "check", "--changed", "main"])
    assert "ink-front.jsonl:1: version 1 was published, but is now changed" in capsys.readouterr().out


def test_outside_a_repository_it_says_so(copy: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--root", str(copy), "check", "--changed", "main"], patience=math.inf) == 2
    assert capsys.readouterr().err.startswith("annals: --changed main: ")


@pytest.mark.parametrize("place", ["docs/toll.jsonl", "archive/history/towns/kept.jsonl"])
def test_a_history_that_moved_is_gone(branch: Path, place: str, capsys: pytest.CaptureFixture[str]) -> None:
    git(branch, "commit", "-qam", "a fault")
    (branch / place).parent.mkdir(exist_ok=True)
    git(branch, "mv", "archive/history/articles/ggm67h9m.jsonl", place)
    assert main(["--root", str(branch), "check", "--changed", "main"]) == 1
    assert "version 1 was published, but is now gone" in capsys.readouterr().out


@pytest.mark.slow
def test_histories_are_compared_in_any_locale(branch: Path) -> None:
    file = branch / "archive/history/towns/salt-road.jsonl"
    assert "طريق" in file.read_text(encoding="utf-8")
    file.unlink()
    command = [sys.executable, "-X", "utf8=0", "-m", "annals", "--root", str(branch), "check", "--changed", "main"]
    path = str(Path(annals.__file__).parents[1])
    for locale in ("C", "en_US.ISO-8859-1"):
        env = {**os.environ, "LC_ALL": locale, "PYTHONCOERCECLOCALE": "0", "PYTHONPATH": path}
        done = subprocess.run(command, capture_output=True, check=False, env=env)
        assert b"version 1 was published, but is now gone" in done.stdout


def told_of(root: Path, base: str, capsys: pytest.CaptureFixture[str]) -> str:
    """Return the one line that says why a base cannot be compared with."""
    assert main(["--root", str(root), "check", "--changed", base], patience=math.inf) == 2
    (line,) = capsys.readouterr().err.splitlines()
    assert line.startswith(f"annals: --changed {base}: ")
    return line.partition(f"{base}: ")[2]


def clone(origin: Path, place: Path, *options: str) -> Path:
    git(origin, "clone", "-q", *options, origin.as_uri(), str(place))
    return place


def test_a_branch_that_only_a_remote_has_is_named_with_it(
    branch: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    mine = clone(branch, tmp_path / "clone")
    assert told_of(mine, "main", capsys) == "there is no branch of that name here; write '--changed origin/main'"
    assert main(["--root", str(mine), "check", "--changed", "origin/main"]) == 1
    git(mine, "remote", "add", "upstream", branch.as_uri())
    git(mine, "fetch", "-q", "upstream")
    capsys.readouterr()
    assert told_of(mine, "main", capsys) == "there is no branch of that name here; write '--changed upstream/main'"


def test_a_branch_that_was_not_fetched_is_to_be_fetched(
    branch: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    mine = clone(branch, tmp_path / "clone", "--single-branch", "--branch=mine")
    told = told_of(mine, "main", capsys)
    assert told_of(mine, "origin/main", capsys) == told
    assert told == (
        "there is no commit or branch of that name here; run 'git fetch origin main', then write '--changed FETCH_HEAD'"
    )
    git(mine, "fetch", "-q", "origin", "main")
    assert main(["--root", str(mine), "check", "--changed", "FETCH_HEAD"]) == 1


def test_a_clone_without_its_history_is_to_be_filled_up(
    branch: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    git(branch, "commit", "-qam", "a second")
    git(branch, "commit", "-q", "--allow-empty", "-m", "a third")
    mine = clone(branch, tmp_path / "clone", "--depth=1", "--branch=mine")
    git(mine, "fetch", "-q", "--depth=1", "origin", "main")
    assert told_of(mine, "FETCH_HEAD", capsys).endswith("run 'git fetch --unshallow'")


def test_a_branch_of_another_beginning_is_told(branch: Path, capsys: pytest.CaptureFixture[str]) -> None:
    git(branch, "checkout", "-q", "--orphan", "apart")
    git(branch, "commit", "-qm", "another beginning")
    assert told_of(branch, "main", capsys).startswith("it shares no commit with this branch")
    assert told_of(branch, "nowhere", capsys) == (
        "there is no commit or branch of that name here; run 'git branch' to list the branches"
    )
