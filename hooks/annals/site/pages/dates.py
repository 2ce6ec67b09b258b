"""The pages of dates: years, months and days, each with its neighbours; empty ones have no page."""

import datetime
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any, ClassVar

from markupsafe import Markup

from annals import urls
from annals.facts.accounts import Account
from annals.facts.memo import remembered
from annals.language.date_format import day_words, month_words
from annals.model import Event
from annals.site.article_lists import list_files, list_paths
from annals.site.context import Context
from annals.site.page import Page, View
from annals.site.pages.entries import harm_of
from annals.site.pagination import Rows, cut, part_pages, part_paths
from annals.site.target import Made, Maker, Target, page_path

ALL = "all"
"""The key of the index of dates."""

YEAR, MONTH = 4, 7
"""Letters of the text of a year and of a month."""

MOST_KNOWN = 6
"""Events that the page of a day tells as they were known by then, at most."""


MOST_EVENTS, MOST_SPANNING, MOST_ARTICLES = 35, 15, 50
"""Rows of each list on the page of a date, at most."""

MOST_DAYS = 300
"""Days that the index of dates lists; where there are more, it leads to their months."""


@dataclass(frozen=True)
class DateLink:
    """A day, month or year as a link: its URL, its title, and a short name for inside its parent."""

    url: str
    title: str
    short: str = ""


@dataclass(frozen=True)
class Known:
    """An event as it was known by a day: the figures published by then, how many articles were out, and came later.

    With each figure stands `""`, since no later article had a part in it.
    """

    event: Event
    figures: tuple[tuple[Account, str], ...]
    articles: int
    later: int


@dataclass(frozen=True)
class DatesView(View):
    """What the index of dates prints: years, their months and, unless it is `brief`, the days that have something."""

    TEMPLATE: ClassVar[str] = "dates.jinja"
    years: tuple[tuple[DateLink, tuple[tuple[DateLink, tuple[DateLink, ...]], ...]], ...]
    brief: bool


@dataclass(frozen=True)
class DateView(View):
    """What the page of a date prints; `inside` are the finer dates within it, `within` its part of the chronology.

    `spanned` are the days of a month on which nothing but a longer span lies.
    `spanning` are the events of a day of which nothing but a span that includes it is known, `known` those that had
    been reported by then, and `unlisted` how many more there are. `finer` counts the events and the articles of a long
    date that only the pages inside it list.
    """

    TEMPLATE: ClassVar[str] = "date.jinja"
    inside: tuple[DateLink, ...]
    spanned: tuple[DateLink, ...]
    before: DateLink | None
    after: DateLink | None
    up: DateLink
    within: str
    events: Rows
    spanning: Rows
    articles: Rows
    finer: tuple[int, int]
    listed: tuple[str, ...]
    openurls: tuple[str, ...]
    known: tuple[Markup, ...]
    unlisted: int
    is_day: bool
    day: str


def _rows(context: Context, date: str) -> tuple[Rows, Rows, Rows]:
    """Return the lists of a date: its events, those of a day that are known by a span alone, and its articles."""
    archive, index, url = context.archive, context.index, urls.of_date(date)
    found = _own(context, index.events_dated, date, MOST_EVENTS)
    articles = _own(context, index.articles_dated, date, MOST_ARTICLES)
    happened = context.happened_on(date) if len(date) > MONTH else found
    spanning = tuple(id for id in found if id not in happened)
    return (
        cut(archive, "event", happened, url, MOST_EVENTS),
        cut(archive, "event", spanning, urls.of_shelf(url, "spanning"), MOST_SPANNING),
        cut(archive, "article", articles, url, MOST_ARTICLES),
    )


def _own(context: Context, dated: Mapping[str, tuple[str, ...]], date: str, most: int) -> tuple[str, ...]:
    """Return what a date's own page lists: all, or of more than `most` what no page of a month or day in it lists."""
    found = dated.get(date, ())
    if len(found) <= most or len(date) > MONTH:
        return found
    inside = {id for each in context.dates_within(date) for id in dated.get(each, ())}
    return tuple(id for id in found if id not in inside)


