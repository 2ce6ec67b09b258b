"""The closed lists of words that records may use, and what each word means.

Event words are ACLED's, precision and clarity UCDP GED's (sources in pages/fields.md).
"""

from dataclasses import dataclass
from enum import StrEnum

EVENT_TYPES: dict[str, tuple[str, ...]] = {
    "Battles": ("Armed clash", "Government regains territory", "Non-state actor overtakes territory"),
    "Explosions/Remote violence": (
        "Chemical weapon", "Air/drone strike", "Suicide bomb", "Shelling/artillery/missile attack",
        "Remote explosive/landmine/IED", "Grenade",
    ),
    "Violence against civilians": ("Sexual violence", "Attack", "Abduction/forced disappearance"),
    "Strategic developments": (
        "Agreement", "Arrests", "Change to group/activity", "Disrupted weapons use", "Headquarters or base established",
        "Looting/property destruction", "Non-violent transfer of territory", "Other",
    ),
    "Protests": ("Peaceful protest", "Protest with intervention", "Excessive force against protesters"),
    "Riots": ("Violent demonstration", "Mob violence"),
}  # fmt: skip
"""ACLED event types and their sub-event types."""

WHERE_PREC = {
    1: "exact place",
    2: "within about 25 km of the place",
    3: "the district (second administrative level)",
    4: "the governorate (first administrative level)",
    5: "a larger region, a line or a feature",
    6: "the country",
    7: "over water or in the air",
}
"""UCDP GED `where_prec`."""

CIVILIANS = "civilians"
"""The one side that is not a group."""

UNRECORDED = "unrecorded"
"""Stands for a holder that no archived article names."""


class Family(StrEnum):
    """Measures that count the same people in different ways stand in one family, never in one sum."""

    LOSSES = "losses"
    COUNT = "count"
    DISTANCE = "distance"
    WORDS = "words"
    HAPPENING = "happening"


@dataclass(frozen=True)
class Measure:
    """What a claim states.

    `needs` is `figure`, `value` or `""`. What is told in words is never compared by the program: two wordings
    differ where a record says so.
    """

    name: str
    meaning: str
    family: Family
    unit: str = ""
    needs: str = ""


def _count(name: str, meaning: str, unit: str = "people", family: Family = Family.COUNT) -> Measure:
    return Measure(name, meaning, family, unit, "figure")


def _words(name: str, meaning: str) -> Measure:
    return Measure(name, meaning, Family.WORDS, needs="value")


MEASURES: dict[str, Measure] = {
    measure.name: measure
    for measure in (
        _count("killed", "people killed", family=Family.LOSSES),
        _count("wounded", "people wounded", family=Family.LOSSES),
        _count("killed-or-wounded", "people killed or wounded, not split by the source", family=Family.LOSSES),
        _count("casualties", "casualties, without saying whether killed or wounded", family=Family.LOSSES),
        _count("abducted", "people abducted"),
        _count("freed", "people freed"),
        _count("displaced", "people driven from their homes"),
        _count("departed", "people who left a place or were moved out of it; whether by force is not said"),
        _count("surrendered", "fighters who surrendered"),
        _count("attackers", "attackers, such as suicide bombers"),
        _count("troops", "troops sent or present"),
        _count("population", "people living in a place"),
        _count("explosions", "explosions, such as car bombs", "explosions"),
        _count("strikes", "air strikes or raids", "strikes"),
        _count("places", "places, such as settlements attacked", "places"),
        _count("duration", "how long something lasted", "days"),
        Measure("distance", "how far apart two places are", Family.DISTANCE, "km", "figure"),
        Measure("control", "that a side holds or took the place", Family.HAPPENING),
        Measure("occurrence", "that the event happened", Family.HAPPENING),
        _words("place", "where exactly it happened"),
        _words("label", "what the article calls a group or a deal"),
        _words("target", "whom or what strikes hit"),
        _words("responsibility", "who is blamed or claims it"),
        _words("presence", "what a side holds in an area"),
        _words("absence", "that a side holds no more of an area than what is told"),
        _words("withdrawal", "that a side left a place, and how"),
        _words("support", "who backs, or belongs to, whom"),
        _words("assessment", "what somebody thinks of it, or asks for"),
        _words("character", "what a place or group is or has"),
        _words("forecast", "what is expected, not reported"),
    )
}
"""Every word that `states` may hold."""

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

STATUSES = {
    "civilian": "people who took no part in the fighting",
    "combatant": "members of armed forces or groups",
    "not said": "the source does not tell fighters from civilians",
}
"""Whose losses are counted, after Every Casualty Counts, Standards for Casualty Recording (2016)."""

TIMES_OF_DAY = {
    "night": "at night, or overnight",
    "dawn": "at dawn, or before it",
    "morning": "in the morning",
    "midday": "at midday",
    "afternoon": "in the afternoon",
    "evening": "in the evening",
    "late": "late in the day",
}
"""Times of day in the words of the press; EDTF, as the archive uses it, ends with the day."""

UNITS: dict[str, tuple[str, float]] = {
    "hours": ("duration", 1 / 24), "days": ("duration", 1.0), "weeks": ("duration", 7.0),
    "months": ("duration", 30.44), "years": ("duration", 365.25),
    "km": ("distance", 1.0), "miles": ("distance", 1.609344), "metres": ("distance", 0.001),
}  # fmt: skip
"""Units with the measure that has them, and how many days or kilometres each is."""

PLACE_KINDS = ("town", "city", "suburb", "region", "governorate", "country", "base", "crossing", "road", "site")

GROUP_KINDS = {
    "state-forces": (1, "state forces"),
    "rebel-group": (2, "non-state armed group"),
    "political-militia": (3, "political militia"),
    "identity-militia": (4, "identity militia"),
    "external-forces": (8, "external or other forces"),
}
"""Group kinds with ACLED's actor type code; which group is which is our reading."""

SOURCE_KINDS = {
    "publisher": "publisher",
    "wire": "news agency",
    "broadcaster": "broadcaster",
    "monitor": "monitoring organisation",
    "state-media": "state media",
    "belligerent": "party to the conflict",
    "activist": "activist source",
    "official": "official source",
    "political": "political body or movement",
    "public": "members of the public",
    "person": "person",
}
"""What kinds of sources there are."""

TOWN_KINDS = ("town", "city", "suburb", "base", "crossing", "site")
"""Places small enough for two events there to be neighbours."""

PRESS_KINDS = ("publisher", "wire", "broadcaster")
"""Sources that carry what others say; as origins they speak on their own word."""
