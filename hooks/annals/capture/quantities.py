"""What the figures of a sentence count: told by the words beside them, and by the figures they are joined to.

Of `34 soldiers and 16 rebels were killed` both figures belong to the verb. So does the part in `20
people, including three children, were wounded`. Families and houses are no people, and no measure
counts them.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from annals.language.names import forms
from annals.language.numbers.figures import Stated
from annals.language.words import words
from annals.model.vocabulary import MEASURES

_TELLING = {
    "km": "distance", "kilometre": "distance", "kilometres": "distance", "kilometer": "distance",
    "kilometers": "distance", "كم": "distance", "كيلومتر": "distance", "كيلومترا": "distance",
    "day": "duration", "days": "duration", "month": "duration", "months": "duration", "year": "duration",
    "years": "duration", "killed": "killed", "dead": "killed", "died": "killed", "deaths": "killed", "lives": "killed",
    "killing": "killed", "قتلي": "killed", "قتيلا": "killed", "قتل": "killed", "قتلوا": "killed", "مقتل": "killed",
    "wounded": "wounded", "wounding": "wounded", "injured": "wounded", "injuring": "wounded", "جريح": "wounded",
    "جرحي": "wounded", "جريحا": "wounded", "اصيب": "wounded", "اصابه": "wounded", "casualties": "casualties",
    "abducted": "abducted", "kidnapped": "abducted", "خطف": "abducted", "freed": "freed", "released": "freed",
    "displaced": "displaced", "homes": "displaced", "families": "displaced", "fled": "displaced", "نزح": "displaced",
    "surrendered": "surrendered", "bombers": "attackers", "attackers": "attackers", "blasts": "explosions",
    "explosions": "explosions", "bombs": "explosions", "strikes": "strikes", "raids": "strikes", "غارات": "strikes",
    "غاره": "strikes", "troops": "troops", "population": "population", "villages": "places", "settlements": "places",
    "towns": "places",
}  # fmt: skip
"""What a word beside a figure says that the figure counts; words are folded as `evidence.words` folds them."""

_UNITS = {"day": "days", "days": "days", "month": "months", "months": "months", "year": "years", "years": "years"}
_HOUSEHOLDS = frozenset([
    "family", "families", "household", "households", "home", "homes", "house", "houses", "عائله", "عائلات",
    "عوائل", "اسره", "اسر", "منزل", "منزلا", "منازل", "بيت", "بيتا", "بيوت",
])  # fmt: skip
"""Words for what people live in or as; a measure of people does not count them."""

_CLOSE = 3
"""Words after a figure in which the noun that it counts is sought."""

_NEAR = 9
"""Words after a figure, and before it, in which what it counts is sought."""

_LINKED = 7
"""Words between two figures of which one may belong to the verb of the other."""

_JOINTS = frozenset(["and", "while", "but", "بينما"])
_INCLUDING = re.compile(r"(?:^| )(?:including|among them|among whom|of them|of whom|بينهم|منهم|بينها)(?: [a-z]+){0,2}$")
_ENDS_A_NOUN = frozenset([
    "a", "an", "and", "are", "as", "at", "been", "by", "for", "from", "had", "has", "have", "his", "her", "in",
    "into", "is", "its", "killed", "left", "near", "of", "on", "or", "people", "so", "that", "the", "their",
    "to", "was", "were", "while", "who", "whose", "with", "wounded", "injured", "died", "fled", "lost",
    "displaced", "abducted", "في", "من", "علي", "الي", "عن", "و",
])  # fmt: skip
"""Words at which the noun behind a figure is over."""


@dataclass(frozen=True)
class Counted:
    """What a figure counts: a measure, and the unit of a duration; `""` each where the text does not say.

    `households` is the word for families or houses where those are counted. `part` marks a figure
    that counts some of those before it, and `subset` is who they are, where it can be told.
    """

    states: str = ""
    unit: str = ""
    households: str = ""
    part: bool = False
    subset: str = ""


def counted(every: Sequence[Stated], sentence: str) -> list[Counted]:
    """Return what each of a sentence's figures counts."""
    found = words(sentence)
    starts, ends = sorted(each.start for each in every), sorted(each.end for each in every)
    printed = _as_printed(sentence) if every else {}
    told = [_alone(each, starts, ends, found, printed) for each in every]
    for position in reversed(range(len(every) - 1)):
        if _untold(told[position]) and _shares_its_verb(every[position], every[position + 1], found):
            told[position] = _taken(told[position], told[position + 1])
    for position in range(1, len(every)):
        if _untold(told[position]) and (told[position].part or _joined(every[position - 1], every[position], found)):
            told[position] = _taken(told[position], told[position - 1])
    return told