def _listed(context: Context, date: str) -> tuple[str, ...]:
    """Return the articles that the page of a date offers to download: of years alone."""
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
    title = _link(context, key).title
    view = _view(context, key, rows, listed)
    description = context.say(
        "%(time)s: what happened then, what was published, and what was known by then.", time=title
    )
    yield context.page(url, view, title=title, description=description)
    yield from list_files(context, url, listed)
    for each in rows:
        yield from part_pages(context, each, context.say("Date"), url, title)


def _view(context: Context, key: str, rows: tuple[Rows, Rows, Rows], listed: tuple[str, ...]) -> DateView:
    before, after = context.dates_around(key)
    index, own = context.index, (rows[0].total + rows[1].total, rows[2].total)
    every = (len(index.events_dated.get(key, ())), len(index.articles_dated.get(key, ())))
    is_day = len(key) > MONTH
    known = context.known_by(key) if is_day else ()
    return DateView(
        inside=() if is_day else tuple(map(partial(_link, context), context.dates_within(key))),
        spanned=tuple(map(partial(_link, context), context.days_spanned(key))) if len(key) == MONTH else (),
        before=_link(context, before) if before else None,
        after=_link(context, after) if after else None,
        up=_link(context, key[: len(key) - 3]) if len(key) > YEAR else DateLink(urls.DATES, context.say("All dates")),
        within=_within(context, key),
        events=rows[0],
        spanning=rows[1],
        articles=rows[2],
        finer=(every[0] - own[0], every[1] - own[1]),
        listed=listed,
        openurls=context.batch(rows[2].ids),
        known=tuple(_known(context, id, key) for id in known[:MOST_KNOWN]),
        unlisted=max(0, len(known) - MOST_KNOWN),
        is_day=is_day,
        day=key,
    )


def _within(context: Context, date: str) -> str:
    """Return the URL of the part of the chronology that holds a date; `""` where no event began in its year."""
    return urls.of_shelf(urls.CHRONOLOGY, date[:YEAR]) if context.has_events(date[:YEAR]) else ""


def _known(context: Context, event: str, day: str) -> Markup:
    """Return an event as it was known by a day: what was known when the last article before it was out."""
    last = max(each for each in context.out_days(event) if each <= day)
    here, when = urls.of_date(day), context.archive.events[event].when
    is_linked = any(url == here for _text, url in context.dated(when))
    return known_row(context, context.catalog.language, event, last, here if is_linked else "")


@remembered
def known_row(context: Context, _language: str, event: str, last: str, here: str) -> Markup:
    """Return the row of an event as it was known when the articles until the day `last` were out.

    Pages of thirty days and more print the same row, so it is made once; `here` is the URL of the page that it would
    else link to itself.
    """
    number = sum(each <= last for each in context.out_days(event))
    later = len(context.index.articles_about[event]) - number
    # when the last of all was out, everything was known
    figures = harm_of(context, context.losses_until(event, last) if later else context.accounts(event))
    known = Known(context.archive.events[event], tuple((each, "") for each in figures), number, later)
    printed: Any = context.templates.get_template("entries.jinja").module
    row: Markup = printed.known(Page(context, here), known)
    return row


DATE = Maker("date", "pages of dates", _plan, _make)


def _all_dates(context: Context) -> Made:
    several = sum(len(context.dates_within(m)) for y in context.listed_dates("4") for m in context.dates_within(y))
    years = tuple((_link(context, year), _months(context, year)) for year in context.listed_dates("4"))
    description = context.say("Every year, month and day on which something happened or was published.")
    return context.page(
        urls.DATES, DatesView(years, brief=several > MOST_DAYS), title=context.say("Dates"), description=description
    )


def _months(context: Context, year: str) -> tuple[tuple[DateLink, tuple[DateLink, ...]], ...]:
    return tuple((_link(context, month), _days(context, month)) for month in context.dates_within(year))


def _days(context: Context, month: str) -> tuple[DateLink, ...]:
    return tuple(map(partial(_link, context), context.dates_within(month)))


def _link(context: Context, text: str) -> DateLink:
    """Return the link to a day, month or year, such as `2015-08`."""
    url = urls.of_date(text)
    if len(text) == YEAR:
        return DateLink(url, str(int(text)), str(int(text)))
    if len(text) == MONTH:
        year, month = map(int, text.split("-"))
        return DateLink(url, month_words(year, month, context.catalog), context.catalog.months[month - 1])
    day = datetime.date.fromisoformat(text)
    return DateLink(url, day_words(day, context.catalog), str(day.day))
