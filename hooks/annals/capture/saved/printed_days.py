"""Days that an article prints beside its headline or at its beginning, and what each of them is.

A day of publication stands alone or almost alone on its line, behind a word that says so, or in the dateline before a
dash. A day inside a sentence dates what the sentence tells; one behind "updated" is that of a later change.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from annals.language.arabic import has_arabic
from annals.language.cldr import weekdays
from annals.language.date_names import WEEKDAYS, Printed, plain, printed_dates, unsigned

FIRST = 7
"""Paragraphs at the beginning in which an article prints its own day: headline, byline, standfirst, caption."""

STORY = 2
"""Paragraphs of the story after which a day that stands alone is somebody else's, such as a reader's."""

_SENTENCE = 12
LAST = 2
"""Paragraphs at the end in which it stands behind a word that says so."""

_PUBLISHED = re.compile(
    r"\b(?:this (?:article|story|post) (?:was|is) )?(?:(?:first |originally )?published|posted|publication date|"
    r"date published|issued|released|uploaded|filed|"
    r"date|created)\b(?: (?:on|at))?|(?:تاريخ )?(?:ال)?نشر(?:ت)?\b(?: في| بتاريخ)?|\bبتاريخ\b|\bالتاريخ\b|\bتاريخ\b",
    re.IGNORECASE,
)
_OTHER = re.compile(
    r"\b(?:up-?dated?|modified|edited|amended|corrected|correction|revised|changed|accessed|retrieved|printed|saved|"
    r"archived|downloaded|captured?|snapshot|copyright|expires|deadline|comment(?:ed)?|today|viewed|refreshed)\b|©|"
    r"تحديث|تعديل|معدل|عدل|تصحيح|طبع|طباعه|اليوم هو|تعليق",
    re.IGNORECASE,
)
_ZONES = r"UTC|GMT|BST|CES?T|EES?T|E[SD]?T|P[SD]T|AST|MSK|Z"
_FILLER = re.compile(
    rf"\b(?:{'|'.join(sorted(map(re.escape, WEEKDAYS), key=len, reverse=True))}|"
    rf"(?:{'|'.join(day[:3] for day in weekdays('en'))})\.?)\b"
    rf"|\d{{1,2}}[:.]\d\d(?:[:.]\d\d)?\s*(?:[ap]\.?m\.?)?|\b\d{{1,2}}\s*[ap]\.?m\b\.?|(?:\b|"
    rf"[+-])(?:{_ZONES})(?:\s?[+-]\d+(?::\d\d)?)?\b"
    r"|\b(?:local time|time|damascus|beirut|mecca)\b(?= time|\)|$)|\blocal time\b"
    r"|\b\d+ min(?:ute)?s? read\b|\b(?:read|views?|comments?|shares?)\b:? ?[\d,]*|\b\d[\d,]* (?:views?|comments?|"
    r"shares?)\b"
    r"|\d{1,2} \w+ \d{4} ?ه(?:ـ)?\b|\bالموافق\b|\bالساعه\b|\bيوم\b|\bبتوقيت \w+|\b[صم]\b|\b(?:on|at|the)\b",
    re.IGNORECASE,
)
_BYLINE = re.compile(r"^(?:by|written by|author:?|بقلم:?|كتب(?:ت)?:?|اعداد:?)\s", re.IGNORECASE)
_PARTS = re.compile(r"[|·•–—/]| - |\t|\s{2,}|[,،:()\[\]]")
_WORD = re.compile(r"[^\W\d_][\w'’.-]*|\d+")
_STOP = re.compile(r"[.!?؟…][\"”»)]*\s*$")
_SHORTENED = re.compile(r"\b[ap]\.m\.$|\b(?:[A-Z]\.){2,}$", re.IGNORECASE)
_BEFORE_DATELINE = re.compile(
    r"(?!(?i:on|in|by|since|until|after|before|from|as|of|the|في|منذ|حتي|يوم|بعد|قبل|بتاريخ)\b)"
    r"(?:\([^()]{2,30}\)\s*)?[^\W\d_a-z][^.!?؟:;()]{0,50}?[,،]?\s*(?:[-–—/]\s*)?(?:\([^()]{2,30}\)\s*)?[,،]?\s*"
)
_AFTER_DATELINE = re.compile(
    r"\s*[,،]?\s*(?:\([^()]{2,30}\)|[A-Z]{2,8}\b|[A-Z][\w ]{2,20}(?= [-–—]))?\s*(?:[-–—]|:)\s*\S"
)
_SINCE = re.compile(r"\b(?:since|until|after|before|from)\b|\b(?:منذ|حتي|بعد|قبل)\b", re.IGNORECASE)
_LOWER = re.compile(r"\b[a-z]{2,}")


class Says(StrEnum):
    """What the words beside a printed day say that it is."""

    PUBLISHED = "published"
    ALONE = "alone"
    OTHER = "other"
    TOLD = "told"


@dataclass(frozen=True)
class PrintedDay:
    """A day printed in an article: the days that it may be, in which paragraph, and what it is."""

    days: tuple[date, ...]
    number: int
    says: Says


def printed_days(blocks: Sequence[str], title: str = "") -> list[PrintedDay]:
    """Return the days that the first paragraphs of an article print, and those behind a label in the last ones.

    A paragraph may have several lines. The headline's days are no days of publication.
    """
    found: list[PrintedDay] = []
    told = 0
    for number, block in enumerate(blocks, 1):
        early, late = number <= FIRST and told < STORY, number > len(blocks) - LAST
        told += len(_WORD.findall(block)) >= _SENTENCE and bool(_STOP.search(block))
        if early or late:
            lines = [line for line in block.split("\n") if line.strip() and unsigned(line) != unsigned(title)]
            days = [day for place, line in enumerate(lines) for day in read_line(line, number, first=place == 0)]
            found += days if early else [day for day in days if day.says is Says.PUBLISHED]
    return found


def own_days(found: Sequence[PrintedDay]) -> list[PrintedDay]:
    """Return the days that may be those of publication: with a label that says so, else those that stand alone."""
    published = [each for each in found if each.says is Says.PUBLISHED and each.days]
    return published or [each for each in found if each.says is Says.ALONE and each.days]


def read_line(line: str, number: int, *, first: bool) -> Iterator[PrintedDay]:
    """Yield the days of a line of a paragraph, and what each is; `first` where the line begins the paragraph."""
    text = plain(unsigned(line))
    printed = list(printed_dates(text))
    start = 0
    for place, each in enumerate(printed):
        end = printed[place + 1].start if place + 1 < len(printed) else len(text)
        says = _says(text, printed, place, text[start : each.start], text[each.end : end], first)
        start = each.end
        yield PrintedDay(_days(each, text), number, says)


def _says(text: str, printed: list[Printed], place: int, before: str, after: str, first: bool) -> Says:
    labels = sorted(
        [
            *((m.end(), Says.PUBLISHED) for m in _PUBLISHED.finditer(before)),
            *((m.end(), Says.OTHER) for m in _OTHER.finditer(before)),
        ]
    )
    trailing = re.match(r"\s*[(\[]?\s*(?:last )?", after)
    if _OTHER.match(after, trailing.end() if trailing else 0) and place + 1 == len(printed):
        labels.append((len(before), Says.OTHER))
    alone = _alone(text, printed, bool(labels))
    if labels and (alone or labels[-1][1] is Says.OTHER):
        return labels[-1][1]
    if alone or (first and place == 0 and _is_dateline(text, printed[0])):
        return Says.ALONE
    return Says.TOLD


def _alone(text: str, printed: list[Printed], labelled: bool) -> bool:
    """Return whether a line says no more than days, times, labels, names and the like."""
    rest = text
    for each in reversed(printed):
        rest = f"{rest[: each.start]} | {rest[each.end :]}"
    bare = _FILLER.sub(" ", _OTHER.sub(" ", _PUBLISHED.sub(" ", rest)))
    left = _WORD.findall(bare)
    if _SINCE.search(text):
        return False
    if not left:
        return True
    if _STOP.search(text) and not _SHORTENED.search(text):
        return False
    if labelled:  # "Posted by the night desk on 3 April 2003": the label begins the line
        head = text[: min(m.start() for m in (*_PUBLISHED.finditer(text), *_OTHER.finditer(text)))]
        return len(_WORD.findall(head)) <= 4 and not _LOWER.search(head) and len(left) <= 8
    if _BYLINE.match(text):
        return len(left) <= 12
    most = 4 if len([part for part in _PARTS.split(bare) if part.strip()]) > 1 or _PARTS.search(text) else 2
    return len(left) <= most and not _LOWER.search(bare)


def _is_dateline(text: str, day: Printed) -> bool:
    """Return whether a line begins with a place, a day and a dash."""
    before, after = text[: day.start], text[day.end :]
    if not _WORD.findall(_FILLER.sub(" ", before)):  # a chronology begins its lines so, and goes on with a dash
        return re.match(r"\s*\([^()]{2,30}\)\s*[-–—]|\.\s+\S", after) is not None
    begins = _BEFORE_DATELINE.fullmatch(before) and not _LOWER.search(re.sub(r"\([^()]*\)", "", before))
    return bool(begins and len(_WORD.findall(before)) <= 7 and _AFTER_DATELINE.match(after))


def _days(each: Printed, text: str) -> tuple[date, ...]:
    """Return the days that printed digits may be; a weekday on the line, or the custom of Arabic, tells which."""
    if len(each.days) < 2:
        return each.days
    named = {number for name, number in WEEKDAYS.items() if re.search(rf"\b{re.escape(name)}\b", text, re.IGNORECASE)}
    fitting = tuple(day for day in each.days if day.weekday() in named)
    return fitting or (each.days[:1] if has_arabic(text) else each.days)
