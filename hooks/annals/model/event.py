"""An event: what all accounts agree it is. What they say of it are claims, in the articles."""

from typing import Annotated, Literal

from annals.model.arabic import ArabicLabel
from annals.model.claim import SideOrGroup
from annals.model.entries import EventType
from annals.model.fields import Edtf, Label, Number, Slug, describe
from annals.model.fixed import UNRECORDED
from annals.model.record import Record, record
from annals.model.word import Word, WordOf


@record
class Control(Record):
    """A place that changed hands, from one holder to the next."""

    from_: Slug = describe(
        "who held the place before: a group id or unrecorded", alias="from", example="syrian-government-forces"
    )
    to: Slug = describe("who held it after: a group id or unrecorded", example="islamic-state")

    @property
    def holders(self) -> tuple[str, ...]:
        """Return the groups named, without `unrecorded`."""
        return tuple(holder for holder in (self.from_, self.to) if holder != UNRECORDED)


@record
class Event(Record):
    """One event. The prose below the front matter says in one neutral paragraph what it was."""

    id: Slug = describe("permanent id: place, year, month, what happened", example="old-town-2015-08-fire")
    title: Label = describe("what happened, short and neutral")
    title_ar: ArabicLabel | None = describe(
        "the same in Arabic, as a headline would put it",
        default=None,
        example="حريق كبير في المدينة القديمة",
    )
    event_type: Annotated[Word[EventType], WordOf("event_types")] | None = describe(
        "ACLED event type; required of a distinct event", default=None
    )
    sub_event_type: Label | None = describe("ACLED sub-event type", default=None)
    clarity: Literal["distinct", "aggregate", "subject"] = describe(
        "one event, or many counted together (UCDP event_clarity); or a subject, such as a war, which is no event and "
        "stands in no chronology"
    )
    when: Edtf = describe("when it happened, EDTF", example="2015-08-05/2015-08-06")
    after: tuple[Slug, ...] = describe(
        "events that came before it, where the dates do not tell",
        default=(),
        max_length=20,
        example="[old-town-2015-08-evacuation]",
    )
    places: tuple[Slug, ...] = describe(
        "where, ids of archive/towns, the narrowest that is named; the first is where it is drawn; left out where "
        "it is not known",
        default=(),
        max_length=50,
        example="[mill-lane, north-gate]",
    )
    where_prec: Number | None = describe(
        "how precise the first place is, 1 to 7 (UCDP where_prec); required with `places`", default=None, example="1"
    )
    concerns: tuple[Slug, ...] = describe(
        "places that it was about and did not happen in, such as a town under talks", default=(), max_length=50
    )
    side_a: tuple[SideOrGroup, ...] = describe("groups on one side, or civilians", default=())
    side_b: tuple[SideOrGroup, ...] = describe("groups on the other side, or civilians", default=())
    control: Control | None = describe("who held the place before and after, if it changed hands", default=None)
    part_of: Slug | None = describe("the event this is a part of", default=None)
    different_from: tuple[Slug, ...] = describe(
        "events that it could be taken for, compared with this one and found to be others",
        default=(),
        max_length=20,
        example="[mill-lane-2015-08-fire]",
    )
    body: str
    path: str

    @property
    def place(self) -> str:
        """Return where the event is drawn, the first of its places; `""` where it is not known."""
        return self.places[0] if self.places else ""

    @property
    def sides(self) -> tuple[str, ...]:
        """Return everyone on either side."""
        return self.side_a + self.side_b
