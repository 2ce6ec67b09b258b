"""Dates for Hugo: what an EDTF date is in words, and the terms of years, months and days under which it stands."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from bench.core import Archive, Edtf, days_of, months_of, words, years_of


@dataclass(frozen=True)
class Spans:
    """The years, months and days that have a page, as Hugo's terms: `2014`, `2014-03`, `2014-03-11`."""

    years: frozenset[str]
    months: frozenset[str]
    days: frozenset[str]

    def front(self, when: Edtf) -> dict[str, Any]:
        """Return the front matter that sorts a page by its date and files it under its terms."""
        date = when.lower or when.upper
        return {"date": str(date) if date else None, "years": _years(when), "months": _months(when),
                "days": _days(when)}  # fmt: skip

    def day(self, when: Edtf) -> dict[str, str]:
        """Return a date as text, in words, and the path of the page it leads to; an empty one where there is none."""
        return {"edtf": when.text, "words": words(when), "term": self._term(when)}

    def _term(self, when: Edtf) -> str:
        first, last = when.lower, when.upper
        if first and last:
            if str(first) in self.days and (last - first).days <= 1:
                return f"/days/{first}"
            if str(first)[:7] == str(last)[:7] in self.months:
                return f"/months/{str(first)[:7]}"
        year = str(first or last or "")[:4]
        return f"/years/{year}" if year in self.years else ""


def spans_of(archive: Archive) -> Spans:
    """Return the spans of time in which an archive has an event or an article."""
    dates = [event.when for event in archive.events.values()]
    dates += [article.published.date for article in archive.articles.values()]
    return Spans(_all(map(_years, dates)), _all(map(_months, dates)), _all(map(_days, dates)))


def _years(when: Edtf) -> list[str]:
    return [f"{year:04}" for year in years_of(when)]


def _months(when: Edtf) -> list[str]:
    return [f"{year:04}-{month:02}" for year, month in months_of(when)]


def _days(when: Edtf) -> list[str]:
    return [str(day) for day in days_of(when)]


def _all(found: Iterable[list[str]]) -> frozenset[str]:
    return frozenset(term for terms in found for term in terms)
