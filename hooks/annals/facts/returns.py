"""Places taken back between two statements of what a side holds, which are then no contradiction."""

from collections.abc import Iterable
from datetime import date

from annals.facts.accounts import Account
from annals.facts.control import around
from annals.facts.statements import Statement
from annals.model import Archive
from annals.model.fixed import ABSENCE, PRESENCE

OF_AREAS = (PRESENCE, ABSENCE)
"""Measures that tell what a side holds, or no longer holds, in an area."""


def returns(archive: Archive, accounts: Iterable[Account]) -> tuple[str, ...]:
    """Return the events by which a side took or lost places between two statements of what it holds in an area.

    Two statements that a side holds its last place in an area are no contradiction where it
    came back in between.
    """
    found: list[str] = []
    told = [statement for account in accounts if account.topic.states in OF_AREAS for statement in account.statements]
    for side in dict.fromkeys(statement.claim.side for statement in told):
        moments = sorted(moment for each in told if each.claim.side == side and (moment := _moment(each)))
        if len(moments) > 1:
            found += [
                event.id
                for event in archive.events.values()
                if event.control
                and side in (event.control.to, event.control.from_)
                and event.when.upper
                and moments[0] < event.when.upper <= moments[-1]
                and any(told[0].claim.about in around(archive, place) for place in event.places)
            ]
    return tuple(dict.fromkeys(found))


def _moment(statement: Statement) -> date | None:
    return (statement.claim.when or statement.claim.said or statement.article.published.date).upper
