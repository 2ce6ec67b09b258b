"""Dates: what is accepted, its bounds and precision, and what is refused."""

from contextlib import suppress
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annals.values.edtf import FORMS, DateError, Precision, Shape, parse
from tests.values.dates_of_the_profile import DATES, POINTS, pairs, rises, stated


@pytest.mark.parametrize(
    ("text", "lower", "upper"),
    [
        ("2015", "2015-01-01", "2015-12-31"),
        ("2015-08", "2015-08-01", "2015-08-31"),
        ("2016-02", "2016-02-01", "2016-02-29"),
        ("2015-08-05", "2015-08-05", "2015-08-05"),
        ("2015-08-05?", "2015-08-05", "2015-08-05"),
        ("201X", "2010-01-01", "2019-12-31"),
        ("2015-XX", "2015-01-01", "2015-12-31"),
        ("2015-1X", "2015-10-01", "2015-12-31"),
        ("2015-XX-XX", "2015-01-01", "2015-12-31"),
        ("2016-02-XX", "2016-02-01", "2016-02-29"),
        ("2016-03-2X", "2016-03-20", "2016-03-29"),
        ("2015-04-3X", "2015-04-30", "2015-04-30"),
        ("2015-21", "2015-03-01", "2015-05-31"),
        ("2015-22", "2015-06-01", "2015-08-31"),
        ("2015-23", "2015-09-01", "2015-11-30"),
        ("2015-24", "2015-12-01", "2016-02-29"),
        ("2015-08-05/2015-08-06", "2015-08-05", "2015-08-06"),
        ("2011/2017-08", "2011-01-01", "2017-08-31"),
        ("2015-08-05/2015-08", "2015-08-05", "2015-08-31"),
        ("2015-08-20/2015-08", "2015-08-20", "2015-08-31"),
        ("2015/2015-08", "2015-01-01", "2015-08-31"),
        ("2015-08/2015-08-20", "2015-08-01", "2015-08-20"),
        ("2015-12-20/2015-24", "2015-12-20", "2016-02-29"),
        ("2015-24/2016-01", "2015-12-01", "2016-01-31"),
        ("[2015-08-05..2015-08]", "2015-08-05", "2015-08-31"),
        ("[2015..2015-08]", "2015-01-01", "2015-08-31"),
        ("../2011", None, "2011-12-31"),
        ("2011/..", "2011-01-01", None),
        ("[2017-10-01..2017-10-20]", "2017-10-01", "2017-10-20"),
        ("[..2015-08]", None, "2015-08-31"),
        ("[2015-08..]", "2015-08-01", None),
        ("[2016,2015-08-05]", "2015-08-05", "2016-12-31"),
        ("{2015-08,2015-10-02}", "2015-08-01", "2015-10-02"),
    ],
)
def test_a_date_has_its_first_and_last_possible_day(text: str, lower: str | None, upper: str | None) -> None:
    when = parse(text)
    assert [day and day.isoformat() for day in (when.lower, when.upper)] == [lower, upper]


@pytest.mark.parametrize(
    ("text", "precision"),
    [
        ("XXXX", Precision.UNKNOWN),
        ("2015", Precision.YEAR),
        ("2015-XX-XX", Precision.YEAR),
        ("2015-22", Precision.SEASON),
        ("2015-08", Precision.MONTH),
        ("2015-08-1X", Precision.MONTH),
        ("2015-08-05~", Precision.DAY),
        ("2015-08/2015-09-20", Precision.MONTH),
        ("[2015-08-05,2015]", Precision.YEAR),
    ],
)
def test_a_date_is_as_precise_as_its_coarsest_point(text: str, precision: Precision) -> None:
    assert parse(text).precision is precision


@pytest.mark.parametrize(
    ("text", "uncertain", "approximate"),
    [("2015", False, False), ("2015?", True, False), ("2015~/2016", False, True), ("[2015..2016%]", True, True)],
)
def test_marks_are_kept(text: str, uncertain: bool, approximate: bool) -> None:
    when = parse(text)
    assert (when.uncertain, when.approximate) == (uncertain, approximate)


