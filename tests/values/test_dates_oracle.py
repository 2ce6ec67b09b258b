"""Dates held against another implementation: the package `edtf`, where that one answers."""

import time
from datetime import date

import pytest
from edtf import parse_edtf
from hypothesis import given, settings
from hypothesis import strategies as st

from annals.values.edtf import parse
from tests.values.dates_of_the_profile import DAYS, MARKS, WHOLE, intervals, sets

# edtf 5.0.2 takes 8 to 28 ms for a text, so few examples are asked of it. Not asked are:
# a month or day with one unknown digit (2015-1X, 2016-03-2X) and XX inside intervals and sets: it crashes;
# a set from one date to another with a mark or of two precisions ([2000..2000?], [2000-01..2000]): it cannot
# read it;
# XXXX: it answers with the year 0; a season with a mark and a set of one member: it cannot read them;
# winter (2015-24): it answers December alone, where we go to the end of February; open ends: it answers
# with infinity. What it accepts and we refuse (reversed intervals, 2015-33) stands in test_dates.py.
MASKS = st.one_of(
    DAYS.map(lambda day: f"{day.year // 10}X"),
    DAYS.map(lambda day: f"{day.year // 100}XX"),
    DAYS.map(lambda day: f"{day.year}-XX"),
    DAYS.map(lambda day: f"{day.year}-XX-XX"),
    DAYS.map(lambda day: f"{day.year}-{day.month:02}-XX"),
)
SEASONS = st.builds(lambda day, season: f"{day.year}-{season}", DAYS, st.integers(21, 23))
MARKED = st.builds("{}{}".format, WHOLE, MARKS)
LISTS = sets(MARKED).filter(lambda text: ".." not in text)
RANGES = sets(DAYS.map(str))
ASKED = st.one_of(MARKED, MASKS, SEASONS, intervals(MARKED), intervals(SEASONS), LISTS, RANGES)


def oracle(text: str) -> tuple[date, date]:
    """Return the bounds that the package `edtf` finds."""
    answer = parse_edtf(text)
    days: list[time.struct_time] = [answer.lower_strict(), answer.upper_strict()]
    return date(*days[0][:3]), date(*days[1][:3])


@pytest.mark.slow
@settings(max_examples=60)
@given(ASKED)
def test_bounds_are_those_that_edtf_finds(text: str) -> None:
    when = parse(text)
    assert (when.lower, when.upper) == oracle(text)


def test_edtf_still_answers_december_for_winter() -> None:
    assert oracle("2015-24") == (date(2015, 12, 1), date(2015, 12, 31))


def test_edtf_still_crashes_on_one_unknown_digit() -> None:
    with pytest.raises(ValueError, match="invalid literal"):
        oracle("2016-03-2X")
