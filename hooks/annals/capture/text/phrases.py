"""Phrases that tell what a figure counts where no word does by itself: `seized 230 civilians`, `home to 18,000 people`.

A phrase is read only where it can hardly mean anything else: `seized 14 tanks` abducts nobody, and of `30 people
remained in captivity` no place is told.
"""

import re

_PEOPLE = (
    r"(?:\w+ )?(?:people|persons|civilians|men|women|children|boys|girls|residents|villagers|townspeople|hostages|"
    r"christians|muslims|sunnis|shiites|alawites|kurds|yazidis|druze|workers|employees|students|teachers|priests|monks|"
    r"nuns|journalists|activists|doctors|nurses|farmers|clerks|others)"
)
_PLACE = r"(?:the )?(?:\w+ )?(?:town|city|village|area|district|suburb|settlement)"
_BOUND = (
    r"(?: (?:at least|at most|more than|fewer than|less than|up to|as many as|about|some|around|nearly|over|another))*"
)
_ABDUCTED = (
    (
        rf"\b(?:seiz\w+|snatched){_BOUND}$",
        rf"^(?:{_PEOPLE}|(?:mostly|mainly|including|among them)(?: \w+){{0,2}} {_PEOPLE})\b",
    ),
    (
        "",
        rf"^{_PEOPLE} (?:\w+ ){{0,2}}?(?:were|was|been|being) (?:\w+ )?(?:seized|snatched|taken (?:hostage|captive))\b",
    ),
    (rf"\b(?:took|takes?|taken|taking){_BOUND}$", rf"^(?:{_PEOPLE} )?(?:hostage|captive)\b"),
)
_POPULATION = (
    (rf"\bhome to{_BOUND}$", r""),
    ("", r"^(?:\w+ ){0,2}?inhabitants\b"),
    ("", rf"^{_PEOPLE} (?:still )?(?:live|lived|living)\b"),
    (rf"\b(?:census|{_PLACE}|population) (?:\w+ ){{0,3}}?counted{_BOUND}$", rf"^{_PEOPLE}\b"),
    ("", rf"^(?:{_PEOPLE} )?(?:still )?(?:remain|remained|stayed|stay|live|lived) (?:in {_PLACE}|there)\b"),
    ("", r"^(?:\w+ )?نسمه\b"),
    (r"\b(?:عدد )?(?:ال)?سكان\w*(?: \S+){0,3}$", r"^(?:نسمه|شخص|الف)\b"),
    (r"\b(?:يعيش|يسكن|يقطن)\w*(?: \S+){0,4}$", r"^(?:نسمه|شخص|مسيحي|مدني|ساكن|الف)\w*\b"),
)
_ARABIC_ABDUCTED = ((r"\bو?احتجز\w*(?: \S+){0,3}$", r"^(?:شخص|مدني|مسيحي|رهين)\w*\b"),)
_PATTERNS = tuple(
    (measure, re.compile(before), re.compile(after))
    for measure, rows in (("abducted", (*_ABDUCTED, *_ARABIC_ABDUCTED)), ("population", _POPULATION))
    for before, after in rows
)
_PART = re.compile(r"^(?:of (?:them|whom|those|these)|منهم|منهن|بينهم)\b(?: (?:were|was|are) )?")
_NO_MORE = frozenset(["remain", "remained", "stayed", "survived", "escaped", "returned", "still", "later"])


def told_by_phrase(before: str, after: str) -> str:
    """Return the measure that the words before a figure and after it tell together, or `""`."""
    return next((each for each, front, back in _PATTERNS if front.search(before) and back.search(after)), "")


def part_of_those(after: str) -> bool:
    """Return whether words after a figure say that it counts some of those before: `60 of them were children`."""
    return bool(_PART.search(after))


def ends_a_subset(word: str) -> bool:
    """Return whether a word behind a figure is no part of what its people are called."""
    return word in _NO_MORE
