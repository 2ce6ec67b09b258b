"""The tables as other programs read them: types, keys and sums by frictionless, map data, language tags, addresses."""

import csv
import gzip
import hashlib
import io
import json
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import frictionless
import geojson
import langcodes
import pytest
import rfc3987
from hypothesis import given
from hypothesis import strategies as st

from annals.data.all_tables import sheets, tables
from annals.data.cells import TableFacts, value_rows
from annals.data.datasets import describing_files, feed_files, table_files
from annals.data.files import DataFile, Sum
from annals.data.kinds.event import date_prec
from annals.data.tables import BLOCK, FORMULA, Column, Table, Value, csv_chunks, csv_line
from annals.values.edtf import parse
from tests.support import PROJECT, TOY, WORDS, loaded

BASE = "https://archive.example/"
BOTH = pytest.mark.parametrize("root", [TOY, PROJECT], ids=["toy", "real"])


@cache
def facts(root: Path) -> TableFacts:
    here = loaded(root)
    return TableFacts(here.archive, here.index)


@cache
def files(root: Path) -> dict[str, DataFile]:
    archive = facts(root).archive
    held = [(file, file.measure()) for file in table_files(facts(root), BASE)]
    described = describing_files(archive, BASE, held)
    made = (*(file for file, _total in (*held, *described)), *feed_files(archive, BASE))
    return {file.name: file for file in made}


def text(root: Path, name: str) -> str:
    return files(root)[name].content.decode()


@cache
def rows(root: Path, table: str) -> list[dict[str, Any]]:
    (found,) = (each for each in tables(WORDS, BASE) if each.name == table)
    return [found.object(row) for row in found.rows(facts(root))]


def laid_out(root: Path, folder: Path) -> Path:
    """Write the files of the data page to a folder and return the descriptor there."""
    for file in files(root).values():
        (folder / file.name).write_bytes(file.content)
    return folder / "datapackage.json"


def faults(descriptor: Path) -> list[str]:
    """Return what frictionless finds wrong with a package."""
    report = frictionless.validate(str(descriptor))
    return [str(kind) for (kind,) in report.flatten(["type"])]


@pytest.mark.slow
@BOTH
def test_frictionless_finds_types_keys_and_sums_in_order(root: Path, tmp_path: Path) -> None:
    assert faults(laid_out(root, tmp_path)) == []


@pytest.mark.slow
@pytest.mark.parametrize(
    ("name", "old", "new", "fault"),
    [
        ("claims.csv", ",31,31,people", ",31,3l,people", "type-error"),
        ("claims.csv", ",salt-gazette,", ",salt-gazettes,", "foreign-key"),
        ("towns.csv", "Tall Qirtas | Qirtas", "Tall Qirtas | Qirta", "hash-count"),
    ],
)
def test_frictionless_finds_a_planted_fault(tmp_path: Path, name: str, old: str, new: str, fault: str) -> None:
    descriptor = laid_out(TOY, tmp_path)
    sound = (tmp_path / name).read_text(encoding="utf-8")
    assert old in sound
    (tmp_path / name).write_text(sound.replace(old, new, 1), encoding="utf-8")
    assert fault in faults(descriptor)


@pytest.mark.slow
@BOTH
def test_csv_and_json_lines_hold_the_same(root: Path) -> None:
    for table in sheets(WORDS, BASE):
        read = list(csv.DictReader(io.StringIO(text(root, f"{table.name}.csv"))))
        lines = files(root)[f"{table.name}.csv"].measure().lines
        assert len(read) == lines - 1, "no value of a record holds an end of a line"
        assert len(read) == len(rows(root, table.name)) == len(list(value_rows(table, facts(root))))
        for cells, values in zip(read, rows(root, table.name), strict=True):
            filled_cells = {column for column, cell in cells.items() if cell}
            assert filled_cells == set(values)


@given(st.tuples(st.text(), st.text()))
def test_no_program_parts_a_cell_at_another_sign_than_the_comma(cells: tuple[str, str]) -> None:
    columns: tuple[Column[tuple[str, str]], ...] = (
        Column("one", "text", lambda row: row[0]),
        Column("other", "text", lambda row: row[1]),
    )
    line = csv_line(Table("t", "T", columns, lambda _facts: (), str), cells)
    (read,) = csv.reader(io.StringIO(line, newline=""), strict=True)
    assert [each.removeprefix("'") for each in read] == [each.removeprefix("'") for each in cells]
    assert not set(";\t\r") & set(re.sub(r'"(?:[^"]|"")*"', "", line))


def test_text_that_looks_like_a_formula_is_led_by_an_apostrophe_in_csv_alone() -> None:
    columns: tuple[Column[tuple[Value, ...]], ...] = (
        Column("text", "text", lambda row: row[0]),
        Column("number", "number", lambda row: row[1], "number"),
        Column("list", "list", lambda row: row[2], between=" "),
    )
    table = Table("t", "T", columns, lambda _facts: (), str)
    for mark in FORMULA:
        row: tuple[Value, ...] = (f"{mark}1", -1, (f"{mark}2", "3"))
        assert next(csv.reader([csv_line(table, row)])) == [f"'{mark}1", "-1", f"'{mark}2 3"]
        assert table.object(row) == {"text": f"{mark}1", "number": -1, "list": (f"{mark}2", "3")}


