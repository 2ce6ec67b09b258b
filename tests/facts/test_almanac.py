"""The calendar: on which days, in which months and years a date stands."""

from datetime import timedelta
from itertools import pairwise

import pytest
from hypothesis import given

from annals.facts.calendar import dates_of, days_of, months_of, years_of
from annals.facts.facts import Facts
from annals.values.edtf import parse
from tests.support import Loaded
from tests.values.dates_of_the_profile import DATES


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
    assert Facts(toy.archive, toy.index).dates("4") == ("2003",)
    assert set(toy.index.events_dated["2003"]) == set(toy.archive.events)
    assert set(toy.index.articles_dated["2003"]) == set(toy.archive.articles)


def test_days_tell_what_happened_and_what_was_published(toy: Loaded) -> None:
    events, articles = toy.index.events_dated, toy.index.articles_dated
    assert events["2003-03-04"] == ("al-mahbara-2003-03-bombings", "al-mahbara-2003-03-capture")
    assert articles["2003-03-06"] == ("q5bct8vf",)
    assert not Facts(toy.archive, toy.index).has_date("2003-04-01")
    assert "warraqa-2003-road-raids" not in events["2003-03"]


def test_dates_are_in_order_of_time_and_lead_from_one_to_the_next(real: Loaded) -> None:
    facts = Facts(real.archive, real.index)
    for length in ("4", "7", "10"):
        dates = facts.listed_dates(length)
        days = [day for date in dates if (day := parse(date).lower)]
        assert len(days) == len(dates)
        assert days == sorted(set(days))
        beside = zip(("", *dates[:-1]), (*dates[1:], ""), strict=True) if dates else ()
        assert [facts.dates_around(date) for date in dates] == list(beside)


def test_a_year_holds_its_months_and_a_month_its_days(real: Loaded) -> None:
    facts = Facts(real.archive, real.index)
    for coarse, fine in (("4", "7"), ("7", "10")):
        within = (date for whole in facts.listed_dates(coarse) for date in facts.dates_within(whole))
        assert tuple(within) == facts.listed_dates(fine)


def test_a_date_has_a_page_where_the_index_lists_a_record_under_it(real: Loaded) -> None:
    facts = Facts(real.archive, real.index)
    events = [event for event in real.archive.events.values() if event.clarity != "subject"]
    listed = {date for event in events for date in dates_of(event.when)}
    listed |= {date for article in real.archive.articles.values() for date in dates_of(article.published.date)}
    assert {date for length in ("4", "7", "10") for date in facts.dates(length)} == listed
