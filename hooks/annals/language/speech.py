"""Whether words for a day date a saying or a thing that happened, told by the words on either side.

English puts the day right behind the verb: `the monitor said on Friday that`. Arabic puts the verb
first and the speaker between: `قال المرصد، يوم الجمعة، إن`. What follows the word for `that`
happened; what stands before it was said.
"""

import re
from enum import Enum

from annals.language.date_names import plain

_NEAR = 90
"""Characters on either side of words for a day that are read."""

_SPEAKER = 8
"""Words between an Arabic verb of saying and a day at which it is unsure whether the day is the saying's."""

_ENGLISH = re.compile(
    r"\b(?:said|says|reported|announced|told|added|confirmed|stated|declared)(?: \w+)?(?: late| early)? $"
)
_ENGLISH_VERB = re.compile(r"^,? (?:[\w-]+ ){1,5}?(?:said|reported|announced|confirmed|stated|declared)\b")
_ARABIC_VERB = re.compile(r"(?<!\w)[وف]?(?:اعلن|قال|افاد|ذكر|اضاف|اكد|صرح|اوضح|اشار|كشف|نقل|ادعي)(?:ت|وا)?(?!\w)")
_THAT = re.compile(r"(?<!\w)[بو]?[ا]ن(?:ه|ها|هم)?(?!\w)|[:«\"“]")
_ENDED = re.compile(r"[.؟!؛]")


class Dates(Enum):
    """What a day in a text dates."""

    HAPPENING = "happening"
    SAYING = "saying"
    UNSURE = "unsure"


def what_it_dates(text: str, start: int, end: int) -> Dates:
    """Return what the words for a day at `start:end` of a text date."""
    before, after = plain(text[max(0, start - _NEAR) : start]), plain(text[end : end + _NEAR])
    if _ENGLISH.search(before):
        return Dates.SAYING
    opens = not before.strip() or bool(re.search(r"[.؟!] $", before))
    if opens and (_ENGLISH_VERB.search(after) or _ARABIC_VERB.match(after.lstrip("، "))):
        return Dates.UNSURE
    return _in_arabic(_ENDED.split(before)[-1], after)


def _in_arabic(before: str, after: str) -> Dates:
    verbs = list(_ARABIC_VERB.finditer(before))
    if not verbs or _THAT.search(before, verbs[-1].end()):
        return Dates.HAPPENING
    if _THAT.match(after.lstrip("، ")):
        return Dates.SAYING
    speaker = before[verbs[-1].end() :].split()
    return Dates.SAYING if len(speaker) <= _SPEAKER else Dates.UNSURE
