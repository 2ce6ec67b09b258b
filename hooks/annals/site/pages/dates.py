"""The pages of dates: years, months and days, each with its neighbours; empty ones have no page."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from annals import urls
from annals.facts.calendar import Almanac, Entries
from annals.language.date_format import MONTHS, day_words, month_words
from annals.site.citing import contexts
from annals.site.context import Desk
from annals.site.output import Output
from annals.site.pagination import shelf_pages, shelve


@dataclass(frozen=True)
class Span:
    """A day, month or year as a link: its URL, its title, and a short name for inside its parent."""

    url: str
    title: str
    short: str = ""


def span_pages(desk: Desk) -> Iterator[Output]:
    """Yield the page of every year, month and day that has something, and an index of years."""
    almanac = desk.almanac
    years = [_year(year) for year in almanac.years]
    everything = Span(urls.DATES, "All dates")
    yield _all_dates(desk, years)
    yield from _pages(desk, years, list(almanac.years.values()), lambda span: everything, _months_of(almanac))
    months = [_month(year, month) for year, month in almanac.months]
    ups = {_month(year, month).url: _year(year) for year, month in almanac.months}
    yield from _pages(desk, months, list(almanac.months.values()), lambda span: ups[span.url], _days_of(almanac))
    days = [_day(day) for day in almanac.days]
    parents = {_day(day).url: _month(day.year, day.month) for day in almanac.days}
    yield from _pages(desk, days, list(almanac.days.values()), lambda span: parents[span.url], {})


def _all_dates(desk: Desk, years: list[Span]) -> Output:
    """Return the index of dates: every year with its months and days that have something."""
    months, days = _months_of(desk.almanac), _days_of(desk.almanac)
    return desk.page(
        urls.DATES,
        "dates.jinja",
        title="Dates",
        description="Every year, month and day on which something happened or was published.",
        years=[(year, [(month, days.get(month.url, [])) for month in months.get(year.url, [])]) for year in years],
    )


def _pages(
    desk: Desk, spans: list[Span], entries: list[Entries], up: Callable[[Span], Span], inside: dict[str, list[Span]]
) -> Iterator[Output]:
    for place, (span, found) in enumerate(zip(spans, entries, strict=True)):
        before = spans[place - 1] if place else None
        after = spans[place + 1] if place + 1 < len(spans) else None
        lists = _lists(desk, found, span.url)
        frame = _frame(span.title, inside.get(span.url, []), before, after, up(span))
        offered: dict[str, Any] = {
            "contexts": contexts(desk, lists["articles"].ids),
        }
        yield desk.page(span.url, "span.jinja", **frame, **lists, **offered)
        for shelves in lists.values():
            yield from shelf_pages(desk, shelves, "Date", span.url, span.title)


def _frame(
    title: str, inside: list[Span], before: Span | None = None, after: Span | None = None, up: Span | None = None
) -> dict[str, Any]:
    return {
        "title": title,
        "description": f"{title}: what happened then, and what was published then.",
        "inside": inside,
        "before": before,
        "after": after,
        "up": up,
    }


def _lists(desk: Desk, found: Entries, url: str) -> dict[str, Any]:
    return {
        "events": shelve(desk.archive, "event", found.events, url),
        "articles": shelve(desk.archive, "article", found.articles, url),
    }


def _months_of(almanac: Almanac) -> dict[str, list[Span]]:
    inside: dict[str, list[Span]] = {}
    for year, month in almanac.months:
        inside.setdefault(_year(year).url, []).append(_month(year, month))
    return inside


def _days_of(almanac: Almanac) -> dict[str, list[Span]]:
    inside: dict[str, list[Span]] = {}
    for day in almanac.days:
        inside.setdefault(_month(day.year, day.month).url, []).append(_day(day))
    return inside


def _year(year: int) -> Span:
    return Span(urls.of_year(year), str(year), str(year))


def _month(year: int, month: int) -> Span:
    return Span(urls.of_month(year, month), month_words(year, month), MONTHS["en"][month - 1])


def _day(day: date) -> Span:
    return Span(urls.of_day(day), day_words(day), str(day.day))
