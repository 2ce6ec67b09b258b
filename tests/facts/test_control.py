"""Who held a town: stretches are in order, touch, and say no more than the records."""

from datetime import date
from itertools import pairwise

import pytest

from annals.facts.control import State, Stretch, control_of
from annals.facts.index import build_index
from annals.model import Archive
from annals.model.kinds import ARTICLE, EVENT
from annals.values.edtf import parse
from tests.facts.saying import MONITOR, POST, RADIO, SALT, WEEKLY, Said, archive_of, happened, key
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


def test_the_toy_town_is_held_lost_unrecorded_taken_and_reported_no_more(toy: Loaded) -> None:
    assert told(of(toy.archive)) == [
        ("held", "warraqa-guard", None, date(2003, 3, 4)),
        ("contested", "", date(2003, 3, 4), date(2003, 3, 5)),
        ("held", "ink-front", date(2003, 3, 5), date(2003, 5, 31)),
        ("unrecorded", "", date(2003, 5, 31), date(2003, 9, 1)),
        ("contested", "", date(2003, 9, 1), date(2003, 9, 20)),
        ("held", "warraqa-guard", date(2003, 9, 20), date(2003, 9, 28)),
        ("no later report", "warraqa-guard", date(2003, 9, 28), None),
    ]


def test_a_stretch_names_its_evidence(toy: Loaded) -> None:
    evidence = [stretch.evidence for stretch in of(toy.archive)]
    assert evidence[2] == (CAPTURE, "d2k56qfh/c2")
    assert evidence[5] == (RECAPTURE, "d2k56qfh/c1")
    assert (evidence[3], evidence[6]) == ((), ())
    assert all(found for place, found in enumerate(evidence) if place not in (3, 6))


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
    changed_hands = {place for event in loaded.archive.events.values() if event.control for place in event.places}
    assert changed_hands or name == "real"
    for town in changed_hands:
        stretches = control_of(loaded.archive, loaded.index, town)
        assert gaps(stretches) == []
        assert all(one.start is None or one.end is None or one.start <= one.end for one in stretches)
        assert stretches[0].start is None
        assert stretches[-1].end is None or stretches[-1].state is State.UNREPORTED


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


def holding(place: int, side: str, origin: str = MONITOR, **fields: object) -> Said:
    """Return that an article says that a side holds the town."""
    return happened(place, origin, **{"states": "control", "about": TOWN, "side": side, **fields})


GONE = {"states": "absence", "about": "warraqa", "value": "nothing but caves"}
"""That a side holds no more of the province in which the town lies."""


def last(*said: Said) -> list[tuple[str, str, date | None, date | None]]:
    """Return the last two stretches of the town that was taken in March and never after."""
    archive = archive_of(*said, al_mahbara_2003_09_recapture={"control": None})
    return told(of(archive))[-2:]


def test_nothing_is_held_after_the_last_report_that_says_so() -> None:
    assert last(holding(SALT, "ink-front"), holding(WEEKLY, "ink-front", said="2003-09-20")) == [
        ("held", "ink-front", date(2003, 3, 5), date(2003, 9, 20)),
        ("no later report", "ink-front", date(2003, 9, 20), None),
    ]


def test_a_town_that_nobody_reports_on_after_the_change_is_reported_no_more() -> None:
    assert last(happened(POST, MONITOR)) == [
        ("contested", "", date(2003, 3, 4), date(2003, 3, 5)),
        ("no later report", "ink-front", date(2003, 3, 5), None),
    ]


@pytest.mark.parametrize(
    "other", [holding(WEEKLY, "warraqa-guard"), holding(WEEKLY, "ink-front", stance="denies")], ids=["other", "denied"]
)
def test_a_report_of_another_holder_or_a_denial_makes_nothing_last(other: Said) -> None:
    assert last(other)[-1] == ("no later report", "ink-front", date(2003, 3, 5), None)


@pytest.mark.parametrize("area", [TOWN, "warraqa"])
def test_a_later_text_that_a_side_holds_no_more_of_the_area_closes_the_open_stretch(area: str) -> None:
    gone = happened(WEEKLY, RADIO, **{**GONE, "about": area, "side": "ink-front"})
    assert last(holding(SALT, "ink-front"), gone) == [
        ("held", "ink-front", date(2003, 3, 5), date(2003, 3, 8)),
        ("no later report", "ink-front", date(2003, 3, 8), date(2003, 9, 28)),
    ]


@pytest.mark.parametrize(
    "other",
    [
        happened(WEEKLY, RADIO, **{**GONE, "side": "warraqa-guard"}),
        happened(WEEKLY, RADIO, **{**GONE, "about": "tell-qirtas", "side": "ink-front"}),
        happened(WEEKLY, RADIO, **{**GONE, "side": "ink-front", "stance": "denies"}),
        happened(POST, RADIO, **{**GONE, "side": "ink-front", "said": "2003-03-01"}),
    ],
    ids=["other side", "other place", "denied", "earlier"],
)
def test_no_other_text_closes_the_open_stretch(other: Said) -> None:
    assert last(holding(SALT, "ink-front"), other)[-1][2:] == (date(2003, 3, 8), None)


def test_a_text_that_closes_the_stretch_is_its_evidence() -> None:
    archive = archive_of(
        holding(SALT, "ink-front"),
        happened(WEEKLY, RADIO, **{**GONE, "side": "ink-front"}),
        al_mahbara_2003_09_recapture={"control": None},
    )
    assert [stretch.evidence for stretch in of(archive)[-2:]] == [(CAPTURE, key(SALT, 1)), (key(WEEKLY, 2),)]


def test_a_stretch_that_claims_date_roughly_fades_from_the_first_day_it_may_have_ended(toy: Loaded) -> None:
    held, unrecorded = of(toy.archive)[2:4]
    assert (held.fade, held.end) == (date(2003, 5, 1), date(2003, 5, 31))
    assert unrecorded.fade is None
    assert [stretch.fade for place, stretch in enumerate(of(toy.archive)) if place != 2] == [None] * 6


def test_a_town_that_never_changed_hands_is_held_on_the_days_told_or_on_those_on_which_it_was_said() -> None:
    archive = archive_of(
        holding(POST, "ink-front", about="tell-qirtas", when="2003-03-02"),
        holding(SALT, "ink-front", about="tell-qirtas"),
    )
    found = [stretch for stretch in of(archive, "tell-qirtas") if stretch.state is State.HELD]
    assert [(stretch.start, stretch.end, stretch.said) for stretch in found] == [
        (date(2003, 3, 2), date(2003, 3, 2), False),
        (date(2003, 3, 7), date(2003, 3, 8), True),
    ]


def test_a_denial_that_a_side_holds_a_town_is_no_stretch() -> None:
    denied = archive_of(
        happened(POST, MONITOR, about="tell-qirtas", states="control", side="ink-front", stance="denies")
    )
    assert State.HELD not in {stretch.state for stretch in of(denied, "tell-qirtas")}


def test_a_text_that_recalls_a_capture_does_not_say_that_the_town_is_held_since() -> None:
    recalled = archive_of(happened(WEEKLY, MONITOR, states="control", side="ink-front", when="2003-03-05"))
    alone = changed(recalled, RECAPTURE, control=None)
    assert told(of(alone))[-1] == ("no later report", "ink-front", date(2003, 3, 5), None)
