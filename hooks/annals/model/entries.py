"""The entries of a vocabulary: what its file says of each word."""

import re
from typing import Annotated, Any, Literal

from annals.model.fields import LABEL, Checked, FieldError, Label, Number, Slug, YesNo, describe
from annals.model.fixed import CONTROL, DAYS, KM, NEEDS, Family
from annals.model.phrases import Phrases
from annals.model.record import Record, record

_SLOT = re.compile(r"\{(\w*)\}")


def _phrase(*slots: str) -> Checked:
    """Return a text with places to fill, each named once in braces."""

    def check(value: Any) -> str:
        text: str = LABEL.check(value)
        found = _SLOT.findall(text)
        if sorted(found) != sorted(slots) or "{" in _SLOT.sub("", text) or "}" in _SLOT.sub("", text):
            raise FieldError(
                f"has not just {' and '.join(f'{{{slot}}}' for slot in slots)}",
                f"write each once where it is filled in: {' '.join(f'{{{slot}}}' for slot in slots)}",
            )
        return text

    return Checked(check, {"type": "string", "minLength": 1})


OfSide = Annotated[str, _phrase("side")]
Titled = Annotated[str, _phrase("title", "side")]
Figured = Annotated[str, _phrase("figure")]


@record
class Measure(Record):
    """What a statement can state: the word of its field `states`."""

    name: Slug = describe("the word that records write", example="killed")
    means: Label = describe("what it means", example="people killed")
    family: Literal[*(str(each) for each in Family)] = describe(  # type: ignore[valid-type]
        "what such statements are: `losses`, `count` and `distance` have a figure, `words` a value, and a `happening` "
        "is stated by itself; losses of one event are compared with one another"
    )
    unit: Label | None = describe("what is counted, or the unit of the figure", default=None, example="people")
    title: Label | None = describe("heading; without it, the word itself", default=None, example="What was hit")
    counted: Figured | None = describe(
        "a figure with what it counts; without it, the word itself stands behind the figure",
        default=None,
        example="{figure} air strikes or raids",
    )
    one: Figured | None = describe(
        "the same of a single one; without it, `counted` without its last s",
        default=None,
        example="{figure} air strike or raid",
    )
    beside: Titled = describe(
        "the heading with whose it is", default="{title}, of {side}", example="{title}, by {side}"
    )
    whose: OfSide | None = describe(
        "the same, where it is a phrase of its own", default=None, example="Killed among {side}"
    )
    lost: Figured | None = describe(
        "of what happens to people: the phrase with its number",
        default=None,
        example="{figure} driven from their homes",
    )
    people: Literal["harmed", "freed"] | None = describe(
        "of a count: that people are `harmed` by it, or `freed` from it; losses always are harm", default=None
    )
    rival: YesNo = describe("the side is what statements differ on: who holds it, who is blamed", default=False)
    sided: YesNo = describe("a statement must say whose it is, in `side`", default=False)
    tells: YesNo = describe(
        "of words: who states it says that the event happened; what counts or happens always does", default=False
    )
    main: YesNo = describe("it may stand at the head of an event's page", default=False)
    ahead: YesNo = describe("it may be dated after the article came out", default=False)
    of_place: YesNo = describe("it is about a place, and not about an event", default=False)
    blames: Number | None = describe("its side is said to have done it; 1 weighs most", default=None, example="1")
    includes: Slug | None = describe(
        "the measure of which it counts at least as many: the dead and wounded, at least the dead",
        default=None,
        example="killed",
    )
    may_mean: Slug | None = describe(
        "the measure that it may count, or may not: casualties, the dead", default=None, example="killed"
    )

    @property
    def needs(self) -> str:
        """Return the field that a statement must have: `figure`, `value` or `""`."""
        return NEEDS[Family(self.family)]

    @property
    def is_measured(self) -> bool:
        """Return whether its figure has a unit, such as days, and counts nothing."""
        return self.unit in (DAYS, KM)

    @property
    def is_counted(self) -> bool:
        """Return whether its figure is a number of what it names, such as people killed."""
        return self.needs == "figure" and not self.is_measured

    @property
    def heading(self) -> str:
        """Return it as a heading: `Killed`, `Where exactly`."""
        return self.title or self.name.replace("-", " ").capitalize()

    @property
    def counts(self) -> str:
        """Return a figure with what it counts, to be filled: `{figure} air strikes or raids`."""
        return self.counted or f"{{figure}} {self.name.replace('-', ' ')}"

    @property
    def single(self) -> str:
        """Return the same of a single one: `{figure} air strike or raid`."""
        return self.one or self.counts.removesuffix("s")

    @property
    def harms(self) -> bool:
        """Return whether it states what is done to people, setting them free included."""
        return self.family == Family.LOSSES or self.people is not None

    @property
    def frees(self) -> bool:
        """Return whether it states that people are free again."""
        return self.people == "freed"

    @property
    def varies(self) -> bool:
        """Return whether it changes over time, so that two statements of different days are a series."""
        return self.family in (Family.LOSSES, Family.COUNT) or self.name == CONTROL

    @property
    def tells_of_it(self) -> bool:
        """Return whether who states it says, or takes it as given, that an event happened."""
        return self.tells or self.family in (Family.HAPPENING, Family.LOSSES, Family.COUNT)

    @property
    def unsplit(self) -> str:
        """Return the measure that it counts together with others, or `""`."""
        return self.includes or self.may_mean or ""


