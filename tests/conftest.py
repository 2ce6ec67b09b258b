"""Fixtures of all tests: the toy archive, the real one, and a copy of the toy to break."""

import shutil
from pathlib import Path

import pytest
from hypothesis import settings

from tests.support import PROJECT, TOY, Loaded, loaded

# The same examples every time, and no example is too slow: tests do not depend on the machine.
settings.register_profile("annals", derandomize=True, deadline=None, database=None)
settings.load_profile("annals")


@pytest.fixture(scope="session")
def toy_root() -> Path:
    """Return the folder of the toy project."""
    return TOY


@pytest.fixture(scope="session")
def real_root() -> Path:
    """Return the folder of this project."""
    return PROJECT


@pytest.fixture(scope="session")
def toy(toy_root: Path) -> Loaded:
    """Return the toy archive, loaded."""
    return loaded(toy_root)


@pytest.fixture(scope="session")
def real(real_root: Path) -> Loaded:
    """Return the real archive, loaded."""
    return loaded(real_root)


@pytest.fixture
def copy(tmp_path: Path, toy_root: Path) -> Path:
    """Return a folder with a copy of the toy archive, to break."""
    root = tmp_path / "project"
    shutil.copytree(toy_root / "archive", root / "archive")
    return root
