"""What pages say for the fixed words of the records: reasons, stances, relations, kinds. Each is a message."""

from annals.facts.disagreements import Reason
from annals.language.catalog import message, message_pair

REASONS = {
    Reason.CONTRADICTION: message("%(one)s or %(other)s: as written, both cannot be true."),
    Reason.NAMES: message("%(one)s or %(other)s: two names for one thing, set against each other."),
    Reason.DENIAL: message("%(one)s or %(other)s: one source says it, another denies it."),
    Reason.COPYING: message("%(one)s or %(other)s: the wording changed in copying."),
    Reason.TALLY: message("%(one)s or %(other)s: both come from one source, and one is the later count."),
    Reason.MEASURE: message("%(one)s or %(other)s: they may not count the same thing."),
    Reason.ORIGIN: message("%(one)s or %(other)s: they come from different sources."),
    Reason.UNSOURCED: message("%(one)s or %(other)s: at least one is given without naming a source."),
    Reason.UNEXPLAINED: message(
        "%(one)s or %(other)s: both come from one source, and nothing explains the difference."
    ),
    Reason.UNDATED: message("%(one)s or %(other)s: at least one gives no day, so they may be about different times."),
    Reason.SERIES: message("%(one)s or %(other)s: they are about different times, so this is no conflict."),
}
"""Why two versions part, as a sentence that names both."""

REASONS_ALONE = {
    Reason.CONTRADICTION: message("As written, both cannot be true."),
    Reason.NAMES: message("These are two names for one thing, set against each other."),
    Reason.DENIAL: message("One source says it, another denies it."),
    Reason.COPYING: message("The wording changed in copying."),
    Reason.TALLY: message("Both come from one source, and one is the later count."),
    Reason.MEASURE: message("They may not count the same thing."),
    Reason.ORIGIN: message("They come from different sources."),
    Reason.UNSOURCED: message("At least one is given without naming a source."),
    Reason.UNEXPLAINED: message("Both come from one source, and nothing explains the difference."),
    Reason.UNDATED: message("At least one gives no day, so they may be about different times."),
    Reason.SERIES: message("They are about different times, so this is no conflict."),
}
"""The same below a heading that names both and no others."""

INFERRED = message("This is our reading; no article says so.")
"""Stands behind what rests on a relation that no text states."""

STANCE_WORDS = {
    "denies": message("denied"),
    "declines": message("no comment"),
    "unverified": message("not verified"),
}
"""What an origin does with a statement that it does not make."""

KIND_WORDS = {
    "article": message("Article"),
    "event": message("Event"),
    "town": message("Place"),
    "group": message("Group"),
    "source": message("Source"),
}
"""What a reader calls a kind of record."""

RELATION_WORDS = {
    "repeats": message("repeats"),
    "updates": message("later tally than"),
    "contradicts": message("contradicts"),
    "narrows": message("narrows"),
    "mutates": message("changed in copying from"),
    "part": message("counts some of those in"),
}
"""How one statement is related to another, in a word or two."""

RELATIONS = {
    "repeats": message("Repeats %(statement)s (%(basis)s)"),
    "updates": message("Later tally than %(statement)s (%(basis)s)"),
    "contradicts": message("Contradicts %(statement)s (%(basis)s)"),
    "narrows": message("Narrows %(statement)s (%(basis)s)"),
    "mutates": message("Changed in copying from %(statement)s (%(basis)s)"),
    "part": message("Counts some of those in %(statement)s (%(basis)s)"),
}
"""How one statement is related to another, which is linked, and whether a text says so."""

BASIS_WORDS = {"stated": message("as the article says"), "inferred": message("our reading")}
"""Whether a text says how two statements are related."""

UNIT_WORDS = {
    "km": message_pair("%(figure)s km", "%(figure)s km"),
    "miles": message_pair("%(figure)s mile", "%(figure)s miles"),
    "metres": message_pair("%(figure)s metre", "%(figure)s metres"),
    "hours": message_pair("%(figure)s hour", "%(figure)s hours"),
    "days": message_pair("%(figure)s day", "%(figure)s days"),
    "weeks": message_pair("%(figure)s week", "%(figure)s weeks"),
    "months": message_pair("%(figure)s month", "%(figure)s months"),
    "years": message_pair("%(figure)s year", "%(figure)s years"),
}
"""Figures of distances and of durations with their units, for one and for more."""

KNOWN_BY = {
    "stated": message("stated"),
    "inferred": message("inferred"),
}
"""How the day of an article's publication is known."""

BEARING_WORDS = {
    "N": message("north"),
    "NNE": message("north-north-east"),
    "NE": message("north-east"),
    "ENE": message("east-north-east"),
    "E": message("east"),
    "ESE": message("east-south-east"),
    "SE": message("south-east"),
    "SSE": message("south-south-east"),
    "S": message("south"),
    "SSW": message("south-south-west"),
    "SW": message("south-west"),
    "WSW": message("west-south-west"),
    "W": message("west"),
    "WNW": message("west-north-west"),
    "NW": message("north-west"),
    "NNW": message("north-north-west"),
}
"""The points of the compass, as they stand after a distance: `17 km east`."""
