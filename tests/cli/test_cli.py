"""The command line: it teaches, says what is wrong without a traceback, and keeps its exit codes."""

import json
import math
import os
import re
import socket
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

import click
import pytest

import annals.checks.read
from annals.cli.main import annals as program
from annals.cli.main import main
from annals.cli.new_id import taken
from annals.cli.project import Project
from annals.values.ids import why_not_opaque
from tests.support import PROJECT, TOY, loaded

COMMANDS = (
    "init", "check", "show", "cite", "new-id", "new", "add", "verify", "review", "receive", "register", "rename",
    "merge", "withdraw", "migrate", "build", "serve", "release", "offline",
)  # fmt: skip

ENVIRONMENT = {**os.environ, "PYTHONPATH": str(PROJECT / "hooks")}


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Callable[..., tuple[int, str, str]]:
    """Return a function that runs a command in a project and gives code, output and errors."""

    def run_in(root: Path, *arguments: str) -> tuple[int, str, str]:
        code = main(["--root", str(root), *arguments], patience=math.inf)
        printed = capsys.readouterr()
        return code, printed.out, printed.err

    return run_in


Run = Callable[..., tuple[int, str, str]]


@pytest.mark.parametrize("command", COMMANDS)
def test_the_help_of_every_command_teaches(command: str, run: Run) -> None:
    code, out, _err = run(TOY, command, "--help")
    assert code == 0
    assert re.search(r"^  [A-Z].*[\w)]\.$", out, re.MULTILINE | re.DOTALL)
    assert re.search(r"^  exit codes: 0 ", out, re.MULTILINE)
    options = re.findall(r"^  (-[^\n]*)(\n {10,}\S)?", out, re.MULTILINE)
    assert options
    assert all(re.search(r"\S {2,}\S", option) or below for option, below in options)


def test_the_help_names_every_command_with_an_example_and_the_exit_codes(run: Run) -> None:
    code, out, _err = run(TOY, "--help")
    assert code == 0
    assert tuple(re.findall(r"^  ([a-z][a-z-]+) {2,}\S", out, re.MULTILINE)) == COMMANDS
    assert all(f"  annals {command}" in out for command in COMMANDS)
    assert "exit codes: 0" in out


@pytest.mark.parametrize(
    "arguments",
    [
        (),
        ("shwo",),
        ("show",),
        ("show", "--format", "yaml", "x"),
        ("show", "x", "y"),
        ("cite",),
        ("cite", "x", "--refresh"),
        ("register", "--date", "today"),
        ("build", "--builder", "make"),
        ("serve", "--address", "127.0.0.1"),
        ("serve", "--address", "127.0.0.1:99999"),
        ("serve", "--address", "127.0.0.1:\x1b[2J"),
        ("--\x1b[2J\n",),
    ],
)
def test_wrong_usage_is_told_in_two_lines(arguments: tuple[str, ...], run: Run) -> None:
    code, out, err = run(TOY, *arguments)
    what, where = err.splitlines()
    assert (code, out) == (2, "")
    assert what.startswith("annals")
    assert what.isprintable()
    assert re.fullmatch(r"see 'annals( [a-z]+)? --help'", where)


def test_a_port_in_use_is_told_in_a_line(run: Run) -> None:
    with socket.create_server(("127.0.0.1", 0)) as there:
        address = f"127.0.0.1:{there.getsockname()[1]}"
        told = f"annals: {address} is in use; name another port, such as --address 127.0.0.1:8001\n"
        assert run(TOY, "serve", "--address", address) == (2, "", told)


def test_an_address_of_no_machine_is_told_in_a_line(run: Run) -> None:
    code, out, err = run(TOY, "serve", "--address", "host.invalid:8000")
    assert (code, out, len(err.splitlines())) == (2, "", 1)
    assert err.startswith("annals: --address host.invalid:8000 cannot be used: ")


def test_progress_is_told_to_whoever_does_not_wait(copy: Path, capsys: pytest.CaptureFixture[str]) -> None:
    # A copy, since nothing is asked of an archive that was told of before.
    assert main(["--root", str(copy), "check"], patience=0) == 0
    assert re.fullmatch(r"( +\d+\.\d s  \S.*\n)+", capsys.readouterr().err)


