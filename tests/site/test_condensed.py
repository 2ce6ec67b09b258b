"""A long record is cut where it is drawn and listed: what lasted stays, and a page says what it leaves out."""

import re
from datetime import date, timedelta
from itertools import pairwise

import pytest

from annals.facts.control import State, Stretch
from annals.language.catalog import ENGLISH
from annals.site.condensed import condensed
from annals.site.kinds.event import EVENT
from annals.site.kinds.place import PLACE
from annals.site.labels import Speaking
from annals.site.target import Maker
from annals.site.timeline import MOST_BARS, MOST_STACKED, timeline, timelines
from annals.values.edtf import parse
from tests.site.test_held import page
from tests.support import Loaded

SIDES = ("warraqa-guard", "ink-front")
LIST = 40_000
"""Bytes of a list, at most."""


def stretch(number: int, first: date, last: date) -> Stretch:
    since, until = parse(first.isoformat()), parse(last.isoformat())
    return Stretch(State.HELD, SIDES[number % 2], since, until, first, last, (f"event-{number}",))


def record(count: int) -> tuple[Stretch, ...]:
    days, found = date(2012, 1, 1), list[Stretch]()
    for number in range(count):
        last = days + timedelta(days=(1, 2, 9, 200)[number * number % 7 % 4])
        found.append(stretch(number, days, last))
        days = last
    return tuple(found)


def test_a_record_that_has_room_is_drawn_as_it_is() -> None:
    assert condensed(record(8), 8) == record(8)


def test_of_a_long_record_what_lasted_longest_stays_and_nothing_of_the_time_is_lost() -> None:
    whole = record(300)
    drawn = condensed(whole, 30)
    assert 20 < len(drawn) <= 30
    assert (drawn[0].start, drawn[-1].end) == (whole[0].start, whole[-1].end)
    assert all(one.end == other.start for one, other in pairwise(drawn))
    assert {each.state for each in drawn} <= {State.HELD, State.SEVERAL}
    assert [id for each in drawn for id in each.evidence] == [id for each in whole for id in each.evidence]
    long = stretch(1, date(1990, 1, 1), date(2011, 12, 31))
    assert long in condensed((long, *whole), 3)


def test_an_end_that_is_not_known_is_never_joined_away() -> None:
    last = Stretch(State.UNREPORTED, SIDES[0], parse("2040"), None, date(2040, 12, 31), None, ())
    assert condensed((*record(50), last), 2)[-1] == last


def test_pictures_of_long_records_stay_small_and_say_what_they_join(toy: Loaded) -> None:
    whole = record(400)
    alone = timeline("A town", whole, Speaking(ENGLISH, toy.archive.name), SIDES, str)
    places = tuple(toy.archive.places)
    stack = timelines(
        [(places[number % len(places)], whole) for number in range(14)], Speaking(ENGLISH, toy.archive.name), SIDES, str
    )
    assert alone.count("<rect") <= 2 * (MOST_BARS + 5)
    for drawn in (alone, stack):
        assert "several reports close together" in drawn
        assert "too close together to be drawn one by one" in drawn
        assert max(map(len, re.findall(r"<svg class=\"an-(?:wide|slim)\".*?</svg>", drawn, re.DOTALL))) < LIST
    assert stack.count("several reports close together") <= 2 * 14 * MOST_STACKED


@pytest.mark.parametrize(
    ("maker", "key", "told"),
    [(PLACE, "al-qaryatayn", "The last 1 of"), (EVENT, "al-qaryatayn-2015-08-capture", "The first 1 of")],
)
def test_a_list_beyond_the_limit_says_how_many_it_leaves_out(
    real: Loaded, monkeypatch: pytest.MonkeyPatch, maker: Maker, key: str, told: str
) -> None:
    whole = page(real, maker, key)
    monkeypatch.setattr("annals.site.templating.MOST_CLAIMS", 1)
    cut = page(real, maker, key)
    assert told in cut
    assert told not in whole
    assert len(cut) < len(whole)
    assert re.findall(r'<h2 id="([^"]+)"', cut) == re.findall(r'<h2 id="([^"]+)"', whole)