def _alone(each: Stated, starts: list[int], ends: list[int], found: list[str], printed: Mapping[str, str]) -> Counted:
    """Return what the words beside a figure say that it counts.

    All figures of the sentence begin at `starts` and end at `ends`; `printed` holds its words as they are printed.
    """
    noun = _noun(each, found)
    if households := next((word for word in noun if word in _HOUSEHOLDS), ""):
        return Counted(households=printed.get(households, households))
    after, before = _around(each, starts, ends, found)
    part = bool(_INCLUDING.search(" ".join(reversed(before))))
    states, unit = _measure(after, before, part=part)
    return Counted(states, unit, "", part, " ".join(printed.get(word, word) for word in noun) if part else "")


def _untold(one: Counted) -> bool:
    return not one.states and not one.households


def _taken(one: Counted, other: Counted) -> Counted:
    """Return what a figure counts that belongs to the verb of another; only people are counted together."""
    measure = MEASURES.get(other.states)
    return replace(one, states=other.states) if measure and measure.unit == "people" else one


def _noun(each: Stated, found: Sequence[str]) -> list[str]:
    """Return the few words after a figure that name what it counts."""
    after = list(found[each.end : each.end + _CLOSE + 1])
    after = after[1:] if after[:1] == ["of"] else after[:_CLOSE]
    end = next((position for position, word in enumerate(after) if word in _ENDS_A_NOUN), len(after))
    return after[:end]


def _shares_its_verb(one: Stated, other: Stated, found: Sequence[str]) -> bool:
    """Return whether a figure waits for the verb behind the next: `34 soldiers and 16 rebels were killed`."""
    between = found[one.end : other.start]
    verbs = [word for word in between if word.endswith("ed") and word != "armed"]
    return bool(_INCLUDING.search(" ".join(between))) or (not verbs and _joined(one, other, found))


def _joined(one: Stated, other: Stated, found: Sequence[str]) -> bool:
    """Return whether an `and` joins two figures, with no more between them than what the first counts."""
    between = [word for word in found[one.end : other.start] if word not in ("at", "least", "some", "about", "another")]
    return len(between) <= _LINKED and between[-1:] in (["and"], ["و"])


def _as_printed(sentence: str) -> dict[str, str]:
    """Return each word of a sentence as it is first printed, by the form in which words are compared."""
    printed: dict[str, str] = {}
    for each in re.findall(r"\w+", sentence):
        if len(found := words(each)) == 1:
            printed.setdefault(found[0], each)
    return printed


def _around(each: Stated, starts: list[int], ends: list[int], found: Sequence[str]) -> tuple[list[str], list[str]]:
    """Return the words after a figure and before it, the nearest first, up to the next figure."""
    following, preceding = bisect_left(starts, each.end), bisect_right(ends, each.start)
    end = starts[following] if following < len(starts) else len(found)
    start = ends[preceding - 1] if preceding else 0
    after = list(found[each.end : min(end, each.end + _NEAR)])
    before = list(reversed(found[max(start, each.start - _NEAR) : each.start]))
    return after, before


def _measure(after: list[str], before: list[str], *, part: bool) -> tuple[str, str]:
    """Return what a telling word beside a figure says is counted, and the unit of a duration.

    Words after the figure go first, up to an `and`; then those before it; then the rest. What stands
    behind the `and` tells nothing of a part.
    """
    if "killed or wounded" in " ".join((*reversed(before), *after)):
        return "killed-or-wounded", ""
    joint = next((position for position, word in enumerate(after) if word in _JOINTS), len(after))
    for near in (after[:joint], before, [] if part else after[joint:]):
        for word in (form for each in near for form in forms(each)):
            if word in _TELLING:
                return _TELLING[word], _UNITS.get(word, "").removesuffix("days")
    return "", ""
