"""The pages of dates: years, months and days, each with its neighbours; empty ones have no page."""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from annals import urls
from annals.language.date_format import MONTHS, day_words, month_words
from annals.site.article_lists import list_files, list_paths
from annals.site.context import Context
from annals.site.page import View
from annals.site.pagination import Rows, cut, part_pages, part_paths
from annals.site.target import Made, Maker, Target, page_path

ALL = "all"
"""The key of the index of dates."""

YEAR, MONTH = 4, 7
"""Letters of the text of a year and of a month."""


@dataclass(frozen=True)
class DateLink:
    """A day, month or year as a link: its URL, its title, and a short name for inside its parent."""

    url: str
    title: str
    short: str = ""


@dataclass(frozen=True)
class DatesView(View):
    """What the index of dates prints: every year with its months and their days that have something."""

    TEMPLATE: ClassVar[str] = "dates.jinja"
    years: tuple[tuple[DateLink, tuple[tuple[DateLink, tuple[DateLink, ...]], ...]], ...]


@dataclass(frozen=True)
class DateView(View):
    """What the page of a date prints; `inside` are the finer dates within it."""

    TEMPLATE: ClassVar[str] = "date.jinja"
    inside: tuple[DateLink, ...]
    before: DateLink | None
    after: DateLink | None
    up: DateLink
    events: Rows
    articles: Rows
    listed: tuple[str, ...]
    openurls: tuple[str, ...]


def _rows(context: Context, date: str) -> tuple[Rows, Rows]:
    index, url = context.index, urls.of_date(date)
    events = cut(context.archive, "event", index.events_dated.get(date, ()), url)
    return events, cut(context.archive, "article", index.articles_dated.get(date, ()), url)


def _listed(context: Context, date: str) -> tuple[str, ...]:
    """Return the articles that the page of a date offers to take along: of years alone."""
    return context.index.articles_dated.get(date, ()) if len(date) == YEAR else ()


def _plan(context: Context) -> Iterator[Target]:
    yield Target("date", ALL, (page_path(urls.DATES),))
    for length in ("4", "7", "10"):
        for date in context.dates(length):
            url = urls.of_date(date)
            parts = part_paths(_rows(context, date))
            yield Target("date", date, (page_path(url), *parts, *list_paths(url, _listed(context, date))))


def _make(context: Context, key: str) -> Iterator[Made]:
    if key == ALL:
        yield _all_dates(context)
        return
    url, rows, listed = urls.of_date(key), _rows(context, key), _listed(context, key)
    before, after = context.dates_around(key)
    view = DateView(
        inside=tuple(map(_link, context.dates_within(key))) if len(key) <= MONTH else (),
        before=_link(before) if before else None,
        after=_link(after) if after else None,
        up=_link(key[: len(key) - 3]) if len(key) > YEAR else DateLink(urls.DATES, "All dates"),
        events=rows[0],
        articles=rows[1],
        listed=listed,
        openurls=tuple(context.openurl(id) for id in rows[1].ids),
    )
    title = _link(key).title
    yield context.page(url, view, title=title, description=f"{title}: what happened then, and what was published then.")
    yield from list_files(context, url, listed)
    for each in rows:
        yield from part_pages(context, each, "Date", url, title)


DATE = Maker("date", "pages of dates", _plan, _make)


def _all_dates(context: Context) -> Made:
    years = tuple((_link(year), _months(context, year)) for year in context.dates("4"))
    description = "Every year, month and day on which something happened or was published."
    return context.page(urls.DATES, DatesView(years), title="Dates", description=description)


def _months(context: Context, year: str) -> tuple[tuple[DateLink, tuple[DateLink, ...]], ...]:
    return tuple((_link(month), _days(context, month)) for month in context.dates_within(year))


def _days(context: Context, month: str) -> tuple[DateLink, ...]:
    return tuple(map(_link, context.dates_within(month)))


def _link(text: str) -> DateLink:
    """Return the link to a day, month or year, such as `2015-08`."""
    url = urls.of_date(text)
    if len(text) == YEAR:
        return DateLink(url, str(int(text)), str(int(text)))
    if len(text) == MONTH:
        year, month = map(int, text.split("-"))
        return DateLink(url, month_words(year, month), MONTHS[month - 1])
    day = datetime.date.fromisoformat(text)
    return DateLink(url, day_words(day), str(day.day))
