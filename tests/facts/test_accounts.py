"""Accounts: ranges, origins and the reasons why claims part, on the toy archive."""

import pytest

from annals.facts.accounts import Account, Agreement, accounts_about
from annals.facts.disagreements import Disagreement, Reason
from annals.facts.facts import Facts
from tests.support import Loaded

CAPTURE = "al-mahbara-2003-03-capture"
BOMBINGS = "al-mahbara-2003-03-bombings"
CLASHES = "tell-qirtas-2003-03-clashes"


def account(toy: Loaded, about: str, states: str, side: str = "") -> Account:
    (found,) = (
        account
        for account in accounts_about(toy.index, about)
        if (account.topic.states, account.topic.side) == (states, side)
    )
    return found


def points(loaded: Loaded, about: str) -> tuple[Disagreement, ...]:
    return Facts(loaded.archive, loaded.index).disagreements(about)


def point(toy: Loaded, about: str, subject: str) -> Disagreement:
    (found,) = (each for each in points(toy, about) if each.subject == subject)
    return found


def test_two_articles_with_one_origin_are_one_voice(toy: Loaded) -> None:
    killed = account(toy, CAPTURE, "killed", "warraqa-guard")
    assert killed.articles == ("q5bct8vf", "ggm67h9m")
    assert killed.publishers == ("harbour-post", "salt-gazette")
    assert killed.voices.origins == (("nib-monitor",),)


def test_an_updated_tally_has_a_best_figure(toy: Loaded) -> None:
    killed = account(toy, CAPTURE, "killed", "warraqa-guard")
    assert (killed.low, killed.high, killed.best) == (20, 31, 31)
    assert killed.agreement is Agreement.DIFFER
    assert point(toy, CAPTURE, "killed").reasons == (Reason.TALLY,)


def test_an_unsplit_figure_is_its_own_account(toy: Loaded) -> None:
    unsplit = account(toy, CAPTURE, "killed-or-wounded", "ink-front")
    assert (unsplit.low, unsplit.high, unsplit.agreement) == (40, 40, Agreement.SINGLE)
    assert "killed-or-wounded" not in {each.subject for each in points(toy, CAPTURE)}


def test_casualties_and_killed_are_not_one_account_and_part_where_their_figures_do(toy: Loaded) -> None:
    assert account(toy, CLASHES, "killed", "warraqa-guard").agreement is Agreement.SINGLE
    assert account(toy, CLASHES, "casualties", "warraqa-guard").agreement is Agreement.SINGLE
    assert points(toy, CLASHES) == ()


def test_days_that_differ_are_a_disagreement(toy: Loaded) -> None:
    parted = point(toy, CAPTURE, "date")
    assert {statement.key for statement in parted.statements} == {"q5bct8vf/c4", "ggm67h9m/c3"}
    assert parted.reasons == (Reason.ORIGIN,)


def test_places_that_exclude_each_other_are_a_contradiction(toy: Loaded) -> None:
    assert Reason.CONTRADICTION in point(toy, BOMBINGS, "place").reasons


def test_a_label_that_the_copying_changed_is_told_as_such(toy: Loaded) -> None:
    labels = account(toy, "ink-front", "label")
    assert (labels.voices.origins, labels.voices.press) == ((), ("harbour-post",))
    assert point(toy, "ink-front", "label").reasons == (Reason.COPYING,)


def test_sources_of_one_house_are_one_origin(toy: Loaded) -> None:
    assert toy.index.owner("harbour-weekly") == toy.index.owner("harbour-post") == "harbour-post"


def test_a_vague_figure_has_a_coded_minimum_and_no_best(toy: Loaded) -> None:
    displaced = account(toy, "warraqa-2003-road-raids", "displaced", "civilians")
    assert (displaced.low, displaced.best, displaced.agreement) == (12, None, Agreement.SINGLE)


def test_one_claim_is_no_disagreement(toy: Loaded) -> None:
    assert account(toy, BOMBINGS, "explosions").agreement is Agreement.SINGLE
    assert "explosions" not in {each.subject for each in points(toy, BOMBINGS)}


def test_what_nobody_writes_about_has_no_accounts(toy: Loaded) -> None:
    assert accounts_about(toy.index, "salt-companies") == ()
    assert points(toy, "salt-companies") == ()


@pytest.mark.parametrize("name", ["toy", "real"])
def test_every_claim_stands_in_one_account(name: str, request: pytest.FixtureRequest) -> None:
    loaded: Loaded = request.getfixturevalue(name)
    keys = [
        statement.key
        for about in loaded.index.claims_about
        for account in accounts_about(loaded.index, about)
        for statement in account.statements
    ]
    assert sorted(keys) == sorted(loaded.index.statements)


@pytest.mark.parametrize("name", ["toy", "real"])
def test_every_disagreement_has_a_reason(name: str, request: pytest.FixtureRequest) -> None:
    loaded: Loaded = request.getfixturevalue(name)
    facts = Facts(loaded.archive, loaded.index)
    found = [each for about in loaded.index.claims_about for each in facts.disagreements(about)]
    assert found or name == "real"
    assert [each for each in found if not each.reasons] == []
