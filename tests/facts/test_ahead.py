"""Facts computed ahead in several processes: those that one process computes, and nothing kept beside them."""

import pytest

from annals.facts import ahead
from annals.facts.ahead import compute_ahead
from annals.facts.facts import Facts
from annals.facts.memo import Key, cell_of
from annals.facts.tracking import Recorder
from tests.support import SAMPLE, loaded

WANTED = ("summary", "is_harm", "pairs")


def facts() -> Facts:
    return Facts(loaded(SAMPLE).archive, loaded(SAMPLE).index, Recorder())


@pytest.fixture
def many(monkeypatch: pytest.MonkeyPatch, forks: None) -> Facts:
    """Give the facts of the sample, of which a few are many enough for several processes."""
    monkeypatch.setattr(ahead, "FEW", 1)
    return facts()


def test_they_have_the_values_and_the_cells_that_whoever_asks_would_find(many: Facts) -> None:
    events = many.untracked.events
    compute_ahead(many, dict.fromkeys(WANTED, events), jobs=3)
    one = facts()
    for id in events:
        for name in WANTED:
            value, cell = getattr(one, name)(id), cell_of(name, (id,))
            assert many.known[name, (id,)] == (value, one.compared[cell])
            assert many.compared[cell] == one.compared[cell]


def test_what_they_were_computed_from_ends_with_the_processes(many: Facts) -> None:
    events = many.untracked.events
    compute_ahead(many, {"summary": events}, jobs=2)
    assert {key[0] for key in many.known} == {"summary"}


def test_accounts_are_handed_on_to_whoever_asks_next(many: Facts) -> None:
    events = many.untracked.events
    compute_ahead(many, {"summary": events}, jobs=2)
    one = facts()
    for id in events:
        assert many.accounts(id) == one.accounts(id)
        assert many.known["accounts", (id,)] == one.known["accounts", (id,)]
        assert all(
            statement is many.index.statements[statement.key]
            for account in many.accounts(id)
            for statement in account.statements
        )


def test_what_was_handed_on_ends_with_the_state_of_the_archive(many: Facts) -> None:
    events = many.untracked.events
    compute_ahead(many, {"summary": events}, jobs=2)
    assert many.carried
    many.follow(many.untracked, loaded(SAMPLE).index, set())
    assert not many.carried


def test_each_is_of_the_records_that_it_is_asked_of(many: Facts) -> None:
    first, *others = many.untracked.events
    compute_ahead(many, {"summary": [first, *others], "is_harm": [first]}, jobs=2)
    asked: set[Key] = {key for key in many.known if key[0] == "is_harm"}
    assert asked == {("is_harm", (first,))}


def test_what_is_known_is_not_computed_again(many: Facts) -> None:
    events = list(many.untracked.events)
    told = many.summary(events[0])
    compute_ahead(many, {"summary": events}, jobs=2)
    assert many.summary(events[0]) is told


def test_few_are_left_to_whoever_asks() -> None:
    found = facts()
    compute_ahead(found, {"summary": found.untracked.events}, jobs=2)
    assert not found.known
