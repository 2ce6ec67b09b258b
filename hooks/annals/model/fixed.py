"""The words that the program itself relies on, whatever the vocabulary of an archive.

These are the families of measures, the measures that are known by name, how statements relate, units, times of day.
"""

from enum import StrEnum
from types import MappingProxyType

from annals.language.catalog import message

UNRECORDED = message("unrecorded")
"""Stands for a holder that no archived article names."""


class Family(StrEnum):
    """Measures that count the same people in different ways stand in one family, never in one sum."""

    LOSSES = "losses"
    COUNT = "count"
    DISTANCE = "distance"
    WORDS = "words"
    HAPPENING = "happening"


CONTROL, OCCURRENCE, PRESENCE, ABSENCE = "control", "occurrence", "presence", "absence"
DAYS, KM = "days", "km"
"""Units of figures that other units are turned into."""

GOVERNORATE = "governorate"
"""A kind of place, of whose name others follow: `Aleppo province`, `Aleppo countryside`."""

KILLED, POPULATION, NAMED = "killed", "population", "label"
"""Measures that the program knows by name, where a vocabulary has them: who holds a place, whether it happened, what
is held in an area and what no more, the dead of UCDP's columns, what stands beside a census, and what it is called."""

NEEDS = MappingProxyType(
    {
        Family.LOSSES: "figure",
        Family.COUNT: "figure",
        Family.DISTANCE: "figure",
        Family.WORDS: "value",
        Family.HAPPENING: "",
    }
)
"""The field that a statement of a family must have, or `""`. What is told in words is never compared by the program:
two wordings differ where a record says so."""

RELATIONS = {
    "repeats": "says the same again, from the same origin",
    "updates": "a later tally or state of the same origin",
    "contradicts": "cannot be true together with the other",
    "narrows": "says the same more precisely",
    "mutates": "a wording or figure that the copying changed",
    "part": "counts some of those whom the other counts",
}
"""How one claim relates to another."""

STANCES = {
    "denies": "says that it is not so",
    "declines": "declines to comment on it",
    "unverified": "says that it could not verify it",
}
"""What an origin may do with a statement instead of making it."""

TIMES_OF_DAY = {
    "night": message("at night, or overnight"),
    "dawn": message("at dawn, or before it"),
    "morning": message("in the morning"),
    "midday": message("at midday"),
    "afternoon": message("in the afternoon"),
    "evening": message("in the evening"),
    "late": message("late in the day"),
}
"""Times of day in the words of the press; EDTF, as the archive uses it, ends with the day."""

UNITS: dict[str, tuple[str, float]] = {
    "hours": ("days", 1 / 24), "days": ("days", 1.0), "weeks": ("days", 7.0),
    "months": ("days", 30.44), "years": ("days", 365.25),
    "km": ("km", 1.0), "miles": ("km", 1.609344), "metres": ("km", 0.001),
}  # fmt: skip
"""Units with the unit that they are compared in, and how many days or kilometres each is."""
