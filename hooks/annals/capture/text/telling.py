"""The words beside a figure that tell what it counts, and whether they deny it.

English counts with a verb behind the figure or before it. In Arabic verb and verbal noun stand before what they
count, `مقتل 37`, and a noun stands behind, `37 قتيلا`. What is denied, `were not killed`, is told as such.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from annals.language import arabic
from annals.language.counting import UNITS, WORDS
from annals.language.names import forms
from annals.language.words import words

_VERBS = {
    "killed": "قتل قتلت مقتل يقتل تقتل استشهد استشهاد القتلى قتلى بحياة",
    "wounded": "أصيب أصيبت إصابة يصب يصاب تصب جرح الجرحى المصابين",
    "abducted": "خطف اختطف اختطاف يخطف",
    "displaced": "نزح نزحت نزوح ينزح تهجير",
    "strikes": "غارات الغارات",
    "explosions": "تفجير",
}
"""Arabic verbs and nouns that stand before the figure of what they count."""


def _by_word(rows: dict[str, str]) -> dict[str, str]:
    return {word: measure for measure, row in rows.items() for word in words(row)}


_SOLDIERS = _by_word({"troops": "جندي جنديا جنود عسكري عسكريا عسكريين"})
"""Arabic nouns that count troops where no other word tells of them: `مقتل 37 جنديا` counts the killed."""

_BOTH = re.compile(r"killed or wounded|(?:^| )(?:ال)?(?:قتيلا?|قتلي) (?:او |و)(?:ال)?(?:جريحا?|جرحي)(?: |$)")
"""Killed and wounded in one count: `37 بين قتيل وجريح`, `عشرات القتلى والجرحى`."""

_UNIT = _by_word(UNITS)
_TELLING = {**_by_word(WORDS), **{word: "duration" if unit else "distance" for word, unit in _UNIT.items()}}
_BEFORE = _by_word(_VERBS)
_THINGS = frozenset(["places", "strikes", "explosions", "attackers", "troops"])
"""Measures whose words are what is counted, and no verb of which it is told."""

_JOINTS = frozenset(["and", "while", "but", "بينما"])
_OPENERS = frozenset(words("when while after as because before where until عندما بينما حين حينما بعدما فيما"))
"""Words that begin a clause of its own: what stands behind them tells nothing of a figure before, nor the reverse."""

_NOT = frozenset(words("not never t لم لن لا ليس"))
_NOBODY = frozenset(words("without no none nobody neither دون بدون عدم"))
_BOUNDS = frozenset(["fewer", "less", "more", "longer", "later"])
_AUXILIARIES = frozenset(["yet", "been", "be", "being", "actually", "was", "were", "is", "are", "had", "have", "has"])
_BEFORE_A_VERB = 6
"""Words before a verb in which it is sought whether it is denied."""

_DENYING = frozenset(
    words("denied denies deny denying refuted refutes refuting نفى نفت ينفي تنفي نفوا نافيا نافية أنكر أنكرت")
)
_REFUSING = frozenset(["rejected", "rejects", "dismissed", "dismisses", "disputed", "disputes"])
_REPORTS = frozenset(["reports", "report", "claims", "claim", "suggestions", "rumours", "evidence", "that"])
_FAR = 12
"""Words before a figure in which it is sought whether somebody denies it."""

_COUNTED = 2
"""Words after an Arabic figure that go before the verb in front of it: what is counted, and its own verb."""

_ENDS_A_CLAUSE = re.compile(r"[,،;؛:.!?؟\"“”«»—–]")


@dataclass(frozen=True)
class Told:
    """A measure, the unit of a duration, `""` each where no word tells, and whether the text denies it."""

    states: str = ""
    unit: str = ""
    denied: bool = False


def measure(
    found: Sequence[str], own: Sequence[int], after: Sequence[int], before: Sequence[int], *, part: bool
) -> Told:
    """Return what the words beside a figure tell.

    `after` and `before` are positions in the words `found`, the nearest first; `own` is that of a noun in the dual,
    which is figure and noun at once. In English the words after the figure go first, up to an `and`; then those before
    it; then the rest. What stands behind the `and` tells nothing of a part.
    """
    if not own and _BOTH.search(" ".join(found[place] for place in (*reversed(before), *after))):
        return Told("killed-or-wounded")
    joint = next((at for at, place in enumerate(after) if _is_joint(found[place])), len(after))
    near, rest = after[:joint], after[joint:]
    if any(arabic.CHARACTER.match(found[place]) for place in (*own, *after[:1], *before[:1])):
        steps = _arabic(found, own, near, before)
    else:
        steps = _english(found, near, before, [] if part else rest)
    return next((told for told in steps if told), Told())


def _english(
    found: Sequence[str], near: Sequence[int], before: Sequence[int], rest: Sequence[int]
) -> Iterator[Told | None]:
    yield _first(found, _until_a_clause(found, near), behind=True)
    yield _first(found, _until_a_clause(found, before), behind=False)
    further = _first(found, _until_a_clause(found, [*near, *rest])[len(near) :], behind=True)
    yield further if further and not further.denied else None


def _arabic(
    found: Sequence[str], own: Sequence[int], near: Sequence[int], before: Sequence[int]
) -> Iterator[Told | None]:
    counted = [place for at, place in enumerate(near) if at == 0 or not _unit_of(found[place])]
    yield _first(found, own, behind=True)
    behind = _until_a_clause(found, counted)
    yield _first(found, behind[:_COUNTED], behind=True)
    yield _first(found, _until_a_clause(found, before), behind=False, known=_BEFORE)
    yield _first(found, behind[_COUNTED:], behind=True)
    yield _first(found, behind[:_COUNTED], behind=True, known=_SOLDIERS)


def _until_a_clause(found: Sequence[str], places: Sequence[int]) -> Sequence[int]:
    """Return the positions before the first word that begins a clause; `as many as` begins none."""
    end = next((at for at, place in enumerate(places) if found[place] in _OPENERS and not _as_many(found, place)), None)
    return places[:end]


def _as_many(found: Sequence[str], place: int) -> bool:
    beside = {*found[max(0, place - 2) : place], *found[place + 1 : place + 3]}
    return found[place] == "as" and bool(beside & {"many", "few", "much", "well"})


def _first(
    found: Sequence[str], places: Iterable[int], *, behind: bool, known: dict[str, str] | None = None
) -> Told | None:
    """Return what the first telling word tells; `behind` says that the words stand behind the figure."""
    table = _TELLING if known is None else known
    for place in places:
        word = next((form for form in _forms(found[place]) if form in table), "")
        denial = _denial(found, place) if word else ""
        if word and (denial not in _NOBODY or not behind):
            return Told(table[word], _UNIT.get(word, "").removesuffix("days"), bool(denial))
    return None


def _forms(word: str) -> Iterator[str]:
    """Yield a word as a table may have it; an Arabic noun behind `hundreds` has the article."""
    for form in forms(word):
        yield form
        if form.startswith("ال"):
            yield form[2:]


def _denial(found: Sequence[str], place: int) -> str:
    """Return the word that denies the verb at a place, or `""`: `not` of `were not killed`, `no` of `no one was`."""
    at = place - 1
    while at >= max(0, place - _BEFORE_A_VERB) and found[at] in _AUXILIARIES:
        at -= 1
    if at >= 0 and (plain := _unjoined(found[at])) in _NOT | _NOBODY:
        return plain
    if at == place - 1:
        return ""
    subject = range(at, max(-1, place - _BEFORE_A_VERB - 1), -1)
    none = (found[each] for each in subject if found[each] in _NOBODY and found[each + 1] not in _BOUNDS)
    return next(none, "")


def _unjoined(word: str) -> str:
    return word[1:] if word[:1] in ("و", "ف") and word[1:] in _NOT | _NOBODY else word


def is_noun(word: str) -> bool:
    """Return whether a word is what a figure beside it counts, such as `villages`, and tells nothing of another."""
    return _TELLING.get(word, "") in _THINGS


def is_denied(found: Sequence[str], gaps: Sequence[str], start: int) -> bool:
    """Return whether a text says that a figure is not so: `not 37`, `denied that 37 were killed`, `نفى مقتل 37`."""
    if start and _unjoined(found[start - 1]) in ("not", "ليس"):
        return True
    for place in range(start - 1, max(-1, start - 1 - _FAR), -1):
        if _ENDS_A_CLAUSE.search(gaps[place + 1]):
            return False
        word = found[place]
        if word in _DENYING or (word[:1] in ("و", "ف") and word[1:] in _DENYING):
            return True
        if word == "no" and found[place + 1] in _REPORTS:
            return True
        if word in _REFUSING and _REPORTS & set(found[place + 1 : place + 4]):
            return True
    return False


def _is_joint(word: str) -> bool:
    rest = word[1:]
    return word in _JOINTS or word == "و" or (word.startswith("و") and (rest in _TELLING or rest in _BEFORE))


def _unit_of(word: str) -> bool:
    return any(form in _UNIT for form in forms(word))
