"""Who held a town when, derived from the events that changed its hands and claims that it was held.

Between two changes the holder is known only as far as a record tells: where the next change
begins with someone else, or where claims of being held end, the stretch is unrecorded. While a
change is going on, the town is contested. Nothing is drawn sharper than the dates are.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from annals.index import Index
from annals.model import Archive, Event
from annals.model.vocabulary import UNRECORDED


class State(StrEnum):
    """How a stretch of time stands."""

    HELD = "held"
    CONTESTED = "contested"
    UNRECORDED = "unrecorded"


@dataclass(frozen=True)
class Stretch:
    """A stretch of days in one state. `start` or `end` None: the records set no bound there.

    `holder` is a group id while held. `evidence` holds event ids and claim keys.
    """

    state: State
    holder: str
    start: date | None
    end: date | None
    evidence: tuple[str, ...]


def control_of(archive: Archive, index: Index, town: str) -> tuple[Stretch, ...]:
    """Return the stretches of a town's record, in order; empty where it never changed hands."""
    events = [archive.events[id] for id in index.events_in.get(town, ())]
    changes = [event for event in events if event.control]
    if not changes:
        return tuple(_fought_over(events))
    return tuple(_joined(_stretches(index, town, changes)))


def _fought_over(events: Iterable[Event]) -> Iterator[Stretch]:
    """Yield a contested stretch for each battle over a town that has no recorded change."""
    for event in events:
        if event.event_type == "Battles" and event.clarity == "distinct":
            yield Stretch(State.CONTESTED, "", event.when.lower, event.when.upper, (event.id,))


def _stretches(index: Index, town: str, changes: list[Event]) -> Iterator[Stretch]:
    first = changes[0]
    yield _held(_before(first), None, first.when.lower, (first.id,))
    for change, following in zip(changes, [*changes[1:], None], strict=True):
        yield Stretch(State.CONTESTED, "", change.when.lower, change.when.upper, (change.id,))
        start = change.when.upper
        if following is None:
            yield _held(_after(change), start, None, (change.id,))
        elif _after(change) == _before(following) != UNRECORDED:
            yield _held(_after(change), start, following.when.lower, (change.id, following.id))
        else:
            yield from _broken(index, town, change, following)


def _broken(index: Index, town: str, change: Event, following: Event) -> Iterator[Stretch]:
    """Yield what is known between two changes that do not meet: held as far as claims reach."""
    start, end = change.when.upper, following.when.lower
    last, keys = _claimed_until(index, town, change, end)
    yield _held(_after(change), start, last or start, (change.id, *keys))
    yield Stretch(State.UNRECORDED, "", last or start, end, ())


def _claimed_until(index: Index, town: str, change: Event, limit: date | None) -> tuple[date | None, tuple[str, ...]]:
    """Return the last day on which claims say the new holder still held the town."""
    claims = [
        statement
        for statement in index.statements_of(
            (*index.claims_about.get(town, ()), *index.claims_about.get(change.id, ()))
        )
        if statement.claim.states == "control" and statement.claim.side == _after(change) and statement.claim.when
    ]
    last, keys = None, []
    for statement in claims:
        upper = statement.claim.when.upper if statement.claim.when else None
        if upper and (change.when.upper or date.min) < upper <= (limit or date.max):
            last = max(last or upper, upper)
            keys.append(statement.key)
    return last, tuple(keys)


def _held(holder: str, start: date | None, end: date | None, evidence: tuple[str, ...]) -> Stretch:
    if holder == UNRECORDED:
        return Stretch(State.UNRECORDED, "", start, end, evidence)
    return Stretch(State.HELD, holder, start, end, evidence)


def _before(event: Event) -> str:
    return event.control.from_ if event.control else UNRECORDED


def _after(event: Event) -> str:
    return event.control.to if event.control else UNRECORDED


def _joined(stretches: Iterable[Stretch]) -> Iterator[Stretch]:
    """Leave out stretches without length that say nothing: a holder for no time at all."""
    for stretch in stretches:
        empty = stretch.start is not None and stretch.start == stretch.end
        if not (empty and stretch.state is not State.CONTESTED):
            yield stretch
