"""Hints: a form that the archive does not take is told in the one it takes, or not at all."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annals.language import suggest
from annals.values import edtf, figure


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("4 May 2016", "2016-05-04"), ("May 4, 2016", "2016-05-04"), ("٤ أيار ٢٠١٦", "2016-05-04"),
        ("2016/5/4", "2016-05-04"), ("2016/13/45", ""),
        ("2016–05–04", "2016-05-04"), ("31/05/2016", "2016-05-31"), ("05/05/2016", "2016-05-05"),
        ("04/05/2016", "2016-05-04 or 2016-04-05"), ("May 2016", "2016-05"), ("soon", ""), ("", ""), ("2016", ""),
        ("5/8/2015", "2015-08-05 or 2015-05-08"), ("Aug. 5, 2015", "2015-08-05"), ("5 Sept. 2015", "2015-09-05"),
        ("2015-08/", "2015-08/.."), ("/2015-08", "../2015-08"), ("2015-08/open", "2015-08/.."),
        ("2015-08-06/2015-08-05", ""), ("2015-08-05..2015-08-06", "2015-08-05/2015-08-06 or [2015-08-05..2015-08-06]"),
        ("2015-08-05 to 2015-08", "2015-08-05/2015-08 or [2015-08-05..2015-08]"), ("[2015, 2016]", "[2015,2016]"),
        ("2015-08-06T10:00:00Z", "2015-08-06"), ("5 August 2015, 14:05", "2015-08-05"), ("5 August 2015/6", ""),
    ],
)  # fmt: skip
def test_a_date_in_another_form(text: str, meant: str) -> None:
    assert suggest.date(text) == meant
    assert all(edtf.parse(each) for each in meant.split(" or ") if each)


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("seven", "7"), ("34+", "at least 34"), ("over 20", "more than 20"), ("more than 270,000", "more than 270000"),
        ("up to 12", "at most 12"), ("about 150 km", "about 150"), ("some forty", "about 40"),
        ("between 20 and 25", "20-25"),
        ("سبعة", "7"), ("many", ""), ("", ""), ("3 or 4 of 12", ""),
    ],
)  # fmt: skip
def test_a_figure_in_another_form(text: str, meant: str) -> None:
    assert suggest.figure(text) == meant
    assert not meant or figure.parse(meant)


@pytest.mark.parametrize(
    ("text", "meant"),
    [("north", "N"), ("northeast", "NE"), ("South-West", "SW"), ("east north east", "ENE"), ("up north", ""), ("", "")],
)
def test_a_compass_point_in_words(text: str, meant: str) -> None:
    assert suggest.point(text) == meant


@given(st.text(max_size=40))
def test_a_hint_is_nothing_or_what_the_archive_takes(text: str) -> None:
    for each in filter(None, suggest.date(text).split(" or ")):
        edtf.parse(each)
    if meant := suggest.figure(text):
        figure.parse(meant)