def test_how_far_a_stage_is_is_told_now_and_then(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = iter((0.0, 0.5, 2.0, 2.1, 2.2, 3.5, 3.6, 9.0)).__next__
    monkeypatch.setattr("annals.cli.project.time.monotonic", clock)
    tell = Project(Path(), ".", date(2026, 11, 21), patience=1.0).progress()
    for stage in ("reading", "pages, 1 of 9", "pages, 2 of 9", "pages, 3 of 9", "pages, 4 of 9", "sums", "sums"):
        tell(stage)
    assert capsys.readouterr().err.splitlines() == [
        "   2.0 s  pages, 1 of 9",
        "   3.5 s  pages, 4 of 9",
        "   3.6 s  sums",
        "   9.0 s  sums",
    ]


def test_a_folder_without_an_archive_is_told(tmp_path: Path, run: Run) -> None:
    code, out, err = run(tmp_path, "check")
    assert (code, out) == (2, "")
    assert err.endswith(
        "run it in the project's folder, or add --root DIR; 'annals init my-archive' begins a new one\n"
    )


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


def test_a_new_id_is_none_that_is_registered_or_stands_in_a_file_name(copy: Path) -> None:
    archive = loaded(TOY).archive
    given_out = {line.id for line in archive.register}
    assert taken(copy) == given_out
    (copy / "archive/articles/2003/2003-03-09-harbour-post-zzz.md").write_text("anything", encoding="utf-8")
    assert taken(copy) == {*given_out, "zzz"}
    (copy / "archive/ids.csv").unlink()
    assert taken(copy) == {*archive.articles, "zzz"}


def test_an_id_and_the_help_need_no_model_of_the_archive() -> None:
    for arguments in (["new-id"], ["--help"]):
        script = (
            f"import sys; from annals.cli.main import main; main(['--root', {str(TOY)!r}, *{arguments}]); "
            "print(sorted({'pydantic', 'annals.model', 'annals.site'} & set(sys.modules)))"
        )
        done = subprocess.run(
            [sys.executable, "-c", script], env=ENVIRONMENT, capture_output=True, text=True, check=True
        )
        assert done.stdout.splitlines()[-1] == "[]"


@pytest.mark.parametrize("arguments", [("show", "al-mahbara"), ("cite", "al-mahbara"), ("verify", "x.txt")])
def test_a_command_that_needs_one_record_applies_no_rule(
    arguments: tuple[str, ...], copy: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    (copy / "citations.json").write_text((TOY / "citations.json").read_text(encoding="utf-8"), encoding="utf-8")
    monkeypatch.setattr(annals.checks, "RULES", None)
    monkeypatch.setattr(annals.checks.read, "check_again", None)
    monkeypatch.chdir(copy)
    (copy / "x.txt").write_text("A text.", encoding="utf-8")
    assert "Error" not in "".join(map(str, run(copy, *arguments)))


@pytest.mark.parametrize("arguments", [("check",)])
def test_a_broken_archive_is_told_without_a_traceback(arguments: tuple[str, ...], copy: Path, run: Run) -> None:
    (copy / "archive/groups/ink-front.md").write_text("nothing", encoding="utf-8")
    code, out, err = run(copy, *arguments)
    assert code == 1
    assert "archive/groups/ink-front.md:1: has no front matter; begin the file with a line '---'" in out + err
    assert "another line '---'\n1 problem in 1 file" in out + err
    assert "Traceback" not in out + err
    assert sorted(path.name for path in copy.iterdir()) == ["archive"]


@pytest.mark.parametrize("arguments", [("check",), ("show", "x"), ("cite", "x"), ("register",)])
def test_an_archive_that_cannot_be_read_is_told_without_a_traceback(
    arguments: tuple[str, ...], copy: Path, run: Run
) -> None:
    (copy / "archive/archive.md").unlink()
    code, out, err = run(copy, *arguments)
    assert code == 1
    assert "archive/archive.md:1: is missing" in out + err


@pytest.mark.parametrize("target", [".", "archive", "docs", "archive/towns", ".."])
def test_no_site_is_written_over_what_it_is_made_from(target: str, copy: Path, run: Run) -> None:
    (copy / "docs").mkdir()
    (copy / "docs/about.md").write_text("# About\n", encoding="utf-8")
    before = sorted(copy.rglob("*"))
    code, _out, _err = run(copy, "build", "--site-dir", target)
    assert code != 0
    assert sorted(copy.rglob("*")) == before


def test_the_module_runs_as_a_command() -> None:
    command = [sys.executable, "-m", "annals", "--root", str(TOY), "new-id"]
    done = subprocess.run(command, env=ENVIRONMENT, capture_output=True, text=True, check=False)
    assert (done.returncode, why_not_opaque(done.stdout.strip()), done.stderr) == (0, "", "")


def test_every_command_is_a_module_that_says_its_name() -> None:
    context = click.Context(program)
    commands = {name: program.get_command(context, name) for name in program.list_commands(context)}
    assert {name: command.name for name, command in commands.items() if command} == {name: name for name in COMMANDS}
