"""Who reported an event first: told where one origin has it a week before another reports it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from annals.facts.index import Index
from annals.facts.origins import is_named, voice_of
from annals.facts.statements import Statement
from annals.values.edtf import Edtf

LONG_BEFORE = timedelta(days=7)


@dataclass(frozen=True)
class Reported:
    """One origin's first report of an event, and the day of it."""

    statement: Statement
    day: Edtf


@dataclass(frozen=True)
class Gap:
    """The first report of an event, and that of another origin at least a week later."""

    first: Reported
    later: Reported


def reported_apart(index: Index, about: str) -> tuple[Gap, ...]:
    """Where one source reports an event a week or more before another, which gives no day for it, the page says so.

    Return each such origin of a distinct event, with the first.
    """
    if not index.is_distinct(about):
        return ()
    firsts: dict[tuple[str, ...], Reported] = {}
    for each in sorted(_reports(index, about), key=lambda report: report.day.sort_key[1]):
        firsts.setdefault(voice_of(index, each.statement), each)
    reports = list(firsts.values())
    return tuple(Gap(reports[0], each) for each in reports[1:] if _long_before(index, reports[0], each))


def _reports(index: Index, about: str) -> Iterable[Reported]:
    for statement in index.statements_of(index.claims_about.get(about, ())):
        claim = statement.claim
        if claim.measure.tells_of_it and claim.asserted and is_named(index, statement):
            yield Reported(statement, claim.said or statement.article.published.date)


def _long_before(index: Index, first: Reported, later: Reported) -> bool:
    """Return whether a report of somebody else is much later than the first, and gives no day for the event."""
    if later.statement.claim.when or set(voice_of(index, first.statement)) & set(voice_of(index, later.statement)):
        return False
    return (later.day.lower or date.min) - (first.day.upper or date.max) >= LONG_BEFORE
