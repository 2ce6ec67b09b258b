"""Rules on events."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date, timedelta

from annals.checks.common import Faults, Rules, at
from annals.facts.facts import Facts
from annals.language.messages import did_you_mean
from annals.model import Archive, Article, Event
from annals.model.vocabulary import EVENT_TYPES, UNRECORDED, WHERE_PREC
from annals.printing import quoted
from annals.problems import Fault, Loc, Problem, Severity
from annals.values.edtf import Edtf

FIRST_DAY, LAST_DAY = date(1900, 1, 1), date(2100, 12, 31)
LONGEST_DAYS = 7


def events_are_reported(archive: Archive, facts: Facts) -> Iterator[Problem]:
    """Every event has a claim about it, or a part that has one."""
    if archive.broken:
        return
    for event in archive.events.values():
        if event.id not in facts.index.claims_about and event.id not in facts.index.parts_of:
            hint = f"add a claim with 'about: {event.id}', or remove the file"
            yield at(archive, event, ("id",), "no article reports this event", hint)


def events_are_typed(event: Event) -> Faults:
    """A distinct event has an ACLED event type and a sub-event type that belongs to it."""
    if event.event_type is None:
        if event.sub_event_type:
            yield Fault(("sub_event_type",), "stands without an event_type", "write that as well")
        if event.clarity == "distinct":
            yield Fault(("event_type",), "is missing", f"write one of {', '.join(EVENT_TYPES)}")
    elif event.sub_event_type not in (subs := EVENT_TYPES[event.event_type]):
        message = f"{quoted(event.sub_event_type or '')} is no kind of {event.event_type}"
        hint = did_you_mean(event.sub_event_type or "", subs) or f"write one of {', '.join(subs)}"
        yield Fault(("sub_event_type",), message, hint)


def precision_is_known(event: Event) -> Faults:
    """`where_prec` is one of UCDP's seven steps."""
    if event.where_prec not in WHERE_PREC:
        steps = ", ".join(f"{step} {meaning}" for step, meaning in WHERE_PREC.items())
        yield Fault(("where_prec",), f"{event.where_prec} is no step of precision", f"write {steps}")


def control_changes_hands(event: Event) -> Faults:
    """A change of control leads from one holder to another who took part in the event."""
    if not event.control:
        return
    if event.control.from_ == event.control.to:
        yield Fault(("control", "to"), "is the holder before", "leave control out where nothing changed")
    for key, holder in (("from", event.control.from_), ("to", event.control.to)):
        if holder != UNRECORDED and holder not in event.sides:
            yield Fault(("control", key), f"{quoted(holder)} stands on neither side", "add it to side_a or side_b")


def sides_differ(event: Event) -> Faults:
    """Nobody stands on both sides of an event."""
    for side in sorted(set(event.side_a) & set(event.side_b)):
        yield Fault(("side_b",), f"{quoted(side)} stands on both sides", "keep it on one")


def dates_are_of_living_memory(record: Article | Event) -> Faults:
    """Events, publications and claims are dated between 1900 and 2100, and a publication has a first day."""
    for loc, when in _dated(record):
        first, last = when.lower or FIRST_DAY, when.upper or LAST_DAY
        if not FIRST_DAY <= first <= last <= LAST_DAY:
            yield Fault(loc, f"{when} lies outside {FIRST_DAY.year} to {LAST_DAY.year}", "write the year at least")
        elif when.lower is None and loc[0] == "published":
            yield Fault(loc, f"{when} has no first day", "write the earliest day it can have come out")


def _dated(record: Article | Event) -> Iterator[tuple[Loc, Edtf]]:
    """Yield the dates of a record, its own first, with the fields they stand in."""
    if isinstance(record, Event):
        yield ("when",), record.when
        return
    yield ("published", "date"), record.published.date
    for i, claim in enumerate(record.claims):
        if claim.when:
            yield ("claims", i, "when"), claim.when
        if claim.said:
            yield ("claims", i, "said"), claim.said


def nothing_lies_in_the_future(archive: Archive, facts: Facts) -> Iterator[Problem]:
    """No event or publication is dated after the day of checking; a build has no clock and does not ask."""
    if archive.today is None:
        return
    records: list[Article | Event] = [*archive.events.values(), *archive.articles.values()]
    for record in records:
        loc, when = next(_dated(record))
        if when.lower and when.lower > archive.today:
            hint = "look at the year; what is expected is a claim, a forecast"
            yield at(archive, record, loc, f"{when} has not come yet", hint)


def events_have_one_record(archive: Archive, facts: Facts) -> Iterator[Problem]:
    """Events of one kind, place and sides, on days that can be the same, may be one, if no article tells of both."""
    seen: defaultdict[tuple[object, ...], list[Event]] = defaultdict(list)
    for event in archive.events.values():
        if event.clarity != "distinct" or not event.sides:
            continue
        keys = [(day, event.place, event.sub_event_type, frozenset(event.sides)) for day in _days(event.when)]
        for other in dict.fromkeys(other.id for key in keys for other in seen[key]):
            if not _told_apart(event, archive.events[other], facts):
                message = f"may be the event {quoted(other)}: same kind, place, sides and days"
                hint = "keep one record, or make one a part of the other"
                yield at(archive, event, ("id",), message, hint, Severity.WARNING)
                break
        for key in keys:
            seen[key].append(event)


def _days(when: Edtf) -> list[date]:
    """Return the days that a date may mean, if they are no more than a week."""
    if not (when.lower and when.upper) or (when.upper - when.lower).days >= LONGEST_DAYS:
        return []
    return [when.lower + timedelta(number) for number in range((when.upper - when.lower).days + 1)]


def _told_apart(one: Event, other: Event, facts: Facts) -> bool:
    """Return whether an article tells of both events, or one is a part of the other."""
    about = facts.index.articles_about
    both = not set(about.get(one.id, ())).isdisjoint(about.get(other.id, ()))
    return both or one.id == other.part_of or other.id == one.part_of


RULES = Rules(
    of_articles=(dates_are_of_living_memory,),
    of_events=(
        events_are_typed, precision_is_known, control_changes_hands, sides_differ, dates_are_of_living_memory,
    ),
    between=(events_are_reported, nothing_lies_in_the_future, events_have_one_record),
)  # fmt: skip
