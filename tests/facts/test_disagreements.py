"""Where accounts part: not for being less precise, not from themselves, not in words alone; each time with a reason."""

from functools import partial

import pytest

from annals.facts.accounts import Account, Agreement
from annals.facts.disagreements import Disagreement, Reason
from tests.facts.saying import (
    CAPTURE,
    MINISTRY,
    MONITOR,
    POST,
    RADIO,
    RAIDS,
    SALT,
    WEEKLY,
    Said,
    facts_of,
    happened,
    key,
    related,
    say,
)


def points(*said: Said, about: str = CAPTURE) -> tuple[Disagreement, ...]:
    return facts_of(*said).disagreements(about)


def reasons(*said: Said, about: str = CAPTURE) -> list[tuple[str, tuple[Reason, ...]]]:
    """Return the subject and the reasons of each point."""
    return [(point.subject, point.reasons) for point in points(*said, about=about)]


def account(*said: Said, about: str = CAPTURE) -> Account:
    (found,) = facts_of(*said).accounts(about)
    return found


@pytest.mark.parametrize(
    ("said", "agreement"),
    [
        ((say(POST, MONITOR, "31"), say(SALT, RADIO, "at least 20")), Agreement.COMPATIBLE),
        ((say(POST, MONITOR, "31"), say(SALT, RADIO, "many")), Agreement.COMPATIBLE),
        ((say(POST, MONITOR, "31"), say(SALT, RADIO, "31")), Agreement.AGREE),
        ((say(POST, MONITOR, "20"), say(POST, MONITOR, "31")), Agreement.SINGLE),
        (
            (
                happened(POST, MONITOR, states="target", value="a mill"),
                happened(SALT, RADIO, states="target", value="a shop"),
            ),
            Agreement.APART,
        ),
    ],
    ids=["precision", "no number", "the same", "one account", "free text"],
)
def test_no_account_excludes_another_for_its_precision_from_itself_or_in_words(
    said: tuple[Said, ...], agreement: Agreement
) -> None:
    assert points(*said) == ()
    assert account(*said).agreement is agreement


@pytest.mark.parametrize(
    ("other", "reason"),
    [
        (say(SALT, RADIO, "31"), Reason.ORIGIN),
        (say(SALT, MONITOR, "31"), Reason.UNEXPLAINED),
        (say(SALT, "salt-gazette", "31"), Reason.UNSOURCED),
        (say(SALT, MONITOR, "31", relations=related("updates", key(POST, 1))), Reason.TALLY),
        (say(SALT, MONITOR, "31", relations=related("mutates", key(POST, 1))), Reason.COPYING),
        (say(SALT, RADIO, "31", relations=related("contradicts", key(POST, 1))), Reason.CONTRADICTION),
        (say(SALT, RADIO, stance="denies"), Reason.DENIAL),
    ],
)
def test_figures_that_exclude_each_other_part_for_a_reason(other: Said, reason: Reason) -> None:
    assert reasons(say(POST, MONITOR, "20"), other) == [("killed", (reason,))]


def test_two_names_that_an_article_sets_against_each_other_are_neither_true_nor_false() -> None:
    name = partial(happened, states="label")
    said = (
        name(POST, MONITOR, value="a deal"),
        name(SALT, RADIO, value="a rout", relations=related("contradicts", key(POST, 1))),
    )
    assert reasons(*said) == [("label", (Reason.NAMES,))]


def test_organs_of_one_government_part_without_another_origin() -> None:
    assert reasons(say(POST, RADIO, "20"), say(SALT, MINISTRY, "31")) == [("killed", (Reason.UNEXPLAINED,))]


def test_a_parting_names_two_versions_and_says_whether_it_is_our_reading() -> None:
    for basis in ("stated", "inferred"):
        said = say(POST, MONITOR, "20"), say(SALT, MONITOR, "31", relations=related("updates", key(POST, 1), basis))
        ((parting,),) = (point.partings for point in points(*said))
        assert [each.first.key for each in (parting.one, parting.other)] == [key(POST, 1), key(SALT, 2)]
        assert parting.inferred is (basis == "inferred")


def test_an_update_that_a_text_states_makes_a_best_figure_and_an_inferred_one_makes_none() -> None:
    for basis, best in (("stated", 31), ("inferred", None)):
        said = say(POST, MONITOR, "20"), say(SALT, MONITOR, "31", relations=related("updates", key(POST, 1), basis))
        assert account(*said).best == best


def test_an_update_holds_for_an_article_that_repeats_the_older_figure() -> None:
    said = (
        say(POST, MONITOR, "20"),
        say(SALT, MONITOR, "31", relations=related("updates", key(POST, 1))),
        say(WEEKLY, MONITOR, "20"),
    )
    (point,) = points(*said)
    assert point.reasons == (Reason.TALLY,)
    assert len(point.partings) == 1
    assert account(*said).best == 31


def test_a_part_of_a_figure_is_not_compared_with_the_whole() -> None:
    part = say(SALT, RADIO, "3", relations=related("part", key(POST, 1)))
    assert points(say(POST, MONITOR, "20"), part) == ()
    found = facts_of(say(POST, MONITOR, "20"), part).accounts(CAPTURE)
    assert [(each.topic.part, each.low) for each in found] == [(False, 20), (True, 3)]


