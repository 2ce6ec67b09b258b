"""Who held a town when, derived from the events that changed its hands and claims that it was held.

Between two changes the holder is known only as far as a record tells: where the next change
begins with someone else, or where claims of being held end, the stretch is unrecorded. While a
change is going on, the town is contested. After the last report that it is held, nobody says that it still is,
until a later text says that the holder has no more of the area. Nothing is drawn sharper than the dates are.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from annals.facts.index import Index
from annals.facts.statements import Statement
from annals.model import Archive, Event
from annals.model.fixed import ABSENCE, CONTROL, UNRECORDED
from annals.values.edtf import Edtf


class State(StrEnum):
    """How a stretch of time stands."""

    HELD = "held"
    UNREPORTED = "no later report"
    CONTESTED = "contested"
    UNRECORDED = "unrecorded"
    SEVERAL = "several reports"
    """Only in pictures: stretches too short to be drawn one by one."""


@dataclass(frozen=True)
class Stretch:
    """A stretch of days in one state; `holder` is the group that holds it, or held it when it was last reported.

    `since` and `until` are its ends as the records date them; `start` and `end` are the days to
    draw it between. All are None where nothing dates that end. A change of hands takes all the
    days its date allows: stretches before it end on the first, those after it begin on the last.
    `fade` is the first day on which it may have ended, where that is not the same as `end`. `said` marks a stretch
    whose day is the one on which somebody said so. `evidence` holds event ids and claim keys.
    """

    state: State
    holder: str
    since: Edtf | None
    until: Edtf | None
    start: date | None
    end: date | None
    evidence: tuple[str, ...]
    fade: date | None = None
    said: bool = False


def control_of(archive: Archive, index: Index, town: str) -> tuple[Stretch, ...]:
    """A side holds a town until the next change, or the last report that it does; nobody is said to hold it after that.

    Return the stretches of a town's record, in order. Where it never changed hands, these are the days on which
    articles say that it was held, and its battles; empty where there are neither.
    """
    events = [event for id in index.events_in.get(town, ()) if town in (event := archive.events[id]).places]
    changes = [event for event in events if event.control]
    if not changes:
        observed = [*_observed(index, town, events), *_fought_over(events)]
        return tuple(sorted(observed, key=lambda stretch: stretch.since.order if stretch.since else ()))
    stretches = _stretches(archive, index, town, _in_sequence(changes))
    return tuple(each for each in stretches if each.start is None or each.end is None or each.start <= each.end)


def _in_sequence(changes: list[Event]) -> list[Event]:
    """Return changes in order of time; those whose dates overlap in the order in which holders follow."""
    waiting = list(changes)
    ordered: list[Event] = []
    while waiting:
        soonest = min(change.when.sort_key[1] for change in waiting)
        possible = [change for change in waiting if change.when.sort_key[0] <= soonest]
        holder = _after(ordered[-1]) if ordered else ""
        takers = {_after(change) for change in possible}
        fitting = [change for change in possible if _before(change) == holder]
        firsts = [change for change in possible if _before(change) not in takers]
        chosen = (fitting or firsts or possible)[0]
        waiting.remove(chosen)
        ordered.append(chosen)
    return ordered


def _observed(index: Index, town: str, events: list[Event]) -> Iterator[Stretch]:
    """Yield the days for which claims say who held a town that has no recorded change."""
    abouts = (town, *(event.id for event in events))
    for statement in index.statements_of(key for about in abouts for key in index.claims_about.get(about, ())):
        claim = statement.claim
        if claim.states == CONTROL and claim.side and claim.asserted:
            when = claim.when or _said(statement)
            told = (statement.key,)
            yield Stretch(State.HELD, claim.side, when, when, when.lower, when.upper, told, said=claim.when is None)


def _fought_over(events: Iterable[Event]) -> Iterator[Stretch]:
    """Yield a contested stretch for each battle over a town that has no recorded change."""
    for event in events:
        if event.event_type and event.event_type.entry.contests and event.clarity == "distinct":
            yield _contested(event)


def _stretches(archive: Archive, index: Index, town: str, changes: list[Event]) -> Iterator[Stretch]:
    first = changes[0]
    yield _between(_before(first), None, first.when, (first.id,))
    for change, following in zip(changes, [*changes[1:], None], strict=True):
        yield _contested(change)
        if following is None:
            yield from _last(archive, index, town, change)
        elif _after(change) == _before(following) != UNRECORDED:
            yield _between(_after(change), change.when, following.when, (change.id, following.id))
        else:
            yield from _broken(index, town, change, following)


def _broken(index: Index, town: str, change: Event, following: Event) -> Iterator[Stretch]:
    """Yield what is known between two changes that do not meet: held as far as claims reach."""
    last, keys = _claimed_until(index, town, change, following.when.lower)
    reached = last.upper if last else change.when.upper
    if last:
        held = _between(_after(change), change.when, last, (change.id, *keys))
        yield replace(held, end=reached, fade=_fading(last.closing, held.start))
    yield replace(_between(UNRECORDED, last or change.when, following.when, ()), start=reached)


def _fading(end: Edtf, start: date | None) -> date | None:
    """Return the first day on which a stretch that begins on `start` may end; None where its end is one day."""
    if end.day is not None or end.lower is None:
        return None
    return max(end.lower, start) if start else end.lower


def _last(archive: Archive, index: Index, town: str, change: Event) -> Iterator[Stretch]:
    """Yield what is known after the last change: held until the last report that says so, then reported no more."""
    holder = _after(change)
    if holder == UNRECORDED:
        yield _between(holder, change.when, None, (change.id,))
        return
    reports = [
        statement
        for statement in index.statements_of(
            (*index.claims_about.get(town, ()), *index.claims_about.get(change.id, ()))
        )
        if statement.claim.states == CONTROL and statement.claim.side == holder and statement.claim.asserted
    ]
    last = max(reports, key=lambda each: _held_on(each).sort_key[1], default=None)
    if last is None or _held_on(last).sort_key[1] <= change.when.sort_key[1]:
        closed = _unreported(archive, index, town, holder, change.when)
        yield replace(closed, evidence=(change.id, *closed.evidence))
        return
    day = _held_on(last)
    yield replace(_between(holder, change.when, day, (change.id, last.key)), end=day.upper)
    yield _unreported(archive, index, town, holder, day)


def _unreported(archive: Archive, index: Index, town: str, holder: str, since: Edtf) -> Stretch:
    """Return the time after the last report that a side held a town, until it is said to hold no more of the area."""
    found = [
        (_said(statement), statement.key)
        for area in around(archive, town)
        for statement in index.statements_of(index.claims_about.get(area, ()))
        if statement.claim.states == ABSENCE and statement.claim.side == holder and statement.claim.asserted
        if _said(statement).sort_key[1] >= since.sort_key[1]
    ]
    until, key = min(found, key=lambda each: each[0].sort_key[1], default=(None, ""))
    told = (key,) if key else ()
    end = until.upper if until else None
    return Stretch(State.UNREPORTED, holder, since, until, since.upper, end, told)


def around(archive: Archive, town: str) -> Iterator[str]:
    """Yield a place and the larger places in which it lies, upwards."""
    seen: set[str] = set()
    place: str | None = town
    while place and place not in seen:
        seen.add(place)
        yield place
        record = archive.places.get(place)
        place = record.within if record else None


def _held_on(statement: Statement) -> Edtf:
    """Return the last day of which a statement says that a side held a place: its own, or else that of the report."""
    when = statement.claim.when
    return when.closing if when else _said(statement)


def _said(statement: Statement) -> Edtf:
    """Return the day on which a statement was said, or published."""
    return statement.claim.said or statement.article.published.date


def _contested(event: Event) -> Stretch:
    when = event.when
    return Stretch(State.CONTESTED, "", when, when, when.lower, when.upper, (event.id,))


def _between(holder: str, since: Edtf | None, until: Edtf | None, evidence: tuple[str, ...]) -> Stretch:
    """Return the stretch between two changes: from the last day of one to the first of the next."""
    state, name = (State.UNRECORDED, "") if holder == UNRECORDED else (State.HELD, holder)
    return Stretch(state, name, since, until, since.upper if since else None, until.lower if until else None, evidence)


def _claimed_until(index: Index, town: str, change: Event, limit: date | None) -> tuple[Edtf | None, tuple[str, ...]]:
    """Return the last date on which claims say the new holder still held the town, and those claims."""
    keys = (*index.claims_about.get(town, ()), *index.claims_about.get(change.id, ()))
    found = [
        (statement.claim.when.closing, statement.key)
        for statement in index.statements_of(keys)
        if statement.claim.states == CONTROL and statement.claim.side == _after(change) and statement.claim.asserted
        if statement.claim.when
    ]
    earliest, latest = change.when.sort_key[1], limit or date.max
    reaching = [(when, key) for when, key in found if earliest < when.sort_key[1] <= latest]
    last = max((when for when, _ in reaching), key=lambda when: when.sort_key[1], default=None)
    return last, tuple(key for when, key in reaching if when == last)


def _before(event: Event) -> str:
    return event.control.from_ if event.control else UNRECORDED


def _after(event: Event) -> str:
    return event.control.to if event.control else UNRECORDED


def holders_of(archive: Archive) -> list[str]:
    """Return every holder of the archive, most frequent first, so that each has one colour everywhere."""
    holders = [holder for event in archive.events.values() if event.control for holder in event.control.holders]
    holders += [claim.side for article in archive.articles.values() for claim in article.claims if claim.side]
    return [holder for holder, _times in sorted(Counter(holders).items(), key=lambda item: (-item[1], item[0]))]
