"""Who held a place when, as readers are told it: a change of hands is told with the time that it began.

In goes the record of a place's control, out come its rows: one for each holder, silence or fight.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from annals.facts.control import State, Stretch
from annals.model import Archive


@dataclass(frozen=True)
class Hold:
    """A stretch as it is told. `taken` is the change of hands that began it, `fighting` whether it was fought for."""

    stretch: Stretch
    taken: Stretch | None = None
    fighting: bool = False


def holds_of(archive: Archive, stretches: Iterable[Stretch]) -> tuple[Hold, ...]:
    """Return the stretches of a place's record, each change of hands joined to the stretch that it began."""
    return tuple(_joined(archive, stretches))


def _joined(archive: Archive, stretches: Iterable[Stretch]) -> Iterator[Hold]:
    waiting: Stretch | None = None
    for stretch in stretches:
        if waiting and _changes_hands(archive, stretch):
            yield Hold(waiting)  # two changes meet, and nothing is told between them
        if _changes_hands(archive, stretch):
            waiting = stretch
            continue
        fought = waiting is not None and archive.events[waiting.evidence[0]].event_type == "Battles"
        yield Hold(stretch, waiting, fought)
        waiting = None
    if waiting:
        yield Hold(waiting)


def _changes_hands(archive: Archive, stretch: Stretch) -> bool:
    return stretch.state is State.CONTESTED and archive.events[stretch.evidence[0]].control is not None