def test_the_dead_are_a_part_of_losses_that_are_not_split() -> None:
    unsplit = say(SALT, RADIO, "40", states="killed-or-wounded")
    assert points(say(POST, MONITOR, "20"), unsplit) == ()
    assert reasons(say(POST, MONITOR, "50"), unsplit) == [("killed-or-wounded", (Reason.MEASURE,))]


def test_casualties_that_may_be_dead_differ_from_another_number_of_dead() -> None:
    assert points(say(POST, MONITOR, "37"), say(SALT, MONITOR, "37", states="casualties")) == ()
    said = say(POST, MONITOR, "20"), say(SALT, MONITOR, "37", states="casualties")
    assert reasons(*said) == [("casualties", (Reason.MEASURE,))]


def test_dates_with_a_day_in_common_do_not_differ() -> None:
    one = happened(POST, MONITOR, when="2003-03-04/2003-03-05")
    assert points(one, happened(SALT, RADIO, when="2003-03-05")) == ()
    assert reasons(one, happened(SALT, RADIO, when="2003-03-06")) == [("date", (Reason.ORIGIN,))]


def test_one_account_that_gives_two_days_does_not_differ_from_itself() -> None:
    assert points(happened(POST, MONITOR, when="2003-03-04"), happened(POST, MONITOR, when="2003-03-06")) == ()


def test_the_day_of_what_somebody_denies_is_no_day_of_the_event() -> None:
    said = happened(POST, MONITOR, when="2003-03-04"), happened(SALT, RADIO, when="2003-03-06", stance="declines")
    assert points(*said) == ()


@pytest.mark.parametrize(
    ("one", "other", "reason"),
    [
        ({"when": "2003-03"}, {"when": "2003-05"}, Reason.SERIES),
        ({"said": "2003-03-06"}, {"when": "2003-03/2003-05"}, Reason.SERIES),
        ({"when": "2003-03"}, {}, Reason.UNDATED),
        ({}, {}, Reason.UNDATED),
        ({"when": "2003-03"}, {"when": "2003-03"}, Reason.ORIGIN),
    ],
)
def test_figures_of_something_lasting_are_a_series_where_both_have_stated_days(
    one: dict[str, str], other: dict[str, str], reason: Reason
) -> None:
    said = say(POST, MONITOR, "20", about=RAIDS, **one), say(WEEKLY, RADIO, "31", about=RAIDS, **other)
    (point,) = points(*said, about=RAIDS)
    assert point.reasons == (reason,)
    assert point.in_conflict is (reason is not Reason.SERIES)


def test_figures_of_one_event_are_no_series() -> None:
    said = say(POST, MONITOR, "20", said="2003-03-06"), say(WEEKLY, RADIO, "31", said="2003-09-20")
    assert reasons(*said) == [("killed", (Reason.ORIGIN,))]


def test_how_long_something_lasting_has_lasted_is_not_compared() -> None:
    said = [say(place, RADIO, figure, about=RAIDS, states="duration") for place, figure in ((POST, "7"), (SALT, "9"))]
    assert points(*said, about=RAIDS) == ()
    assert account(*said, about=RAIDS).agreement is Agreement.APART


def test_points_come_with_what_weighs_most_first() -> None:
    said = (
        say(POST, MONITOR, "20"),
        say(SALT, RADIO, "31"),
        happened(POST, MONITOR, when="2003-03-04"),
        happened(SALT, RADIO, when="2003-03-06"),
        happened(POST, MONITOR, states="place", value="the bridge"),
        happened(SALT, RADIO, states="place", value="the market", relations=related("contradicts", key(POST, 5))),
    )
    assert [point.subject for point in points(*said)] == ["place", "killed", "date"]


def test_parts_of_a_figure_in_different_periods_are_not_compared() -> None:
    part = related("part", key(POST, 1))
    facts = facts_of(
        say(POST, MONITOR, "200"),
        say(POST, MONITOR, "83", relations=part, when="2003-03-05"),
        say(SALT, RADIO, "40", relations=part, when="2003-03-04"),
    )
    assert facts.disagreements(CAPTURE) == ()
    assert [account.topic.period for account in facts.accounts(CAPTURE)] == ["", "2003-03-04", "2003-03-05"]


def test_it_does_not_matter_which_article_says_a_figure_first() -> None:
    one = points(say(POST, MONITOR, "37"), say(POST, MONITOR, "28"), say(SALT, MONITOR, "37"))
    other = points(say(POST, MONITOR, "37"), say(SALT, MONITOR, "37"), say(SALT, MONITOR, "28"))
    assert [len(point.partings) for point in one] == [len(point.partings) for point in other] == [1]


def test_a_denial_of_another_side_denies_nothing_of_the_first() -> None:
    blamed = {"states": "responsibility"}
    assert (
        points(
            happened(POST, MONITOR, **blamed, side="ink-front"),
            happened(SALT, MINISTRY, **blamed, side="warraqa-guard", stance="denies"),
        )
        == ()
    )


def test_losses_counted_in_two_ways_are_compared_in_no_more_pairs_than_can_be_read() -> None:
    facts = facts_of(
        *(say(POST, MONITOR, str(number)) for number in range(1, 40)),
        *(say(SALT, RADIO, str(number), states="casualties") for number in range(1, 40)),
    )
    (point,) = (each for each in facts.disagreements(CAPTURE) if each.subject == "casualties")
    assert len(point.partings) <= 150
