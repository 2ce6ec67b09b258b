"""Who held a town: stretches are in order, touch, and say no more than the records."""

from datetime import date
from itertools import pairwise

import pytest

from annals.facts.control import State, Stretch, control_of
from annals.facts.index import build_index
from annals.model import Archive
from annals.model.kinds import ARTICLE, EVENT
from annals.values.edtf import parse
from tests.support import Loaded, altered, having

TOWN = "al-mahbara"
CAPTURE, RECAPTURE = "al-mahbara-2003-03-capture", "al-mahbara-2003-09-recapture"


def changed(archive: Archive, event: str, **updates: object) -> Archive:
    """Return the archive with one event changed."""
    events = {**archive.events, event: altered(archive.events[event], updates)}
    return having(archive, EVENT, events)


def of(archive: Archive, town: str = TOWN) -> tuple[Stretch, ...]:
    return control_of(archive, build_index(archive), town)


def told(stretches: tuple[Stretch, ...]) -> list[tuple[str, str, date | None, date | None]]:
    return [(stretch.state.value, stretch.holder, stretch.start, stretch.end) for stretch in stretches]


def test_the_toy_town_is_held_lost_unrecorded_and_taken(toy: Loaded) -> None:
    assert told(of(toy.archive)) == [
        ("held", "warraqa-guard", None, date(2003, 3, 4)),
        ("contested", "", date(2003, 3, 4), date(2003, 3, 5)),
        ("held", "ink-front", date(2003, 3, 5), date(2003, 5, 31)),
        ("unrecorded", "", date(2003, 5, 31), date(2003, 9, 1)),
        ("contested", "", date(2003, 9, 1), date(2003, 9, 20)),
        ("held", "warraqa-guard", date(2003, 9, 20), None),
    ]


def test_a_stretch_names_its_evidence(toy: Loaded) -> None:
    evidence = [stretch.evidence for stretch in of(toy.archive)]
    assert evidence[2] == (CAPTURE, "d2k56qfh/c2")
    assert evidence[3] == ()
    assert all(found for place, found in enumerate(evidence) if place != 3)


def test_a_holder_is_held_through_where_the_next_change_begins_with_it(toy: Loaded) -> None:
    control = toy.archive.events[RECAPTURE].control
    assert control is not None
    met = changed(toy.archive, RECAPTURE, control=altered(control, {"from_": "ink-front"}))
    assert told(of(met))[2] == ("held", "ink-front", date(2003, 3, 5), date(2003, 9, 1))
    assert State.UNRECORDED not in {stretch.state for stretch in of(met)}


def test_a_town_that_was_only_fought_over_has_no_holder(toy: Loaded) -> None:
    assert told(of(toy.archive, "tell-qirtas")) == [("contested", "", date(2003, 3, 6), date(2003, 3, 6))]


def test_a_town_without_battles_has_no_record(toy: Loaded) -> None:
    assert of(toy.archive, "salt-road") == ()


def gaps(stretches: tuple[Stretch, ...]) -> list[tuple[Stretch, Stretch]]:
    """Return the pairs of neighbours that overlap or leave days between them."""
    return [(one, other) for one, other in pairwise(stretches) if one.end != other.start]


@pytest.mark.parametrize("name", ["toy", "real"])
def test_stretches_are_in_order_and_touch(name: str, request: pytest.FixtureRequest) -> None:
    loaded: Loaded = request.getfixturevalue(name)
    changed_hands = {event.place for event in loaded.archive.events.values() if event.control}
    assert changed_hands
    for town in changed_hands:
        stretches = control_of(loaded.archive, loaded.index, town)
        assert gaps(stretches) == []
        assert all(one.start is None or one.end is None or one.start <= one.end for one in stretches)
        assert (stretches[0].start, stretches[-1].end) == (None, None)


@pytest.mark.parametrize(
    "when",
    [
        "2003-09-05", "2003-09", "2003-09-05~", "2003-23", "2003-09-XX", "2003-09-05/2003-09-07",
        "2003-09~", "[2003-08~..2003-09-20]",
    ],
)  # fmt: skip
@pytest.mark.parametrize("before", ["ink-front", "unrecorded"])
def test_stretches_touch_however_a_change_is_dated(when: str, before: str, toy: Loaded) -> None:
    control = toy.archive.events[RECAPTURE].control
    assert control is not None
    updates = {"when": parse(when), "control": altered(control, {"from_": before})}
    assert gaps(of(changed(toy.archive, RECAPTURE, **updates))) == []


@pytest.mark.parametrize(
    "when",
    [
        "2003-03-05/2003-05~", "2003-05-02", "2003-03-05/..",
        "2003-03-05/2003-05", "2003-04",
    ],
)  # fmt: skip
def test_stretches_touch_however_a_claim_is_dated(when: str, toy: Loaded) -> None:
    article = toy.archive.articles["d2k56qfh"]
    claims = tuple(altered(claim, {"when": parse(when)}) if claim.id == "c2" else claim for claim in article.claims)
    articles = {**toy.archive.articles, article.id: altered(article, {"claims": claims})}
    assert gaps(of(having(toy.archive, ARTICLE, articles))) == []
