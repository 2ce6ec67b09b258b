"""Places in the order in which a reader of the archive looks for them: its region's, others, those only mentioned."""

from collections.abc import Iterable
from dataclasses import dataclass

from annals.facts.control import around
from annals.language.sorting import sort_key
from annals.model import Place
from annals.site.context import Context

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


def place_parts(context: Context, places: Iterable[Place]) -> PlaceParts:
    """Return places in parts, in each those with most events first."""
    counted = [(place, len(context.index.events_in.get(place.id, ()))) for place in places]
    counted.sort(key=lambda each: (-each[1], sort_key(each[0].name)))
    region = context.archive.about.region
    near = {place.id for place, number in counted if number and region in around(context.archive, place.id)}
    return PlaceParts(
        tuple(each for each in counted if each[0].id in near),
        tuple(each for each in counted if each[1] and each[0].id not in near),
        tuple(each for each in counted if not each[1]),
    )
