"""Events in order: by date, and within what dates leave open by what records say came before."""

from collections.abc import Iterable

from annals.model import Archive
from annals.model.vocabulary import TOWN_KINDS


def in_sequence(archive: Archive, ids: Iterable[str]) -> tuple[str, ...]:
    """Events stand in order of their dates, and within one date after those that the record says came before.

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
    """Before and after an event stand events of the same town only, and neither its whole nor its parts.

    Return the two, among the events of its town; `""` where there is none.
    """
    around = in_sequence(archive, ids)
    i = around.index(event)
    town = town_of(archive, event)
    there = [id for id in around if town in archive.events[id].places and archive.events[id].clarity != "subject"]
    apart = [id for id in there if not _one_whole(archive, id, event)]
    before = [id for id in around[:i] if id in apart]
    after = [id for id in around[i + 1 :] if id in apart]
    return before[-1] if before else "", after[0] if after else ""


def town_of(archive: Archive, event: str) -> str:
    """Return the town in whose order of events an event has its place: its first that is a town; `""` for none."""
    places = (archive.places.get(id) for id in archive.events[event].places)
    return next((place.id for place in places if place and place.kind in TOWN_KINDS), "")


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
