"""The pages and tables of the toy archive are the ones kept in tests/golden/, to the letter.

After a change that is meant, write them anew with `ANNALS_GOLDEN=write` and read the difference.
"""

import os
from pathlib import Path

import pytest

from annals.site import build_site
from tests.support import TOY

GOLDEN = Path(__file__).with_name("golden")


@pytest.fixture(scope="module")
def outputs() -> dict[str, str]:
    return {output.path: output.text for output in build_site(TOY).outputs}


def test_the_toy_archive_gives_exactly_the_kept_outputs(outputs: dict[str, str]) -> None:
    if os.environ.get("ANNALS_GOLDEN") == "write":
        for path, text in outputs.items():
            (GOLDEN / path).parent.mkdir(parents=True, exist_ok=True)
            (GOLDEN / path).write_text(text, encoding="utf-8", newline="")
    kept = {path.relative_to(GOLDEN).as_posix() for path in GOLDEN.rglob("*") if path.is_file()}
    assert kept == set(outputs)
    for path, text in outputs.items():
        assert text == (GOLDEN / path).read_bytes().decode(), path


def test_the_same_archive_gives_the_same_outputs_twice(outputs: dict[str, str]) -> None:
    assert {output.path: output.text for output in build_site(TOY).outputs} == outputs
