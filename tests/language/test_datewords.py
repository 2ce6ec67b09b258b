"""Dates in words."""

from datetime import date

import pytest
from hypothesis import given

from annals.language.date_format import day_words, linked_words, month_words, since_words, until_words, words
from annals.values.edtf import parse
from tests.values.dates_of_the_profile import DATES


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("2015", "2015"),
        ("2015-08", "August 2015"),
        ("2015-08-05", "5 August 2015"),
        ("2015-08-05~", "about 5 August 2015"),
        ("2015-08?", "August 2015 (uncertain)"),
        ("2015%", "about 2015 (uncertain)"),
        ("XXXX", "date unknown"),
        ("201X", "the 2010s"),
        ("20XX", "between 2000 and 2099"),
        ("2015-XX", "2015"),
        ("2015-XX-XX", "a day in 2015"),
        ("2015-08-XX", "a day in August 2015"),
        ("2015-21", "spring 2015"),
        ("2015-24", "winter 2015–2016"),
        ("2015-24~", "about winter 2015–2016"),
        ("2015-21/2015-24", "spring 2015 to winter 2015–2016"),
        ("2015-1X", "a month from October to December 2015"),
        ("2015-0X", "a month from January to September 2015"),
        ("2015-1X-XX", "a day from October to December 2015"),
        ("2015-08-0X", "a day from 1 to 9 August 2015"),
        ("2016-02-2X?", "a day from 20 to 29 February 2016 (uncertain)"),
        ("2015-08-3X", "30 or 31 August 2015"),
        ("2015-04-3X", "30 April 2015"),
        ("2015-08-05/2015-08", "5 August 2015 to some time in August 2015"),
        ("2015/2015-08", "some time in 2015 to August 2015"),
        ("2015-08/2015-08-20", "some time in August 2015 to 20 August 2015"),
        ("2015-12-20/2015-24", "20 December 2015 to some time in winter 2015–2016"),
        ("2015-08-05/2015-08~", "5 August 2015 to about August 2015"),
        ("[2015-08-05..2015-08]", "between 5 August 2015 and some time in August 2015"),
        ("201X/2015", "the 2010s to 2015"),
        ("2015-08-05/2015-08-06", "5–6 August 2015"),
        ("2015-08/2015-10", "August–October 2015"),
        ("2015-05-31/2016-06-01", "31 May 2015 to 1 June 2016"),
        ("2011/2017-08", "2011 to August 2017"),
        ("2015-08-05/2015-09-01", "5 August–1 September 2015"),
        ("2015-21/2015-23", "spring–autumn 2015"),
        ("2015-08/2015-09-05", "August 2015 to 5 September 2015"),
        ("2015-08-05~/2015-08-06", "5–6 August 2015 (beginning estimated)"),
        ("2015-08-05/2015-08-06?", "5 to 6 August 2015 (uncertain)"),
        ("[2015-08-05..2015-08-06]", "5 or 6 August 2015"),
        ("[2015-08-05..2015-08-07]", "between 5 and 7 August 2015"),
        ("2015-08-05/2015-08-06~", "5–6 August 2015 (end estimated)"),
        ("2015-08~/2016-04~", "August 2015 to April 2016 (estimated)"),
        ("1XXX", "between 1000 and 1999"),
        ("../2011", "until 2011"),
        ("2011/..", "from 2011"),
        ("[..2015-08-05]", "on or before 5 August 2015"),
        ("[2015-08-05..]", "on or after 5 August 2015"),
        ("[2015,2017]", "2015 or 2017"),
        ("{2015,2017}", "2015 and 2017"),
        ("[2015..2017]", "between 2015 and 2017"),
    ],
)  # fmt: skip
def test_a_date_reads_as_words(text: str, said: str) -> None:
    assert words(parse(text)) == said


@pytest.mark.parametrize("text", ["2015-08-05/2015-08-05", "2015-08/2015-08", "2015/2015"])
def test_a_range_from_a_day_to_the_same_day_is_said_once(text: str) -> None:
    assert words(parse(text)) == words(parse(text.partition("/")[0]))


@given(DATES)
def test_every_date_has_words(text: str) -> None:
    said = words(parse(text))
    assert said.strip() == said != ""
    assert not set("{}[]") & set(said)


def test_days_and_months_have_words() -> None:
    assert day_words(date(2015, 8, 5)) == "5 August 2015"
    assert month_words(2015, 12) == "December 2015"


@pytest.mark.parametrize(
    ("text", "since", "until"),
    [
        ("2015-08-05/2015-08-06", "6 August 2015", "5 August 2015"),
        ("2016-04~", "about April 2016", "about April 2016"),
        ("[..2017-10-20]", "20 October 2017 at the latest", "20 October 2017 at the latest"),
        ("[2017-10-20..]", "20 October 2017 at the earliest", "20 October 2017 at the earliest"),
        ("../2017-10-20", "20 October 2017 at the latest", "20 October 2017 or earlier"),
        ("2017-10-20/..", "20 October 2017 or later", "20 October 2017 at the earliest"),
        ("[2003-09-01..2003-09-20]",) + ("some time between 1 and 20 September 2003",) * 2,
        ("{2015-08-01,2015-08-03}", "3 August 2015", "1 August 2015"),
    ],
)
def test_a_date_is_told_as_a_beginning_and_as_an_end(text: str, since: str, until: str) -> None:
    assert (since_words(parse(text)), until_words(parse(text))) == (since, until)


@given(DATES)
def test_every_date_is_a_beginning_and_an_end(text: str) -> None:
    assert since_words(parse(text))
    assert until_words(parse(text))


@given(DATES)
def test_a_date_in_parts_has_the_words_of_the_whole_and_its_days(text: str) -> None:
    parts = linked_words(when := parse(text))
    assert "".join(part for part, _day in parts) == words(when)
    assert {day for _part, day in parts if day} <= {point.lower for point in when.points}


def test_both_ends_of_a_few_days_are_told_apart() -> None:
    first, _dash, last = linked_words(parse("2015-08-05/2015-08-06"))
    assert (first, last) == (("5", date(2015, 8, 5)), ("6 August 2015", date(2015, 8, 6)))
