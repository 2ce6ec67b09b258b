"""Places taken back between two statements of what a side still holds, which are then no contradiction."""

from datetime import date

from annals.facts.disagreements import Disagreement
from annals.facts.statements import Statement
from annals.model import Archive


def returns(archive: Archive, points: tuple[Disagreement, ...]) -> tuple[str, ...]:
    """Return the events by which a side took places back between two statements of what it still holds.

    Two statements that a side holds its last place in an area are no contradiction where it
    came back in between.
    """
    found: list[str] = []
    for point in points:
        moments = sorted(moment for s in point.statements if (moment := _moment(s)))
        if point.subject == "presence" and len(moments) > 1:
            sides = {statement.claim.side for statement in point.statements}
            found += [
                event.id
                for event in archive.events.values()
                if event.control
                and {event.control.to, event.control.from_} & sides
                and event.when.upper
                and moments[0] < event.when.upper <= moments[-1]
                and _lies_in(archive, event.place, point.about)
            ]
    return tuple(dict.fromkeys(found))


def _moment(statement: Statement) -> date | None:
    return (statement.claim.when or statement.claim.said or statement.article.published.date).upper


def _lies_in(archive: Archive, place: str, area: str) -> bool:
    seen: set[str] = set()
    while place != area:
        inner = archive.places.get(place)
        if inner is None or not inner.within or place in seen:
            return False
        seen.add(place)
        place = inner.within
    return True
