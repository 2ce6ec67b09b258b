"""Who reported an event first is told where another origin has it a week later."""

import pytest

from tests.facts.saying import (
    ACTIVISTS,
    CAPTURE,
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
    say,
)


def gaps(*said: Said, about: str = CAPTURE) -> list[tuple[str, str]]:
    """Return the keys of the first and of the later report."""
    return [(gap.first.statement.key, gap.later.statement.key) for gap in facts_of(*said).reported_apart(about)]


def test_a_report_of_another_origin_a_week_later_is_told() -> None:
    assert gaps(happened(POST, MONITOR), happened(WEEKLY, RADIO)) == [(key(POST, 1), key(WEEKLY, 2))]


@pytest.mark.parametrize(("said", "told"), [("2003-03-12", 0), ("2003-03-13", 1)])
def test_a_report_counts_from_the_day_on_which_it_was_said(said: str, told: int) -> None:
    assert len(gaps(happened(POST, MONITOR), happened(WEEKLY, RADIO, said=said))) == told


def test_a_day_or_two_between_reports_is_not_told() -> None:
    assert gaps(happened(POST, MONITOR), happened(SALT, RADIO)) == []


def test_the_same_origin_in_a_later_article_reported_it_already() -> None:
    assert gaps(happened(POST, MONITOR), happened(WEEKLY, MONITOR)) == []


def test_who_gives_the_day_of_the_event_reports_it_late_and_leaves_nothing_open() -> None:
    assert gaps(happened(POST, MONITOR), happened(WEEKLY, RADIO, when="2003-03-05")) == []
    assert gaps(happened(POST, MONITOR), happened(WEEKLY, RADIO, when="2003-09-20")) == []


def test_the_press_on_its_own_word_is_no_report() -> None:
    assert gaps(happened(POST, MONITOR), happened(WEEKLY, "harbour-weekly")) == []


def test_who_denies_it_does_not_report_it() -> None:
    assert gaps(happened(POST, MONITOR), happened(WEEKLY, RADIO, stance="denies")) == []


def test_who_tells_its_losses_takes_it_as_given() -> None:
    assert gaps(say(POST, RADIO, "20"), happened(POST, MONITOR), happened(WEEKLY, RADIO)) == []
    assert len(gaps(happened(POST, MONITOR), say(WEEKLY, RADIO, "20"))) == 1


def test_who_is_named_together_with_the_first_is_not_later() -> None:
    assert gaps(happened(POST, MONITOR), happened(WEEKLY, MONITOR, jointly=(ACTIVISTS,))) == []


def test_many_events_counted_together_are_reported_at_any_time() -> None:
    assert gaps(happened(POST, MONITOR, about=RAIDS), happened(WEEKLY, RADIO, about=RAIDS), about=RAIDS) == []
