"""What the archive covers, and what it is silent on."""

from annals.facts.coverage import coverage_of
from annals.facts.facts import Facts
from tests.support import Loaded


def test_months_without_an_article_are_told_between_the_first_and_the_last(real: Loaded) -> None:
    found = coverage_of(real.archive, real.index)
    assert (found.months[0], found.months[-1], len(found.months)) == ("2015-08", "2017-10", 27)
    assert found.silent == (("2015-09", "2015-10", 2), ("2015-12", "2017-07", 20), ("2017-09", "2017-09", 1))
    without = {month for month in found.months if not any(month in outlet.months for outlet in found.outlets)}
    assert sum(length for _first, _last, length in found.silent) == len(without)


def test_every_article_and_every_statement_is_counted_once(real: Loaded, toy: Loaded) -> None:
    for each in (real, toy):
        found = coverage_of(each.archive, each.index)
        assert sum(outlet.total for outlet in found.outlets) == len(each.archive.articles)
        assert sum(quoted.total for quoted in found.quoted) == len(each.index.statements)


def test_statements_are_told_by_the_party_that_makes_them(real: Loaded) -> None:
    (arab,) = (each for each in coverage_of(real.archive, real.index).quoted if each.outlet == "new-arab")
    assert arab.parties == {"ahrar-al-sham": 3}
    assert arab.unnamed > 0
    assert arab.others > 0


def test_an_event_rests_on_one_source_however_many_articles_repeat_it(real: Loaded) -> None:
    facts = Facts(real.archive, real.index)
    found = facts.coverage()
    assert found.on_one["al-qaryatayn-2015-08-air-raids"] == real.archive.source_named["baybars tallawi"].id
    # the Observatory and Islamic State say it both
    assert "al-qaryatayn-2015-08-capture" not in found.on_one
    assert all(len(real.index.articles_about[id]) == 1 for id in found.told_once)
    assert set(found.told_once) | set(found.on_one) <= set(real.archive.events)


def test_a_town_of_the_region_without_an_event_is_told(real: Loaded) -> None:
    found = coverage_of(real.archive, real.index)
    assert "talbiseh" in found.towns
    assert not {"sadad", "beirut"} & set(found.towns)
