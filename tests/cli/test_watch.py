"""A project watched: the files that changed, by their names, and no others."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from annals.cli.watch import ALL, Watcher
from annals.records.atomic import replacing

PATIENCE = 60.0
"""Seconds after which a test gives up; none waits so long if all is well."""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "archive/towns").mkdir(parents=True)
    (tmp_path / "archive/towns/a.md").write_text("a", encoding="utf-8")
    (tmp_path / "hooks").mkdir()
    (tmp_path / "other").mkdir()
    return tmp_path


@pytest.fixture
def watcher(root: Path) -> Iterator[Watcher]:
    watcher = Watcher(root, ("archive", "citations.json", "hooks/one.py", "no-such-folder"))
    watcher.start()
    yield watcher
    watcher.stop()


def seen(watcher: Watcher, wanted: str) -> set[str]:
    """Return what was noted up to a name."""
    found: set[str] = set()
    while wanted not in found:
        assert watcher.wait(PATIENCE), f"{wanted} was not noted"
        found |= watcher.take()
    return found


def test_a_file_that_is_written_comes_or_goes_is_noted(root: Path, watcher: Watcher) -> None:
    file = root / "archive/towns/a.md"
    file.write_text("longer", encoding="utf-8")
    assert seen(watcher, "archive/towns/a.md") == {"archive/towns/a.md"}
    file.unlink()
    seen(watcher, "archive/towns/a.md")
    (root / "archive/towns/b.md").write_text("b", encoding="utf-8")
    seen(watcher, "archive/towns/b.md")


def test_a_file_that_moves_is_noted_by_both_names(root: Path, watcher: Watcher) -> None:
    (root / "archive/towns/a.md").rename(root / "archive/towns/c.md")
    assert {"archive/towns/a.md"} <= seen(watcher, "archive/towns/c.md") | watcher.take()


def test_files_that_are_named_are_watched_and_their_neighbours_are_not(root: Path, watcher: Watcher) -> None:
    (root / "other/x.md").write_text("x", encoding="utf-8")
    (root / "mkdocs.yml").write_text("x", encoding="utf-8")
    (root / "hooks/two.py").write_text("x", encoding="utf-8")
    (root / "hooks/one.py").write_text("x", encoding="utf-8")
    (root / "citations.json").write_text("{}", encoding="utf-8")
    found = seen(watcher, "citations.json")
    while "hooks/one.py" not in found:
        found |= seen(watcher, "hooks/one.py")
    assert found == {"citations.json", "hooks/one.py"}


def test_a_folder_that_comes_or_moves_may_hold_anything(root: Path, watcher: Watcher) -> None:
    (root / "archive/groups").mkdir()
    assert ALL in seen(watcher, ALL)
    (root / "archive/groups/new.md").write_text("x", encoding="utf-8")
    seen(watcher, "archive/groups/new.md")


def test_whoever_waits_is_woken_at_the_end(watcher: Watcher) -> None:
    watcher.stop()
    assert watcher.wait(PATIENCE) is False


def test_a_folder_that_another_takes_the_place_of_is_watched_on(root: Path, watcher: Watcher) -> None:
    with replacing(root / "archive") as folder:
        (folder / "towns").mkdir()
        (folder / "towns/b.md").write_text("b", encoding="utf-8")
    seen(watcher, ALL)
    found: set[str] = set()
    for turn in range(int(PATIENCE)):  # until the watcher has come to the folder that is there now
        (root / "archive/towns/b.md").write_text("b" * (turn + 2), encoding="utf-8")
        if watcher.wait(1.0):
            found |= watcher.take()
        if "archive/towns/b.md" in found:
            break
    assert "archive/towns/b.md" in found
