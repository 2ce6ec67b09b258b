"""Facts computed ahead of whoever asks for them, in several processes."""

from collections.abc import Callable, Collection, Mapping, Sequence
from functools import partial
from itertools import islice
from typing import Any, NamedTuple

from annals.facts.carried import carry
from annals.facts.memo import HandingOn, Key, again, cell_of, is_handed_on, key_of
from annals.facts.tracking import Cell
from annals.processes import one_each

FEW = 2_000
"""Facts below which another process would cost more than it saves."""


class Computed(NamedTuple):
    """What a process computed: compared facts with the cells that they were computed from, and what is handed on."""

    compared: list[tuple[Cell, Any, frozenset[Cell]]]
    carried: dict[Key, bytes]


def compute_ahead(facts: HandingOn, wanted: Mapping[str, Collection[str]], jobs: int) -> None:
    """Compute compared facts of records, by name with the ids of the records, where they are not known.

    Each of `jobs` processes has some records, with all that is wanted of them, and ends with what else it had to know
    for that. What is handed on, such as the accounts of an event, is kept as bytes for processes to come.
    """
    ids = dict.fromkeys(id for each in wanted.values() for id in each)
    of_records = [
        [cell for name, some in wanted.items() if id in some and not _is_known(facts, cell := cell_of(name, (id,)))]
        for id in ids
    ]
    if sum(map(len, of_records)) < FEW or jobs < 2:
        return  # whoever asks computes it
    shares = [[cell for cells in of_records[n::jobs] for cell in cells] for n in range(jobs)]
    for computed in one_each(partial(_computed, facts), shares, jobs):
        facts.carried.update(computed.carried)
        for cell, value, used in computed.compared:
            facts.known.setdefault(key_of(cell), (value, used))
            facts.compared.setdefault(cell, used)


def _is_known(facts: HandingOn, cell: Cell) -> bool:
    return cell in facts.kept or key_of(cell) in facts.known


def _computed(facts: HandingOn, cells: Sequence[Cell]) -> Computed:
    """Return the facts behind cells, and every other that was computed on the way, in the order in which they were."""
    before = len(facts.compared)
    for cell in cells:
        again(facts, cell)
    once = _once()
    fresh = islice(facts.compared.items(), before, None)
    told = [(cell, facts.known[key_of(cell)][0], once(used)) for cell, used in fresh]
    return Computed(told, {key: carry(found) for key, found in facts.known.items() if is_handed_on(facts, key[0])})


def _once() -> Callable[[frozenset[Cell]], frozenset[Cell]]:
    """Return what gives one set for all that are equal, of one cell for all that are: so each is told and kept once."""
    cells: dict[Cell, Cell] = {}
    sets: dict[frozenset[Cell], frozenset[Cell]] = {}

    def one(used: frozenset[Cell]) -> frozenset[Cell]:
        if used not in sets:
            sets[used] = frozenset(cells.setdefault(cell, cell) for cell in used)
        return sets[used]

    return one
