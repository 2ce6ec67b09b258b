"""Rules on events."""

from collections.abc import Iterator
from datetime import date

from annals.checks.common import Located, Rule, at
from annals.facts.index import Index
from annals.language.messages import did_you_mean
from annals.model import Archive, Event
from annals.model.vocabulary import EVENT_TYPES, UNRECORDED, WHERE_PREC
from annals.printing import quoted
from annals.problems import Loc, Problem, Severity
from annals.values.edtf import Edtf

FIRST_DAY, LAST_DAY = date(1900, 1, 1), date(2100, 12, 31)
LONGEST_DAYS = 7


def events_are_reported(archive: Archive, index: Index) -> Iterator[Problem]:
    """Every event has a claim about it, or a part that has one."""
    for event in archive.events.values():
        if event.id not in index.claims_about and event.id not in index.parts_of and not archive.broken:
            yield at(
                archive,
                event,
                ("id",),
                "no article reports this event",
                f"add a claim with 'about: {event.id}', or remove the file",
            )


def events_are_typed(archive: Archive, index: Index) -> Iterator[Problem]:
    """A distinct event has an ACLED event type and a sub-event type that belongs to it."""
    for event in archive.events.values():
        if event.event_type is None:
            if event.sub_event_type:
                yield at(archive, event, ("sub_event_type",), "stands without an event_type", "write that as well")
            if event.clarity == "distinct":
                yield at(archive, event, ("event_type",), "is missing", f"write one of {', '.join(EVENT_TYPES)}")
        elif event.sub_event_type not in (subs := EVENT_TYPES[event.event_type]):
            hint = did_you_mean(event.sub_event_type or "", subs) or f"write one of {', '.join(subs)}"
            yield at(
                archive,
                event,
                ("sub_event_type",),
                f"{quoted(event.sub_event_type or '')} is no kind of {event.event_type}",
                hint,
            )


def precision_is_known(archive: Archive, index: Index) -> Iterator[Problem]:
    """`where_prec` is one of UCDP's seven steps."""
    for event in archive.events.values():
        if event.where_prec not in WHERE_PREC:
            steps = ", ".join(f"{step} {meaning}" for step, meaning in WHERE_PREC.items())
            yield at(archive, event, ("where_prec",), f"{event.where_prec} is no step of precision", f"write {steps}")


def control_changes_hands(archive: Archive, index: Index) -> Iterator[Problem]:
    """A change of control leads from one holder to another who took part in the event."""
    for event in archive.events.values():
        if not event.control:
            continue
        if event.control.from_ == event.control.to:
            yield at(
                archive, event, ("control", "to"), "is the holder before", "leave control out where nothing changed"
            )
        for key, holder in (("from", event.control.from_), ("to", event.control.to)):
            if holder != UNRECORDED and holder not in event.sides:
                yield at(
                    archive,
                    event,
                    ("control", key),
                    f"{quoted(holder)} stands on neither side",
                    "add it to side_a or side_b",
                )


def sides_differ(archive: Archive, index: Index) -> Iterator[Problem]:
    """Nobody stands on both sides of an event."""
    for event in archive.events.values():
        for side in sorted(set(event.side_a) & set(event.side_b)):
            yield at(archive, event, ("side_b",), f"{quoted(side)} stands on both sides", "keep it on one")


def dates_are_of_living_memory(archive: Archive, index: Index) -> Iterator[Problem]:
    """Events, publications and claims are dated between 1900 and 2100, and a publication has a first day."""
    dated: list[tuple[Located, Loc, Edtf]] = [(event, ("when",), event.when) for event in archive.events.values()]
    for article in archive.articles.values():
        dated.append((article, ("published", "date"), article.published.date))
        for place, claim in enumerate(article.claims):
            stated = (("when", claim.when), ("said", claim.said))
            dated += [(article, ("claims", place, field), when) for field, when in stated if when]
    for record, loc, when in dated:
        first, last = when.lower or FIRST_DAY, when.upper or LAST_DAY
        if not FIRST_DAY <= first <= last <= LAST_DAY:
            yield at(
                archive,
                record,
                loc,
                f"{when} lies outside {FIRST_DAY.year} to {LAST_DAY.year}",
                "write the year at least",
            )
        elif loc[0] == "published" and when.lower is None:
            yield at(archive, record, loc, f"{when} has no first day", "write the earliest day it can have come out")


def nothing_lies_in_the_future(archive: Archive, index: Index) -> Iterator[Problem]:
    """No event or publication is dated after the day of checking; a build has no clock and does not ask."""
    dated: list[tuple[Located, Loc, Edtf]] = [(event, ("when",), event.when) for event in archive.events.values()]
    dated += [(article, ("published", "date"), article.published.date) for article in archive.articles.values()]
    for record, loc, when in dated:
        if archive.today and when.lower and when.lower > archive.today:
            hint = "look at the year; what is expected is a claim, a forecast"
            yield at(archive, record, loc, f"{when} has not come yet", hint)


def events_have_one_record(archive: Archive, index: Index) -> Iterator[Problem]:
    """Events of one kind, place and sides, on days that can be the same, may be one, if no article tells of both."""
    seen: dict[tuple[str, str | None, frozenset[str]], list[Event]] = {}
    for event in archive.events.values():
        if event.clarity != "distinct" or not event.sides:
            continue
        alike = seen.setdefault((event.place, event.sub_event_type, frozenset(event.sides)), [])
        for other in alike:
            told_apart = set(index.articles_about.get(event.id, ())) & set(index.articles_about.get(other.id, ()))
            related = event.id == other.part_of or other.id == event.part_of
            if _overlap(event.when, other.when) and not told_apart and not related:
                message = f"may be the event {quoted(other.id)}: same kind, place, sides and days"
                hint = "keep one record, or make one a part of the other"
                yield at(archive, event, ("id",), message, hint, Severity.WARNING)
                break
        alike.append(event)


def _overlap(one: Edtf, other: Edtf) -> bool:
    """Return whether two dates, each no wider than a week, can be the same day."""
    if not (one.lower and one.upper and other.lower and other.upper):
        return False
    week = max((one.upper - one.lower).days, (other.upper - other.lower).days) < LONGEST_DAYS
    return week and one.lower <= other.upper and other.lower <= one.upper


RULES: tuple[Rule, ...] = (
    events_are_reported, events_are_typed, precision_is_known, control_changes_hands, sides_differ,
    dates_are_of_living_memory, nothing_lies_in_the_future, events_have_one_record,
)  # fmt: skip
