"""Rules on events."""

from collections.abc import Iterator

from annals.checks.common import Located, Rule, at
from annals.dates import Edtf
from annals.index import Index
from annals.model import Archive
from annals.model.vocabulary import EVENT_TYPES, UNRECORDED, WHERE_PREC
from annals.problems import Problem, did_you_mean, quoted
from annals.reader import Loc

FIRST_YEAR, LAST_YEAR = 1900, 2100


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
    """Events and publications are dated between 1900 and 2100, and a publication has a first day."""
    dated: list[tuple[Located, Loc, Edtf]] = [(event, ("when",), event.when) for event in archive.events.values()]
    dated += [(article, ("published", "date"), article.published.date) for article in archive.articles.values()]
    for record, loc, when in dated:
        years = [day.year for day in (when.lower, when.upper) if day]
        if not all(FIRST_YEAR <= year <= LAST_YEAR for year in years):
            yield at(
                archive, record, loc, f"{when} lies outside {FIRST_YEAR} to {LAST_YEAR}", "write the year at least"
            )
        elif loc[0] == "published" and when.lower is None:
            yield at(archive, record, loc, f"{when} has no first day", "write the earliest day it can have come out")


RULES: tuple[Rule, ...] = (
    events_are_reported, events_are_typed, precision_is_known, control_changes_hands, sides_differ,
    dates_are_of_living_memory,
)  # fmt: skip
