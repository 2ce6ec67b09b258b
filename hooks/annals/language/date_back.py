"""Words that count back from the day of publication: last week, two days ago, over the weekend."""

from datetime import date, timedelta

from annals.language.date_names import COUNTS
from annals.language.date_patterns import Parts
from annals.language.date_spans import Reading, days_back, months_back, months_text, of_month, of_year, ranged, third_of
from annals.language.messages import counted

_UNITS = {
    **dict.fromkeys(("يوم", "يوما", "ايام", "يومين"), "day"),
    **dict.fromkeys(("اسبوع", "اسبوعا", "اسابيع", "اسبوعين"), "week"),
    **dict.fromkeys(("شهر", "شهرا", "اشهر", "شهور", "شهرين"), "month"),
    **dict.fromkeys(("عام", "عاما", "اعوام", "عامين", "سنه", "سنوات", "سنتين"), "year"),
}
_HOURS = frozenset(["ساعات", "ساعه"])
_SINGULAR = frozenset(["يوم", "اسبوع", "شهر", "عام", "سنه"])


def unit(parts: Parts) -> Reading:
    """Return how last month, this year and parts of them are read."""
    name = _UNITS.get(parts.get("u1") or parts.get("u2") or parts["u3"], parts.get("u1", ""))
    past = 1 if "last3" in parts or "last4" in parts else 0
    third = third_of(parts)
    basis = f"the {name} {'before that ' if past else ''}of publication"
    if name == "year":
        part = (lambda day: of_year(day.year - past, third)) if third else None
        return Reading(read=lambda day: f"{day.year - past:04}", basis=basis, part=part, third=third)
    if not past and not third:
        return earlier({"of": "month"})
    part = (lambda day: of_month(*months_back(day, past), third)) if third else None
    return Reading(read=lambda day: months_text(day, past), basis=basis, part=part, third=third)


def earlier(parts: Parts) -> Reading:
    """Return how the month or year of publication is read that had passed by then."""
    whole_month = parts["of"] == "month"

    def read(day: date) -> str:
        first = day.replace(day=1) if whole_month else day.replace(month=1, day=1)
        return ranged(first, day - timedelta(1) if day > first else day, lasting=False)

    return Reading(read=read, basis=f"the {parts['of']} of publication, before that day")


def last_week(_parts: Parts) -> Reading:
    """Return how last week is read, which some count by weeks of the calendar and others in days."""

    def monday(day: date) -> date:
        return day - timedelta(day.weekday() + 7)

    return Reading(
        read=lambda day: f"{monday(day).isoformat()}/{(monday(day) + timedelta(6)).isoformat()}",
        basis="the week before that of publication, Monday to Sunday, or else the seven days before publication",
        besides=lambda day: f"{(monday(day) - timedelta(2)).isoformat()}/{day.isoformat()}",  # weeks from Saturday
        vague=True,
    )


def weekend(parts: Parts) -> Reading:
    """Return how a weekend of Saturday and Sunday is read; what goes on over it lasts, what is at it is on one day."""

    def read(day: date) -> str:
        begun = (day.weekday() - 5) % 7  # days since Saturday
        return ranged(day - timedelta(begun), day - timedelta(max(begun - 1, 0)), lasting="over" in parts)

    basis = "the last Saturday and Sunday up to publication"
    return Reading(read=read, basis=basis, besides=days_back(9), vague=True)


def friday_weekend(_parts: Parts) -> Reading:
    """Return how a weekend is read of which countries differ: Friday and Saturday, or Saturday and Sunday."""

    def read(day: date) -> str:
        begun = (day.weekday() - 4) % 7  # days since Friday
        return ranged(day - timedelta(begun), day - timedelta(max(begun - 2, 0)), lasting=False)

    basis = "the last Friday, Saturday or Sunday up to publication; countries differ in their weekends"
    return Reading(read=read, basis=basis, besides=days_back(9), vague=True)


def ago(parts: Parts) -> Reading:
    """Return how so many days, weeks, months or years ago are read: days as one day, others as roughly then."""
    name = parts.get("u4") or parts.get("u5") or _UNITS[parts.get("two") or parts["u6"]]
    count = _count(parts)
    if name == "fortnight":
        name, count = "week", 2 * count
    if not count or "rough1" in parts or "rough2" in parts:
        return Reading(basis=f"how many {name}s before publication is not said exactly", vague=True)
    told = f"{counted(count, name)} before publication"
    if name == "day":
        return Reading(read=lambda day: (day - timedelta(count)).isoformat(), basis=told)
    if name == "week":
        return Reading(
            read=lambda day: ranged(*(day - timedelta(7 * count + each) for each in (3, -3)), lasting=False),
            basis=f"about {told}, give or take three days", besides=days_back(7 * count + 7), vague=True,
        )  # fmt: skip
    if name == "month":
        return Reading(
            read=lambda day: f"{months_text(day, count)}~", basis=f"about {told}", vague=True,
            besides=lambda day: f"{months_text(day, count + 1)}/{months_text(day, count - 1)}",
        )  # fmt: skip
    return Reading(
        read=lambda day: f"{day.year - count:04}~", basis=f"about {told}", vague=True,
        besides=lambda day: f"{day.year - count - 1:04}/{day.year - count + 1:04}",
    )  # fmt: skip


def past(parts: Parts) -> Reading:
    """Return how the last hours, days, weeks, months or years are read: from then until publication."""
    printed = parts.get("two2") or parts.get("u8") or parts.get("u9") or ""
    name = parts.get("u7") or ("hour" if printed in _HOURS else _UNITS[printed])
    number = parts.get("n3") or parts.get("n4") or parts.get("n5") or "two"
    count = int(number) if number.isdecimal() else COUNTS.get(number.lower(), 0)
    if not count:
        return Reading(basis=f"how many {name}s up to publication is not said exactly", vague=True)
    told = f"the {counted(count, name)} up to publication"
    if name in ("month", "year"):
        back = 12 * count if name == "year" else count
        return Reading(read=lambda day: f"{months_text(day, back)}/{months_text(day, 0)}", basis=told, vague=True)
    days = {"hour": -(-count // 24), "day": count, "week": 7 * count}[name]
    return Reading(read=days_back(days), basis=told, vague=True)


def _count(parts: Parts) -> int:
    """Return how many units are counted back, 0 where the words do not say."""
    if "two" in parts:
        return 2
    if number := parts.get("n1") or parts.get("n2"):
        return int(number) if number.isdecimal() else COUNTS[number.lower()]
    return 1 if "some" not in parts and parts.get("u6") in _SINGULAR else 0
