"""The words and signs that bound a number: `at least`, `nearly`, `or more`, `37+`."""

import re
from collections.abc import Mapping, Sequence
from itertools import chain

from annals.language.numbers.vocabulary import ARABIC, ARTICLES, ENGLISH, PARTICLES
from annals.language.words import Line, words

_Phrases = Mapping[tuple[str, ...], str]


def _phrases(table: Mapping[str, str]) -> _Phrases:
    return {tuple(phrase.split()): bound for bound, phrases in table.items() for phrase in phrases.split(", ")}


BEFORE = _phrases({
    "more than": "more than, over, above, exceeding, upwards of, اكثر من, ما يزيد عن, ما يزيد علي",
    "at least": "at least, no fewer than, not fewer than, no less than, not less than, not under, a minimum of, "
    "ما لا يقل عن, لا يقل عن, لا تقل عن, ليس اقل من, علي الاقل",
    "at most": "at most, up to, as many as, no more than, not more than, not over, not exceeding, within, "
    "a maximum of, ما لا يزيد عن, ما لا يزيد علي, لا يزيد عن, لا يزيد علي, لا تزيد عن, لا تزيد علي, ليس اكثر من",
    "fewer than": "fewer than, less than, under, اقل من",
    "nearly": "nearly, almost, just under, ما يقارب",
    "about": "about, some, around, roughly, approximately, close to, an estimated, estimated, "
    "نحو, حوالي, قرابه, زهاء",
})  # fmt: skip
BEHIND = _phrases({
    "at least": "or more, علي الاقل, او اكثر",
    "more than": "ونيف",
    "about": "or so, تقريبا",
    "at most": "or fewer, or less",
})  # fmt: skip
_AT_LEAST = ("at", "least"), ("علي", "الاقل")
_COUNTS = frozenset([
    *ENGLISH, *ARABIC, *ARTICLES, *words("several some many few dozens hundreds thousands عشرات مئات عدة بضعة"),
])  # fmt: skip
"""Words that begin another number."""

_LINKS = frozenset(words("in on at by from with after before for to and or of than في على من عن و أو إلى قبل بعد"))
"""Words between a number and another phrase, which are not what it counts."""

_SIGNS = {"~": "about", "≈": "about", ">": "more than", "<": "fewer than", "≥": "at least", "≤": "at most"}
_ENDS_A_SENTENCE = re.compile(r"[.!?;:؛؟…]")
LONGEST = max(len(phrase) for phrase in chain(BEFORE, BEHIND))


def before(line: Line, start: int) -> tuple[str, int]:
    """Return the bound that the words before a number set, or `""`, and where they begin."""
    if line.gaps[start][-1:] in _SIGNS and line.gaps[start]:
        return _SIGNS[line.gaps[start][-1]], start
    for length in range(min(LONGEST, start), 0, -1):
        phrase = tuple(line.words[start - length : start])
        bound = BEFORE.get(phrase) or BEFORE.get(_without_particle(phrase), "")
        if bound and not any(map(_ENDS_A_SENTENCE.search, line.gaps[start - length + 1 : start + 1])):
            return bound, start - length
    return "", start


def after(line: Line, end: int) -> str:
    """Return the bound that the words behind a number set, or `""`; `at least` also behind what is counted."""
    if line.gaps[end][:1] == "+":
        return "at least"
    lengths = range(LONGEST, 0, -1)
    bound = next((bound for length in lengths if (bound := BEHIND.get(tuple(line.words[end : end + length]), ""))), "")
    return bound or ("at least" if any(_at_least(line, end, place) for place in (end + 1, end + 2)) else "")


def _at_least(line: Line, end: int, place: int) -> bool:
    """Return whether `at least` stands at a place behind a number and its noun, and bounds no number behind it."""
    last = place + len(_AT_LEAST[0])
    if tuple(line.words[place:last]) not in _AT_LEAST or any(gap.strip() for gap in line.gaps[end + 1 : last]):
        return False
    between, behind = line.words[end:place], line.words[last : last + 1]
    counts = any(word.isdigit() or word in _COUNTS for word in (*between, *behind))
    return not counts and _LINKS.isdisjoint(between)


def bounded(line: Line, start: int, end: int, value: int) -> str:
    """Return a number as the archive writes it, with the bound that the words beside it set."""
    return f"{before(line, start)[0] or after(line, end)} {value}".strip()


def _without_particle(phrase: Sequence[str]) -> tuple[str, ...]:
    """Return a phrase without the Arabic particle that is joined to its first word."""
    return (phrase[0][1:] if phrase[0][:1] in PARTICLES else phrase[0], *phrase[1:])
