"""A claim: one statement of one article, with who said it, through whom and where it stands."""

from typing import Annotated, Literal, get_args

from annals.model.entries import Measure, Side, Status
from annals.model.fields import (
    Bearing,
    ClaimId,
    ClaimRef,
    Edtf,
    Evidence,
    Figure,
    Id,
    Label,
    Number,
    Slug,
    Text,
    describe,
)
from annals.model.fixed import RELATIONS, STANCES, TIMES_OF_DAY, UNITS, Family
from annals.model.record import Record, record
from annals.model.reference import Reference
from annals.model.shorthand import Shorthand
from annals.model.vocabulary import Vocabulary
from annals.model.word import Word, WordOf

SideOrGroup = Annotated[str, WordOf("sides", other=get_args(Slug)[1])]
"""A side that is no group, as the vocabulary has it, or the id of a group."""


def side_of(side: str | None) -> Side | None:
    """Return what the vocabulary says of a side that is no group; None of a group, and where there is no side."""
    return side.entry if isinstance(side, Word) else None


@record
class Relation(Record):
    """How a statement relates to another statement."""

    kind: Literal[*RELATIONS] = describe("the relation, from this statement to the other")  # type: ignore[valid-type]
    to: ClaimRef = describe("the other statement: article id, slash, statement id", example="s1z05n60/c8")
    basis: Literal["stated", "inferred"] = describe("whether a text says so or we worked it out", default="inferred")
    note: Text | None = describe("why, in our own words", default=None)


@record
class Claim(Record):
    """One statement; the field `claims` of an article holds its statements.

    Those with the same `about`, `states`, `side`, `subset` and `to` are compared. Of control and responsibility the
    side is what they differ on; a part of a figure is compared with like parts.
    """

    id: ClaimId = describe("id within the article, never used again", example="c3")
    about: Id = describe(
        "the event, town, group or source it is about",
        example="old-town-2015-08-fire",
        short=Shorthand(given=True),
    )
    states: Annotated[Word[Measure], WordOf("measures")] = describe(
        "what it states, from the list below", example="killed"
    )
    side: SideOrGroup | None = describe(
        "whose: a group id or civilians; required of control, presence, absence and withdrawal",
        default=None,
        example="islamic-state",
    )
    subset: Label | None = describe(
        "who exactly is counted, where not the whole side", default=None, example="Christians"
    )
    figure: Figure | None = describe(
        "the number as stated; required of what is counted or measured", default=None, example="at least 50"
    )
    evidence: Evidence | None = describe(
        "words of the paragraph that state the figure, and the hash of those around them; 'annals verify --write' "
        "makes it",
        default=None,
        example="6-7 9f3c5e7a1b2c3d4e",
    )
    status: Annotated[Word[Status], WordOf("statuses")] | None = describe(
        "of losses: whether fighters or civilians are counted, where the side does not tell", default=None
    )
    unit: Literal[*UNITS] | None = describe(  # type: ignore[valid-type]
        "unit of a duration, if not days; of a distance, if not km", default=None
    )
    value: Text | None = describe(
        "what it says, in a few words of our own; required of what is told in words", default=None
    )
    to: Slug | None = describe(
        "the other end of a distance, a place id; required of a distance unless `value` tells it",
        default=None,
        example="north-gate",
    )
    bearing: Bearing | None = describe(
        "compass point in which `to` lies, seen from `about`", default=None, example="NE"
    )
    term: Label | None = describe("the few words the article used for the side", default=None)
    when: Edtf | None = describe("the day the thing happened, as this article has it", default=None)
    time: Literal[*TIMES_OF_DAY] | None = describe(  # type: ignore[valid-type]
        "the time of day, as the article has it", default=None
    )
    when_words: Label | None = describe(
        "the two or three words that date it; required with `when`, unless `when_basis` is there",
        default=None,
        example="on Wednesday",
    )
    when_basis: Text | None = describe("how those words became a date, if not plain", default=None)
    said: Edtf | None = describe("the day the source said it", default=None)
    said_words: Label | None = describe(
        "the two or three words for that day; required with `said`", default=None, example="on Thursday"
    )
    chain: tuple[Slug, ...] = describe(
        "who said it, origin first, the publisher last",
        example="[sohr, afp, new-arab]",
        max_length=12,
        short=Shorthand(given=True),
    )
    inferred: tuple[Slug, ...] = describe(
        "links of the chain that this paragraph does not name: it probably came through them",
        default=(),
        example="[afp]",
        max_length=12,
    )
    jointly: tuple[Slug, ...] = describe(
        "others whom the same words name as the origin, so that they are one voice",
        default=(),
        example="[activists]",
        max_length=12,
    )
    speaker: Label | None = describe(
        "who spoke for the origin: a public figure of its `speakers`, or else an office or role",
        default=None,
        example="Rami Abdel Rahman",
    )
    stance: Literal[*STANCES] | None = describe(  # type: ignore[valid-type]
        "what the origin does with the statement, where it does not make it", default=None
    )
    paragraph: Number = describe("paragraph of the capture", example="6")
    relations: tuple[Relation, ...] = describe("how it relates to other statements", default=(), max_length=40)
    note: Text | None = describe(
        "anything a reader must know, in our own words; required with the evidence `worked out`", default=None
    )
    references: tuple[Reference, ...] = describe(
        "where what the note says was read, if not in this article; required where copying changed a wording of "
        "the same article",
        default=(),
        max_length=20,
    )

    @property
    def measure(self) -> Measure:
        """Return what `states` means."""
        return self.states.entry

    @property
    def origin(self) -> str:
        """Return the source the statement goes back to."""
        return self.chain[0]

    @property
    def asserted(self) -> bool:
        """Return whether the origin makes the statement: it does not deny it, decline to comment, or fail to verify."""
        return self.stance is None

    def counts(self, vocabulary: Vocabulary) -> str:
        """Return the status of those whose losses it counts, given or by its side; `""` where nobody is lost."""
        if self.measure.family != Family.LOSSES:
            return ""
        side = side_of(self.side)
        taken = side.status if side else vocabulary.status_of("groups" if self.side else "nobody")
        return str(self.status or taken or "")

    @property
    def counted_in(self) -> str:
        """Return the unit of the figure."""
        unit: str | None = self.unit
        return unit or self.measure.unit or ""
