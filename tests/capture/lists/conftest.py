"""The fixture of the tests of lists."""

from pathlib import Path

import pytest

from tests.capture.lists.support import Lists


@pytest.fixture
def lists(copy: Path, capsys: pytest.CaptureFixture[str]) -> Lists:
    """Return what reads lists into a copy of the toy archive."""
    return Lists(copy, capsys)
