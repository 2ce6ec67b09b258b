"""Distances as the press states them, each beside the computed one."""

from collections.abc import Iterable
from dataclasses import dataclass

from annals.facts import geodesy
from annals.facts.index import Index
from annals.facts.statements import Statement
from annals.model import Archive, Event
from annals.model.vocabulary import Family

FAR_SHARE = 0.25
FAR_SHORT_KM = 5


@dataclass(frozen=True)
class StatedDistance:
    """A distance as stated, beside the computed kilometres and compass point."""

    statement: Statement
    start: str
    end: str
    computed: tuple[float, str] | None

    @property
    def far(self) -> bool:
        """Return whether stated and computed part by over a quarter, or the stated is over 5 km short."""
        figure = self.statement.claim.figure
        if not self.computed or not self.computed[0] or not figure or self.statement.claim.about != self.start:
            return False  # an event's distance may be that of a front, not of the town
        low, high = figure.low or 0, figure.high
        short = high is not None and high < self.computed[0] - FAR_SHORT_KM
        within = low <= self.computed[0] <= (self.computed[0] if high is None else high)
        return not within and (short or abs(figure.bounds[0] / self.computed[0] - 1) > FAR_SHARE)


def stated_distances(archive: Archive, statements: Iterable[Statement]) -> list[StatedDistance]:
    """Return the distances among statements that lead from one known place to another."""
    found = []
    for statement in statements:
        claim = statement.claim
        if claim.measure.family is not Family.DISTANCE or not claim.to:
            continue
        about = archive.find(claim.about)
        start = archive.places.get(about.place if isinstance(about, Event) else claim.about)
        end = archive.places.get(claim.to)
        if start and end:
            found.append(StatedDistance(statement, start.id, end.id, geodesy.between(start, end)))
    return found


def distances_of(archive: Archive, index: Index, town: str) -> list[StatedDistance]:
    """Return the distances stated from or to a place, or of an event there."""
    keys = dict.fromkeys((*index.claims_about.get(town, ()), *index.claims_to.get(town, ())))
    events = (key for id in index.events_in.get(town, ()) for key in index.claims_about.get(id, ()))
    return stated_distances(archive, index.statements_of(dict.fromkeys((*keys, *events))))
