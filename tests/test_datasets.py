"""The tables as other programs read them: types, keys and sums by frictionless, map data, language tags, addresses."""

import csv
import io
import json
from functools import cache
from pathlib import Path
from typing import Any

import frictionless
import geojson
import langcodes
import pytest
import rfc3987

from annals.data.datasets import DataFile, data_files, fill_tables
from annals.data.events import date_prec
from annals.data.tables import FORMULA, Column, Filled, Table
from annals.values.edtf import parse
from tests.support import PROJECT, TOY, loaded

BASE = "https://archive.example/"
BOTH = pytest.mark.parametrize("root", [TOY, PROJECT], ids=["toy", "real"])


@cache
def files(root: Path) -> dict[str, DataFile]:
    here = loaded(root)
    made = data_files(here.archive, BASE, fill_tables(here.archive, here.index))
    return {file.name: file for file in made}


@cache
def rows(root: Path, table: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in str(files(root)[f"{table}.jsonl"].data).splitlines()]


def laid_out(root: Path, folder: Path) -> Path:
    """Write the files of the data page to a folder and return the descriptor there."""
    for file in files(root).values():
        (folder / file.name).write_bytes(file.content)
    return folder / "datapackage.json"


def faults(descriptor: Path) -> list[str]:
    """Return what frictionless finds wrong with a package."""
    report = frictionless.validate(str(descriptor))
    return [str(kind) for (kind,) in report.flatten(["type"])]


@BOTH
def test_frictionless_finds_types_keys_and_sums_in_order(root: Path, tmp_path: Path) -> None:
    assert faults(laid_out(root, tmp_path)) == []


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
    text = (tmp_path / name).read_text(encoding="utf-8")
    assert old in text
    (tmp_path / name).write_text(text.replace(old, new, 1), encoding="utf-8")
    assert fault in faults(descriptor)


@BOTH
def test_csv_and_json_lines_hold_the_same(root: Path) -> None:
    here = loaded(root)
    for name, filled in fill_tables(here.archive, here.index).items():
        read = list(csv.DictReader(io.StringIO(str(files(root)[f"{name}.csv"].data))))
        assert len(read) == len(rows(root, name)) == len(filled.rows)
        for cells, values in zip(read, rows(root, name), strict=True):
            filled_cells = {column for column, cell in cells.items() if cell}
            assert filled_cells == set(values)


def test_text_that_looks_like_a_formula_is_led_by_an_apostrophe_in_csv_alone() -> None:
    columns = (Column("text", "text"), Column("number", "number", "number"), Column("list", "list", between=" "))
    table = Table("t", "T", columns, lambda archive, index: ())
    for mark in FORMULA:
        filled = Filled(table, ((f"{mark}1", -1, (f"{mark}2", "3")),))
        assert next(csv.reader(filled.csv_rows)) == [f"'{mark}1", "-1", f"'{mark}2 3"]
        assert filled.objects == [{"text": f"{mark}1", "number": -1, "list": (f"{mark}2", "3")}]


@BOTH
def test_every_column_says_what_it_means_and_no_two_are_called_alike(root: Path) -> None:
    here = loaded(root)
    for filled in fill_tables(here.archive, here.index).values():
        names = [column.name for column in filled.table.columns]
        assert len(names) == len(set(names))
        assert all(column.meaning for column in filled.table.columns)


@BOTH
def test_map_data_is_geojson_with_the_precision_of_each_place(root: Path) -> None:
    for name in ("events", "towns"):
        found = geojson.loads(str(files(root)[f"{name}.geojson"].data))
        assert isinstance(found, geojson.FeatureCollection)
        assert found.errors() == []
        assert len(found.features) == len(rows(root, name))
        for feature in found.features:
            assert feature.geometry is None or feature.geometry.is_valid
            assert name == "towns" or feature.properties["where_prec"] in range(1, 8)


def test_a_place_lies_where_its_record_says() -> None:
    towns = {each["id"]: each["geometry"] for each in json.loads(str(files(PROJECT)["towns.geojson"].data))["features"]}
    assert towns["al-qaryatayn"] == {"type": "Point", "coordinates": [37.24056, 34.22833]}
    assert towns["m5-highway"]["type"] == "LineString"
    assert towns["m5-highway"]["coordinates"][0] == [36.75867, 34.41197]


@BOTH
def test_languages_are_bcp_47_and_addresses_are_uris(root: Path) -> None:
    for article in rows(root, "articles"):
        assert langcodes.tag_is_valid(article["language"])
        for address in (article.get("url"), article["rights"], *article.get("archived", ())):
            assert address is None or rfc3987.parse(address, rule="URI")


@BOTH
def test_a_research_object_names_files_that_are_there(root: Path) -> None:
    graph = json.loads(str(files(root)["ro-crate-metadata.json"].data))["@graph"]
    nodes = {node["@id"]: node for node in graph}
    assert len(nodes) == len(graph)
    for part in nodes["./"]["hasPart"]:
        assert nodes[part["@id"]]["contentSize"] == str(files(root)[part["@id"]].size)


@pytest.mark.parametrize(
    ("text", "step"),
    [
        ("2015-08-05", 1), ("2015-08-05/2015-08-06", 2), ("2015-08-05/2015-08-10", 2), ("2015-08-03/2015-08-09", 3),
        ("2015-08", 4), ("2015", 5), ("2016", 5), ("2015/2017", None), ("2015/..", None),
    ],
)  # fmt: skip
def test_the_precision_of_a_date_is_that_of_ucdp(text: str, step: int | None) -> None:
    assert date_prec(parse(text)) == step
