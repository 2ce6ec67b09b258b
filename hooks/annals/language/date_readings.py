"""What words for days come to, told by their parts: a date, or what makes one from the day of publication.

A weekday is the last one up to that day, a month without a year the last one that had begun by then.
"Late May" is May: which days are meant is not said, so how it may be read is told beside it and no more.
"""

from calendar import monthrange
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

from annals.language import date_back, date_format
from annals.language.date_names import MONTHS, ORDINALS, WEEKDAYS, day_of
from annals.language.date_patterns import Parts
from annals.language.date_spans import BEGINS, Read, Reading, days_back, of_month, of_year, ranged, third_of

_WEEKDAYS = tuple(WEEKDAYS)[:7]
_SHORT_DAYS = tuple(name[:3] for name in _WEEKDAYS)


def reading_of(parts: Parts) -> Reading:
    """Return how words for days are read, told by their parts."""
    name = next(name for name in _BY_NAME if name in parts)
    return replace(_BY_NAME[name](parts), lasts="since" in parts)


def _printed(parts: Parts) -> Reading:
    """Return a day printed with its year, or why it is not read: it is either of two days, or none."""
    days = [date.fromisoformat(day) for day in parts["printed"].split()]
    if len(days) == 1:
        return Reading(days[0].isoformat())
    named = [f"{day.day} {date_format.english_months()[day.month - 1]}" for day in days]
    return Reading(basis=" or ".join(named) or "there is no such day", vague=True)


def _years(parts: Parts) -> Reading:
    last = parts["y6"]
    return Reading(f"{parts['y5']}/{parts['y5'][:2] if len(last) == 2 else ''}{last}")


def _year(parts: Parts) -> Reading:
    third = third_of(parts)
    return Reading(parts["y7"], part=(lambda _day: of_year(int(parts["y7"]), third)) if third else None, third=third)


def _weekday(parts: Parts) -> Reading:
    number = WEEKDAYS[parts["name"]] if "name" in parts else _SHORT_DAYS.index(parts["short"][:3])
    past = 1 if "last1" in parts or "last2" in parts else 0
    return Reading(
        read=lambda day: (day - timedelta((day.weekday() - past - number) % 7 + past)).isoformat(),
        basis=f"the last {_WEEKDAYS[number]} up to publication",
    )


def _night(parts: Parts) -> Reading:
    """Return the night from one weekday to the next, which Arabic names by both."""
    number = WEEKDAYS[parts["nights"].replace("-", " ").replace("–", " ").replace("/", " ").split()[-1]]

    def read(day: date) -> str:
        last = day - timedelta((day.weekday() - number) % 7)
        return ranged(last - timedelta(1), last, lasting=True)

    return Reading(read=read, basis=f"the night to the last {_WEEKDAYS[number]} up to publication")


def _month_day(parts: Parts) -> Reading:
    name, printed = parts.get("m1") or parts["m2"], parts.get("d1") or parts["d2"]
    number = ORDINALS.get(printed) or int(printed)
    if year := parts.get("y0"):
        day = day_of(year, name, str(number))
        return Reading(_from_to(parts, date.isoformat, number)(day)) if day else _printed({"printed": ""})
    month = _month_number(name)
    ago = 1 if "yearago1" in parts else 0

    def read(day: date) -> str:
        year = day.year - (ago or (month, number) > (day.month, day.day))
        try:
            return date(year, month, number).isoformat()
        except ValueError:  # that year has no such day
            return f"{year:04}-{month:02}"

    basis = "in the year before that of publication" if ago else "in the year up to publication"
    return Reading(read=_from_to(parts, read, number), basis=basis)


def _from_to(parts: Parts, read: Read, number: int) -> Read:
    """Return what reads `5-6 August` too, where `read` reads the day beside the month, of a `number`, alone."""
    other = int(parts.get("d0") or parts.get("d3") or number)

    def both(day: date) -> str:
        one = read(day)
        if other == number or len(one) != len("2015-08-06") or other > monthrange(int(one[:4]), int(one[5:7]))[1]:
            return one
        first, last = sorted((one, f"{one[:8]}{other:02}"))
        return f"{first}/{last}"

    return both


def _month(parts: Parts) -> Reading:
    month, third = _month_number(parts.get("m3") or parts["m4"]), third_of(parts)
    if year := parts.get("y3") or parts.get("y4"):
        part = (lambda _day: of_month(int(year), month, third)) if third else None
        return Reading(f"{year}-{month:02}", part=part, third=third)
    ago = "yearago2" in parts

    def year_of(day: date) -> int:
        return day.year - (ago or (month, BEGINS.get(third, 1)) > (day.month, day.day))

    name = date_format.english_months()[month - 1]
    return Reading(
        read=lambda day: f"{year_of(day):04}-{month:02}",
        basis=f"{name} of the year before that of publication" if ago else f"the last {name} up to publication",
        part=(lambda day: of_month(year_of(day), month, third)) if third else None,
        third=third,
    )


def _month_number(name: str) -> int:
    return MONTHS[name.rstrip(".")]


def _near(read: Read, basis: str) -> Callable[[Parts], Reading]:
    return lambda _parts: Reading(read=read, basis=basis)


_BY_NAME: dict[str, Callable[[Parts], Reading]] = {
    "printed": _printed, "years": _years, "year": _year, "night": _night, "weekday": _weekday, "monthday": _month_day,
    "month": _month, "barely": _month, "unit": date_back.unit, "earlier": date_back.earlier,
    "lastweek": date_back.last_week, "weekend": date_back.weekend, "fridayweekend": date_back.friday_weekend,
    "ago": date_back.ago, "past": date_back.past,
    "before": _near(lambda day: (day - timedelta(2)).isoformat(), "two days before publication"),
    "yesterday": _near(lambda day: (day - timedelta(1)).isoformat(), "the day before publication"),
    "today": _near(date.isoformat, "the day of publication"),
    "overnight": _near(days_back(1), "the night before the day of publication"),
    "thisweek": _near(
        lambda day: ranged(day - timedelta(6), day, lasting=False), "the seven days up to publication"
    ),
}  # fmt: skip
