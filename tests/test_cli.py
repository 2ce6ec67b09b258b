"""The command line: it teaches, says what is wrong without a traceback, and keeps its exit codes."""

import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from annals.cli.main import main
from annals.values.ids import why_not_opaque
from tests.support import PROJECT, TOY

COMMANDS = (
    "check", "show", "cite", "new-id", "new", "verify", "register", "withdraw", "tree", "build", "serve", "release"
)  # fmt: skip


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Callable[..., tuple[int, str, str]]:
    """Return a function that runs a command in a project and gives code, output and errors."""

    def run_in(root: Path, *arguments: str) -> tuple[int, str, str]:
        try:
            code = main(["--root", str(root), *arguments])
        except SystemExit as stop:
            code = int(stop.code or 0)
        printed = capsys.readouterr()
        return code, printed.out, printed.err

    return run_in


Run = Callable[..., tuple[int, str, str]]


@pytest.mark.parametrize("command", COMMANDS)
def test_the_help_of_every_command_teaches(command: str, run: Run) -> None:
    code, out, _err = run(TOY, command, "--help")
    assert code == 0
    assert re.search(r"^[A-Z].*\.$", out, re.MULTILINE)
    options = re.findall(r"^  (-[^\n]*|[A-Z]+\b[^\n]*)(\n {10,}\S)?", out, re.MULTILINE)
    assert options
    assert all(re.search(r"\S {2,}\S", option) or below for option, below in options)


def test_the_help_names_every_command_with_an_example_and_the_exit_codes(run: Run) -> None:
    code, out, _err = run(TOY, "--help")
    assert code == 0
    assert tuple(re.findall(r"^    ([a-z-]+) {2,}\S", out, re.MULTILINE)) == COMMANDS
    assert all(f"  annals {command}" in out for command in COMMANDS)
    assert "exit codes: 0" in out


@pytest.mark.parametrize(
    "arguments",
    [
        (),
        ("shwo",),
        ("show",),
        ("show", "--format", "yaml", "x"),
        ("register", "--date", "today"),
        ("build", "--builder", "make"),
    ],
)
def test_wrong_usage_is_told_in_a_line(arguments: tuple[str, ...], run: Run) -> None:
    code, out, err = run(TOY, *arguments)
    assert (code, out) == (2, "")
    assert err.startswith("usage: annals")


def test_a_folder_without_an_archive_is_told(tmp_path: Path, run: Run) -> None:
    code, out, err = run(tmp_path, "check")
    assert (code, out) == (2, "")
    assert err.endswith("run it in the project, or say --root DIR\n")


def test_an_unknown_id_is_told_with_the_nearest(run: Run) -> None:
    assert run(TOY, "show", "al-mahbra") == (2, "", "annals: no record 'al-mahbra'; did you mean 'al-mahbara'?\n")
    assert run(TOY, "show", "\x1b[2J")[2].strip().isprintable()


def test_a_record_shows_as_text_and_as_json(run: Run) -> None:
    code, out, err = run(TOY, "show", "al-mahbara")
    assert (code, out.splitlines()[0], err) == (0, "al-mahbara: al-Mahbara", "")
    code, out, err = run(TOY, "show", "al-mahbara", "--format", "json")
    assert (code, json.loads(out)["id"], err) == (0, "al-mahbara", "")


def test_an_article_shows_by_the_key_of_a_claim(run: Run) -> None:
    assert run(TOY, "show", "q5bct8vf/c1") == run(TOY, "show", "q5bct8vf")


def test_a_new_id_is_valid_and_new_each_time(run: Run) -> None:
    printed = [run(TOY, "new-id") for _time in range(5)]
    assert all(code == 0 and why_not_opaque(out.strip()) == "" for code, out, _err in printed)
    assert len({out for _code, out, _err in printed}) == 5


@pytest.mark.parametrize("arguments", [("check",), ("tree", "out")])
def test_a_broken_archive_is_told_without_a_traceback(arguments: tuple[str, ...], copy: Path, run: Run) -> None:
    (copy / "archive/groups/ink-front.md").write_text("nothing", encoding="utf-8")
    code, out, err = run(copy, *arguments)
    assert code == 1
    assert (
        "archive/groups/ink-front.md:1: -: has no front matter; the first line is '---'\n1 problem in 1 file"
        in out + err
    )
    assert "Traceback" not in out + err
    assert sorted(path.name for path in copy.iterdir()) == ["archive"]


@pytest.mark.parametrize("arguments", [("check",), ("show", "x"), ("new-id",), ("register",), ("tree", "out")])
def test_an_archive_that_cannot_be_read_is_told_without_a_traceback(
    arguments: tuple[str, ...], copy: Path, run: Run
) -> None:
    (copy / "archive/archive.md").unlink()
    code, out, err = run(copy, *arguments)
    assert code == 1
    assert "archive/archive.md:1: -: is missing" in out + err


def test_the_tree_holds_docs_and_pages(copy: Path, run: Run) -> None:
    (copy / "docs").mkdir()
    (copy / "docs/about.md").write_text("# About\n", encoding="utf-8")
    code, out, _err = run(copy, "tree", "out")
    files = [path for path in (copy / "out").rglob("*") if path.is_file()]
    assert (code, out) == (0, f"{len(files)} files in out\n")
    assert {"about.md", "index.md", "towns/al-mahbara.md", "data/claims.csv"} <= {
        path.relative_to(copy / "out").as_posix() for path in files
    }


@pytest.mark.parametrize("target", [".", "archive", "docs", "archive/towns", ".."])
def test_no_tree_is_written_over_what_it_is_made_from(target: str, copy: Path, run: Run) -> None:
    (copy / "docs").mkdir()
    (copy / "docs/about.md").write_text("# About\n", encoding="utf-8")
    before = sorted(copy.rglob("*"))
    code, _out, _err = run(copy, "tree", target)
    assert code != 0
    assert sorted(copy.rglob("*")) == before


def test_the_module_runs_as_a_command() -> None:
    command = [sys.executable, "-m", "annals", "--root", str(TOY), "check"]
    environment = {**os.environ, "PYTHONPATH": str(PROJECT / "hooks")}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, "no problems in 20 records\n", "")
