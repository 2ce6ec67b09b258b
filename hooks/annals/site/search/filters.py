"""What statements are filtered by, which are no records of the index: each has it beside its anchor."""

from collections.abc import Callable

from annals.model import Archive, Event, Group, Place, Source

KINDS = {Place: ("Place", "town"), Group: ("Group", "group"), Source: ("Source", "source")}
"""What a record is called, and the filter in which its name stands."""


def values_of(archive: Archive, attested: Callable[[str], str], id: str) -> tuple[str, ...]:
    """Return what a statement on a record is filtered by, each behind the first letter of its filter.

    A statement on an event is one on its places and sides, too.
    """
    record = archive.find(id)
    if isinstance(record, Event):
        told = (("event", record.event_type), ("attested", attested(id)))
        near = (value for each in (*record.places, *record.sides) for value in values_of(archive, attested, each))
        return tuple(dict.fromkeys((*near, *(f"{facet[0]}{value}" for facet, value in told if value))))
    return (f"{KINDS[type(record)][1][0]}{record.name}",) if isinstance(record, Place | Group | Source) else ()
