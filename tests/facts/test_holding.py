"""Who held a place when, as it is told: one row for each holder, with the change of hands that began it."""

from dataclasses import replace

from annals.facts.control import State
from annals.facts.facts import Facts
from annals.facts.holding import Hold, holds_of
from tests.support import Loaded

TOWN = "al-mahbara"


def holds(loaded: Loaded, place: str = TOWN) -> tuple[Hold, ...]:
    return Facts(loaded.archive, loaded.index).holds(place)


def test_a_change_of_hands_is_told_with_the_time_that_it_began(toy: Loaded) -> None:
    assert [(hold.stretch.state.name, hold.stretch.holder, hold.taken is not None) for hold in holds(toy)] == [
        ("HELD", "warraqa-guard", False),
        ("HELD", "ink-front", True),
        ("UNRECORDED", "", False),
        ("HELD", "warraqa-guard", True),
        ("UNREPORTED", "warraqa-guard", False),
    ]


def test_what_was_taken_in_a_battle_is_told_as_fought_for(real: Loaded) -> None:
    assert [hold.fighting for hold in holds(real, "al-qaryatayn") if hold.taken] == [True, True, True]


def test_a_battle_over_a_place_that_never_changed_hands_keeps_its_row(toy: Loaded) -> None:
    assert [(hold.stretch.state, hold.taken) for hold in holds(toy, "tell-qirtas")] == [(State.CONTESTED, None)]


def test_nothing_is_lost_where_changes_of_hands_meet(toy: Loaded) -> None:
    change = Facts(toy.archive, toy.index).control(TOWN)[1]
    found = holds_of(toy.archive, (change, replace(change), change))
    assert [hold.stretch.state for hold in found] == [State.CONTESTED] * 3
    assert not any(hold.taken for hold in found)


def test_every_stretch_is_told_once(toy: Loaded, real: Loaded) -> None:
    for loaded in (toy, real):
        facts = Facts(loaded.archive, loaded.index)
        for place in loaded.archive.places:
            told = [each for hold in facts.holds(place) for each in (hold.taken, hold.stretch) if each]
            assert tuple(told) == facts.control(place)


def test_other_events_that_name_a_place_are_found_by_whole_words(real: Loaded) -> None:
    found = Facts(real.archive, real.index).mentions("mahin")
    assert found
    assert all("mahin" not in real.archive.events[each.claim.about].places for each in found)
