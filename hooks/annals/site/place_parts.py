"""Places in the order in which a reader of the archive looks for them: its region's, others, those only mentioned."""

from collections.abc import Iterable
from dataclasses import dataclass

from annals.facts.control import around
from annals.facts.facts import Facts
from annals.language.sorting import sort_key
from annals.model import Place

NEARBY, NEARBY_KM = 2, 25
"""The step of UCDP's `where_prec` that says how far from a place an event may have been, and how far that is."""

Counted = tuple[tuple[Place, int], ...]
"""Places with their number of events."""


@dataclass(frozen=True)
class PlaceParts:
    """Places with events in the region that the archive is about, those with events elsewhere, and those without."""

    region: Counted
    elsewhere: Counted
    mentioned: Counted

    @property
    def every(self) -> Counted:
        """Return all of them, in this order."""
        return (*self.region, *self.elsewhere, *self.mentioned)


def place_parts(facts: Facts, places: Iterable[Place]) -> PlaceParts:
    """Return places in parts, in each those with most events first."""
    counted = [(place, len(facts.index.events_in.get(place.id, ()))) for place in places]
    counted.sort(key=lambda each: (-each[1], sort_key(each[0].name)))
    region = facts.archive.about.region
    near = {place.id for place, number in counted if number and region in around(facts.archive, place.id)}
    return PlaceParts(
        tuple(each for each in counted if each[0].id in near),
        tuple(each for each in counted if each[1] and each[0].id not in near),
        tuple(each for each in counted if not each[1]),
    )


def rough_places(facts: Facts, parts: PlaceParts) -> dict[str, int]:
    """Return the places at which an event is placed only to within some kilometres, after UCDP's second step."""
    found = {}
    for place, _number in (*parts.region, *parts.elsewhere):
        events = (facts.archive.events[id] for id in facts.index.events_in.get(place.id, ()))
        if any(event.place == place.id and event.where_prec == NEARBY for event in events):
            found[place.id] = NEARBY_KM
    return found
