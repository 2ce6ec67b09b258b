"""What had been reported by a day: events and accounts as a reader of the press knew them then.

An article counts as out by a day where that is the last day on which it can have been published; one whose date is
not known at all is out by none.
"""

from collections.abc import Iterable
from datetime import date, timedelta

from annals.facts.calendar import Month, divmod_month
from annals.facts.statements import Statement
from annals.model import Published

KNOWN_DAYS = 30
"""Days before a day whose events its page tells as they were known by then."""


def out_on(published: Published) -> date | None:
    """Return the day by which an article is sure to be out; None where nothing tells."""
    return published.date.upper


def reported_until(statements: Iterable[Statement], day: date) -> tuple[Statement, ...]:
    """Return the statements of articles that were out by a day."""
    return tuple(each for each in statements if (out := out_on(each.article.published)) and out <= day)


def days_before(day: date) -> date:
    """Return the first of the days whose events are told as known by a day."""
    return day - min(timedelta(days=KNOWN_DAYS), day - date.min)


def months_before(day: date) -> Iterable[Month]:
    """Return the months that these days touch."""
    first = days_before(day)
    return map(divmod_month, range(first.year * 12 + first.month - 1, day.year * 12 + day.month))
