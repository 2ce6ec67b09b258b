"""Days as lists write them, in every usual form, into EDTF; what may be two days is none."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from annals.language.date_names import MONTHS, WEEKDAYS, plain, unsigned
from annals.printing import quoted
from annals.values import edtf

UNDATED = "undated"
"""What a record says of an article that bears no date."""

_SAYS_UNDATED = frozenset(
    ["undated", "n.d.", "n.d", "nd", "no date", "not dated", "s.d.", "o. d.", "sans date", "بدون تاريخ", "بلا تاريخ"]
)
_ISO = re.compile(r"(\d{4})-(\d\d)-(\d\d)[T ]\d\d[:.]\d\d.*")
_COMPACT = re.compile(r"(\d{4})(\d\d)(\d\d)(?:T?\d{4}(?:\d\d)?Z?)?")
_YEAR_FIRST = re.compile(r"(\d{4})[-/. ](\d{1,2})(?:[-/. ](\d{1,2}))?(?:[T ,]+\d{1,2}:\d\d.*)?")
_CLEAR = (_ISO, _COMPACT, _YEAR_FIRST)
"""Forms in which year, month and day stand in this order."""

_DIGITS = re.compile(r"(\d{1,2}) ?([-/.]) ?(\d{1,2}) ?\2 ?(\d{4}|\d\d)(?:[T ,]+\d{1,2}:\d\d.*)?")
_MONTH_YEAR = re.compile(r"(\d{1,2})[-/.](\d{4})")
_TIME = re.compile(
    r"\d{1,2}:\d\d(?::\d\d(?:\.\d+)?)?(?: ?[ap]\.?m\.?)?|(?<=[\s\d])[+-]\d\d:?\d\d\b"
    r"|\b(?:gmt|utc|z|est|edt|bst|cet|cest)\b"
)
_NAMED = {plain(unsigned(name)).casefold(): number for name, number in MONTHS.items()}
_MONTH = re.compile(rf"(?<!\w)(?:{'|'.join(sorted(map(re.escape, _NAMED), key=len, reverse=True))})(?!\w)")
_BESIDE = frozenset(
    [*(plain(day).casefold() for day in WEEKDAYS), "mon", "tue", "tues", "wed", "thu", "thur", "thurs", "fri", "sat",
     "sun", "st", "nd", "rd", "th", "of", "the", "on", "published", "يوم", "من", "عام", "سنه"]
)  # fmt: skip
"""Words that stand beside a date and change nothing in it."""

_EXCEL = re.compile(r"[1-9]\d{4}(?:\.\d+)?")
_EXCEL_BEGINS = date(1899, 12, 30)
WRITE = "write it as 2015-08-07, or 'undated' if the article bears no date"


class Unclear(ValueError):
    """A text names no day, or may name two; `args` are what is wrong and what to write."""

    def __init__(self, message: str, hint: str = WRITE) -> None:
        super().__init__(message, hint)


class Order(StrEnum):
    """Which of day and month stands first in `05/08/2015`."""

    DAY = "day-first"
    MONTH = "month-first"


@dataclass(frozen=True)
class Reading:
    """How a list's days are read: the order of its digits, None where no row tells; years it may be of; the last day.

    `decided` names the text that told the order, or is `""`.
    """

    order: Order | None
    years: tuple[int, int]
    today: date
    decided: str = ""


def order_of(texts: Iterable[str]) -> tuple[Order | None, str]:
    """Return which order the days of one column are in, and the first that shows it.

    None where none shows it, or where they differ.
    """
    shown: dict[Order, str] = {}
    for text in texts:
        if (match := _DIGITS.fullmatch(_plainly(text))) and (order := _shown(int(match[1]), int(match[3]))):
            shown.setdefault(order, text)
    return next(iter(shown.items())) if len(shown) == 1 else (None, "")


def _shown(first: int, second: int) -> Order | None:
    if 12 < first <= 31 and second <= 12:
        return Order.DAY
    return Order.MONTH if 12 < second <= 31 and first <= 12 else None


def read_day(text: str, reading: Reading) -> str:
    """Return the date that a text names, EDTF, or `undated` where it says so; raise `Unclear` where it is not clear."""
    found = _read(_plainly(text), text, reading)
    if found == UNDATED:
        return found
    try:
        when = edtf.parse(found)
    except edtf.DateError:
        raise Unclear(f"{quoted(text)} is a day that does not exist") from None
    if when.precision is edtf.Precision.UNKNOWN:
        return UNDATED
    if when.shape is edtf.Shape.INTERVAL:
        raise Unclear(f"{quoted(text)} is a period, not a day", "write the day on which the article came out")
    if when.lower and when.lower > reading.today:
        raise Unclear(f"{quoted(text)} is in the future")
    return found


def _plainly(text: str) -> str:
    return plain(unsigned(text)).strip(" .,;").casefold()


def _read(text: str, printed: str, reading: Reading) -> str:
    if text in _SAYS_UNDATED or printed.strip().casefold() in _SAYS_UNDATED:
        return UNDATED
    slashed = text.rstrip("/ ") if re.match(r"\d{4}/", text) else text
    if parts := next((match.groups() for form in _CLEAR if (match := form.fullmatch(slashed.upper()))), None):
        return "-".join(part.zfill(2) for part in parts if part)
    if match := _MONTH_YEAR.fullmatch(text):
        return f"{match[2]}-{match[1].zfill(2)}"
    if match := _DIGITS.fullmatch(text):
        return _in_order(match, printed, reading)
    try:
        return edtf.parse(slashed.upper()).text
    except edtf.DateError:
        return _by_name(text, printed, reading)


def _in_order(match: re.Match[str], printed: str, reading: Reading) -> str:
    """Return a day of digits alone; either order where both are days is no day, until some row shows which."""
    year = _year(match[4], printed, reading)
    first, second = int(match[1]), int(match[3])
    order = _shown(first, second) or (Order.DAY if first == second else reading.order)
    if order is None:
        either = f"{year}-{second:02}-{first:02} or {year}-{first:02}-{second:02}"
        raise Unclear(
            f"{quoted(printed)} may be {either}",
            "write one of them, or say which comes first in the list with '--dates day-first' or '--dates month-first'",
        )
    day, month = (first, second) if order is Order.DAY else (second, first)
    return f"{year}-{month:02}-{day:02}"


def _year(text: str, printed: str, reading: Reading) -> str:
    """Return a year in four digits; of two digits only one that the archive's years leave no choice in."""
    if len(text) == 4:
        return text
    fitting = [year for year in (1800, 1900, 2000) if reading.years[0] <= year + int(text) <= reading.years[1]]
    if len(fitting) != 1:
        raise Unclear(f"{quoted(printed)} gives the year in two digits")
    return str(fitting[0] + int(text))


