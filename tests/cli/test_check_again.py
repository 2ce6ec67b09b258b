"""`annals check` tells what it told last where nothing has changed, and asks every rule again where anything has."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from annals.checks.read import read_archive
from annals.cli.main import main
from annals.records import outcomes
from annals.records.tree import tree_sum

RECORD = "archive/articles/2003/2003-03-06-harbour-post-q5bct8vf.md"
TOWN = "archive/towns/warraqa.md"
Run = Callable[..., tuple[int, str, bool]]


@pytest.fixture
def run(copy: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """Return what checks a copy of the toy archive: exit code, output, and whether the records were read for it."""
    monkeypatch.setattr(outcomes, "REST", -(10**18))  # as if every file had rested
    read: list[Path] = []

    def noted(root: Path, *given: object, **named: object) -> object:
        read.append(root)
        return read_archive(root, *given, **named)  # type: ignore[arg-type]

    monkeypatch.setattr("annals.cli.check.read_archive", noted)

    def checked(*arguments: str) -> tuple[int, str, bool]:
        read.clear()
        capsys.readouterr()
        code = main(["--root", str(copy), "check", *arguments])
        return code, capsys.readouterr().out, bool(read)

    return checked


def change(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_what_was_told_is_told_again_without_reading_a_record(run: Run) -> None:
    code, told, read = run()
    assert read
    assert run() == (code, told, False)
    assert run("--all")[2] is False
    assert run("--format", "json")[2] is False


def test_a_record_that_was_edited_is_checked(run: Run, copy: Path) -> None:
    run()
    change(copy / TOWN, "kind: ", "kinds: ")
    code, told, read = run()
    assert (code, read) == (1, True)
    assert "kinds" in told
    assert run() == (code, told, False)
    change(copy / TOWN, "kinds: ", "kind: ")
    assert run()[0] == 0


@pytest.mark.parametrize("path", ["archive/note.txt", "archive/towns/new.md", "inbox/note.md", "captures/q5bct8vf.txt"])
def test_a_file_that_came_or_went_is_noticed(run: Run, copy: Path, path: str) -> None:
    _code, before, _read = run()
    (copy / path).parent.mkdir(exist_ok=True)
    (copy / path).write_text("A note.\n", encoding="utf-8")
    assert run()[2]
    (copy / path).unlink()
    assert run()[:2] == (0, before)


def test_a_file_that_may_be_run_is_noticed(run: Run, copy: Path) -> None:
    run()
    (copy / TOWN).chmod(0o755)
    assert run()[2]


def test_a_file_moved_elsewhere_is_noticed(run: Run, copy: Path) -> None:
    run()
    os.rename(copy / TOWN, copy / "archive/groups/warraqa.md")  # noqa: PTH104
    assert run()[0] == 1


def test_another_branch_is_another_state(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    run()
    monkeypatch.setattr("annals.cli.check.beside_main", lambda _root: True)
    assert run()[2]
    assert not run()[2]


def test_what_changed_in_a_branch_is_always_asked_of_the_records(run: Run) -> None:
    run()
    assert run("--changed", "main")[0] == 2, "git does not know the copy"


def test_a_tree_tells_nothing_while_a_file_is_fresh_or_a_link(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a/file").write_text("text", encoding="utf-8")
    written = (tmp_path / "a/file").stat().st_mtime_ns
    later = written + 2 * outcomes.REST
    assert tree_sum(tmp_path, ("a",), written) == ""
    found = tree_sum(tmp_path, ("a", "b"), later)
    assert found
    assert tree_sum(tmp_path, ("a", "b"), later + 1) == found
    (tmp_path / "b").symlink_to(tmp_path / "a")
    assert tree_sum(tmp_path, ("a", "b"), later) == ""
    (tmp_path / "b").unlink()
    (tmp_path / "a/link").symlink_to(tmp_path)
    assert tree_sum(tmp_path, ("a",), 10**20) == ""
