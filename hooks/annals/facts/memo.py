"""Facts that are computed once, and what each was computed from.

A remembered fact is part of whoever asks for it: its cells become the reader's. A compared fact is a
cell of its own: when what it was computed from changes, it is computed again, and only if its value
is another one have its readers changed. Both note what is read while they are computed.
"""

from array import array
from collections.abc import Callable, MutableMapping
from itertools import islice
from typing import Any, Concatenate, ParamSpec, Protocol, TypeAlias, TypeVar

from annals.facts.carried import Reference, taken
from annals.facts.tracking import Cell, Recorder, numbers_of

P = ParamSpec("P")
R = TypeVar("R")


Key = tuple[str, tuple[Any, ...]]
"""The name of a fact, and what it is a fact of."""


class Remembering(Protocol):
    """What holds facts: a recorder, and the facts computed so far, each with the cells it was computed from.

    `compared` holds those computed here that are cells of their own; `kept` the values of such as were computed by
    another process or an earlier build: whoever gives them knows from what.
    """

    recorder: Recorder
    known: dict[Key, tuple[Any, frozenset[Cell]]]
    compared: dict[Cell, frozenset[Cell]]
    kept: MutableMapping[Cell, Any]


class HandingOn(Remembering, Protocol):
    """What holds facts some of which another process computed.

    `carried` holds these as bytes.
    """

    carried: dict[Key, bytes]

    def referred(self, reference: Reference) -> object:
        """Return the statement or the word of the vocabulary that is referred to in a fact."""
        ...


S = TypeVar("S", bound=Remembering)
H = TypeVar("H", bound=HandingOn)


def remembered(compute: Callable[Concatenate[S, P], R]) -> Callable[Concatenate[S, P], R]:
    """Return a method that computes a fact once for each key, and adds its cells to those of its reader."""
    name = compute.__name__

    def fact(self: S, /, *key: P.args, **_none: P.kwargs) -> R:
        found = self.known.get((name, key))
        value, used = found or _computed(self, compute, key)
        self.recorder.used |= used
        return value  # type: ignore[no-any-return]

    return fact


def handed_on(compute: Callable[Concatenate[H, P], R]) -> Callable[Concatenate[H, P], R]:
    """Return a remembered fact that is taken from what another process computed, where it did.

    It takes longer to compute than to read, and pages of several kinds ask for it.
    """
    name = compute.__name__
    computed = remembered(compute)

    def fact(self: H, /, *key: P.args, **none: P.kwargs) -> R:
        if (name, key) not in self.known and (name, key) in self.carried:
            self.known[name, key] = taken(self.carried[name, key], self.referred)
        return computed(self, *key, **none)

    vars(fact)[_HANDED_ON] = True
    return fact


_HANDED_ON = "handed on"


def is_handed_on(facts: Remembering, name: str) -> bool:
    """Return whether the facts of a name are handed on from one process to another."""
    return _HANDED_ON in vars(getattr(type(facts), name))


def compared(compute: Callable[Concatenate[S, P], R]) -> Callable[Concatenate[S, P], R]:
    """Return a method that computes a fact once for each key, all of text; its reader depends on the value alone."""
    name = compute.__name__
    of = f"={name}"

    def fact(self: S, /, *key: P.args, **_none: P.kwargs) -> R:
        cell = of, _tail(key)
        self.recorder.used.add(cell)
        if cell in self.kept:
            return self.kept[cell]  # type: ignore[no-any-return]
        found = self.known.get((name, key))
        if found is None:
            found = _computed(self, compute, key)
            self.compared[cell] = found[1]
        return found[0]  # type: ignore[no-any-return]

    return fact


def by_product(compute: Callable[Concatenate[S, P], R]) -> Callable[Concatenate[S, P], R]:
    """Return a compared fact that comes out while something else is made, and is noted then.

    It takes long to compute, so it is not computed only to see whether it is what it was.
    """
    fact = compared(compute)
    vars(fact)[_LONG] = True
    return fact


_LONG = "takes long"


def takes_long(facts: Remembering, cell: Cell) -> bool:
    """Return whether a cell stands for a by-product."""
    return _LONG in vars(getattr(type(facts), key_of(cell)[0]))


def note(facts: Remembering, name: str, key: tuple[Any, ...], value: object) -> None:
    """Take in the value of a by-product, made from all that has been read since the present recording began."""
    used = frozenset(facts.recorder.used)
    facts.known[name, key] = value, used
    facts.compared[cell_of(name, key)] = used


def _computed(self: Remembering, compute: Callable[..., R], key: tuple[Any, ...]) -> tuple[R, frozenset[Cell]]:
    before = self.recorder.begin()
    try:
        value = compute(self, *key)
    finally:
        used = self.recorder.end(before)
    found = self.known[compute.__name__, key] = value, used
    return found


Computed: TypeAlias = tuple[Cell, Any, "array[int]"]
"""A compared fact: its cell, its value, and the numbers of the cells that it was computed from."""


def computed_since(facts: Remembering, before: int) -> tuple[Computed, ...]:
    """Return the compared facts that were computed since there were `before` of them, in that order."""
    fresh = islice(facts.compared.items(), before, None)
    return tuple((cell, facts.known[key_of(cell)][0], numbers_of(used)) for cell, used in fresh)


def cell_of(name: str, key: tuple[Any, ...]) -> Cell:
    """Return the cell that stands for a compared fact."""
    return f"={name}", _tail(key)


def _tail(key: tuple[Any, ...]) -> str:
    return "".join([f"\t{part}" for part in key])


def key_of(cell: Cell) -> Key:
    """Return the key of the compared fact that a cell stands for."""
    return cell[0].removeprefix("="), tuple(cell[1].split("\t")[1:])


def again(facts: Remembering, cell: Cell) -> Any:
    """Return the value of the compared fact that a cell stands for."""
    name, key = key_of(cell)
    return getattr(facts, name)(*key)


def forget(facts: Remembering, dirty: set[Cell]) -> None:
    """Forget every fact that was computed from a cell of `dirty`, and whatever was computed from one of these.

    A fact is known after those that it was computed from, so one look at each is enough.
    """
    gone = set(dirty)
    stale = []
    for key, (_value, used) in facts.known.items():
        if not used.isdisjoint(gone):
            stale.append(key)
            gone.add(cell_of(*key))
    for key in stale:
        del facts.known[key]
        facts.compared.pop(cell_of(*key), None)
