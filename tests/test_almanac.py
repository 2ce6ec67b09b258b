"""The almanac: on which days, in which months and years a date stands."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given

from annals.facts.calendar import build_almanac, days_of, months_of, years_of
from annals.values.edtf import parse
from tests.dates_of_the_profile import DATES
from tests.support import Loaded


@pytest.mark.parametrize(
    ("text", "days", "months", "years"),
    [
        ("2003-03-05", 1, [(2003, 3)], [2003]),
        ("2003-03-30/2003-04-02", 4, [(2003, 3), (2003, 4)], [2003]),
        ("2003-03-01/2003-03-07", 7, [(2003, 3)], [2003]),
        ("2003-03-01/2003-03-08", 0, [(2003, 3)], [2003]),
        ("2003-12-31/2004-01-01", 2, [(2003, 12), (2004, 1)], [2003, 2004]),
        ("2003-03", 0, [(2003, 3)], [2003]),
        ("2003-22", 0, [(2003, 6), (2003, 7), (2003, 8)], [2003]),
        ("2003", 0, [], [2003]),
        ("2003/2005", 0, [], [2003, 2004, 2005]),
        ("../2003", 0, [], [2003]),
        ("2003/..", 0, [], [2003]),
        ("1900/2003", 0, [], [2003]),
    ],
)
def test_a_date_stands_where_its_length_allows(
    text: str, days: int, months: list[tuple[int, int]], years: list[int]
) -> None:
    when = parse(text)
    assert len(list(days_of(when))) == days
    assert list(months_of(when)) == months
    assert list(years_of(when)) == years


@given(DATES)
def test_days_lie_in_their_months_and_months_in_their_years(text: str) -> None:
    when = parse(text)
    days, months, years = list(days_of(when)), list(months_of(when)), list(years_of(when))
    assert {(day.year, day.month) for day in days} <= set(months)
    assert {year for year, _month in months} <= set(years)
    assert all(when.overlaps(day, day) for day in days)
    assert all(later - day == timedelta(days=1) for day, later in pairwise(days))
    assert years


def test_every_record_of_the_toy_archive_stands_in_its_year(toy: Loaded) -> None:
    almanac = build_almanac(toy.archive)
    assert list(almanac.years) == [2003]
    assert set(almanac.years[2003].events) == set(toy.archive.events)
    assert set(almanac.years[2003].articles) == set(toy.archive.articles)


def test_days_tell_what_happened_and_what_was_published(toy: Loaded) -> None:
    almanac = build_almanac(toy.archive)
    assert almanac.days[date(2003, 3, 4)].events == ("al-mahbara-2003-03-bombings", "al-mahbara-2003-03-capture")
    assert almanac.days[date(2003, 3, 6)].articles == ("q5bct8vf",)
    assert date(2003, 4, 1) not in almanac.days
    assert "warraqa-2003-road-raids" not in almanac.months[2003, 3].events


def test_the_almanac_is_in_order_of_time(real: Loaded) -> None:
    almanac = build_almanac(real.archive)
    for part in (almanac.days, almanac.months, almanac.years):
        assert list(part) == sorted(part)
