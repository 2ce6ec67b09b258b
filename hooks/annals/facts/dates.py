"""Facts by date: what happened when, what came out when, and what was known by a day."""

from bisect import bisect_left, bisect_right
from datetime import date
from typing import Any

from annals.facts.calendar import is_on_its_days
from annals.facts.index import Index
from annals.facts.known import days_before, months_before, out_on
from annals.facts.memo import HandingOn, compared, remembered
from annals.model import Archive
from annals.model.kinds import UNDATED

DAY = 10
"""Letters of the text of a day."""


class DateFacts(HandingOn):
    """The part of `Facts` that goes by date."""

    untracked: Archive
    archive: Archive
    index: Index

    @compared
    def out_days(self, event: str) -> tuple[str, ...]:
        """Return the day on which each article on an event was out, the first one first; of unknown days none."""
        articles = (self.archive.articles[id] for id in self.index.articles_about.get(event, ()))
        return tuple(sorted(day.isoformat() for article in articles if (day := out_on(article.published))))

    def reported_on(self, event: str) -> str:
        """Return the day by which an event was first reported; `""` where no article tells."""
        return next(iter(self.out_days(event)), "")

    @compared
    def known_by(self, day: str) -> tuple[str, ...]:
        """Return the events of the thirty days up to a day that an article had reported by then, the latest first."""
        until = date.fromisoformat(day)
        months = (f"{year:04}-{month:02}" for year, month in months_before(until))
        found = dict.fromkeys(id for month in months for id in self.index.events_dated.get(month, ()))
        dated = ((self.archive.events[id].when, id) for id in found if (out := self.reported_on(id)) and out <= day)
        near = [(when, id) for when, id in dated if when.overlaps(days_before(until), until)]
        return tuple(id for _when, id in sorted(near, key=lambda item: (item[0].order, item[1]), reverse=True))

    @compared
    def year_of(self, event: str) -> str:
        """Return the year of an event's first possible day."""
        when = self.archive.events[event].when
        return f"{(when.lower or when.sort_key[1]).year:04}"

    @compared
    def has_date(self, date: str) -> bool:
        """Return whether something has its date on a day, in a month or a year, such as `2015-08`."""
        return date in self.index.events_dated or date in self.index.articles_dated

    @compared
    def dates(self, length: str) -> tuple[str, ...]:
        """Return each year, month or day with something of its date, by the length of its text: `4`, `7` or `10`."""
        every = {*self.index.events_dated, *self.index.articles_dated}
        return tuple(sorted(date for date in every if len(date) == int(length)))

    @compared
    def has_events(self, year: str) -> bool:
        """Return whether an event began in a year, which then has a part of the chronology."""
        return year in self.index.events_begun

    @compared
    def happened_on(self, day: str) -> tuple[str, ...]:
        """Return the events that are dated to a day, and not merely to a span that includes it."""
        found = self.index.events_dated.get(day, ())
        return tuple(id for id in found if is_on_its_days(self.archive.events[id].when))

    @compared
    def listed_dates(self, length: str) -> tuple[str, ...]:
        """Return the dates of `dates` that lists lead to: no day on which nothing but a span includes it."""
        return tuple(each for each in self.dates(length) if len(each) < DAY or self._is_day_of_something(each))

    def _is_day_of_something(self, day: str) -> bool:
        articles = (self.archive.articles[id] for id in self.index.articles_dated.get(day, ()))
        return bool(self.happened_on(day)) or any(is_on_its_days(each.published.date) for each in articles)

    @compared
    def dates_around(self, date: str) -> tuple[str, str]:
        """Return the listed dates before and after a date, as fine as it is; `""` where there is none."""
        dates = self.listed_dates(str(len(date)))
        before, after = bisect_left(dates, date), bisect_right(dates, date)
        return dates[before - 1] if before else "", dates[after] if after < len(dates) else ""

    @compared
    def dates_within(self, date: str) -> tuple[str, ...]:
        """Return the months of a year, or the days of a month, that lists lead to."""
        return tuple(each for each in self.listed_dates(str(len(date) + 3)) if each.startswith(date))

    @compared
    def days_spanned(self, month: str) -> tuple[str, ...]:
        """Return the days of a month that no list leads to: nothing stands on them but a span that includes them."""
        listed = self.dates_within(month)
        return tuple(each for each in self.dates(str(DAY)) if each.startswith(month) and each not in listed)

    @compared
    def articles_around(self, article: str) -> tuple[str, str]:
        """Return the articles that came out before and after one; `""` where there is none, or nothing is known."""
        ids = self._dated_articles()
        if article in self._undated():
            return "", ""
        i = bisect_left(ids, self._order(article), key=self._order)
        return ids[i - 1] if i else "", ids[i + 1] if i + 1 < len(ids) else ""

    def latest_articles(self, most: int) -> tuple[str, ...]:
        """Return the articles that came out last, the last one first, `most` at most."""
        return self._dated_articles()[: -most - 1 : -1]

    @remembered
    def _dated_articles(self) -> tuple[str, ...]:
        """Return the articles in order of date; those without one, which are the last of all, are left out."""
        ids = tuple(self.archive.articles)
        return ids[: len(ids) - len(self._undated())]

    def _undated(self) -> tuple[str, ...]:
        return self.index.articles_undated.get(UNDATED, ())

    def _order(self, article: str) -> tuple[Any, ...]:
        return (*self.untracked.articles[article].published.date.order, article)
