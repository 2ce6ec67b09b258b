"""Dates in words, English and Arabic, from parsed EDTF.

Arabic months carry both the Levantine and the wider Arab name, as the pan-Arab press prints
them. Ranges inside one month or year are shortened: `5–6 August 2015`.
"""

from datetime import date

from annals.values.edtf import Edtf, Point, Precision, Shape

MONTHS = {
    "en": [
        "January", "February", "March", "April", "May", "June",
        "July", "August", "September", "October", "November", "December",
    ],
    "ar": [
        "كانون الثاني/يناير", "شباط/فبراير", "آذار/مارس", "نيسان/أبريل", "أيار/مايو", "حزيران/يونيو", "تموز/يوليو",
        "آب/أغسطس", "أيلول/سبتمبر", "تشرين الأول/أكتوبر", "تشرين الثاني/نوفمبر", "كانون الأول/ديسمبر",
    ],
}  # fmt: skip
SEASONS = {"en": ["spring", "summer", "autumn", "winter"], "ar": ["ربيع", "صيف", "خريف", "شتاء"]}
_WORDS = {
    "en": {
        "about": "about {}", "uncertain": "{} (uncertain)", "unknown": "date unknown", "until": "until {}",
        "from": "from {}", "between": "between {} and {}", "to": "{} to {}", "or": " or ", "and": " and ",
        "sometime": "a day in {}", "decade": "the {}s", "by": "on or before {}", "since": "on or after {}",
    },
    "ar": {
        "about": "نحو {}", "uncertain": "{} (غير مؤكد)", "unknown": "تاريخ غير معروف", "until": "حتى {}",
        "from": "منذ {}", "between": "بين {} و{}", "to": "{} إلى {}", "or": " أو ", "and": " و",
        "sometime": "يوم من {}", "decade": "عقد {}", "by": "في {} أو قبله", "since": "في {} أو بعده",
    },
}  # fmt: skip


def words(when: Edtf, language: str = "en") -> str:
    """Return a date in words, in `en` or `ar`."""
    say = _WORDS[language]
    if when.shape is Shape.POINT:
        return _point(when.points[0], language)
    if when.shape is Shape.INTERVAL or when.ranged:
        return _range(when, language)
    return say["or" if when.shape is Shape.ONE_OF else "and"].join(_point(point, language) for point in when.points)


def day_words(day: date, language: str = "en") -> str:
    """Return one calendar day in words: `5 August 2015`."""
    return f"{day.day} {MONTHS[language][day.month - 1]} {day.year}"


def month_words(year: int, month: int, language: str = "en") -> str:
    """Return a month in words: `August 2015`."""
    return f"{MONTHS[language][month - 1]} {year}"


def _range(when: Edtf, language: str) -> str:
    say = _WORDS[language]
    first, last = when.ends
    one_of = when.shape is Shape.ONE_OF
    if first is None or last is None:
        key = ("by" if first is None else "since") if one_of else ("until" if first is None else "from")
        return say[key].format(_point(when.points[0], language))
    if first == last:
        return _point(first, language)
    shared = _shared(first, last)
    if not one_of and shared and not _marked(first) and not _marked(last):
        return f"{_point(first, language, shared)}–{_point(last, language)}"
    return say["between" if one_of else "to"].format(_point(first, language, shared), _point(last, language))


def _shared(first: Point, last: Point) -> str:
    """Return the largest part that two ends share and that need be said once: `month`, `year` or nothing."""
    if first.year != last.year or first.precision != last.precision or "X" in first.year + first.month + first.day:
        return ""
    if first.precision is Precision.DAY and first.month == last.month:
        return "month"
    return "year" if first.precision in (Precision.DAY, Precision.MONTH, Precision.SEASON) else ""


def _marked(point: Point) -> bool:
    return point.uncertain or point.approximate


def _point(point: Point, language: str, shared: str = "") -> str:
    """Return a point in words, without the month and year or the year that its range's other end says."""
    say = _WORDS[language]
    text = _bare(point, language) if not shared else _short(point, language, shared)
    if point.approximate:
        text = say["about"].format(text)
    return say["uncertain"].format(text) if point.uncertain else text


def _short(point: Point, language: str, shared: str) -> str:
    if shared == "month":
        return str(int(point.day))
    if point.precision is Precision.SEASON:
        return SEASONS[language][int(point.month) - 21]
    name = MONTHS[language][int(point.month) - 1]
    return f"{int(point.day)} {name}" if point.day else name


def _bare(point: Point, language: str) -> str:
    say = _WORDS[language]
    if point.precision is Precision.UNKNOWN:
        return say["unknown"]
    if "X" in point.year:
        decade = point.year.endswith("X") and "X" not in point.year[:3]
        years = (point.year[:3] + "0",) if decade else (str(point.lower.year), str(point.upper.year))
        return say["decade" if decade else "between"].format(*years)
    if point.precision is Precision.DAY:
        return day_words(point.lower, language)
    if point.precision is Precision.SEASON:
        return f"{SEASONS[language][int(point.month) - 21]} {point.year}"
    month = point.precision is Precision.MONTH
    coarse = month_words(int(point.year), int(point.month), language) if month else point.year
    return say["sometime"].format(coarse) if "X" in point.day else coarse
