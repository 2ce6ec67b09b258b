"""What pages and forms say that depends on the subject of an archive, as its vocabulary has it."""

from annals.model.fields import Label, describe
from annals.model.record import Record, record


@record
class Phrases(Record):
    """What pages and forms say that depends on the subject. Of what a vocabulary has no use for nothing is said."""

    groups: Label | None = describe("what the groups are, in the form", default=None, example="Armed groups")
    group: Label | None = describe("one of them", default=None, example="armed group")
    groups_held: Label | None = describe(
        "what the table of groups holds", default=None, example="armed groups and forces"
    )
    groups_told: Label | None = describe(
        "what a reader finds under Groups", default=None, example="who fought, and what each outlet calls them"
    )
    places: Label | None = describe("heading of the places on the home page", default=None, example="Towns and places")
    places_told: Label | None = describe(
        "what a reader finds there", default=None, example="names, who held them when, what happened there"
    )
    party: Label | None = describe(
        "that a source is a side of what it tells", default=None, example="Party to the conflict"
    )
    neutral: Label | None = describe(
        "sources on no side, in a sentence on the page Coverage",
        default=None,
        example="monitors, activists and states that do not fight",
    )
    losses: Label | None = describe("heading of what happened to people", default=None, example="Losses")
    kinds_hint: Label | None = describe("hint of the form, on kinds of event", default=None)
    sides_hint: Label | None = describe("hint of the form, on who acted", default=None)
    states_hint: Label | None = describe("hint of the form, on what is stated", default=None)
    side_hint: Label | None = describe("hint of the form, on whose it is", default=None)
    held: Label | None = describe("heading on a place's page, with `control`", default=None, example="Who held it when")
    held_all: Label | None = describe(
        "heading on the home page, with `control`", default=None, example="Who held which town when"
    )
    harm: Label | None = describe(
        "title of the list of what happened to people, with a status of `people`",
        default=None,
        example="Harm to civilians",
    )
    harm_lower: Label | None = describe("the same inside a sentence", default=None, example="harm to civilians")
    harm_told: Label | None = describe("what a reader finds there", default=None)
    harm_listed: Label | None = describe("whom it lists, in a sentence", default=None)
    harm_unsaid: Label | None = describe("note on people of whom it is not said", default=None)

    @property
    def always(self) -> tuple[str, ...]:
        """Return the names of those that every vocabulary needs."""
        return tuple(each for each in self.__pydantic_fields__ if not each.startswith(("harm", "held")))