def _by_name(text: str, printed: str, reading: Reading) -> str:
    """Return a date whose month is named: `7 August 2015`, `Fri, 07 Aug 2015 10:00:00 GMT`, `٧ آب ٢٠١٥`."""
    rest = _TIME.sub(" ", text)
    months = {_NAMED[name] for name in _MONTH.findall(rest)}
    words = re.findall(r"[^\W\d_]+|\d+", _MONTH.sub(" ", rest))
    digits = [word for word in words if word.isdigit()]
    others = [word for word in words if not word.isdigit() and word not in _BESIDE]
    if len(months) != 1 or others or not 1 <= len(digits) <= 2:
        raise Unclear(f"{quoted(printed)} is not a day that can be read", _excel(text) or WRITE)
    years = [each for each in digits if len(each) == 4] or digits[-1:]
    days = [each for each in digits if each is not years[0]]
    if any(len(each) > 2 for each in days) or (len(digits) == 1 and len(digits[0]) != 4):
        raise Unclear(f"{quoted(printed)} is not a day with its year")
    year = _year(years[0].zfill(2) if len(years[0]) < 3 else years[0], printed, reading)
    return "-".join([year, f"{months.pop():02}", *(day.zfill(2) for day in days)])


def _excel(text: str) -> str:
    if not _EXCEL.fullmatch(text):
        return ""
    day = _EXCEL_BEGINS + timedelta(days=int(float(text)))
    return f"it may be Excel's number for {day.isoformat()}; format the column as dates, and export it again"
