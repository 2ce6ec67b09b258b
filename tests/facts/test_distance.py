"""Distances: great circles, compass points and the way to a road, on known places."""

from math import isclose

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annals.facts.geodesy import POINTS, RADIUS_KM, between, compass, great_circle
from annals.model.place import Place
from annals.model.record import adapter
from tests.support import TOY, WORDS, Loaded, altered, loaded

PLACES = st.tuples(st.floats(-90, 90), st.floats(-180, 180))
MIDDLE = st.tuples(st.floats(-60, 60), st.floats(-170, 170))


SPOTS = {"al-Qaryatayn": ("34.22833", "37.24056"), "Palmyra": ("34.56000", "38.26722"),
         "Mahin": ("34.24250", "37.05889"), "Deir ez-Zor": ("35.336", "40.145")}  # fmt: skip
"""Towns with their latitude and longitude, whose distances are known."""

ROAD = (("34.41197", "36.75867"), ("34.15558", "36.74284"), ("34.02403", "36.72848"))
"""Points of a road that passes al-Qaryatayn in the west."""


def place(**fields: object) -> Place:
    """Return a place of its own, in no archive."""
    values = {"id": "x", "name": "X", "kind": "town", "body": "", "path": "x"} | fields
    return adapter(Place).validate_python(values, context=WORDS)


def spot(name: str) -> Place:
    lat, lon = SPOTS[name]
    return place(coordinates={"lat": lat, "lon": lon, "source": "a map"})


@pytest.mark.parametrize(
    ("start", "end", "kilometres", "point"),
    [
        ("al-Qaryatayn", "Palmyra", 101.2, "ENE"),
        ("al-Qaryatayn", "Mahin", 16.8, "W"),
        ("al-Qaryatayn", "Deir ez-Zor", 292.4, "ENE"),
        ("Mahin", "al-Qaryatayn", 16.8, "E"),
    ],
)
def test_distances_between_known_towns(start: str, end: str, kilometres: float, point: str) -> None:
    found = between(spot(start), spot(end))
    assert found is not None
    assert found[0] == pytest.approx(kilometres, abs=0.05)
    assert found[1] == point


def test_the_distance_to_a_road_goes_to_its_nearest_point() -> None:
    road = place(kind="road", line={"points": [list(point) for point in ROAD], "source": "a map"})
    found = between(spot("al-Qaryatayn"), road)
    assert found is not None
    assert found[0] == pytest.approx(45.4, abs=0.2)
    assert found[1] == "W"


def test_a_road_due_west_is_as_far_as_its_meridian(toy: Loaded) -> None:
    towns = toy.archive.places
    found = between(towns["al-mahbara"], towns["salt-road"])
    assert found is not None
    assert found[0] == pytest.approx(great_circle((30.0, -40.0), (30.0, -40.2)), abs=0.01)
    assert found[1] == "W"


def test_a_place_without_a_point_has_no_distance(toy: Loaded) -> None:
    towns = toy.archive.places
    assert between(towns["warraqa"], towns["al-mahbara"]) is None
    assert between(towns["al-mahbara"], towns["warraqa"]) is None
    assert between(towns["salt-road"], towns["al-mahbara"]) is None


@pytest.mark.parametrize(
    ("end", "point"),
    [
        ((1.0, 0.0), "N"),
        ((1.0, 1.0), "NE"),
        ((0.0, 1.0), "E"),
        ((-1.0, 0.0), "S"),
        ((0.0, -1.0), "W"),
        ((0.5, 1.0), "ENE"),
    ],
)
def test_the_compass_has_sixteen_points(end: tuple[float, float], point: str) -> None:
    assert compass((0.0, 0.0), end) == point


def test_a_quarter_of_the_earth_is_ten_thousand_kilometres() -> None:
    assert great_circle((0.0, 0.0), (90.0, 0.0)) == pytest.approx(10_007.6, abs=0.1)
    assert great_circle((0.0, -90.0), (0.0, 90.0)) == pytest.approx(20_015.1, abs=0.1)


@given(PLACES, PLACES)
def test_a_distance_is_the_same_both_ways_and_at_most_half_the_earth(
    start: tuple[float, float], end: tuple[float, float]
) -> None:
    there = great_circle(start, end)
    assert 0 <= there <= 3.1415927 * RADIUS_KM
    assert isclose(there, great_circle(end, start), rel_tol=1e-6, abs_tol=1e-6)
    assert great_circle(start, start) == 0


@given(MIDDLE, st.floats(0.01, 1), st.integers(0, 15))
def test_the_way_back_points_the_other_way(start: tuple[float, float], step: float, number: int) -> None:
    end = (start[0] + step, start[1]) if number % 2 else (start[0], start[1] + step)
    there, back = (POINTS.index(compass(*pair)) for pair in ((start, end), (end, start)))
    assert (there - back) % 16 == 8


@given(st.floats(29.5, 30.5), st.floats(-40.5, -39.5))
def test_no_point_of_a_road_is_nearer_than_the_distance_to_it(lat: float, lon: float) -> None:
    towns = loaded(TOY).archive.places
    point = towns["al-mahbara"].coordinates
    assert point is not None
    start = altered(towns["al-mahbara"], {"coordinates": altered(point, {"lat": lat, "lon": lon})})
    found = between(start, towns["salt-road"])
    assert found is not None
    assert towns["salt-road"].line is not None
    assert all(found[0] <= great_circle((lat, lon), corner) + 0.01 for corner in towns["salt-road"].line.points)
