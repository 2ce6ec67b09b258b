"""The page of disagreements: what weighs most first, each count a link to its points, one name everywhere."""

import itertools
import re

import pytest

from annals.facts.accounts import Agreement
from annals.facts.disagreements import Reason
from annals.facts.facts import Facts
from tests.support import SAMPLE, TOY, Loaded, site_of

HEADING = re.compile(r"<h([1-6])\b")


@pytest.mark.slow
def test_each_count_leads_to_as_many_points_on_the_page() -> None:
    page = site_of(SAMPLE).page("disagreements/")
    tally = re.findall(r'<li><a href="#(\w+)">[^<]+</a>: <strong>(\d+)</strong>', page)
    sections = re.split(r'<h2 id="', page)[1:]
    found = [(each.partition('"')[0], str(each.count('class="an-point'))) for each in sections]
    assert tally == found != []


def test_what_weighs_most_comes_first_and_within_it_what_is_earliest() -> None:
    page = site_of(SAMPLE).page("disagreements/")
    order = re.findall(r'<h2 id="(\w+)"', page)
    assert order == [each for each in ("contradictions", "denials", "copying", "figures", "series") if each in order]
    russian, deals = page.index("Russian air strikes in Syria"), page.index("leave areas of western Syria under deals")
    assert russian < deals


def test_headings_of_points_follow_in_order() -> None:
    for site, url in (
        (SAMPLE, "disagreements/"),
        (TOY, "disagreements/"),
        (SAMPLE, "coverage/"),
        (SAMPLE, "chronology/"),
    ):
        levels = [int(level) for level in HEADING.findall(site_of(site).page(url))]
        assert levels[0] == 1
        assert all(later <= level + 1 for level, later in itertools.pairwise(levels))


def test_two_statements_that_speak_of_different_times_are_not_said_to_differ(real: Loaded, toy: Loaded) -> None:
    for each in (real, toy):
        facts = Facts(each.archive, each.index)
        for about in each.index.claims_about:
            series = [point for point in facts.disagreements(about) if set(point.reasons) == {Reason.SERIES}]
            spoken = {statement.key for point in series for statement in point.statements}
            differ = [each for each in facts.accounts(about) if each.agreement is Agreement.DIFFER]
            assert all(spoken.isdisjoint(statement.key for statement in account.statements) for account in differ)
