"""`annals init` writes a project that is sound, and never over anything."""

from pathlib import Path

import pytest

from annals.checks.read import read_archive
from annals.cli.init import COMMON, vocabularies
from annals.cli.main import main
from annals.problems import errors
from annals.shipped import STARTERS
from annals.version import VERSION

EVERY = pytest.mark.parametrize("name", vocabularies())


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_it_tells_the_two_commands_that_come_next(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["init", "my-archive"]) == 0
    told = capsys.readouterr().out
    assert told.splitlines()[1:] == ["  cd my-archive", "  annals build"]
    assert (here / "my-archive" / ".gitignore").is_file()


@EVERY
def test_what_it_writes_is_the_starter_whole_and_without_a_fault(name: str, here: Path) -> None:
    assert main(["init", "new", "--vocabulary", name]) == 0
    folders = (STARTERS / COMMON, STARTERS / name)
    starter = {path.relative_to(folder) for folder in folders for path in folder.rglob("*")}
    assert {path.relative_to(here / "new") for path in (here / "new").rglob("*")} == starter
    _archive, _index, problems = read_archive(here / "new")
    assert errors(problems) == []


def test_a_project_asks_for_this_version() -> None:
    assert f"=={VERSION}\n" in (STARTERS / COMMON / "requirements.txt").read_text(encoding="utf-8")


def test_a_folder_that_is_empty_is_filled(here: Path) -> None:
    (here / "empty").mkdir()
    assert main(["init", "empty"]) == 0
    assert (here / "empty" / "mkdocs.yml").is_file()


@pytest.mark.parametrize("made", ["folder", "file", "link"])
def test_nothing_is_written_over(made: str, here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    target = here / "mine"
    if made == "folder":
        target.mkdir()
        (target / ".hidden").touch()
    elif made == "file":
        target.touch()
    else:
        target.symlink_to(here / "elsewhere")
    before = sorted(here.rglob("*"))
    assert main(["init", "mine"]) == 2
    assert capsys.readouterr().err.startswith("annals: 'mine' is not")
    assert sorted(here.rglob("*")) == before


def test_a_command_outside_of_a_project_says_how_to_begin_one(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check"]) == 2
    assert "'annals init my-archive' begins a new one" in capsys.readouterr().err


def test_a_build_without_settings_of_a_builder_says_so(copy: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--root", str(copy), "build"]) == 2
    assert "no mkdocs.yml beside archive/" in capsys.readouterr().err