def test_a_table_is_written_in_blocks_while_its_rows_are_read() -> None:
    read: list[int] = []
    table: Table[int] = Table("n", "N", (Column("n", "number", lambda n: n, "integer"),), lambda _facts: (), str)

    def numbers() -> Iterator[int]:
        for number in range(3 * BLOCK):
            read.append(number)
            yield number

    chunks = csv_chunks(table, numbers())
    assert next(chunks) == b"n\n"
    assert next(chunks).count(b"\n") == BLOCK
    assert len(read) == BLOCK
    assert b"".join(chunks).count(b"\n") == 2 * BLOCK


@pytest.mark.slow
@BOTH
def test_a_file_is_the_same_each_time_and_tells_its_length_and_sum(root: Path) -> None:
    for file in files(root).values():
        stream = io.BytesIO()
        total = file.write(stream)
        written = stream.getvalue()
        assert total == file.measure() == Sum(len(written), hashlib.sha256(written).hexdigest(), written.count(b"\n"))
        assert file.content == written


def test_every_column_says_what_it_means_and_no_two_are_called_alike() -> None:
    for table in tables(WORDS):
        names = [column.name for column in table.columns]
        assert len(names) == len(set(names))
        assert all(column.meaning for column in table.columns)


def test_datasette_is_told_of_tables_and_columns_that_are_there() -> None:
    told = json.loads(text(TOY, "metadata.json"))
    every = {"title", "description", "license", "license_url", "source", "source_url", "about", "about_url"}
    assert set(told) == {*every, "databases"}
    assert told["source_url"] == f"{BASE}data/"
    ((database, described),) = told["databases"].items()
    assert f"{database}.sqlite.gz" in files(TOY)
    assert set(described) == {"tables", "queries"}
    assert set(described["tables"]) == {table.name for table in tables(WORDS)}
    for table in tables(WORDS, BASE):
        found = described["tables"][table.name]
        names = [column.name for column in table.columns]
        assert set(found) <= {"title", "description", "columns", "label_column", "facets", "sort"}
        assert list(found["columns"]) == names
        asked = (*found.get("facets", ()), *(found[key] for key in ("label_column", "sort") if key in found))
        assert set(asked) <= set(names), table.name


@BOTH
def test_map_data_is_geojson_with_the_precision_of_each_place(root: Path) -> None:
    for name in ("events", "towns"):
        found = geojson.loads(text(root, f"{name}.geojson"))
        assert isinstance(found, geojson.FeatureCollection)
        assert found.errors() == []
        assert len(found.features) == len(rows(root, name))
        for feature in found.features:
            assert feature.geometry is None or feature.geometry.is_valid
            if name == "events" and feature.properties.get("place"):
                assert feature.properties["where_prec"] in range(1, 8)


def test_a_place_lies_where_its_record_says() -> None:
    towns = {each["id"]: each["geometry"] for each in json.loads(text(TOY, "towns.geojson"))["features"]}
    assert towns["tell-qirtas"] == {"type": "Point", "coordinates": [-39.85, 30.1]}
    assert towns["salt-road"]["type"] == "LineString"
    first = loaded(TOY).archive.places["salt-road"].line
    assert first
    assert towns["salt-road"]["coordinates"][0] == [first.points[0][1], first.points[0][0]]


@BOTH
def test_every_line_of_every_history_stands_in_one_file_as_in_the_archive(root: Path) -> None:
    kept = sorted((root / "archive" / "history").rglob("*.jsonl"), key=lambda path: (path.parent.name, path.stem))
    assert gzip.decompress(files(root)["histories.jsonl.gz"].content) == b"".join(path.read_bytes() for path in kept)


@BOTH
def test_languages_are_bcp_47_and_addresses_are_uris(root: Path) -> None:
    for article in rows(root, "articles"):
        assert langcodes.tag_is_valid(article["language"])
        for address in (article.get("url"), article["rights"], *article.get("archived", ())):
            assert address is None or rfc3987.parse(address, rule="URI")


@BOTH
def test_a_research_object_names_files_that_are_there(root: Path) -> None:
    graph = json.loads(text(root, "ro-crate-metadata.json"))["@graph"]
    nodes = {node["@id"]: node for node in graph}
    assert len(nodes) == len(graph)
    assert nodes[nodes["./"]["author"]["@id"]] == nodes[nodes["./"]["publisher"]["@id"]]
    for part in nodes["./"]["hasPart"]:
        assert nodes[part["@id"]]["contentSize"] == str(len(files(root)[part["@id"]].content))


@pytest.mark.parametrize(
    ("text", "step"),
    [
        ("2015-08-05", 1), ("2015-08-05/2015-08-06", 2), ("2015-08-05/2015-08-10", 2), ("2015-08-03/2015-08-09", 3),
        ("2015-08", 4), ("2015", 5), ("2016", 5), ("2015/2017", None), ("2015/..", None), ("2015-11-01~", 2),
        ("[2015-08-06..2015-08-07]", 2), ("[..2017-10-20]", None),
    ],
)  # fmt: skip
def test_the_precision_of_a_date_is_that_of_ucdp(text: str, step: int | None) -> None:
    assert date_prec(parse(text)) == step
