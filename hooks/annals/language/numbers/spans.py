"""Two numbers that are one figure or one change: `20 to 25` is a range, `rose from 23 to 37` states 37 alone."""

import re

from annals.language.numbers import bounds
from annals.language.numbers.reading import Reading
from annals.language.numbers.vocabulary import PARTICLES
from annals.language.words import Line

DASH = re.compile(r"\s*[-‐‑‒–−]\s*|—")
"""A dash between two numbers; one of the longest kind with spaces around it parts two clauses."""

TIGHT_DASH = re.compile(r"[-‐‑‒–—−]")
_TO = frozenset(["to", "الي"])
_OR = frozenset(["or", "او"])
_AND = frozenset(["and", "و"])
_BETWEEN = frozenset(["between", "بين"])
_FROM = frozenset(["from", "من"])
_CHANGES = frozenset(
    [
        "rose", "rise", "rises", "rising", "risen", "increase", "increases", "increased", "increasing", "grew", "grow",
        "grows", "grown", "growing", "climb", "climbs", "climbed", "climbing", "jump", "jumps", "jumped", "jumping",
        "soared", "surged", "mounted", "fell", "fall", "falls", "falling", "fallen", "dropped", "drop", "drops",
        "dropping", "decreased", "decrease", "declined", "decline", "shrank", "shrunk", "revised", "raised", "lowered",
        "reduced", "cut", "up", "down", "upped", "went", "gone", "doubled", "tripled", "updated", "changed", "swelled",
        "ارتفع", "ارتفعت", "يرتفع", "ترتفع", "ارتفاع", "ارتفاعا", "مرتفعا", "مرتفعه", "زاد", "زادت", "يزيد", "زياده",
        "ازداد", "ازدادت", "قفز", "قفزت", "صعد", "تصاعد", "انخفض", "انخفضت", "ينخفض", "تنخفض", "انخفاض", "تراجع",
        "تراجعت", "هبط", "هبطت", "عدل", "عدلت", "رفع", "رفعت", "خفض", "خفضت", "تضاعف",
    ]
)  # fmt: skip
"""Words that say that a figure became another one."""

_FAR = 7
"""Words before `from` in which a word of change is sought."""

_SOON = 4
"""Words behind the former number in which the `to` before the new one is sought."""

_EARLIER = frozenset(["a", "an", "the", "earlier", "previous", "initial", "toll", "count", "figure", "total", "of"])
_ENDS_A_CLAUSE = re.compile(r"[.!?;؛؟…]")


def is_between(line: Line, start: int) -> bool:
    """Return whether `between` stands before a number, its bound aside."""
    before = line.word(bounds.before(line, start)[1] - 1)
    return before in _BETWEEN or before.removeprefix("و") in _BETWEEN


def is_former(line: Line, start: int, end: int) -> bool:
    """Return whether a number is what a figure was before: the first of `rose from 23 to 37`, that of `up from 23`."""
    begin = bounds.before(line, start)[1]
    came = next((place for place in range(begin - 1, max(-1, begin - 6), -1) if line.words[place] not in _EARLIER), -1)
    if line.word(came) not in _FROM:
        return False
    if _is_change(line.word(came - 1)):
        return True
    told = any(word in _TO for word in line.words[end : end + _SOON])
    for place in range(came - 1, max(-1, came - 1 - _FAR), -1):
        if _ENDS_A_CLAUSE.search(line.gaps[place + 1]):
            return False
        if _is_change(line.words[place]):
            return told
        told = told or line.words[place] in _TO
    return False


def second(line: Line, start: int, end: int) -> int | None:
    """Return where the second number of a range begins whose first is `start:end`, or None where no range is meant."""
    if end >= len(line.words):
        return None
    word = line.words[end]
    if word in _TO or word in _OR or (word in _AND and is_between(line, start)):
        return end + 1 if line.beside(end) and line.gaps[end + 1].strip() == "" and end + 1 < len(line.words) else None
    if DASH.fullmatch(line.gaps[end]):
        return end
    joined = word.startswith("و") and is_between(line, start)
    return end if joined and line.beside(end) else None


def ends(first: Reading, last: Reading) -> tuple[int, int] | None:
    """Return the ends of a range, or None where no range rises from the first number to the last.

    A scale behind the last is meant of both in `20 to 25 thousand`, and of the last alone in `500 to one thousand`.
    """
    low, high = first, last.whole
    if first.value is None or last.value is None:
        return None
    if first.scale == 1 and last.scale > 1 and first.value * last.scale < last.value:
        low = Reading(first.value * last.scale, first.end)
    elif first.scale == 1 and last.scale > 1 and first.value * 100 < last.scale:
        return None
    return (low.whole, high) if low.whole is not None and high is not None and low.whole < high else None


def _is_change(word: str) -> bool:
    return word in _CHANGES or (word[:1] in PARTICLES and word[1:] in _CHANGES)
