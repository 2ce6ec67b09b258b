"""A folder is replaced in one step: the old one stays whole until the new one is."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from annals.problems import UsageError
from annals.records.atomic import alone, replacing
from tests.support import PROJECT


def listed(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*"))


def test_a_folder_that_is_not_there_is_made(tmp_path: Path) -> None:
    with replacing(tmp_path / "deep" / "site") as folder:
        (folder / "index.html").write_text("new", encoding="utf-8")
    assert listed(tmp_path) == ["deep", "deep/site", "deep/site/index.html"]


def test_the_new_folder_takes_the_place_of_the_old(tmp_path: Path) -> None:
    target = tmp_path / "site"
    target.mkdir()
    (target / "old.html").write_text("old", encoding="utf-8")
    with replacing(target) as folder:
        assert list(folder.iterdir()) == []
        assert folder.parent == tmp_path
        (folder / "new.html").write_text("new", encoding="utf-8")
        assert listed(target) == ["old.html"]
    assert listed(tmp_path) == ["site", "site/new.html"]
    assert target.stat().st_mode & 0o777 == 0o755


def fail(target: Path, fault: type[BaseException]) -> None:
    with replacing(target) as folder:
        (folder / "half.html").write_text("half", encoding="utf-8")
        raise fault


@pytest.mark.parametrize("fault", [RuntimeError, KeyboardInterrupt, SystemExit])
def test_a_failure_keeps_the_old_folder_and_leaves_nothing(tmp_path: Path, fault: type[BaseException]) -> None:
    target = tmp_path / "site"
    target.mkdir()
    (target / "old.html").write_text("old", encoding="utf-8")
    with pytest.raises(fault):
        fail(target, fault)
    assert listed(tmp_path) == ["site", "site/old.html"]


def test_a_failure_of_a_first_build_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(RuntimeError):
        fail(tmp_path / "site", RuntimeError)
    assert listed(tmp_path) == []


def test_a_build_that_still_runs_keeps_its_folder(tmp_path: Path) -> None:
    with replacing(tmp_path / "site") as first:
        with replacing(tmp_path / "site") as second:
            assert first != second
            assert first.is_dir()
        (first / "index.html").write_text("first", encoding="utf-8")
    assert listed(tmp_path) == ["site", "site/index.html"]


def test_a_build_that_was_killed_leaves_nothing_for_long(tmp_path: Path) -> None:
    code = "import os, sys; from pathlib import Path; from annals.records.atomic import replacing\n"
    code += "with replacing(Path(sys.argv[1])) as folder:\n    os._exit(9)"
    environment = {**os.environ, "PYTHONPATH": str(PROJECT / "hooks")}
    subprocess.run([sys.executable, "-c", code, str(tmp_path / "site")], env=environment, check=False)
    assert len(list(tmp_path.iterdir())) == 1
    with replacing(tmp_path / "site"):
        pass
    assert listed(tmp_path) == ["site"]


def test_leftovers_of_killed_builds_are_removed_and_nothing_else(tmp_path: Path) -> None:
    for name in (".site.building-abc", ".other.building-abc", ".site", "site.building-abc"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "file").write_text("x", encoding="utf-8")
    with replacing(tmp_path / "site"):
        pass
    assert {path.name for path in tmp_path.iterdir()} == {".other.building-abc", ".site", "site", "site.building-abc"}


def test_a_lock_keeps_another_process_out_until_its_holder_ends(tmp_path: Path) -> None:
    lock = tmp_path / "folder" / "site.lock"
    code = "import sys; from pathlib import Path; from annals.records.atomic import alone\n"
    code += "with alone(Path(sys.argv[1]), 'build'):\n    print('held', flush=True); sys.stdin.read()"
    with subprocess.Popen(
        [sys.executable, "-c", code, str(lock)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as other:
        assert other.stdout
        assert other.stdout.readline() == "held\n"
        with pytest.raises(UsageError, match="another build is running; wait until it is done"), alone(lock, "build"):
            pass
        other.kill()
    with alone(lock, "build"):
        pass
