"""The table of events: what all accounts agree they were, with counts of who tells of them."""

from collections.abc import Iterable

from annals.data.tables import ACLED, UCDP, Column, Row, Table
from annals.facts import accounts
from annals.facts.index import Index
from annals.model import Archive
from annals.values.edtf import Edtf

_LONGEST = {1: 0, 2: 5, 3: 6, 4: 30, 5: 365}
"""Days from the first to the last possible day, at most, for each step of `date_prec`."""


def date_prec(when: Edtf) -> int | None:
    """Return UCDP's precision of a date: 1 a day, 2 two to six days, 3 a week, 4 a month, 5 a year, None beyond."""
    if not when.lower or not when.upper:
        return None
    days = (when.upper - when.lower).days
    return next((step for step, longest in _LONGEST.items() if days <= longest), None)


def _events(archive: Archive, index: Index) -> Iterable[Row]:
    for event in archive.events.values():
        town = archive.places[event.place]
        point = town.coordinates
        origins = accounts.origins(index, index.statements_of(index.claims_about.get(event.id, ())))
        yield (
            event.id, event.title, event.event_type, event.sub_event_type, 1 if event.clarity == "distinct" else 2,
            event.when.text, event.when.lower, event.when.upper, event.place, event.where_prec,
            point.lat if point else None, point.lon if point else None, event.side_a, event.side_b,
            event.control.from_ if event.control else None, event.control.to if event.control else None,
            event.part_of, len(index.articles_about.get(event.id, ())), len(origins),
            date_prec(event.when), town.name, town.admin1, town.admin2,
        )  # fmt: skip


EVENTS = Table(
    "events",
    "Events: what the articles report",
    (
        Column("event", "event id"),
        Column("title", "what happened"),
        Column("event_type", "type of event", like=ACLED),
        Column("sub_event_type", "type within that", like=ACLED),
        Column("event_clarity", "1 one event, 2 many counted together", "integer", like=UCDP),
        Column("date_edtf", "when, EDTF"),
        Column("date_start", "first possible day", "date", like=UCDP),
        Column("date_end", "last possible day", "date", like=UCDP),
        Column("place", "place id", refers="towns"),
        Column("where_prec", "precision of the place, 1 exact to 7 in the air", "integer", like=UCDP),
        Column("latitude", "of the place, degrees north, WGS 84", "number", like=UCDP),
        Column("longitude", "of the place, degrees east, WGS 84", "number", like=UCDP),
        Column(
            "side_a",
            "ids of groups on one side, or civilians; not always the government, as in UCDP GED",
            between=" ",
        ),
        Column("side_b", "ids of groups on the other side, or civilians", between=" "),
        Column("control_from", "who held the place before: a group id, or unrecorded"),
        Column("control_to", "who held it after: a group id, or unrecorded"),
        Column("part_of", "event it is a part of", refers="events"),
        Column("articles", "articles with a claim about it", "integer"),
        Column(
            "number_of_origins", "distinct origins of claims about it, houses under one roof counted once", "integer"
        ),
        Column(
            "date_prec",
            "precision of the date: 1 one day, 2 two to six days, 3 a week, 4 a month, 5 a year; empty beyond",
            "integer",
            like=UCDP,
        ),
        Column("where_coordinates", "name of the place that the coordinates are of", like=UCDP),
        Column("adm_1", "governorate of the place", like=UCDP),
        Column("adm_2", "district of the place", like=UCDP),
    ),
    _events,
    searched=("title", "where_coordinates"),
)
