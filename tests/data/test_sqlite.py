"""The database: keys hold, words are found, and the same records give the same bytes in another process."""

import hashlib
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from annals.data.datasets import tables
from annals.data.sqlite import database_chunks
from tests.support import PROJECT, TOY, loaded


def made(root: Path) -> bytes:
    here = loaded(root)
    return b"".join(database_chunks(tables(), here.archive, here.index))


@pytest.fixture(params=[TOY, PROJECT], ids=["toy", "real"])
def opened(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[sqlite3.Connection]:
    path = tmp_path / "archive.sqlite"
    path.write_bytes(made(request.param))
    connection = sqlite3.connect(path)
    yield connection
    connection.close()


def test_it_is_whole_and_every_reference_names_its_key_and_leads_to_a_row(opened: sqlite3.Connection) -> None:
    assert opened.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    assert opened.execute("PRAGMA foreign_key_check").fetchall() == []
    references = [row[2:5:2] for table in tables() for row in opened.execute(f"PRAGMA foreign_key_list({table.name})")]
    keys = {"articles": "article", "claims": "claim", "events": "event"}
    assert set(references) == {*keys.items(), ("groups", "group"), ("sources", "source"), ("towns", "town")}


def test_a_search_finds_words_in_any_script(opened: sqlite3.Connection) -> None:
    for name, column in ((table.name, table.searched[0]) for table in tables() if table.searched):
        rows = opened.execute(f"SELECT rowid, {column} FROM {name} WHERE {column} != '' LIMIT 9").fetchall()  # noqa: S608
        for key, text in rows:
            words = '"' + text.replace('"', "") + '"'
            found = opened.execute(f"SELECT rowid FROM {name}_fts WHERE {name}_fts MATCH ?", (words,))  # noqa: S608
            assert (key,) in found.fetchall(), (name, text)


def test_lists_are_joined_as_in_csv() -> None:
    connection = sqlite3.connect(":memory:")
    connection.deserialize(made(PROJECT))
    chains = connection.execute("SELECT chain FROM claims WHERE claim = 'mt5c42d9/c8'").fetchall()
    connection.close()
    assert chains == [("sohr > afp > new-arab",)]


@pytest.mark.slow
def test_another_process_makes_the_same_bytes(tmp_path: Path) -> None:
    program = (
        "import hashlib, sys; from pathlib import Path; from tests.data.test_sqlite import made;"
        "print(hashlib.sha256(made(Path(sys.argv[1]))).hexdigest())"
    )
    environment = {"PYTHONPATH": f"{PROJECT / 'hooks'}:{PROJECT}", "PYTHONHASHSEED": "7", "TZ": "Asia/Damascus"}
    other = subprocess.run(
        [sys.executable, "-c", program, str(TOY)], env=environment, capture_output=True, text=True, check=True
    )
    assert other.stdout.strip() == hashlib.sha256(made(TOY)).hexdigest()
