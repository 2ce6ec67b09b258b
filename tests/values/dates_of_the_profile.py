"""Hypothesis strategies for dates of the profile in `annals.values.edtf`, from points to sets."""

from datetime import date

from hypothesis import strategies as st

from annals.values.edtf import Point, parse

MARKS = st.sampled_from(["", "?", "~", "%"])
DAYS = st.dates(min_value=date(1000, 1, 1), max_value=date(9990, 12, 31))


def _year(day: date) -> str:
    return f"{day.year:04}"


WHOLE = st.one_of(
    DAYS.map(_year),
    DAYS.map(lambda day: f"{_year(day)}-{day.month:02}"),
    DAYS.map(date.isoformat),
)
"""A year, a month or a day."""

SEASONS = st.builds(lambda day, season: f"{_year(day)}-{season}", DAYS, st.integers(21, 24))

MASKS = st.one_of(
    DAYS.map(lambda day: f"{_year(day)[:3]}X"),
    DAYS.map(lambda day: f"{_year(day)[:2]}XX"),
    DAYS.map(lambda day: f"{_year(day)}-XX"),
    DAYS.map(lambda day: f"{_year(day)}-{day.month // 10}X"),
    DAYS.map(lambda day: f"{_year(day)}-{day.month:02}-XX"),
    DAYS.map(lambda day: f"{_year(day)}-{day.month:02}-{day.day // 10}X"),
    st.just("XXXX"),
)

POINTS = st.builds("{}{}".format, st.one_of(WHOLE, SEASONS, MASKS), MARKS)


def bounds(text: str) -> tuple[date, date]:
    """Return the first and last possible day of a point."""
    (point,) = parse(text).points
    return point.lower, point.upper


def rises(first: str, last: str) -> bool:
    """Return whether a range from one point to another can run forwards."""
    return bounds(first)[0] <= bounds(last)[1]


def pairs(points: st.SearchStrategy[str]) -> st.SearchStrategy[tuple[str, str]]:
    """Return pairs of points that rise."""
    return st.tuples(points, points).map(lambda pair: pair if rises(*pair) else pair[::-1])


def intervals(points: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    """Return closed intervals."""
    return pairs(points).map("/".join)


def sets(points: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    """Return sets with several members, and ranges in brackets."""
    members = st.lists(points, min_size=2, max_size=4).map(",".join)
    ranges = pairs(points).map("..".join)
    return st.builds("{0[0]}{1}{0[1]}".format, st.sampled_from(["[]", "{}"]), st.one_of(members, ranges))


OPEN = st.one_of(
    POINTS.map("../{}".format), POINTS.map("{}/..".format), POINTS.map("[..{}]".format), POINTS.map("[{}..]".format)
)

DATES = st.one_of(POINTS, intervals(POINTS), sets(POINTS), OPEN)
"""Every date of the profile."""


def stated(point: Point) -> str:
    """Return a point's text again from its parts."""
    text = "-".join(part for part in (point.year, point.month, point.day) if part)
    return text + {(True, True): "%", (True, False): "?", (False, True): "~"}.get(
        (point.uncertain, point.approximate), ""
    )