@record
class SubType(Record):
    """A kind within a type of event."""

    name: Label = describe("the word that records write", example="Air/drone strike")
    plain: Label | None = describe("the same in plain words, where they are others", default=None, example="air strike")
    words: tuple[Slug, ...] = describe(
        "words at the end of an event's id that mean it", default=(), max_length=40, example="[air-strike, air-raid]"
    )
    transfers: YesNo = describe("a place changes hands by it", default=False)


@record
class EventType(Record):
    """A type of event, and the kinds within it."""

    name: Label = describe("the word that records write", example="Battles")
    plain: Label | None = describe("the same in plain words, where they are others", default=None)
    kinds: tuple[SubType, ...] = describe("the kinds within it", min_length=1, max_length=60)
    harms: YesNo = describe("it is harm to people even where nobody is counted", default=False)
    contests: YesNo = describe("the place is fought over while it lasts", default=False)

    @property
    def kind_of(self) -> dict[str, SubType]:
        """Return the kinds within it by name."""
        return {kind.name: kind for kind in self.kinds}


@record
class PlaceKind(Record):
    """A kind of place."""

    name: Label = describe("the word that records write", example="town")
    small: YesNo = describe("small enough for two events there to be neighbours", default=False)
    thing: Label | None = describe("its type in schema.org, if not `Place`", default=None, example="City")


@record
class GroupKind(Record):
    """A kind of group."""

    name: Slug = describe("the word that records write", example="state-forces")
    means: Label = describe("what it means", example="state forces")
    title: Label | None = describe("heading of a list of such groups", default=None, example="State forces")
    code: Number | None = describe("ACLED's number of that kind of actor", default=None, example="1")


@record
class SourceKind(Record):
    """A kind of source."""

    name: Slug = describe("the word that records write", example="wire")
    means: Label = describe("what it means", example="news agency")
    title: Label | None = describe("heading of a list of such sources", default=None, example="News agencies")
    press: YesNo = describe("it carries what others say; as an origin it speaks on its own word", default=False)
    publishes: YesNo = describe("its articles may be archived; those of the press always may", default=False)
    party: YesNo = describe(
        "it is a side of what is reported, by itself where its record names no group", default=False
    )
    person: YesNo = describe("it is a person", default=False)


@record
class Side(Record):
    """A side that is no group of the archive, such as civilians."""

    name: Slug = describe("the word that records write", example="civilians")
    title: Label = describe("what pages call it", example="Civilians")
    status: Label | None = describe("whom its losses count: one of `statuses`", default=None, example="civilian")


@record
class Status(Record):
    """Whose losses are counted."""

    name: Label = describe("the word that records write", example="civilian")
    means: Label = describe("what it means", example="people who took no part in the fighting")
    note: Label = describe("the note beside a figure", example="civilians")
    of: Literal["people", "groups", "nobody"] | None = describe(
        "whom a figure is taken to count: `people` first of all, whose losses are listed apart; losses of `groups`; of "
        "`nobody` that is named",
        default=None,
    )


@record
class Step(Record):
    """A step of how precisely a place is known."""

    step: Number = describe("the number that records write", example="1")
    means: Label = describe("what it means", example="exact place")


@record
class Level(Record):
    """An administrative level, the widest first."""

    field: Literal["admin1", "admin2", "admin3"] = describe("the field of a place")
    name: Label = describe("what such an area is called", example="governorate")


@record
class Limits(Record):
    """Distances that are not believed."""

    alone_km: Number = describe(
        "kilometres within which the first place of an area lies from any other", default=1_000, example="1000"
    )
    short_km: Number = describe(
        "kilometres by which a stated distance may fall short of the computed", default=5, example="5"
    )
    far_percent: Number = describe(
        "per cent of the computed distance by which a stated one may be off", default=25, example="25"
    )


LISTS = ("measures", "event_types", "place_kinds", "group_kinds", "source_kinds", "sides", "statuses")
"""The lists of words by the names that a vocabulary's file and the `Vocabulary` have for them."""

MOST = 200
"""Words of a list, at most."""


@record
class VocabularyFile(Record):
    """A vocabulary. The words of a list stand in the order in which pages and forms have them."""

    use: Label | None = describe("the shipped vocabulary that this one adds to", default=None, example="local-news")
    title: Label | None = describe("what the vocabulary is for", default=None, example="Armed conflict")
    standards: tuple[Literal["ACLED", "UCDP GED"], ...] | None = describe(
        "whose words these are, so that columns of tables are named after them",
        default=None,
        example="[ACLED, UCDP GED]",
    )
    measures: tuple[Measure, ...] = describe("what a statement can state", default=(), max_length=MOST)
    event_types: tuple[EventType, ...] = describe("types of event", default=(), max_length=MOST)
    place_kinds: tuple[PlaceKind, ...] = describe("kinds of place", default=(), max_length=MOST)
    group_kinds: tuple[GroupKind, ...] = describe("kinds of group", default=(), max_length=MOST)
    source_kinds: tuple[SourceKind, ...] = describe("kinds of source", default=(), max_length=MOST)
    sides: tuple[Side, ...] = describe("sides that are no groups", default=(), max_length=MOST)
    statuses: tuple[Status, ...] = describe("whose losses are counted", default=(), max_length=MOST)
    steps: tuple[Step, ...] = describe("how precisely a place is known, `where_prec`", default=(), max_length=MOST)
    levels: tuple[Level, ...] = describe("administrative levels", default=(), max_length=3)
    limits: Limits | None = describe("distances that are not believed", default=None)
    phrases: Phrases | None = describe("what pages and forms say that depends on the subject", default=None)
    body: str
    path: str
