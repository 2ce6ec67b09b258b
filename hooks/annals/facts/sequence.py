"""Events in order: by date, and within what dates leave open by what records say came before."""

from collections.abc import Iterable

from annals.model import Archive


def in_sequence(archive: Archive, ids: Iterable[str]) -> tuple[str, ...]:
    """Events are listed by date, and within one date after those that the record says came before.

    Return events in the order given, but each behind those.
    """
    listed = dict.fromkeys(ids)
    done: dict[str, None] = {}

    def put(id: str, waiting: frozenset[str]) -> None:
        for before in archive.events[id].after:
            if before in listed and before not in done and before not in waiting:
                put(before, waiting | {before})
        done[id] = None

    for id in listed:
        if id not in done:
            put(id, frozenset({id}))
    return tuple(done)


def neighbours(archive: Archive, ids: Iterable[str], event: str) -> tuple[str, str]:
    """Before and after an event come events of the same town only, and neither its whole nor its parts.

    Return the two, among the events of its town; `""` where there is none.
    """
    around = in_sequence(archive, ids)
    i = around.index(event)
    town = town_of(archive, event)

    def stands_beside(id: str) -> bool:
        other = archive.events[id]
        return town in other.places and other.clarity != "subject" and not _one_whole(archive, id, event)

    return next(filter(stands_beside, reversed(around[:i])), ""), next(filter(stands_beside, around[i + 1 :]), "")


def town_of(archive: Archive, event: str) -> str:
    """Return the town in whose order of events an event has its place: its first that is a town; `""` for none."""
    places = (archive.places.get(id) for id in archive.events[event].places)
    return next((place.id for place in places if place and place.is_small), "")


def _one_whole(archive: Archive, one: str, other: str) -> bool:
    return one in _wholes(archive, other) or other in _wholes(archive, one)


def _wholes(archive: Archive, id: str) -> list[str]:
    """Return an event's own id and those of what it is a part of, upwards; a ring ends where it began."""
    found: list[str] = []
    part: str | None = id
    while part and part not in found and part in archive.events:
        found.append(part)
        part = archive.events[part].part_of
    return found
