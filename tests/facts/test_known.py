"""What had been reported by a day: events, and their figures as articles that were out by then gave them."""

from annals.facts.facts import Facts
from annals.language.catalog import ENGLISH
from annals.site.labels import Labels, Speaking
from tests.support import Loaded

CAPTURE = "al-qaryatayn-2015-08-capture"


def killed(facts: Facts, day: str) -> str:
    found = facts.losses_until(CAPTURE, day)
    (account,) = (a for a in found if (a.topic.states, a.topic.side) == ("killed", "syrian-government-forces"))
    return Labels(Speaking(ENGLISH, str)).account_range(account)


def test_figures_are_those_that_had_been_published_by_the_day(real: Loaded) -> None:
    facts = Facts(real.archive, real.index)
    assert killed(facts, "2015-08-06") == "37"
    assert killed(facts, "2015-11-02") == "28 or 37"
    assert facts.losses_until(CAPTURE, "2015-08-05") == ()
    every = tuple(each for each in facts.accounts(CAPTURE) if each.measure.harms and not each.measure.frees)
    assert facts.losses_until(CAPTURE, "2017-12-31") == every


def test_an_event_is_known_once_an_article_on_it_must_be_out(real: Loaded) -> None:
    facts = Facts(real.archive, real.index)
    assert facts.reported_on(CAPTURE) == "2015-08-06"
    # one came out on some day from 6 to 11 August
    assert facts.reported_on("al-qaryatayn-2015-08-air-raids") == "2015-08-11"
    assert facts.known_by("2015-08-05") == ()
    assert facts.known_by("2015-08-06")[0] == CAPTURE
    assert "al-qaryatayn-2015-08-air-raids" not in facts.known_by("2015-08-10")
    assert "al-qaryatayn-2015-08-air-raids" in facts.known_by("2015-08-11")


def test_what_is_known_by_a_day_is_of_the_thirty_days_before_it(real: Loaded) -> None:
    facts = Facts(real.archive, real.index)
    assert CAPTURE in facts.known_by("2015-09-05")
    assert CAPTURE not in facts.known_by("2015-09-06")
    assert facts.known_by("0001-01-01") == ()


def test_a_day_within_a_span_is_no_day_on_which_it_happened(real: Loaded) -> None:
    facts = Facts(real.archive, real.index)
    assert "al-qaryatayn-2015-08-checkpoints" not in facts.happened_on("2015-08-06")
    assert CAPTURE in facts.happened_on("2015-08-06")
    assert facts.has_date("2015-10-27")
    assert "2015-10-27" not in facts.listed_dates("10")
    assert facts.dates_around("2015-10-27") == (facts.dates_around("2015-10-28"))
