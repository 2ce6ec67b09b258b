"""Time stamps as pages write them, in data for machines: the day of each, and the moment where a zone is told."""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, timezone

from annals.language.date_names import day_of, plain, printed_dates, unsigned

_EPOCH = re.compile(r"\d{10}(?:\d{3})?")
_ISO = re.compile(
    r"(?P<y>\d{4})(?P<sign>[-/.]?)(?P<m>\d{1,2})(?P=sign)(?P<d>\d{1,2})(?!\d{1,3}(?!\d))(?P<rest>.*)", re.DOTALL
)
_BASIC = re.compile(r"(?P<y>\d{4})(?P<m>\d\d)(?P<d>\d\d)(?P<rest>(?:\d{4}(?:\d\d)?|\D.*)?)", re.DOTALL)
_TIME = re.compile(
    r"\D{0,8}?(?P<h>\d{1,2}):?(?P<min>\d\d)(?::?(?P<s>\d\d)(?:[.,]\d+)?)?\s*(?P<half>[ap]\.?m\.?)?\s*"
    r"(?P<utc>Z\b|UTC\b|GMT\b)?\s*(?P<zone>[+-]\d\d:?(?:\d\d)?)?",
    re.IGNORECASE,
)
_WEEKDATE = re.compile(r"\d{4}-?W\d\d-?\d")

LATE = 21
"""The hour of UTC from which it is the next day in Damascus in summer (UTC+3)."""

EARLY = 5
"""The hour of UTC until which it is the day before in New York in winter (UTC-5)."""

_EAST, _WEST = timedelta(hours=4), timedelta(hours=-8)
"""The zones, farthest from UTC, in which publishers of such articles print a day: the Gulf and California."""


@dataclass(frozen=True)
class Stamp:
    """A time stamp: its day as written, and its moment where it tells a zone; `utc` that the zone is UTC."""

    day: date
    moment: datetime | None = None
    utc: bool = False

    def may_be(self, day: date) -> bool:
        """Return whether the moment is a day where a publisher may sit; without a moment, whether it is that day."""
        if self.moment is None:
            return self.day == day
        return (self.moment + _WEST).date() <= day <= (self.moment + _EAST).date()

    @property
    def bare(self) -> bool:
        """Return whether the time of day is midnight to the second, as of a stamp that is a day alone."""
        return self.moment is None or self.moment.strftime("%H%M%S") == "000000"

    @property
    def other(self) -> date | None:
        """Return the other day that a stamp of UTC may be where it was published, if it is near midnight."""
        if not self.utc or self.moment is None or self.bare:
            return None
        if self.moment.hour >= LATE:
            return self.day + timedelta(days=1)
        return self.day - timedelta(days=1) if self.moment.hour < EARLY else None


def read_stamp(text: str) -> Stamp | None:
    """Return what a time stamp says; None where it names no day, or may name two."""
    given = plain(unsigned(text))
    try:
        return _epoch(given) or _iso(given) or _printed(given)
    except (ValueError, OverflowError):
        return None


def _epoch(text: str) -> Stamp | None:
    if not _EPOCH.fullmatch(text):
        return None
    moment = datetime.fromtimestamp(int(text[:10]), UTC)
    return Stamp(moment.date(), moment, utc=True)


def _iso(text: str) -> Stamp | None:
    if _WEEKDATE.match(text):
        return Stamp(date.fromisoformat(text[:10] if "-" in text else text[:8]))
    match = _BASIC.fullmatch(text) or _ISO.fullmatch(text)
    day = day_of(match["y"], match["m"], match["d"]) if match else None
    return _at(day, match["rest"]) if match and day else None


def _printed(text: str) -> Stamp | None:
    found = list(printed_dates(text))
    if len(found) != 1 or len(found[0].days) != 1:
        return None
    return _at(found[0].days[0], text[found[0].end :])


def _at(day: date, rest: str) -> Stamp:
    """Return a day with the time and the zone that follow it."""
    match = _TIME.match(rest) if rest.strip() else None
    if not match or not (match["utc"] or match["zone"]):
        return Stamp(day)
    hour = int(match["h"]) % 12 + 12 * (match["half"][0].lower() == "p") if match["half"] else int(match["h"])
    if hour > 23 or int(match["min"]) > 59:
        return Stamp(day)
    zone = _zone(match["zone"] or "")
    local = datetime(day.year, day.month, day.day, hour, int(match["min"]), int(match["s"] or 0), tzinfo=timezone(zone))
    return Stamp(day, local.astimezone(UTC), utc=not zone)


def _zone(text: str) -> timedelta:
    digits = re.sub(r"\D", "", text).ljust(4, "0")
    size = timedelta(hours=min(int(digits[:2]), 14), minutes=int(digits[2:4]) % 60)
    return -size if text.startswith("-") else size
