"""The examples of the page "Use the data" run on the files of the data page, and say what the page says."""

import io
import re
from contextlib import chdir, redirect_stdout
from pathlib import Path

import pytest

from annals.data.cells import TableFacts
from annals.data.datasets import file_names, table_files
from tests.support import SAMPLE, WORDS, Once, loaded

PAGE = Path(__file__).parents[1] / "hooks" / "annals" / "pages" / "use-the-data.md"
EXAMPLES = re.findall(r"^```python\n(.*?)^```", PAGE.read_text(encoding="utf-8"), re.M | re.S)
NEEDED = [re.findall(r"^import (\w+)", example, re.M)[0] for example in EXAMPLES]
SHOWN = {
    "gzip": [],
    "pandas": ["al-qaryatayn-2015-08-capture"],
    "duckdb": ["sohr", "statements"],
    "sqlite3": ["https://archive.example/a/"],
    "json": ["events have a position that can be counted"],
}


@pytest.fixture(scope="module")
def folder(once: Once) -> Path:
    """Give a folder with the files of the data page, of which the examples read some."""

    def make(folder: Path) -> None:
        here = loaded(SAMPLE)
        for file in table_files(TableFacts(here.archive, here.index), "https://archive.example/"):
            (folder / file.name).write_bytes(file.content)
        with chdir(folder):
            exec(EXAMPLES[NEEDED.index("gzip")], {})  # noqa: S102 - our own page

    return once("data-to-use", make)


@pytest.mark.parametrize("number", range(len(EXAMPLES)), ids=[f"{n}-{name}" for n, name in enumerate(NEEDED)])
def test_an_example_runs_and_prints_what_is_asked_for(number: int, folder: Path) -> None:
    pytest.importorskip(NEEDED[number])
    printed = io.StringIO()
    with chdir(folder), redirect_stdout(printed):
        exec(compile(EXAMPLES[number], PAGE.name, "exec"), {})  # noqa: S102 - our own page
    assert [text for text in SHOWN[NEEDED[number]] if text not in printed.getvalue()] == []


def test_the_page_names_files_that_are_there() -> None:
    text = PAGE.read_text(encoding="utf-8")
    named = set(re.findall(r"\b([a-z]+\.(?:csv|geojson|sqlite(?:\.gz)?|json))\b(?!\()", text))
    assert named - {"archive.sqlite"} <= set(file_names(WORDS))
    assert {"claims.csv", "events.geojson", "archive.sqlite.gz", "metadata.json"} <= named
