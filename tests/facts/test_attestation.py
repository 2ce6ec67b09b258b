"""How well an event is attested: seven terms, each with one meaning."""

import pytest

from annals.facts.attestation import MEANINGS, Attestation
from tests.facts.saying import (
    ACTIVISTS,
    CAPTURE,
    COMPANIES,
    FRONT,
    MINISTRY,
    MONITOR,
    POST,
    RADIO,
    SALT,
    WEEKLY,
    Said,
    facts_of,
    happened,
    related,
    say,
)


def attested(*said: Said) -> Attestation:
    return facts_of(*said).attested(CAPTURE)


def test_every_word_has_a_meaning() -> None:
    assert set(MEANINGS) == set(Attestation)


def test_two_independent_origins_agree() -> None:
    assert attested(happened(POST, MONITOR), happened(SALT, ACTIVISTS)) is Attestation.SEVERAL


def test_a_party_and_a_monitor_agree() -> None:
    assert attested(happened(POST, MONITOR), happened(SALT, RADIO)) is Attestation.SEVERAL


def test_two_parties_of_opposite_sides_agree() -> None:
    assert attested(happened(POST, FRONT), happened(SALT, RADIO)) is Attestation.SEVERAL


@pytest.mark.parametrize(
    "said",
    [
        (happened(POST, MONITOR), happened(SALT, MONITOR)),
        (happened(POST, MONITOR, jointly=(ACTIVISTS,)),),
        (happened(POST, MONITOR), happened(SALT, "salt-gazette")),
    ],
    ids=["copied", "jointly", "press beside an origin"],
)
def test_one_origin_is_one_source(said: tuple[Said, ...]) -> None:
    assert attested(*said) is Attestation.ONE


@pytest.mark.parametrize(
    "said", [(happened(POST, "harbour-post"),), (happened(POST, "harbour-post"), happened(SALT, "salt-gazette"))]
)
def test_the_press_on_its_own_word_names_no_source(said: tuple[Said, ...]) -> None:
    assert attested(*said) is Attestation.UNSOURCED


def test_sources_named_together_are_one_also_where_each_tells_something_else_alone() -> None:
    said = happened(POST, MONITOR, jointly=(ACTIVISTS,)), say(POST, MONITOR, "20"), say(SALT, ACTIVISTS, "40")
    found = facts_of(*said).attestation(CAPTURE)
    assert (found.word, found.voices.origins) == (Attestation.ONE, ((MONITOR, ACTIVISTS),))


def test_sources_named_together_stay_apart_from_one_who_is_not() -> None:
    said = say(POST, MONITOR, "20"), say(SALT, ACTIVISTS, "40"), happened(SALT, FRONT, states="attackers")
    facts = facts_of(happened(POST, MONITOR, jointly=(ACTIVISTS,)), *said)
    assert facts.attestation(CAPTURE).word is Attestation.APART
    assert facts.attestation(CAPTURE).voices.origins == ((MONITOR, ACTIVISTS), (FRONT,))
    assert facts.reporters(CAPTURE).count == 2


def test_sources_named_together_are_two_where_each_says_the_same_thing_alone() -> None:
    together = say(WEEKLY, MONITOR, "20", jointly=(ACTIVISTS,))
    found = facts_of(happened(POST, MONITOR), happened(SALT, ACTIVISTS), together).attestation(CAPTURE)
    assert (found.word, found.voices.origins) == (Attestation.SEVERAL, ((MONITOR,), (ACTIVISTS,)))


def test_sources_that_tell_of_different_things_do_not_agree() -> None:
    said = say(POST, MONITOR, "20"), happened(SALT, ACTIVISTS)
    assert attested(*said) is Attestation.APART


@pytest.mark.parametrize("other", [RADIO, MINISTRY, COMPANIES])
def test_parties_of_one_side_are_a_partys_own_claim(other: str) -> None:
    assert attested(happened(POST, RADIO), happened(SALT, other)) is Attestation.PARTY


def test_the_press_makes_no_more_of_a_partys_own_claim() -> None:
    assert attested(happened(POST, RADIO), happened(SALT, "salt-gazette")) is Attestation.PARTY


def test_sources_differ_where_one_denies_that_it_happened() -> None:
    assert attested(happened(POST, MONITOR), happened(SALT, RADIO, stance="denies")) is Attestation.DIFFER


def test_who_denies_to_have_done_it_does_not_deny_that_it_happened() -> None:
    blamed = happened(WEEKLY, RADIO, states="responsibility", side="warraqa-guard", stance="denies")
    assert attested(happened(POST, MONITOR), happened(SALT, ACTIVISTS), blamed) is Attestation.SEVERAL


def test_sources_differ_where_no_day_is_possible_for_both() -> None:
    said = happened(POST, MONITOR, when="2003-03-04"), happened(SALT, RADIO, when="2003-03-05")
    assert attested(*said) is Attestation.DIFFER


def test_a_toll_that_differs_leaves_well_attested_that_it_happened() -> None:
    said = say(POST, MONITOR, "20"), say(SALT, ACTIVISTS, "40"), happened(WEEKLY, MONITOR), happened(SALT, ACTIVISTS)
    assert attested(*said) is Attestation.SEVERAL


def test_sources_whose_tolls_exclude_each_other_agree_on_nothing() -> None:
    assert attested(say(POST, MONITOR, "20"), say(SALT, ACTIVISTS, "40")) is Attestation.APART


def test_figures_of_one_source_that_exclude_each_other_are_no_several_sources() -> None:
    (toll,) = facts_of(say(POST, MONITOR, "28"), say(SALT, MONITOR, "37")).accounts(CAPTURE)
    assert toll.attested is Attestation.ALTERED
    assert toll.is_disputed


def test_days_of_one_source_that_exclude_each_other_are_told_as_such() -> None:
    said = happened(POST, MONITOR, when="2003-03-04"), happened(SALT, MONITOR, when="2003-03-05")
    assert attested(*said) is Attestation.ALTERED


def test_an_account_of_a_toll_is_attested_by_itself() -> None:
    said = say(POST, MONITOR, "20"), say(SALT, ACTIVISTS, "40", relations=related("contradicts", "q5bct8vf/c1"))
    (toll,) = facts_of(*said).accounts(CAPTURE)
    assert toll.attested is Attestation.DIFFER


def test_who_is_only_denied_is_not_attested() -> None:
    assert attested(happened(POST, MINISTRY, stance="denies")) is Attestation.DIFFER


def test_one_figure_denied_leaves_another_as_it_is() -> None:
    facts = facts_of(say(POST, MONITOR, "20"), say(SALT, RADIO, "37", stance="denies"))
    (account,) = facts.accounts(CAPTURE)
    assert account.differing == ()


def test_two_wordings_that_are_not_compared_attest_neither() -> None:
    place = {"states": "place"}
    facts = facts_of(
        happened(POST, MONITOR, **place, value="at the checkpoints"),
        happened(SALT, ACTIVISTS, **place, value="in the square"),
    )
    (account,) = facts.accounts(CAPTURE)
    assert account.attested is Attestation.ONE


def test_a_series_over_time_makes_no_sources_differ() -> None:
    facts = facts_of(
        say(POST, MONITOR, "37", about="warraqa-2003-road-raids", when="2003-03-01"),
        say(WEEKLY, MONITOR, "90", about="warraqa-2003-road-raids", when="2003-09-01"),
    )
    (account,) = facts.accounts("warraqa-2003-road-raids")
    assert (str(account.agreement), account.attested) == ("a series over time", Attestation.ONE)
