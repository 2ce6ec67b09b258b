"""The pages and tables of the toy archive are the ones kept in tests/golden/, to the letter.

After a change that is meant, write them anew with `ANNALS_GOLDEN=write` and read the difference.
"""

import os
from pathlib import Path

import pytest

from annals.site.build import build_site
from tests.support import TOY

GOLDEN = Path(__file__).with_name("golden")


BYTES = ".sqlite"
"""What is not kept: the bytes of a database are those of one release of SQLite. See test_sqlite.py."""


@pytest.fixture(scope="module")
def outputs() -> dict[str, bytes]:
    return {output.path: output.content for output in build_site(TOY).outputs}


def test_the_toy_archive_gives_exactly_the_kept_outputs(outputs: dict[str, bytes]) -> None:
    texts = {path: content for path, content in outputs.items() if not path.endswith(BYTES)}
    if os.environ.get("ANNALS_GOLDEN") == "write":
        for path, content in texts.items():
            (GOLDEN / path).parent.mkdir(parents=True, exist_ok=True)
            (GOLDEN / path).write_bytes(content)
    kept = {path.relative_to(GOLDEN).as_posix() for path in GOLDEN.rglob("*") if path.is_file()}
    assert kept == set(texts)
    for path, content in texts.items():
        assert content.decode() == (GOLDEN / path).read_bytes().decode(), path


def test_the_same_archive_gives_the_same_outputs_twice(outputs: dict[str, bytes]) -> None:
    assert {output.path: output.content for output in build_site(TOY).outputs} == outputs
