"""The basemap is read as strictly as a record: what cannot be drawn is a problem, never a traceback."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annals.cli.main import main
from annals.records.basemap import CLASSES, MAX_BYTES, read_basemap
from tests.support import build_site

BASEMAP = "archive/basemap.geojson"


def geojson(line: Any, kind: Any = "region", **more: Any) -> str:
    feature = {"properties": {"class": kind}, "geometry": {"coordinates": [line]}}
    return json.dumps({"features": [feature], **more})


def told(root: Path, text: str) -> list[str]:
    (root / BASEMAP).write_text(text, encoding="utf-8")
    return [str(problem) for problem in read_basemap(root)[1]]


@pytest.mark.slow
@pytest.mark.parametrize(
    "text",
    [
        "", "[]", "{}", "{", "[" * 5_000, geojson([["36", "34"], ["39", "35"]]), geojson([[36, float("inf")]]),
        geojson([[36, float("nan")]]), geojson([[36, True]]), geojson([[36, 10**400]]),
        geojson([[-1e308, 34], [1e308, 35]]),
        geojson([[36, 91]]), geojson([[36]]), geojson([[36, 34]], "evil"), geojson([[36, 34]], ["region"]),
        geojson([[36, 34]], attribution="a\u202eb"), geojson([[36, 34]], attribution=[1]), geojson("ab"),
    ],
    ids=lambda text: text[:60],
)  # fmt: skip
def test_what_cannot_be_drawn_is_told_by_check_and_stops_a_build(
    text: str, copy: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (problem,) = told(copy, text)
    assert problem.startswith(f"{BASEMAP}:1: is not a basemap: ")
    assert main(["--root", str(copy), "check"]) == 1
    assert problem in capsys.readouterr().out


def test_a_number_of_many_digits_is_told_in_words_for_people(copy: Path) -> None:
    (problem,) = told(copy, geojson("x").replace('"x"', "7" * 10_000))
    assert "it has a number of thousands of digits" in problem


def test_a_large_basemap_is_refused_before_it_is_read(copy: Path) -> None:
    assert told(copy, " " * (MAX_BYTES + 1)) == [
        f"{BASEMAP}:1: is {MAX_BYTES + 1:,} bytes long; keep it to at most {MAX_BYTES:,}"
    ]


POINTS = st.tuples(st.floats(-180, 180), st.floats(-90, 90))


@given(st.lists(POINTS, max_size=4), st.sampled_from(CLASSES))
def test_any_lines_of_the_world_are_drawn_or_left_out(
    tmp_path_factory: pytest.TempPathFactory, points: list[tuple[float, float]], kind: str
) -> None:
    root = tmp_path_factory.mktemp("basemap")
    (root / "archive").mkdir()
    assert told(root, geojson(points, kind, attribution="Outlines: invented.")) == []


@pytest.mark.slow
def test_a_basemap_of_one_point_leaves_the_map_out(copy: Path) -> None:
    assert told(copy, geojson([[36, 34]])) == []
    assert build_site(copy).files
