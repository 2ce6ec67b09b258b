"""A clone on a system that ends lines otherwise has the same bytes."""

import shutil
import subprocess
from pathlib import Path

import pytest

from tests.support import PROJECT

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(
        shutil.which("git") is None or not (PROJECT / ".git").exists(), reason="needs git and the project's own history"
    ),
]


def clone(place: Path, *options: str) -> dict[str, bytes]:
    settings = [word for option in options for word in ("-c", option)]
    source = f"file://{PROJECT}"
    subprocess.run(["git", "clone", "-q", "--depth=1", *settings, source, str(place)], check=True, capture_output=True)
    return {
        path.relative_to(place).as_posix(): path.read_bytes()
        for path in sorted(place.rglob("*"))
        if path.is_file() and ".git" not in path.relative_to(place).parts
    }


def test_a_clone_that_asks_for_the_ends_of_windows_has_the_same_bytes(tmp_path: Path) -> None:
    plain = clone(tmp_path / "plain", "core.autocrlf=false")
    windows = clone(tmp_path / "windows", "core.autocrlf=true", "core.eol=crlf")
    assert [name for name in plain if plain[name] != windows.get(name)] == []
    assert b"\r\n" not in windows[".ci/debian"]
    assert b"\r\n" in windows["tests/golden/a/q5bct8vf/citation.ris"]
