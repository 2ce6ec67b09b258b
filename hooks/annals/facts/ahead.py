"""Facts computed ahead of whoever asks for them, in several processes."""

from collections.abc import Sequence
from functools import partial
from itertools import islice
from typing import Any, TypeAlias

from annals.facts.memo import Remembering, again, cell_of, key_of
from annals.facts.tracking import Cell
from annals.processes import in_processes

FEW = 2_000
"""Facts below which another process would cost more than it saves."""

Computed: TypeAlias = list[tuple[Cell, Any, frozenset[Cell]]]


def compute_ahead(facts: Remembering, name: str, ids: Sequence[str], jobs: int) -> None:
    """Compute the compared fact `name` of the records with some ids, where it is not known, in `jobs` processes."""
    unknown = [cell_of(name, (id,)) for id in ids if (name, (id,)) not in facts.known]
    if len(unknown) < FEW or jobs < 2:
        return  # whoever asks computes it
    for computed in in_processes([partial(_computed, facts, unknown[n::jobs]) for n in range(jobs)]):
        for cell, value, used in computed:
            facts.known.setdefault(key_of(cell), (value, used))
            facts.compared.setdefault(cell, used)


def _computed(facts: Remembering, cells: Sequence[Cell]) -> Computed:
    """Return the facts behind cells, and every other that was computed on the way, in the order in which they were."""
    before = len(facts.compared)
    for cell in cells:
        again(facts, cell)
    fresh = islice(facts.compared.items(), before, None)
    return [(cell, facts.known[key_of(cell)][0], used) for cell, used in fresh]
