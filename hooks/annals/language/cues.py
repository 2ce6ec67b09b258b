"""What stands beside an Arabic name that is also another word, and tells that the name is meant.

Arabic has no capitals: مهين is a town or `humiliating`, صدد a town or part of `about to`. A word for a kind of place
before such a name tells, as does a word for where something is, or another place's name that an `and` joins to it.
Behind a word for saying, or for `according to`, ناشطون are the source that the archive calls activists.
The form in the browser reads the same words, out of names.json.
"""

import re

from annals.language.arabic import CHARACTER
from annals.language.names import QUOTES, Mention

OF_TOWNS = frozenset(["بلدتي", "بلدتا", "بلدات", "مدينتي", "مدينتا", "مدن", "قريتي", "قريتا", "قري"])
"""Words for two places or more, folded, before the first of their names."""

BESIDE = frozenset([
    "قرب", "محيط", "مشارف", "اطراف", "تخوم", "ابواب", "ضواحي", "احياء", "داخل", "مدخل", "باتجاه", "اتجاه", "صوب",
    "شرق", "غرب", "شمال", "جنوب", "شرقي", "غربي", "شمالي", "جنوبي", "وسط", "مطار", "حقل", "مخيم", "سكان", "اهالي",
])  # fmt: skip
"""Words before a place's name, folded, that tell where something is or who lives there."""

PLACES = frozenset(["مدينه", "بلده", "قريه", "ناحيه", "منطقه", "محافظه", "معبر"])
"""Words for one place, folded, before its name."""

COUNTRYSIDE = "ريف"
"""Before a city's name it means the land around it."""

PREPOSITIONS = frozenset(["في", "الي", "عن", "بين", "نحو"])
"""Words, folded, behind which a name may be meant, so that a person is asked; they settle nothing."""

SAYING = frozenset([
    "قال", "قالت", "يقول", "تقول", "افاد", "افادت", "يفيد", "تفيد", "ذكر", "ذكرت", "يذكر", "تذكر", "اكد", "اكدت",
    "يؤكد", "تؤكد", "اعلن", "اعلنت", "اوضح", "اوضحت", "اضاف", "اضافت", "اشار", "اشارت", "نقل", "نقلت", "وثق", "وثقت",
    "حسب", "بحسب", "وفق", "وفقا",
])  # fmt: skip
"""Words, folded, before whoever says something: verbs, and `according to`. They settle a source whose name is definite,
as المرصد is; behind them ناشطون may be activists whom nobody else means, so a person is asked."""

ARTICLE = "ال"
"""What a definite Arabic name begins with."""

OFFERING = OF_TOWNS | BESIDE | PLACES | PREPOSITIONS | SAYING | {COUNTRYSIDE}
"""Words behind any of which the form offers an ambiguous Arabic name."""

QUOTED = re.compile(f"[{QUOTES}]")
_AND = "و"
_LINK = rf"\s?(?:[،,]\s?)?(?:{_AND}\s)?[{QUOTES}]?"
"""What stands between two names that are joined, where the `and` is no part of the second word."""

_JOINS = re.compile(_LINK)


def are_joined(text: str, one: Mention, other: Mention) -> bool:
    """Return whether an `and` or a comma joins two Arabic names, of which the second follows the first."""
    between, second = text[one.end : other.start], text[other.start : other.end]
    if not (CHARACTER.match(second) and _JOINS.fullmatch(between)):
        return False
    return second.startswith(_AND) != other.name[0].startswith(_AND) or "،" in between or f"{_AND} " in between
