"""The database: keys hold, words are found, and the same records give the same bytes in another process."""

import hashlib
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from annals.data.all_tables import tables
from annals.data.cells import TableFacts
from annals.data.datapackage import meaning
from annals.data.queries import QUERIES
from annals.data.sqlite import database_chunks
from tests.support import PROJECT, TOY, WORDS, loaded

BASE = "https://archive.example/"


def made(root: Path) -> bytes:
    here = loaded(root)
    facts = TableFacts(here.archive, here.index)
    return b"".join(database_chunks(tables(WORDS, BASE), facts))


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
    references = [
        row[2:5:2] for table in tables(WORDS) for row in opened.execute(f"PRAGMA foreign_key_list({table.name})")
    ]
    keys = {"articles": "article", "claims": "claim", "events": "event"}
    assert set(references) == {*keys.items(), ("groups", "group"), ("sources", "source"), ("towns", "town")}


def test_whatever_leads_elsewhere_has_an_index(opened: sqlite3.Connection) -> None:
    for table in tables(WORDS):
        indexed = {
            column
            for (_n, name, *_rest) in opened.execute(f"PRAGMA index_list({table.name})").fetchall()
            for (_seq, _cid, column) in opened.execute(f"PRAGMA index_info({name})")
        }
        assert {column.name for column in table.columns if column.refers} <= indexed, table.name


def test_an_event_is_reached_from_its_claims_and_a_source_from_every_link(opened: sqlite3.Connection) -> None:
    one = opened.execute("SELECT event, count(*) FROM claims WHERE event IS NOT NULL GROUP BY event").fetchall()
    for event, number in one:
        assert opened.execute("SELECT count(*) FROM claims WHERE about = ?", (event,)).fetchone() == (number,)
    joined = opened.execute(
        "SELECT chain, (SELECT group_concat(source, ' > ') FROM (SELECT source FROM chain_links "
        "WHERE claim = claims.claim AND role != 'jointly' ORDER BY step)) FROM claims"
    ).fetchall()
    assert all(chain == links for chain, links in joined)


def test_places_of_events_are_told_from_those_they_concern(opened: sqlite3.Connection) -> None:
    for column, concerns in (("places", "no"), ("concerns", "yes")):
        rows = opened.execute(f"SELECT event, {column} FROM events WHERE {column} IS NOT NULL").fetchall()  # noqa: S608
        for event, joined in rows:
            query = "SELECT place FROM event_places WHERE event = ? AND concerns = ? ORDER BY step"
            assert [place for (place,) in opened.execute(query, (event, concerns))] == joined.split(" ")


def test_a_name_is_found_by_any_of_its_spellings() -> None:
    connection = sqlite3.connect(":memory:")
    connection.deserialize(made(TOY))
    found = "SELECT rowid FROM spellings_fts WHERE spellings_fts MATCH ?"
    query = f"SELECT DISTINCT record FROM spellings WHERE rowid IN ({found})"  # noqa: S608
    for spelling in ("المحبرة", '"al-Mahbara"', "Mahbara"):
        assert ("al-mahbara",) in connection.execute(query, (spelling,)).fetchall(), spelling
    languages = dict(connection.execute("SELECT name, language FROM spellings WHERE record = 'al-mahbara'"))
    connection.close()
    assert languages["المحبرة"] == "ar"
    assert languages["al-Mahbara"] == "en"


def test_every_row_says_where_it_stands(opened: sqlite3.Connection) -> None:
    for table in tables(WORDS, BASE):
        assert table.columns[-1].name == "permalink"
        query = f"SELECT count(*) FROM {table.name} WHERE permalink NOT LIKE '{BASE}%'"  # noqa: S608
        assert opened.execute(query).fetchone() == (0,), table.name


def test_what_a_column_means_stands_in_the_database(opened: sqlite3.Connection) -> None:
    for table in tables(WORDS):
        (made_by,) = opened.execute("SELECT sql FROM sqlite_master WHERE name = ?", (table.name,)).fetchone()
        assert f"-- {table.title}" in made_by
        assert all(f"-- {meaning(column)}\n" in made_by for column in table.columns), table.name


def test_a_search_finds_words_in_any_script(opened: sqlite3.Connection) -> None:
    for name, column in ((table.name, table.searched[0]) for table in tables(WORDS) if table.searched):
        rows = opened.execute(f"SELECT rowid, {column} FROM {name} WHERE {column} != '' LIMIT 9").fetchall()  # noqa: S608
        for key, text in rows:
            words = '"' + text.replace('"', "") + '"'
            found = opened.execute(f"SELECT rowid FROM {name}_fts WHERE {name}_fts MATCH ?", (words,))  # noqa: S608
            assert (key,) in found.fetchall(), (name, text)


def test_lists_are_joined_as_in_csv() -> None:
    connection = sqlite3.connect(":memory:")
    connection.deserialize(made(TOY))
    chains = connection.execute("SELECT chain FROM claims WHERE claim = 'q5bct8vf/c1'").fetchall()
    connection.close()
    assert chains == [("nib-monitor > harbour-post",)]


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


def test_what_is_known_of_a_name_is_found_by_any_of_its_spellings() -> None:
    connection = sqlite3.connect(":memory:")
    connection.deserialize(made(PROJECT))
    asked = {query.name: query.sql for query in QUERIES}

    def rows(query: str, name: str) -> list[tuple[str, ...]]:
        return connection.execute(asked[query], {"name": name}).fetchall()

    for query in asked:
        for spellings in (("القريتين", "al-Qaryatayn"), ("SOHR", "Syrian Observatory for Human Rights")):
            found = [{row[0] for row in rows(query, spelling)} for spelling in spellings]
            assert found[0], (query, spellings)
            assert found[0] <= found[1] or found[1] <= found[0], (query, spellings)
    assert ("mt5c42d9",) in [row[:1] for row in rows("articles_by_name", "القريتين")]
    assert ("al-qaryatayn-2015-08-capture",) in [row[:1] for row in rows("events_by_name", "القريتين")]
    assert rows("statements_by_name", 'a "quoted name') == []
    connection.close()
