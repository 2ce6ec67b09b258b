"""What a build keeps of facts: those that changed are found, in whatever order they were computed before."""

from collections.abc import MutableMapping
from typing import Any

import pytest

from annals.facts.memo import Key, by_product, compared, note
from annals.facts.tracking import Cell, Recorder, Tracked
from annals.site.manifest import Manifest


class Numbers:
    """Facts of some numbers, each computed from the one before."""

    def __init__(self, numbers: dict[str, int]) -> None:
        self.recorder = Recorder()
        self.numbers = Tracked("number", numbers, self.recorder)
        self.known: dict[Key, tuple[Any, frozenset[Cell]]] = {}
        self.compared: dict[Cell, frozenset[Cell]] = {}
        self.kept: MutableMapping[Cell, Any] = {}
        self.computed: list[str] = []

    @compared
    def is_even(self, name: str) -> bool:
        """Return whether a number is even."""
        self.computed.append("is_even")
        return self.numbers[name] % 2 == 0

    @compared
    def told(self, name: str) -> str:
        """Return in a word what is told of a number."""
        self.computed.append("told")
        return "even" if self.is_even(name) else "odd"

    @by_product
    def length(self, name: str) -> int:
        """Return the length of what is told of a number."""
        self.computed.append("length")
        return len(self.told(name))


def number(name: str) -> set[Cell]:
    return {("number", name)}


def test_a_fact_that_was_computed_again_and_is_the_same_is_still_seen_when_it_changes_later() -> None:
    manifest, first = Manifest(""), Numbers({"one": 1})
    manifest.spread(first, set())
    first.told("one")
    manifest.take_in(first)
    same = Numbers({"one": 3})
    manifest.spread(same, number("one"))
    assert same.computed == ["is_even"]
    other = Numbers({"one": 4})
    manifest.spread(other, number("one"))
    assert other.computed == ["is_even", "told"]
    assert other.told("one") == "even"


def test_a_fact_stands_behind_those_that_it_is_computed_from_for_the_first_time() -> None:
    class Later(Numbers):
        @compared
        def told(self, name: str) -> str:
            """Return what is told of a number, from now on of another too."""
            return f"{self.is_even(name)} {self.is_even('two')}"

    manifest, first = Manifest(""), Numbers({"one": 1, "two": 2})
    manifest.spread(first, set())
    first.told("one")
    manifest.take_in(first)
    manifest.spread(Later({"one": 4, "two": 2}), number("one"))
    last = Later({"one": 4, "two": 5})
    manifest.spread(last, number("two"))
    assert last.told("one") == "True False"


@pytest.mark.parametrize(("value", "is_gone"), [(3, False), (4, True)])
def test_a_by_product_is_dropped_where_it_may_have_changed_and_not_computed_for_that(value: int, is_gone: bool) -> None:
    manifest, first = Manifest(""), Numbers({"one": 1})
    manifest.spread(first, set())
    before = first.recorder.begin()
    first.told("one")
    note(first, "length", ("one",), 3)
    first.recorder.end(before)
    manifest.take_in(first)
    after = Numbers({"one": value})
    manifest.spread(after, number("one"))
    assert "length" not in after.computed
    assert (("=length", "\tone") not in manifest.compared) is is_gone
    assert after.length("one") == (4 if is_gone else 3)
