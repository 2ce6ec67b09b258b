"""Days of lists: read in every usual form, and left for a person where they may be two."""

from datetime import date

import pytest

from annals.capture.lists.days import Order, Reading, Unclear, order_of, read_day
from tests.capture.lists.support import HEADINGS, Lists

TODAY = date(2026, 11, 26)
CLEAR = [
    ("2003-03-07", "2003-03-07"),
    ("2003-03", "2003-03"),
    ("2003", "2003"),
    ("[2003-03-06..2003-03-07]", "[2003-03-06..2003-03-07]"),
    ("2003-03-07 00:00:00", "2003-03-07"),
    ("2003-03-07T23:30:00.000+03:00", "2003-03-07"),
    ("20030307", "2003-03-07"),
    ("20030307T031500Z", "2003-03-07"),
    ("20030307031500", "2003-03-07"),
    ("2003/03/07/", "2003-03-07"),
    ("2003/3/7", "2003-03-07"),
    ("2003/03//", "2003-03"),
    ("2003///", "2003"),
    ("2003.03.07", "2003-03-07"),
    ("03/2003", "2003-03"),
    ("23/03/2003", "2003-03-23"),
    ("03/23/2003", "2003-03-23"),
    ("3.3.2003", "2003-03-03"),
    ("23-3-03", "2003-03-23"),
    ("7 March 2003", "2003-03-07"),
    ("7th of MARCH, 2003", "2003-03-07"),
    ("Mar. 7, 2003", "2003-03-07"),
    ("7-Mar-2003", "2003-03-07"),
    ("7-mar-03", "2003-03-07"),
    ("Friday, March 7, 2003 10:15 PM EST", "2003-03-07"),
    ("Fri, 07 Mar 2003 23:30:00 -0500", "2003-03-07"),
    ("March 2003", "2003-03"),
    ("٧ آذار ٢٠٠٣", "2003-03-07"),
    ("7 آذار/مارس 2003", "2003-03-07"),
    ("الجمعة 7 كانون الثاني 2003", "2003-01-07"),
    ("٢٠٠٣/٠٣/٠٧", "2003-03-07"),
    ("n.d.", "undated"),
    ("Undated", "undated"),
    ("XXXX", "undated"),
    ("بلا تاريخ", "undated"),
]
UNCLEAR = [
    ("05/03/2003", "may be 2003-03-05 or 2003-05-03"),
    ("32/13/2003", ""),
    ("31 February 2003", "does not exist"),
    ("2003-02-30", "does not exist"),
    ("7 March", "not a day with its year"),
    ("7-8 March 2003", "not a day that can be read"),
    ("2003-03-07/2003-03-09", "is a period, not a day"),
    ("last Friday", "not a day that can be read"),
    ("Spring 2003", "not a day that can be read"),
    ("37687", "may be Excel's number for 2003-03-07"),
    ("7 March 2030", "in the future"),
    ("23/03/71", "the year in two digits"),
]


def reading(order: Order | None = None) -> Reading:
    return Reading(order, (2003, 2004), TODAY)


@pytest.mark.parametrize(("text", "expected"), CLEAR)
def test_a_day_is_read_in_every_usual_form(text: str, expected: str) -> None:
    assert read_day(text, reading()) == expected


@pytest.mark.parametrize(("text", "why"), UNCLEAR)
def test_what_is_no_day_or_may_be_two_is_told(text: str, why: str) -> None:
    with pytest.raises(Unclear) as told:
        read_day(text, reading())
    assert why in "; ".join(told.value.args)


@pytest.mark.parametrize(
    ("texts", "order"),
    [
        (["05/03/2003", "23/03/2003"], Order.DAY),
        (["05/03/2003", "3/23/03"], Order.MONTH),
        (["05/03/2003", "06/04/2003", "2003-03-31"], None),
        (["23/03/2003", "3/23/2003"], None),
    ],
)
def test_one_row_decides_the_order_of_a_column_unless_others_differ(texts: list[str], order: Order | None) -> None:
    assert order_of(texts)[0] is order


ROWS = (
    "First and more,Harbour Post,05/03/2003,https://post.example.org/1,en\n"
    "Second and more,Harbour Post,{},https://post.example.org/2,en\n"
)


def test_days_that_one_row_settles_are_read_and_the_row_is_told(lists: Lists) -> None:
    outcome = lists.read(f"{HEADINGS}\n{ROWS.format('23/03/2003')}")
    assert outcome.titled("First and more").published.date.text == "2003-03-05"
    assert "Days in 'Date' are read day first, as '23/03/2003' shows." in outcome.out


def test_days_that_no_row_settles_are_left_until_somebody_says(lists: Lists) -> None:
    content = f"{HEADINGS}\n{ROWS.format('06/04/2003')}"
    left = lists.read(content)
    assert (left.code, left.articles) == (1, ())
    assert "list.csv:2: Date: '05/03/2003' may be 2003-03-05 or 2003-05-03" in left.err
    assert "'--dates day-first'" in left.err
    said = lists.read(content, "--dates", "month-first")
    assert said.titled("First and more").published.date.text == "2003-05-03"
    assert (said.code, len(said.articles)) == (0, 2)


def test_an_article_is_undated_only_where_its_row_says_so(lists: Lists) -> None:
    rows = "A leaflet and more,Salt Gazette,undated,,en,Box 3\nAnother and more,Salt Gazette,,,en,Box 4\n"
    content = f"{HEADINGS},Held\n{rows}"
    outcome = lists.read(content)
    assert outcome.article.published.undated
    assert outcome.article.path.startswith("archive/articles/undated/undated-salt-gazette-")
    assert "list.csv:3: Date: is empty" in outcome.err
