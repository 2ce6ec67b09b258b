"""How far apart the places of one area may lie is for each archive to say."""

from pathlib import Path

import pytest

from annals.checks.read import read_archive


@pytest.mark.parametrize(
    ("setting", "refused"), [("widest_gap_km: 200", True), ("widest_gap_km: 400", False), ("", False)]
)
def test_a_gap_is_refused_where_it_is_wider_than_the_archive_allows(copy: Path, setting: str, refused: bool) -> None:
    about, town = copy / "archive/archive.md", copy / "archive/towns/tell-qirtas.md"
    about.write_text(about.read_text(encoding="utf-8").replace("widest_gap_km: 200", setting), encoding="utf-8")
    town.write_text(town.read_text(encoding="utf-8").replace("lat: 30.100", "lat: 33.100"), encoding="utf-8")
    _archive, _index, problems = read_archive(copy)
    told = [problem.message for problem in problems if problem.field == "coordinates"]
    assert told == ["lies 345 km from every other place of 'Warraqa'"] * (2 if refused else 0)
