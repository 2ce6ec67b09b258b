"""How two long lists are cut into pages: where accounts differ, and harm to civilians.

Each is worked out once for the whole archive, and a page depends on its own part alone.
"""

from annals.facts.memo import compared, remembered
from annals.facts.sequence import in_sequence
from annals.site.chronological import Chronological
from annals.site.split import DAY, day_of, split

Parts = dict[str, tuple[str, ...]]
"""The ids of the records on each page of a list, by the name of the page."""

OTHERS = "others"
"""The part of what is no distinct event."""

MOST_STATEMENTS, MOST_POINTS = 5, 10
"""Statements of one point, and points of one record, that a list of differences has at most; the record's page has
all."""

MOST_WEIGHT = 60
"""What the records on one page of differences may weigh together: a statement and a point are one each, of some 500
bytes."""

MOST_HARM = 30
"""Events on one page of the list of harm, at most; each is three lines."""


class ListParts(Chronological):
    """The facts of an archive, and on which page of a long list its records stand."""

    @remembered
    def differing_records(self) -> list[str]:
        """Return every record whose accounts differ somewhere: distinct events in order of time, then the rest."""
        begun = self.index.events_begun
        events = [id for year in sorted(begun) for id in begun[year]]
        known = set(events)
        rest = sorted(id for id in self.index.claims_about if id not in known)
        found = [
            *(id for id in events if self.index.is_distinct(id)),
            *(id for id in events if not self.index.is_distinct(id)),
            *rest,
        ]
        return [id for id in found if self.summary(id).conflicts or self.summary(id).others]

    @compared
    def differing_parts(self) -> Parts:
        """Return the records of each page of differences below the first: distinct events by date, then all others."""
        abouts = self.differing_records()
        is_distinct = self.index.is_distinct
        dated = [(day_of(self.archive, "event", id), id) for id in abouts if is_distinct(id)]
        rest, weight = tuple(id for id in abouts if not is_distinct(id)), self.differing_weight
        others = {OTHERS: rest} if rest else {}
        if sum(map(weight, rest)) > MOST_WEIGHT:
            others = dict(split([(OTHERS, id) for id in rest], DAY + 1, MOST_WEIGHT, weight))
        return {**dict(split(dated, most=MOST_WEIGHT, weight=weight)), **others}

    @compared
    def differing_part(self, name: str) -> Parts:
        """Return the part of the differences that has a name, or else the parts of a year, or of what is no event."""
        parts = self.differing_parts()
        return {name: parts[name]} if name in parts else {each: parts[each] for each in parts if shelf_of(each) == name}

    def differing_weight(self, id: str) -> int:
        """Return what the points of a record weigh on a page of differences, which lists the first of them."""
        found = self.summary(id)
        points = min(len(found.ranks), MOST_POINTS)
        return points + min(found.rows, points * MOST_STATEMENTS)

    @compared
    def harm_parts(self) -> Parts:
        """Return the events on each page of the list of harm below the first.

        One part without a name where the first page holds them all.
        """
        ids = in_sequence(self.archive, [id for id in self.archive.events if self.is_harm(id)])
        if len(ids) <= MOST_HARM:
            return {"": ids}
        return dict(split([(day_of(self.archive, "event", id), id) for id in ids], most=MOST_HARM))

    @compared
    def harm_part(self, name: str) -> tuple[str, ...]:
        """Return the events in a part of the list of harm; `()` where there is no such part."""
        return self.harm_parts().get(name, ())


def shelf_of(part: str) -> str:
    """Return the name of the page that leads to a part: its year, or that of what is no distinct event."""
    return part.partition("-")[0]
