"""Events as data: the table of what all accounts agree they were, with counts of who tells of them, and schema.org."""

from collections.abc import Iterable
from dataclasses import dataclass

from annals import urls
from annals.data.deaths import COLUMNS as DEATHS
from annals.data.deaths import Deaths, deaths_of
from annals.data.kinds.data_of import DataOf
from annals.data.tables import ACLED, UCDP, Column, PerRecord, Table
from annals.data.things import Node, Things, ends, in_arabic
from annals.facts.attestation import Attestation
from annals.facts.facts import Facts
from annals.language.catalog import message
from annals.model import Archive, Event, Place
from annals.model.fixed import CONTROL
from annals.model.kinds import EVENT
from annals.values.edtf import Edtf

_LONGEST = {1: 0, 2: 5, 3: 6, 4: 30, 5: 365}
"""Days from the first to the last possible day, at most, for each step of `date_prec`."""


def date_prec(when: Edtf) -> int | None:
    """Return UCDP's precision of a date: 1 a day, 2 two to six days, 3 a week, 4 a month, 5 a year, None beyond.

    A rough date is a step less precise than it is written.
    """
    if not when.lower or not when.upper:
        return None
    days = (when.upper - when.lower).days
    step = next((step for step, longest in _LONGEST.items() if days <= longest), None)
    return step + 1 if step and step < max(_LONGEST) and when.approximate else step


@dataclass(frozen=True)
class Happening:
    """An event, where it is drawn if that is known, and who tells of it.

    `attested` says how well, None where no article says anything of it, and of a subject, which is no event.
    """

    event: Event
    place: Place | None
    facts: Facts
    deaths: Deaths
    attested: str | None

    @property
    def articles(self) -> int:
        """Return the number of articles with a claim about it."""
        return len(self.facts.index.articles_about.get(self.event.id, ()))

    @property
    def origins(self) -> int:
        """Return the number of independent origins of reports that it happened."""
        return self.facts.reporters(self.event.id).count


def _place(archive: Archive, id: str) -> Place | None:
    return archive.places.get(archive.events[id].place)


def _happening(facts: Facts, id: str) -> Iterable[Happening]:
    event = facts.archive.events.get(id)
    if event is None:
        return
    told = event.clarity != "subject" and id in facts.index.claims_about
    attested = str(facts.attested(id)) if told else None
    deaths = deaths_of(facts.archive.vocabulary, event, facts.accounts(id))
    yield Happening(event, facts.archive.places.get(event.place), facts, deaths, attested)


EVENTS: Table[Happening] = Table(
    "events",
    message("Events: what the articles report, and subjects counted over time"),
    (
        Column("event", "event id", lambda row: row.event.id),
        Column("title", "what happened", lambda row: row.event.title),
        Column("event_type", "type of event", lambda row: row.event.event_type, like=ACLED),
        Column("sub_event_type", "type within that", lambda row: row.event.sub_event_type, like=ACLED),
        Column(
            "event_clarity",
            "1 one event, 2 many counted together; empty for a subject, which is no event",
            lambda row: {"distinct": 1, "aggregate": 2}.get(row.event.clarity),
            "integer",
            like=UCDP,
        ),
        Column("date_edtf", "when, EDTF", lambda row: row.event.when.text),
        Column("date_start", "first possible day", lambda row: row.event.when.lower, "date", like=UCDP),
        Column("date_end", "last possible day", lambda row: row.event.when.upper, "date", like=UCDP),
        Column(
            "after",
            "ids of events that came before it, where the dates do not tell",
            lambda row: row.event.after,
            between=" ",
        ),
        Column("place", "place id, where it is drawn", lambda row: row.event.place or None, refers="towns"),
        Column("places", "ids of all its places", lambda row: row.event.places, between=" "),
        Column(
            "concerns",
            "ids of places it was about, without happening there",
            lambda row: row.event.concerns,
            between=" ",
        ),
        Column(
            "where_prec",
            "precision of the place, 1 exact to 7 in the air",
            lambda row: row.event.where_prec,
            "integer",
            like=UCDP,
        ),
        Column(
            "latitude",
            "of the place, degrees north, WGS 84",
            lambda row: row.place.coordinates.lat if row.place and row.place.coordinates else None,
            "number",
            like=UCDP,
        ),
        Column(
            "longitude",
            "of the place, degrees east, WGS 84",
            lambda row: row.place.coordinates.lon if row.place and row.place.coordinates else None,
            "number",
            like=UCDP,
        ),
        Column(
            "side_a",
            "ids of groups on one side{or_sides}{not_government}",
            lambda row: row.event.side_a,
            between=" ",
        ),
        Column("side_b", "ids of groups on the other side{or_sides}", lambda row: row.event.side_b, between=" "),
        Column(
            "control_from",
            "who held the place before: a group id, or unrecorded",
            lambda row: row.event.control.from_ if row.event.control else None,
            only=CONTROL,
        ),
        Column(
            "control_to",
            "who held it after: a group id, or unrecorded",
            lambda row: row.event.control.to if row.event.control else None,
            only=CONTROL,
        ),
        Column("part_of", "event it is a part of", lambda row: row.event.part_of, refers="events"),
        Column(
            "different_from",
            "events it could be taken for, and is not",
            lambda row: row.event.different_from,
            between=" ",
        ),
        Column("articles", "articles with a statement about it", lambda row: row.articles, "integer"),
        Column(
            "number_of_origins",
            "independent origins of reports that it happened, or of all statements about it where none says so: "
            "sources of one owner or government once, those named together once, the press on its own word not at all",
            lambda row: row.origins,
            "integer",
        ),
        Column(
            "attested",
            f"how well it is attested that it happened: {', '.join(Attestation)}; empty for a subject",
            lambda row: row.attested,
        ),
        *DEATHS,
        Column(
            "date_prec",
            "precision of the date: 1 one day, 2 two to six days, 3 a week, 4 a month, 5 a year; empty beyond",
            lambda row: date_prec(row.event.when),
            "integer",
            like=UCDP,
        ),
        Column(
            "where_coordinates",
            "name of the place that the coordinates are of",
            lambda row: row.place.name if row.place else None,
            like=UCDP,
        ),
        Column("adm_1", "{first} of the place", lambda row: row.place.admin1 if row.place else None, like=UCDP),
        Column("adm_2", "{second} of the place", lambda row: row.place.admin2 if row.place else None, like=UCDP),
        Column("title_ar", "what happened, in Arabic", lambda row: row.event.title_ar),
    ),
    PerRecord(lambda facts: facts.ids(EVENT.name), _happening),
    lambda row: urls.of_record(row.event),
    searched=("title", "title_ar", "where_coordinates"),
    label="title",
    facets=("event_type", "place", "attested"),
    sort="date_start",
)


def _schema_type(event: Event) -> str:
    """Return `Event`; a subject, such as a war, is a thing that statements are about."""
    return "Thing" if event.clarity == "subject" else "Event"


def _thing(things: Things, event: Event) -> Node:
    if event.clarity == "subject":
        return {**things.refs[event.id], "alternateName": in_arabic(event.title_ar)}
    start, end = ends(event.when)
    return {
        **things.refs[event.id],
        "alternateName": in_arabic(event.title_ar),
        "startDate": start,
        "endDate": end,
        "location": things.named(event.places),
        "about": things.named(event.concerns),
        "superEvent": things.get(event.part_of),
        "subEvent": things.named(things.index.parts_of.get(event.id, ())),
    }


DATA = DataOf(EVENT, EVENTS, _schema_type, "event", _thing, place=_place)
