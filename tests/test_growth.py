"""What the next reports do to what is derived: three invented ones on the real archive, one after the other."""

import shutil
from collections.abc import Callable

import pytest

from annals.checks.read import read_archive
from annals.facts.accounts import Account
from annals.facts.attestation import Attestation
from annals.facts.disagreements import Reason
from annals.facts.facts import Facts
from annals.problems import Severity
from tests.support import HERE, SAMPLE

REPORTS = HERE / "reports"
AGENCY, CUSTOMER, COUNT, LATER = "nf55mf9q", "wvj1hmb4", "n4dmqwn7", "k2r1frdt"
CAPTURE, PALMYRA, SUKHNAH = "al-qaryatayn-2015-08-capture", "palmyra-2015-05-capture", "al-sukhnah-2017-08-capture"
GOVERNMENT, STATE = "syrian-government-forces", "islamic-state"


@pytest.fixture(scope="module")
def after(tmp_path_factory: pytest.TempPathFactory) -> Callable[..., Facts]:
    """Return what gives the facts of the archive after some of the reports."""

    def grown(*ids: str) -> Facts:
        root = tmp_path_factory.mktemp("grown")
        shutil.copytree(SAMPLE / "archive", root / "archive")
        shutil.copytree(REPORTS / "sources", root / "archive" / "sources", dirs_exist_ok=True)
        for id in ids:
            for file in REPORTS.glob(f"articles/*/*-{id}.md"):
                shutil.copy(file, root / "archive" / file.relative_to(REPORTS))
        archive, index, problems = read_archive(root)
        assert archive is not None
        assert index is not None
        named = {AGENCY, LATER, CUSTOMER, COUNT} - set(ids)
        told = [p for p in problems if p.severity is Severity.ERROR and not (named and "no article names" in str(p))]
        assert told == []
        return Facts(archive, index)

    return grown


def account(facts: Facts, about: str, states: str, side: str = "") -> Account:
    return next(a for a in facts.accounts(about) if (a.topic.states, a.topic.side) == (states, side))


def parts_on(facts: Facts, about: str) -> dict[str, tuple[Reason, ...]]:
    return {point.subject: point.reasons for point in facts.disagreements(about)}


def test_a_report_that_confirms_a_figure_adds_no_origin_and_no_version(after: Callable[..., Facts]) -> None:
    before, since = (
        account(after(), CAPTURE, "killed", GOVERNMENT),
        account(after(AGENCY), CAPTURE, "killed", GOVERNMENT),
    )
    assert [len(each.versions) for each in (before, since)] == [2, 2]
    assert before.voices.origins == since.voices.origins == (("sohr",),)
    assert len(since.articles) == len(before.articles) + 1
    assert (since.low, since.high, since.best) == (before.low, before.high, None)


def test_a_confirmed_figure_parts_from_the_other_as_before(after: Callable[..., Facts]) -> None:
    (point,) = (p for p in after(AGENCY).disagreements(CAPTURE) if p.subject == "killed")
    (parting,) = point.partings
    assert parting.reason is Reason.UNEXPLAINED
    assert {parting.one.first.key, parting.other.first.key} == {"mt5c42d9/c8", "s1z05n60/c12"}


def test_a_more_exact_day_is_no_disagreement(after: Callable[..., Facts]) -> None:
    facts = after(AGENCY)
    assert parts_on(facts, PALMYRA) == {}
    assert "date" not in parts_on(facts, CAPTURE)


def test_a_description_in_other_words_is_no_disagreement(after: Callable[..., Facts]) -> None:
    assert "character" not in parts_on(after(AGENCY), "al-qaryatayn")


def test_counts_of_people_of_which_one_has_no_day_may_be_of_different_times(after: Callable[..., Facts]) -> None:
    assert parts_on(after(AGENCY), "al-qaryatayn") == {"population": (Reason.UNDATED,)}


def test_the_figure_of_an_only_origin_stays_the_only_one_when_it_is_repeated(after: Callable[..., Facts]) -> None:
    losses = account(after(AGENCY), CAPTURE, "killed", STATE)
    assert (losses.best, losses.attested) == (23, Attestation.ONE)


def test_an_edited_reprint_adds_an_article_and_nothing_else(after: Callable[..., Facts]) -> None:
    one, two = after(AGENCY), after(AGENCY, CUSTOMER)
    for about in (CAPTURE, PALMYRA, "al-qaryatayn"):
        assert parts_on(one, about) == parts_on(two, about)
        assert one.attested(about) == two.attested(about)
        for each, other in zip(one.accounts(about), two.accounts(about), strict=True):
            assert (each.topic, each.low, each.high, each.best) == (other.topic, other.low, other.high, other.best)
            assert each.voices.origins == other.voices.origins
            assert len(each.versions) == len(other.versions)


def test_an_independent_count_confirms_one_figure_and_differs_from_the_other(after: Callable[..., Facts]) -> None:
    facts = after(AGENCY, CUSTOMER, COUNT)
    confirmed, other = account(facts, CAPTURE, "killed", STATE), account(facts, CAPTURE, "killed", GOVERNMENT)
    assert (confirmed.attested, confirmed.best) == (Attestation.SEVERAL, 23)
    assert (other.attested, other.low, other.high, other.best) == (Attestation.DIFFER, 28, 41, None)
    assert set(parts_on(facts, CAPTURE)["killed"]) == {Reason.UNEXPLAINED, Reason.ORIGIN}


def test_a_denial_makes_sources_differ(after: Callable[..., Facts]) -> None:
    facts = after(COUNT)
    assert parts_on(facts, CAPTURE)["control"] == (Reason.DENIAL,)
    assert facts.attested(CAPTURE) is Attestation.DIFFER
    assert after(AGENCY).attested(CAPTURE) is Attestation.SEVERAL


def test_losses_without_a_number_bound_no_range(after: Callable[..., Facts]) -> None:
    wounded = account(after(COUNT), CAPTURE, "wounded", GOVERNMENT)
    assert (wounded.low, wounded.high, wounded.best) == (None, None, None)


def test_who_reported_a_thing_a_week_before_another_is_told(after: Callable[..., Facts]) -> None:
    assert after().reported_apart(SUKHNAH) == ()
    (gap,) = after(LATER).reported_apart(SUKHNAH)
    assert (gap.first.statement.claim.origin, str(gap.first.day)) == ("sohr", "2017-08-05")
    assert (gap.later.statement.claim.origin, str(gap.later.day)) == ("syrian-state-media", "2017-08-12")
    assert after(LATER).attested(SUKHNAH) is Attestation.SEVERAL


def test_who_held_a_town_when_stays_as_it_was(after: Callable[..., Facts]) -> None:
    before, since = after().control("palmyra"), after(AGENCY, CUSTOMER, COUNT, LATER).control("palmyra")
    assert [(each.state, each.holder) for each in before] == [(each.state, each.holder) for each in since]
