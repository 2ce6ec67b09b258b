"""Fixtures of all tests: the toy archive, the real one, and a copy of the toy to break."""

import fcntl
import gc
import json
import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import settings

from annals import processes
from tests.citations.formatting import Formatted, format_wanted
from tests.support import SAMPLE, TOY, Loaded, Once, copy_toy, loaded

# The same examples every time, and no example is too slow: tests do not depend on the machine.
settings.register_profile("annals", derandomize=True, deadline=None, database=None)
settings.register_profile("quick", settings.get_profile("annals"), max_examples=20)  # of `make quick`
settings.load_profile("annals")


SLOW = {"once", "real_project", "toy_project"}
"""The fixtures that build a site, let others start one, or start another program."""


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark the tests that need a slow fixture, and keep those of a module that need a browser in one worker.

    That worker holds one browser for all of them.
    """
    for item in items:
        if SLOW & set(getattr(item, "fixturenames", ())):
            item.add_marker(pytest.mark.slow)
        if item.get_closest_marker("browser"):
            item.add_marker(pytest.mark.xdist_group(item.path.stem))


def pytest_collection_finish() -> None:
    """Keep the garbage collector from going over all that was imported and collected, which stays to the end."""
    gc.collect()
    gc.freeze()


@pytest.fixture(scope="session")
def toy_root() -> Path:
    """Return the folder of the toy project."""
    return TOY


@pytest.fixture(scope="session")
def real_root() -> Path:
    """Return the folder with the archive as it was with its first five articles."""
    return SAMPLE


@pytest.fixture(scope="session")
def toy(toy_root: Path) -> Loaded:
    """Return the toy archive, loaded."""
    return loaded(toy_root)


@pytest.fixture(scope="session")
def real(real_root: Path) -> Loaded:
    """Return the archive of the first five articles, loaded."""
    return loaded(real_root)


@pytest.fixture(scope="session")
def once(tmp_path_factory: pytest.TempPathFactory) -> Once:
    """Return a function that gives a folder, made by the first who asks and read by all workers of this run."""
    own = tmp_path_factory.getbasetemp()
    shared = own.parent if "PYTEST_XDIST_WORKER" in os.environ else own

    def made_once(name: str, make: Callable[[Path], object]) -> Path:
        folder, made = shared / name, shared / f"{name}.made"
        with (shared / f"{name}.lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            if not made.exists():
                shutil.rmtree(folder, ignore_errors=True)
                folder.mkdir()
                make(folder)
                made.touch()
        return folder

    return made_once


@pytest.fixture(scope="session")
def formatted(once: Once) -> Formatted:
    """Return what citeproc-js makes of everything in `tests.citations.formatting`."""
    folder = once("formatted", lambda folder: (folder / "texts.json").write_text(json.dumps(format_wanted()), "utf-8"))
    texts: Formatted = json.loads((folder / "texts.json").read_text(encoding="utf-8"))
    return texts


@pytest.fixture(autouse=True, scope="session")
def caches(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Keep what commands remember of these projects out of the user's own cache."""
    os.environ["ANNALS_CACHE"] = str(tmp_path_factory.mktemp("caches"))


@pytest.fixture(autouse=True, scope="session")
def editing() -> None:
    """Name an address at which files can be edited: without one no page links to it."""
    os.environ["ANNALS_EDIT_BASE"] = "https://git.example/annals/edit/main/"


@pytest.fixture
def forks(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a test share work among processes, though threads of pytest run beside it."""
    monkeypatch.setattr(processes, "can_fork", lambda: True)


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """Return a folder with a copy of the toy archive, to break."""
    copy_toy(tmp_path / "project")
    return tmp_path / "project"
