"""Rules on events."""

import re
from collections import defaultdict
from collections.abc import Iterator
from datetime import date, timedelta

from annals.checks.common import Faults, Rules, at, reached, removal_hint, repeated
from annals.checks.known import Known
from annals.facts.control import around
from annals.facts.facts import Facts
from annals.language.messages import did_you_mean
from annals.model import Archive, Article, Event
from annals.model.fixed import UNRECORDED
from annals.printing import quoted
from annals.problems import Fault, Loc, Problem, Severity
from annals.records.frontmatter import BODY
from annals.values.edtf import Edtf, Precision

FIRST_DAY, LAST_DAY = date(1900, 1, 1), date(2100, 12, 31)
LONGEST_DAYS = 7


def events_are_reported(archive: Archive, facts: Facts) -> Iterator[Problem]:
    """Every event is reported: an article names it under `events` or has a statement about it, or it has a part."""
    if archive.broken:
        return
    for event in archive.events.values():
        if event.id not in facts.index.articles_about and event.id not in facts.index.parts_of:
            hint = f"name it in an article, 'events: [{event.id}]', or {removal_hint(archive, event.id)}"
            yield at(archive, event, ("id",), "no article reports this event", hint)


def events_are_typed(event: Event, known: Known) -> Faults:
    """A distinct event has an event type of the vocabulary and a sub-event type that belongs to it."""
    if event.event_type is None:
        if event.sub_event_type:
            yield Fault(("sub_event_type",), "needs an event_type", "write that as well")
        if event.clarity == "distinct":
            yield Fault(("event_type",), "is missing", f"write one of {', '.join(known.vocabulary.event_types)}")
    elif event.sub_event_type not in (subs := event.event_type.entry.kind_of):
        message = f"{quoted(event.sub_event_type or '')} is not a kind of {event.event_type}"
        hint = did_you_mean(event.sub_event_type or "", subs) or f"write one of {', '.join(subs)}"
        yield Fault(("sub_event_type",), message, hint)


def precision_is_known(event: Event, known: Known) -> Faults:
    """An event with a place says how precise it is, by one of the vocabulary's steps; without a place there is none."""
    if event.where_prec is None:
        if event.places and event.clarity != "subject":
            yield Fault(("where_prec",), "is missing", "write 1 where it happened in the place itself")
    elif not event.places:
        yield Fault(("where_prec",), "needs a place in places", "write where it happened, or leave it out")
    elif event.where_prec not in known.vocabulary.steps:
        steps = ", ".join(f"{step} {meaning}" for step, meaning in known.vocabulary.steps.items())
        yield Fault(("where_prec",), f"{event.where_prec} is not a step of precision", f"write {steps}")


def control_changes_hands(event: Event) -> Faults:
    """A change of control leads from one holder to another who took part in the event."""
    if not event.control:
        return
    if event.control.from_ == event.control.to:
        yield Fault(("control", "to"), "is the holder before", "leave control out where nothing changed")
    for key, holder in (("from", event.control.from_), ("to", event.control.to)):
        if holder != UNRECORDED and holder not in event.sides:
            yield Fault(("control", key), f"{quoted(holder)} is on neither side", "add it to side_a or side_b")


def subjects_are_no_events(event: Event) -> Faults:
    """A subject, such as a war, has no type, sides, change of control or place in a sequence."""
    if event.clarity == "subject":
        for field in ("event_type", "side_a", "side_b", "control", "part_of", "after"):
            if getattr(event, field):
                yield Fault((field,), "does not belong to a subject", "leave it out, or write what kind of event it is")


ACCOUNTS = re.compile(
    r"\b(?:a single|the only|no other|one monitor|sole (?:source|account)|(?:the|this|an|one|no|these|several) "
    r"(?:articles?|accounts?|reports?)|articles|accounts|it gives no|(?:is|are) not (?:said|stated|given))\b",
    re.IGNORECASE,
)
"""Words by which prose about an event tells of its accounts, which the next article makes false."""


def bodies_tell_of_no_accounts(event: Event) -> Faults:
    """The prose of an event says what all accounts agree on, and not how many there are or what they leave out."""
    for found in dict.fromkeys(match[0].casefold() for match in ACCOUNTS.finditer(event.body)):
        hint = "say what happened; who tells of it, and how they differ, is worked out from the statements"
        yield Fault(BODY, f"speaks of accounts: {quoted(found)}", hint)


def sides_differ(event: Event) -> Faults:
    """Nobody stands on both sides of an event."""
    for side in sorted(set(event.side_a) & set(event.side_b)):
        yield Fault(("side_b",), f"{quoted(side)} is on both sides", "keep it on one of them")


