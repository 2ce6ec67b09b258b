"""Harm to civilians: whose, how many, and who is blamed by whom."""

from annals.facts.harm import Blamed, by_side, of_people
from tests.facts.saying import (
    ACTIVISTS,
    CAPTURE,
    MINISTRY,
    MONITOR,
    POST,
    RADIO,
    RAIDS,
    SALT,
    Said,
    facts_of,
    happened,
    say,
)
from tests.support import WORDS

CIVILIAN = {"side": "civilians", "states": "wounded"}


def harm(*said: Said, event: str = CAPTURE) -> list[tuple[str, bool]]:
    found = facts_of(*said).harm(event)
    return [(each.topic.states, of_people(WORDS, each)) for each in found.accounts] if found else []


def test_civilians_who_are_counted_are_harm() -> None:
    assert harm(say(POST, MONITOR, "12", **CIVILIAN)) == [("wounded", True)]


def test_harm_without_a_number_is_harm() -> None:
    assert harm(say(POST, MONITOR, "many", **CIVILIAN)) == [("wounded", True)]


def test_fighters_are_no_harm_to_civilians() -> None:
    assert harm(say(POST, MONITOR, "12")) == []


def test_people_of_whom_nobody_says_who_they_were_stand_after_civilians() -> None:
    unsaid = say(POST, MONITOR, "70", side=None)
    assert harm(unsaid, say(SALT, ACTIVISTS, "3", **CIVILIAN)) == [("wounded", True), ("killed", False)]


def test_what_is_denied_is_no_harm() -> None:
    assert harm(say(POST, MINISTRY, "12", **CIVILIAN, stance="denies")) == []


def test_who_is_blamed_is_told_with_who_blames_and_who_denies() -> None:
    blame = {"states": "responsibility", "side": "warraqa-guard"}
    facts = facts_of(
        say(POST, MONITOR, "12", **CIVILIAN),
        happened(POST, MONITOR, **blame),
        happened(SALT, RADIO, **blame, stance="denies"),
    )
    found = facts.harm(CAPTURE)
    assert found
    assert found.blamed == (Blamed("warraqa-guard", (MONITOR,), (RADIO,)),)


def test_losses_are_told_by_side_and_civilians_stand_first() -> None:
    facts = facts_of(
        say(POST, MONITOR, "20"), say(POST, MONITOR, "3", side="ink-front"), say(POST, MONITOR, "many", **CIVILIAN)
    )
    sides = by_side(WORDS, facts.archive.events[CAPTURE], facts.accounts(CAPTURE))
    assert [side for side, _accounts in sides] == ["civilians", "ink-front", "warraqa-guard"]


def test_civilians_driven_out_over_time_are_harm() -> None:
    assert harm(say(POST, MONITOR, "dozens", about=RAIDS, states="displaced", side="civilians"), event=RAIDS) == [
        ("displaced", True)
    ]
