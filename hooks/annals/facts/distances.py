"""Distances as the press states them, each beside the computed one."""

from collections.abc import Iterable
from dataclasses import dataclass

from annals.facts import geodesy
from annals.facts.index import Index
from annals.facts.statements import Statement
from annals.facts.versions import extent
from annals.model import Archive, Event
from annals.model.entries import Limits
from annals.model.fixed import Family


@dataclass(frozen=True)
class StatedDistance:
    """A distance as stated, beside the computed kilometres and compass point; `event` is the event it is said of."""

    statement: Statement
    start: str
    end: str
    computed: tuple[float, str] | None
    limits: Limits
    event: str = ""

    @property
    def km(self) -> tuple[float, float] | None:
        """Return the kilometres that the stated figure may mean, or None where it gives no number."""
        figure = self.statement.claim.figure
        return extent(self.statement.claim) if figure and figure.has_number else None

    @property
    def short(self) -> int:
        """Return by how many whole kilometres the stated distance is short of the computed, or, below 0, above it."""
        return round(self._gap)

    @property
    def far(self) -> bool:
        """Return whether stated and computed part by more than the archive's vocabulary believes."""
        if not self.computed or self.event:
            return False  # an event's distance may be that of a front, not of the town
        return self._gap > self.limits.short_km or abs(self._gap) > self.limits.far_percent / 100 * self.computed[0]

    @property
    def _gap(self) -> float:
        """Return the kilometres from what is stated to the computed distance, below 0 where it lies under all of it."""
        if not self.computed or not self.km:
            return 0.0
        low, high = self.km
        return self.computed[0] - high if high < self.computed[0] else min(0.0, self.computed[0] - low)


def stated_distances(archive: Archive, statements: Iterable[Statement]) -> list[StatedDistance]:
    """Return the distances among statements that lead from one known place to another.

    Of an event at several places, each of these is computed.
    """
    found = []
    limits = archive.vocabulary.limits
    for statement in statements:
        claim = statement.claim
        if claim.measure.family != Family.DISTANCE or not claim.to:
            continue
        about = archive.find(claim.about)
        starts = about.places if isinstance(about, Event) else (claim.about,)
        end = archive.places.get(claim.to)
        for start in (archive.places.get(id) for id in starts):
            if start and end:
                event = claim.about if isinstance(about, Event) else ""
                found.append(StatedDistance(statement, start.id, end.id, geodesy.between(start, end), limits, event))
    return found


def distances_of(archive: Archive, index: Index, town: str) -> list[StatedDistance]:
    """Return the distances stated from or to a place, or of an event there, each from that place alone."""
    keys = dict.fromkeys((*index.claims_about.get(town, ()), *index.claims_to.get(town, ())))
    events = (key for id in index.events_in.get(town, ()) for key in index.claims_about.get(id, ()))
    found = stated_distances(archive, index.statements_of(dict.fromkeys((*keys, *events))))
    return [each for each in found if town in (each.start, each.end)]