def events_name_each_once(event: Event) -> Faults:
    """An event names each place, side and other event once, itself never, and no place as one it only concerned."""
    for field in ("places", "concerns", "side_a", "side_b", "after", "different_from"):
        for i in repeated(getattr(event, field)):
            yield Fault((field, i), f"{quoted(getattr(event, field)[i])} is named already", "remove it")
    for i, id in enumerate(event.concerns):
        if id in event.places:
            yield Fault(("concerns", i), f"{quoted(id)} is in places", "keep it in one of the two")
    if event.id in event.different_from:
        loc = "different_from", event.different_from.index(event.id)
        yield Fault(loc, f"{quoted(event.id)} is this event itself", "name the other event")


def dates_are_of_living_memory(record: Article | Event) -> Faults:
    """Events, publications and statements are dated from 1900 to 2100; a publication has a first day or is undated."""
    for loc, when in _dated(record):
        first, last = when.lower or FIRST_DAY, when.upper or LAST_DAY
        if when.precision is Precision.UNKNOWN:
            if loc[0] != "published":
                yield Fault(loc, f"{when} states no date", "write the year at least")
        elif not FIRST_DAY <= first <= last <= LAST_DAY:
            yield Fault(loc, f"{when} lies outside {FIRST_DAY.year} to {LAST_DAY.year}", "write the year at least")
        elif when.lower is None and loc[0] == "published":
            yield Fault(loc, f"{when} has no earliest day", "write the earliest day it can have come out")


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
            hint = "correct the year; what is expected is stated as a forecast"
            yield at(archive, record, loc, f"{when} is in the future", hint)


def events_have_one_record(archive: Archive, facts: Facts) -> Iterator[Problem]:
    """Distinct events of one kind and sides, with a place and a possible day in common, may be one.

    Only events are compared whose dates leave open no more than a week, and only where no article tells of both and
    neither is a part of the other. Where they are two, one of them names the other in `after` or `different_from`,
    and nothing is asked any more. This is a warning.
    """
    seen: defaultdict[tuple[object, ...], list[Event]] = defaultdict(list)
    for event in archive.events.values():
        if event.clarity != "distinct" or not event.sides:
            continue
        what = (event.sub_event_type, frozenset(event.sides))
        keys = [(day, place, *what) for day in _days(event.when) for place in event.places]
        for other in dict.fromkeys(other.id for key in keys for other in seen[key]):
            if not _told_apart(event, archive.events[other], facts):
                message = f"may be the event {quoted(other)}: same kind, place, sides and days"
                hint = f"keep one, or make it part_of the other; if they are two, write 'different_from: [{other}]'"
                yield at(archive, event, ("id",), message, hint, Severity.WARNING)
                break
        for key in keys:
            seen[key].append(event)


def places_are_the_narrowest(archive: Archive, facts: Facts) -> Iterator[Problem]:
    """A place of an event does not hold another of its places: where a town is named, its country is not where."""
    for event in archive.events.values():
        for i, id in enumerate(event.places):
            inner = next((each for each in event.places if each != id and id in around(archive, each)), "")
            if inner:
                hint = "leave it out, or move it to concerns"
                yield at(archive, event, ("places", i), f"{quoted(inner)} lies in {quoted(id)}", hint)


def what_came_before_is_no_later(archive: Archive, facts: Facts) -> Iterator[Problem]:
    """An event comes after events whose dates leave that open, and after none that comes after it."""

    def before_it(id: str) -> tuple[str, ...]:
        return archive.events[id].after if id in archive.events else ()

    for event in archive.events.values():
        for i, id in enumerate(event.after):
            before = archive.events.get(id)
            if before and before.when.sort_key[0] > event.when.sort_key[1]:
                yield at(
                    archive, event, ("after", i), f"{quoted(id)} happened later", "correct the dates, or take it out"
                )
            elif before and event.id in reached(id, before_it):
                hint = "keep the one of the two that is right"
                yield at(archive, event, ("after", i), f"leads back to {quoted(event.id)} itself", hint)


def _days(when: Edtf) -> list[date]:
    """Return the days that a date may mean, if they are no more than a week."""
    if not (when.lower and when.upper) or (when.upper - when.lower).days >= LONGEST_DAYS:
        return []
    return [when.lower + timedelta(number) for number in range((when.upper - when.lower).days + 1)]


def _told_apart(one: Event, other: Event, facts: Facts) -> bool:
    """Return whether an article tells of both events, or a record says how they stand to each other."""
    about = facts.index.articles_about
    both = not set(about.get(one.id, ())).isdisjoint(about.get(other.id, ()))
    return both or _names(one, other) or _names(other, one)


def _names(one: Event, other: Event) -> bool:
    return other.id == one.part_of or other.id in (*one.after, *one.different_from)


RULES = Rules(
    of_articles=(dates_are_of_living_memory,),
    of_events_and_names=(events_are_typed, precision_is_known),
    of_events=(
        subjects_are_no_events, bodies_tell_of_no_accounts,
        control_changes_hands, sides_differ, events_name_each_once,
        dates_are_of_living_memory,
    ),
    between=(
        events_are_reported, nothing_lies_in_the_future, events_have_one_record, places_are_the_narrowest,
        what_came_before_is_no_later,
    ),
)  # fmt: skip