@pytest.mark.parametrize(
    "text",
    [
        "", " ", "2015 ", " 2015", "15", "20150805", "2015-8", "2015-8-5", "05/08/2015", "5 August 2015", "August 2015",
        "2015-02-29", "2015-04-31", "2015-13", "2015-00", "2015-25", "2015-08-00", "2015-21-05", "2015-02-3X", "0000",
        "0000-21", "9999-24", "201X-21",
        "2015-08-05T10:00", "2015-08-05Z", "-2015", "Y20155", "2015S2", "2015??", "?2015", "201X-08", "2015-XX-05",
        "2X15", "X015", "2015/", "/2015", "../..", "2015/2016/2017", "2015--08", "2015-08-05..2015-08-06", "[]", "{}",
        "[", "[2015", "2015]", "[2015}", "[..]", "[2015,]", "[2015..2016..2017]", "[2015,2016..2017]", "[[2015]]",
        "[2015/2016]", "[2015, 2016]", "2015\n", "2015\x00", "{" + "2015," * 16 + "2015}",
    ],
)  # fmt: skip
def test_what_is_no_date_is_refused_with_the_forms_to_write(text: str) -> None:
    with pytest.raises(DateError) as error:
        parse(text)
    assert error.value.args[1] == FORMS


@pytest.mark.parametrize("value", [None, 2015, ["2015"], {"2015": "2015"}])
def test_what_is_no_text_is_refused(value: Any) -> None:
    with pytest.raises(DateError, match="is not a date"):
        parse(value)


@pytest.mark.parametrize(
    "text",
    [
        "2016/2015",
        "2015-08-06/2015-08-05",
        "2015-09-01/2015-08",
        "2015-08/2015-07-31",
        "2015-24/2015-11",
        "[2016..2015]",
        "{2015-08-02..2015-08-01}",
    ],
)
def test_a_reversed_range_is_refused(text: str) -> None:
    with pytest.raises(DateError, match="ends before it begins"):
        parse(text)


@given(pairs(POINTS).filter(lambda pair: not rises(*pair[::-1])))
def test_a_range_is_refused_in_reverse(pair: tuple[str, str]) -> None:
    first, last = pair
    for text in (f"{last}/{first}", f"[{last}..{first}]"):
        with pytest.raises(DateError):
            parse(text)


@given(DATES)
def test_every_date_of_the_profile_keeps_its_text(text: str) -> None:
    assert parse(text).text == text == str(parse(text))


@given(POINTS)
def test_a_point_keeps_its_parts(text: str) -> None:
    (point,) = parse(text).points
    assert stated(point) == text


@given(DATES)
def test_bounds_are_in_order_and_hold_every_point(text: str) -> None:
    when = parse(text)
    lower, upper = when.sort_key
    assert lower <= upper
    if when.ranged or when.shape is Shape.INTERVAL:
        assert lower == (when.ends[0].lower if when.ends[0] else date.min)
        assert upper == (when.ends[-1].upper if when.ends[-1] else date.max)
    else:
        assert all(lower <= point.lower <= point.upper <= upper for point in when.points)
    assert when.contains(when)
    assert when.overlaps(lower, upper)
    assert (when.lower is None) == (when.ends[0] is None)
    assert (when.upper is None) == (when.ends[-1] is None)


@given(DATES, DATES)
def test_a_date_within_another_overlaps_it(first: str, second: str) -> None:
    outer, inner = parse(first), parse(second)
    if outer.contains(inner):
        assert outer.overlaps(*inner.sort_key)


@given(st.one_of(st.text(), st.text(alphabet="0123456789X-/.,[]{}?~% ", max_size=30), DATES.map(lambda t: t + "0")))
def test_any_other_text_is_refused_and_nothing_breaks(text: str) -> None:
    with suppress(DateError):
        assert parse(text).text == text


def test_only_one_possible_day_is_a_day() -> None:
    assert parse("2015-08-05~").day == date(2015, 8, 5)
    assert parse("2015-08").day is None
    assert parse("../2015").day is None


def test_shapes_are_told_apart() -> None:
    shapes = [parse(text).shape for text in ("2015", "2015/2016", "[2015,2016]", "{2015..2016}")]
    assert shapes == [Shape.POINT, Shape.INTERVAL, Shape.ONE_OF, Shape.ALL_OF]
