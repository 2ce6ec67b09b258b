"""Words for days in running text, English and Arabic: where they stand, and their parts by name.

What the words come to is told elsewhere; here is only how the press writes them. Patterns are matched
against text as `plain` gives it, so Arabic stands in them with its letters folded.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping
from typing import TypeAlias

from annals.language.date_names import (
    ARABIC_MONTH,
    COUNTS,
    MONTH,
    MONTH_OF_DAY,
    ORDINAL,
    WEEKDAYS,
    plain,
    printed_dates,
)

Parts: TypeAlias = Mapping[str, str]
"""The parts of words for a day, by the names of the groups below.

`printed` stands where a day is printed with its year, and holds the days that it may be, with a space between: one,
two, or none where there is no such day. `since` stands where something lasts from then on.
"""

_DAY_NAMES = "|".join(sorted(map(re.escape, WEEKDAYS), key=len, reverse=True))
_SHORT_DAYS = r"(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)(?:s|nes|r|rs|ur|urs)?"
_DAY_FOLLOWS = r"(?:(?<=\b[Oo]n )|(?<=\b[Bb]y )|(?<=\b[Ll]ate )|(?<=\b[Ee]arly )|(?<=\b[Ss]ince )|(?<=\b[Uu]ntil ))"
"""Before a weekday that is shortened, which is too easily another word: `The Sun.`"""

_COUNT = rf"(?:\d{{1,3}}|(?i:{'|'.join(sorted(COUNTS, key=len, reverse=True))}))"
_PAST, _PRESENT = r"ال(?:ماضي|فائت|منصرم)ه?", r"ال(?:جاري|حالي)ه?"
_YEAR, _DAY, _TH = r"(?:19|20)\d\d", r"(?:[12]\d|3[01]|0?[1-9])", r"(?:st|nd|rd|th)?"
_TO = r"(?: ?[-–] ?| to | (?:الي|حتي) )"
_JOINED = r"(?: ?[-–—/] ?|,? (?:and|or|to|until) |, | (?:الي|حتي|او|و) ?)"
_SINCE = r"(?:\b[Ss]ince|(?<!\w)و?منذ)"
_ROUGHLY = (
    r"(?:(?:more|less|fewer|later|earlier) than|at least|over|under|nearly|almost|about|around|some|roughly|half"
    r"|اكثر من|اقل من|ما يقارب|نحو|حوالي|قرابه|زهاء)"
)
_SOME = r"(?i:(?:a )?few|several|some|many|a couple of|a number of|بضعه|بضع|عده)"
_AGO_AR = r"(?:ايام|يوما?|اسابيع|اسبوعا?|اشهر|شهور|شهرا?|اعوام|عاما?|سنوات|سنه)"


_PART_BEFORE = r"(?<!الاسبوع )(?<!النصف )(?<!الثلث )(?<!العشر )"
"""Not behind these: `الأسبوع الأول من أغسطس` is a week, and no first day."""


def _part(name: str) -> str:
    """Return the pattern of what names a part of a month or year, up to the month or year."""
    english = r"(?i:early|mid|late)[ -]|(?i:(?:the )?(?:beginning|start|middle|end)) of (?:the )?"
    return rf"(?P<{name}>{english}|(?<!\w)(?:مطلع|اوائل|بدايه|بدايات|مستهل|منتصف|اواسط|اواخر|نهايه) )"


_ARABIC_DAYS = sorted((name for name in WEEKDAYS if not name.isascii()), key=WEEKDAYS.__getitem__)
_NIGHTS = "|".join(
    rf"{one}(?: ?[-–/] ?| )(?:الي |علي )?{other}"
    for one, other in zip(_ARABIC_DAYS, [*_ARABIC_DAYS[1:], _ARABIC_DAYS[0]], strict=True)
)
"""Two days, one after the other, between which is the night that Arabic names by both: ليل الأربعاء الخميس."""

_PATTERNS = {
    "night": rf"(?<!\w)(?:في |خلال )?ليله? (?P<nights>{_NIGHTS})(?!\w)",
    "weekday": (
        r"(?:(?:[Ll]ate |[Ee]arly )?(?:on|On|by|By|until|before|after|(?P<last1>[Ll]ast)) )?"
        r"(?:يوم |مساء |صباح |فجر |ليل |ب|ل|(?<!\w)و)?"
        rf"(?:(?P<name>(?<!\w)(?:{_DAY_NAMES})(?!\w)|(?<=[بلو])(?:{_DAY_NAMES})(?!\w))"
        rf"|{_DAY_FOLLOWS}(?P<short>{_SHORT_DAYS})\.)"
        rf"(?: (?:morning|afternoon|evening|night|(?P<last2>{_PAST})))?"
    ),
    "monthday": (
        rf"(?:[Oo]n )?(?:(?<!\d)(?<!\d[.,:/])(?:(?:[Ff]rom )?(?P<d0>{_DAY}){_TH}{_TO})?"
        rf"(?P<d1>{_DAY}|(?<!\w){_PART_BEFORE}{ORDINAL}){_TH}(?: of)?(?: من)?(?: شهر)? (?P<m1>{MONTH_OF_DAY})"
        rf"|(?P<m2>{MONTH_OF_DAY}) (?P<d2>{_DAY}){_TH}(?:{_TO}(?P<d3>{_DAY}){_TH})?(?!\d|[.,:]\d))"
        r"(?P<yearago1> last year| (?:من )?العام الماضي)?"
        rf"(?:(?=(?: ?[/(] ?{ARABIC_MONTH}\)?)?"
        rf"(?:{_JOINED}(?:{MONTH_OF_DAY} )?{_DAY}{_TH}(?: (?:of )?{MONTH_OF_DAY})?){{0,3}}"
        rf"(?:,| of|,? in)?(?: من)?(?: عام| سنه)? (?P<y0>{_YEAR})(?!\d)))?"
    ),
    "month": (
        r"(?:(?(since)(?:in )?|(?:\b(?i:in|from|until|by|last|this|of|during|began in)|(?<!\w)(?:في|شهر)) )"
        rf"(?:شهر )?{_part('part1')}?|{_part('part2')})(?:شهر )?(?P<m3>{MONTH})"
        r"(?: (?:عام |سنه )?(?P<y3>\d{4})(?!\d)|(?P<yearago2> last year| (?:من )?العام الماضي))?"
    ),
    "barely": rf"(?P<m4>{MONTH}) (?P<y4>\d{{4}})(?!\d)",
    "years": rf"\b[Ii]n (?P<y5>{_YEAR})[-–](?P<y6>(?:19|20)?\d\d)(?!\d)",
    "year": (
        rf"(?:(?(since)|(?:\b[Ii]n|(?<!\w)(?:عام|سنه)) ){_part('part3')}?|{_part('part4')})"
        rf"(?:عام |سنه )?(?P<y7>{_YEAR})(?![\d–-])"
    ),
    "before": r"\b[Tt]he day before yesterday\b|(?<!\w)(?:امس الاول|اول (?:من )?امس)(?!\w)",
    "yesterday": r"\b[Yy]esterday\b|(?<!\w)امس(?!\w)",
    "overnight": r"\b[Oo]vernight\b|\b[Ll]ast night\b|(?<!\w)الليله الماضيه(?!\w)",
    "today": (
        r"(?<![Ll]ater )\b(?:[Tt]oday|[Tt]onight|[Tt]his (?:morning|afternoon|evening))\b|(?<!\w)(?:هذا )?اليوم(?!\w)"
    ),
    "thisweek": rf"(?<![Ll]ater )\b[Tt]his week\b|(?<!\w)(?:هذا الاسبوع|الاسبوع {_PRESENT})(?!\w)",
    "earlier": r"\b[Ee]arlier this (?P<of>month|year)\b",
    "lastweek": rf"(?<![Tt]he )\b[Ll]ast week\b(?! of)|(?<!\w)الاسبوع {_PAST}(?!\w)",
    "weekend": (
        r"\b(?:(?P<over>(?i:over|during|throughout)) |(?i:at|on|by) )?(?:the|this|(?:the )?(?:last|past)) weekend\b"
        r"|\b[Ll]ast weekend\b"
    ),
    "fridayweekend": rf"(?<!\w)(?:خلال |في )?(?:عطله )?نهايه الاسبوع(?: {_PAST}| {_PRESENT})?(?!\w)",
    "unit": (
        rf"{_part('part5')}?(?:(?<![Tt]he )(?<![Ll]ater )\b(?:(?P<last3>[Ll]ast)|[Tt]his) (?P<u1>month|year)\b(?! of)"
        rf"|(?<!\w)(?:هذا ال(?P<u2>شهر|عام)|ال(?P<u3>شهر|عام) (?:(?P<last4>{_PAST})|{_PRESENT}))(?!\w))"
    ),
    "past": (
        rf"(?:\b(?i:in|over|during|within|for) )?\b(?:[Tt]he|[Tt]hese) (?:past|last|previous) (?P<n3>{_COUNT}|{_SOME}) "
        r"(?P<u7>hour|day|week|month|year)s\b"
        r"|(?<!\w)(?:خلال |في )?ال(?:(?P<two2>يومين|اسبوعين|شهرين) ال(?:ماضيين|اخيرين)"
        rf"|(?P<u8>ساعات|ايام|اسابيع|اشهر|سنوات|اعوام) (?:ال)?(?P<n4>{_COUNT}) ال(?:ماضيه|اخيره)"
        rf"|(?P<n5>{_COUNT}) (?P<u9>ساعه|يوما|ايام|اسابيع|اشهر) ال(?:ماضيه|اخيره))(?!\w)"
    ),
    "ago": (
        rf"(?:(?P<rough1>\b{_ROUGHLY}) )?(?<![\w-])(?<!hundred )(?<!hundred and )(?:(?P<n1>{_COUNT})|{_SOME}) "
        rf"(?P<u4>day|week|fortnight|month|year)s? ago\b"
        r"|\b(?P<u5>day|week|month|year)s ago\b"
        rf"|(?(since)|(?<!\w)[وف]?قبل )(?:(?P<rough2>{_ROUGHLY}) )?"
        rf"(?:(?P<two>يومين|اسبوعين|شهرين|عامين|سنتين)"
        rf"|(?:(?P<n2>{_COUNT}) |(?P<some>{_SOME}) )?(?P<u6>{_AGO_AR}))(?!\w)"
        rf"(?! (?:(?:\w+ )?من(?!\w)|رمضان|\d|{ARABIC_MONTH}|(?:{_DAY_NAMES})(?!\w)))"
    ),
}  # fmt: skip
WORDS = re.compile(rf"(?P<since>{_SINCE} )?(?:{'|'.join(f'(?P<{name}>{each})' for name, each in _PATTERNS.items())})")
_SINCE_BEFORE = re.compile(rf"{_SINCE} (?:[Oo]n )?$")
AHEAD = re.compile(r"(?:\b[Nn]ext|\b[Cc]oming|\bwill \w+(?: \w+)?) $")
_LED = 40
"""Characters before words for a day in which is sought whether it lies ahead."""


def phrases(text: str) -> Iterator[tuple[tuple[int, int], Parts]]:
    """Yield where words for a day stand in an unsigned text, and their parts by name; whole dates first."""
    printed: list[tuple[int, int]] = []
    for each in printed_dates(text):
        printed.append((each.start, each.end))
        led = _SINCE_BEFORE.search(plain(text[max(0, each.start - _LED) : each.start]))
        since = {"since": led[0]} if led else {}
        days = " ".join(day.isoformat() for day in each.days)
        yield (each.start - len(since.get("since", "")), each.end), {"printed": days, **since}
    for match in WORDS.finditer(plain(text)):
        before = bisect_left(printed, (match.end(), 0))
        inside = before > 0 and match.start() < printed[before - 1][1]
        led_by = text[max(0, match.start() - _LED) : match.start()]
        if not inside and not AHEAD.search(led_by):
            yield match.span(), {key: value for key, value in match.groupdict().items() if value}
