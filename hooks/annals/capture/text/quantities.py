"""What the figures of a sentence count: told by the words beside them, and by the figures they are joined to.

Of `34 soldiers and 16 rebels were killed` both figures belong to the verb. So does the part in `20
people, including three children, were wounded`. Families and houses are no people, and no measure
counts them.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from annals.capture.text.phrases import ends_a_subset, part_of_those, told_by_phrase
from annals.capture.text.telling import is_denied, is_noun, measure
from annals.language.counting import HOUSEHOLDS, PEOPLE
from annals.language.numbers import bounds
from annals.language.numbers.figures import Stated
from annals.language.numbers.vocabulary import DUALS_AR
from annals.language.words import Line, line, words

_CLOSE = 3
"""Words after a figure in which the noun that it counts is sought."""

_NEAR = 9
"""Words after a figure, and before it, in which what it counts is sought."""

_LINKED = 7
"""Words between two figures of which one may belong to the verb of the other."""

_BESIDES = frozenset(["اضافه", "بالاضافه"])
"""Before `إلى` these join a figure to the one before, as an `and` does."""

_INCLUDING = re.compile(
    r"(?:^| )(?:includ(?:ing|es?|ed)|among them|among whom|of them|of whom|بينهم|منهم|بينها)"
    r"(?:(?: [a-z]+){0,2}|(?: [\u0621-\u064a]+){0,4})$"
)
_THOSE = frozenset(["them", "whom", "those", "these", "منهم", "منهن", "بينهم"])
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
    that counts some of those before it, and `subset` is who they are, where it can be told. `denied` marks
    a figure of which the text says that it is not so.
    """

    states: str = ""
    unit: str = ""
    households: str = ""
    part: bool = False
    subset: str = ""
    denied: bool = False


def counted(every: Sequence[Stated], sentence: str) -> list[Counted]:
    """Return what each of a sentence's figures counts."""
    text = line(sentence)
    found = text.words
    starts, ends = sorted(each.start for each in every), sorted(each.end for each in every)
    printed = _as_printed(sentence) if every else {}
    told = [_alone(each, starts, ends, text, printed) for each in every]
    for position in reversed(range(len(every) - 1)):
        if _untold(told[position]) and _shares_its_verb(every[position], every[position + 1], found):
            told[position] = _taken(told[position], told[position + 1])
    for position in range(1, len(every)):
        if _untold(told[position]) and (told[position].part or _joined(every[position - 1], every[position], found)):
            told[position] = _taken(told[position], told[position - 1])
    return told


def _alone(each: Stated, starts: list[int], ends: list[int], text: Line, printed: Mapping[str, str]) -> Counted:
    """Return what the words beside a figure say that it counts.

    All figures of the sentence begin at `starts` and end at `ends`; `printed` holds its words as they are printed.
    """
    found, own = text.words, _dual(each, text.words)
    noun = [found[place] for place in own] or _noun(each, found)
    if households := next((word for word in noun if word in HOUSEHOLDS), ""):
        return Counted(households=printed.get(households, households))
    after, before = _around(each, starts, ends, found)
    behind, front = (" ".join(found[place] for place in places) for places in (after, reversed(before)))
    part = bool(_INCLUDING.search(front)) or part_of_those(behind)
    told = measure(found, own, after, before, part=part)
    states = told.states or ("" if part else told_by_phrase(front, behind))
    denied = bool(states) and (told.denied or is_denied(found, text.gaps, bounds.before(text, each.start)[1]))
    subset = " ".join(printed.get(word, word) for word in _subset(noun)) if part else ""
    return Counted(states, told.unit, "", part, subset, denied)


def _subset(noun: Sequence[str]) -> Sequence[str]:
    """Return what some of those before are called: `Christians` of the words `them Christians`."""
    start = next((at for at, word in enumerate(noun) if word not in _THOSE), len(noun))
    end = next((at for at, word in enumerate(noun) if at >= start and ends_a_subset(word)), len(noun))
    return noun[start:end]


def _dual(each: Stated, found: Sequence[str]) -> list[int]:
    """Return the position of a noun in the dual that is the figure, or none."""
    return [each.start] if found[each.start].removeprefix("و") in DUALS_AR else []


def _untold(one: Counted) -> bool:
    return not one.states and not one.households


def _taken(one: Counted, other: Counted) -> Counted:
    """Return what a figure counts that belongs to the verb of another; only people are counted together."""
    return replace(one, states=other.states, denied=other.denied) if other.states in PEOPLE else one


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
    if between[-2:-1] and between[-2] in _BESIDES and between[-1] == "الي":
        return len(between) - 2 <= _LINKED
    joined = between[-1:] in (["and"], ["و"]) or found[other.start][:1] == "و" != found[other.start]
    return len(between) <= _LINKED and joined


def _as_printed(sentence: str) -> dict[str, str]:
    """Return each word of a sentence as it is first printed, by the form in which words are compared."""
    printed: dict[str, str] = {}
    for each in re.findall(r"\w+", sentence):
        if len(found := words(each)) == 1:
            printed.setdefault(found[0], each)
    return printed


def _around(each: Stated, starts: list[int], ends: list[int], found: Sequence[str]) -> tuple[list[int], list[int]]:
    """Return the positions of the words after a figure and before it, the nearest first, up to the next figure.

    What the figure before counts, such as `villages`, is not counted by this one.
    """
    following, preceding = bisect_left(starts, each.end), bisect_right(ends, each.start)
    end = starts[following] if following < len(starts) else len(found)
    start = ends[preceding - 1] if preceding else 0
    after = list(range(each.end, min(end, each.end + _NEAR)))
    first = max(start, each.start - _NEAR)
    before = [
        at for at in reversed(range(first, each.start)) if not (preceding and at < start + 2 and is_noun(found[at]))
    ]
    return after, before
