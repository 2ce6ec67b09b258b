"""The versions in which statements exist: who repeats whom, and which of them exclude each other as worded."""

import pytest

from annals.facts.versions import Pair, Version, apart_in_time, differing_pairs, versions_of
from annals.values.edtf import parse
from tests.facts.saying import (
    MONITOR,
    POST,
    RADIO,
    SALT,
    WEEKLY,
    Said,
    happened,
    index_of,
    key,
    related,
    say,
    statements_of,
)


def versions(*said: Said) -> tuple[Version, ...]:
    index = index_of(*said)
    return versions_of(index, statements_of(index))


def keys(*said: Said) -> list[list[str]]:
    """Return the keys of each version."""
    return [[statement.key for statement in version.statements] for version in versions(*said)]


def differing(*said: Said) -> list[Pair]:
    index = index_of(*said)
    return list(differing_pairs(index, versions_of(index, statements_of(index))))


def test_what_one_origin_says_again_is_one_version() -> None:
    assert keys(say(POST, MONITOR, "20"), say(SALT, MONITOR, "20")) == [[key(POST, 1), key(SALT, 2)]]


def test_two_origins_with_one_figure_are_two_versions_that_do_not_differ() -> None:
    said = say(POST, MONITOR, "20"), say(SALT, RADIO, "20")
    assert len(versions(*said)) == 2
    assert differing(*said) == []


def test_what_a_record_calls_a_repetition_is_one_version() -> None:
    said = say(POST, MONITOR, "20"), say(SALT, RADIO, "20", relations=related("repeats", key(POST, 1)))
    assert len(versions(*said)) == 1


def test_an_update_holds_for_whoever_repeats_what_was_updated() -> None:
    said = (
        say(POST, MONITOR, "20"),
        say(SALT, MONITOR, "20"),
        say(WEEKLY, MONITOR, "31", relations=related("updates", key(POST, 1))),
    )
    (pair,) = differing(*said)
    assert len(pair.one.statements) == 2
    assert [relation.kind for relation in pair.declared] == ["updates"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("31", "at least 20"), ("31", "more than 20"), ("20", "20-25"), ("31", "dozens"), ("500", "hundreds"),
        ("20", "about 20"), ("22", "about 20"), ("18", "about 20"), ("270", "nearly 300"), ("3", "many"),
        ("many", "several"), ("fewer than 50", "at most 20"), ("at least 20", "at least 50"),
    ],
)  # fmt: skip
def test_precision_alone_does_not_make_accounts_differ(one: str, other: str) -> None:
    assert differing(say(POST, MONITOR, one), say(SALT, RADIO, other)) == []


@pytest.mark.parametrize(
    ("one", "other"),
    [("19", "at least 20"), ("26", "20-25"), ("11", "dozens"), ("23", "about 20"), ("269", "nearly 300"), ("20", "31")],
)
def test_figures_that_no_number_fits_differ(one: str, other: str) -> None:
    assert len(differing(say(POST, MONITOR, one), say(SALT, RADIO, other))) == 1


def test_one_account_does_not_differ_from_itself() -> None:
    assert differing(say(POST, MONITOR, "20"), say(POST, MONITOR, "31")) == []


def test_two_origins_of_one_article_differ_and_so_does_one_origin_in_two_articles() -> None:
    assert len(differing(say(POST, MONITOR, "20"), say(POST, RADIO, "31"))) == 1
    assert len(differing(say(POST, MONITOR, "20"), say(SALT, MONITOR, "31"))) == 1


def test_free_text_differs_where_a_record_says_so_alone() -> None:
    one = happened(POST, MONITOR, states="place", value="the bridge")
    assert differing(one, happened(SALT, RADIO, states="place", value="the market")) == []
    for kind in ("contradicts", "mutates", "updates"):
        other = happened(
            SALT, RADIO, states="place", value="the market", relations=related(kind, key(POST, 1), "inferred")
        )
        (pair,) = differing(one, other)
        assert [relation.kind for relation in pair.declared] == [kind]


@pytest.mark.parametrize("kind", ["narrows", "part"])
def test_what_a_record_calls_more_precise_or_a_part_does_not_differ(kind: str) -> None:
    assert differing(say(POST, MONITOR, "20"), say(SALT, RADIO, "31", relations=related(kind, key(POST, 1)))) == []


def test_a_denial_differs_from_what_it_denies() -> None:
    assert len(differing(happened(POST, MONITOR), happened(SALT, RADIO, stance="denies"))) == 1
    assert len(differing(say(POST, MONITOR, "20"), say(SALT, RADIO, "", stance="denies"))) == 1
    assert len(differing(happened(POST, RADIO), happened(SALT, RADIO, stance="denies"))) == 1


@pytest.mark.parametrize("stance", ["declines", "unverified"])
def test_who_declines_to_comment_or_could_not_verify_it_differs_from_nobody(stance: str) -> None:
    assert differing(happened(POST, MONITOR), happened(SALT, RADIO, stance=stance)) == []


def test_two_holders_of_one_place_exclude_each_other() -> None:
    said = happened(POST, MONITOR, states="control", side="ink-front")
    assert len(differing(said, happened(SALT, RADIO, states="control", side="warraqa-guard"))) == 1


def test_one_sentence_may_blame_two() -> None:
    said = happened(POST, MONITOR, states="responsibility", side="ink-front")
    for paragraph, count in ((2, 0), (3, 1)):
        other = happened(POST, RADIO, states="responsibility", side="salt-companies", paragraph=paragraph)
        assert len(differing(said, other)) == count


@pytest.mark.parametrize(
    ("kilometres", "count"), [("18", 1), ("19", 0), ("20", 0), ("21", 1), ("at least 20", 0), ("about 22", 0)]
)
def test_miles_are_compared_with_kilometres_half_a_mile_either_way(kilometres: str, count: int) -> None:
    way = {"about": "al-mahbara", "states": "distance", "to": "tell-qirtas"}
    said = say(POST, MONITOR, "12", unit="miles", **way), say(SALT, RADIO, kilometres, unit="km", **way)
    assert len(differing(*said)) == count
    assert len(differing(said[0], say(SALT, RADIO, kilometres, **way))) == count


def test_weeks_are_compared_with_days() -> None:
    for days, count in (("15", 0), ("25", 1)):
        said = say(POST, MONITOR, "2", states="duration", unit="weeks"), say(SALT, RADIO, days, states="duration")
        assert len(differing(*said)) == count


@pytest.mark.parametrize(
    ("one", "other", "apart"),
    [
        ("2003-03-04", "2003-03-05", True),
        ("2003-03-04/2003-03-05", "2003-03-05", False),
        ("[2003-03-04..2003-03-05]", "2003-03-05/2003-03-06", False),
        ("2003-03", "2003-03-31", False),
        ("2003-03", "2003-04-01", True),
        ("2003-03-01~", "2003-03-04", False),
        ("2003-03-01~", "2003-03-05", True),
        ("2003-03~", "2003-04-30", False),
        ("2003-03~", "2003-05-02", True),
        ("2003~", "2004-12-31", False),
        ("2003-03-04/..", "2010-01-01", False),
        ("../2003-03-04", "2003-03-05", True),
    ],
)
def test_dates_are_apart_where_no_day_is_possible_for_both(one: str, other: str, apart: bool) -> None:
    assert apart_in_time(parse(one), parse(other)) is apart
    assert apart_in_time(parse(other), parse(one)) is apart
