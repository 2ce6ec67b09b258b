"""The deaths of an event in the columns of UCDP GED, as far as accounts give what UCDP means, and nothing is added up.

UCDP's editors choose a best figure and sum it over sides. A press archive does neither: a column holds what one
account gives, or is empty.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from annals.data.tables import UCDP, Column
from annals.facts.accounts import Account
from annals.model import Event
from annals.model.fixed import KILLED
from annals.model.vocabulary import Vocabulary


@dataclass(frozen=True)
class Deaths:
    """The dead of an event, each number None where no account gives it alone.

    `side_a`, `side_b`, `civilians` and `unknown` are exact figures; `low`, `high` and `best` are of all the dead.
    """

    side_a: int | None = None
    side_b: int | None = None
    civilians: int | None = None
    unknown: int | None = None
    low: int | None = None
    high: int | None = None
    best: int | None = None


def deaths_of(vocabulary: Vocabulary, event: Event, accounts: Iterable[Account]) -> Deaths:
    """Return the dead of an event from its accounts; none of a subject, which is no event.

    What counts only a part of the dead fills no column, and leaves no other account alone.
    """
    killed = [account for account in accounts if account.topic.states == KILLED]
    whole = [account for account in killed if not account.topic.subset and not account.topic.part]
    if event.clarity == "subject" or not whole:
        return Deaths()
    columns = [_column(vocabulary, event, account) for account in whole]
    single = {column: a.best for a, column in zip(whole, columns, strict=True) if columns.count(column) == 1}
    alone = len(killed) == 1
    low, high = _bounds(whole[0]) if alone else (None, None)
    return Deaths(
        single.get("side_a"),
        single.get("side_b"),
        single.get("civilians"),
        single.get("unknown"),
        low,
        high,
        whole[0].best if alone else None,
    )


def _column(vocabulary: Vocabulary, event: Event, account: Account) -> str:
    """Return the name of the number to which an account belongs; `""` where UCDP has none that means the same."""
    side = account.topic.side
    counted = {statement.claim.counts(vocabulary) for statement in account.statements}
    if counted == {vocabulary.status_of("people")} and side in ("", vocabulary.people):
        return "civilians"
    if counted == {vocabulary.status_of("nobody")} and not side:
        return "unknown"
    if counted == {vocabulary.status_of("groups")} and side:
        return "side_a" if side in event.side_a else "side_b" if side in event.side_b else ""
    return ""


def _bounds(account: Account) -> tuple[int | None, int | None]:
    """Return the least and the greatest number stated; None where a figure sets no bound there, or a rough one."""
    figures = [s.claim.figure for s in account.statements if s.claim.figure and s.claim.asserted]
    if not figures or any(figure.approximate or figure.vague for figure in figures):
        return None, None
    lows, highs = [figure.low for figure in figures], [figure.high for figure in figures]
    return _if_all(lows, min), _if_all(highs, max)


def _if_all(bounds: list[int | None], choose: Callable[[list[int]], int]) -> int | None:
    known = [bound for bound in bounds if bound is not None]
    return choose(known) if known and len(known) == len(bounds) else None


_WHERE_ONE = ", where one account of it gives one exact figure; never killed or wounded"
_ALONE = ", where one account alone counts the dead of the event; accounts are never added up"
COLUMNS: tuple[Column[Any], ...] = (
    Column(
        "deaths_a",
        f"people of side_a who were killed{_WHERE_ONE}",
        lambda row: row.deaths.side_a,
        "integer",
        like=UCDP,
        only=UCDP,
    ),
    Column(
        "deaths_b",
        f"people of side_b who were killed{_WHERE_ONE}",
        lambda row: row.deaths.side_b,
        "integer",
        like=UCDP,
        only=UCDP,
    ),
    Column(
        "deaths_civilians",
        f"civilians who were killed{_WHERE_ONE}",
        lambda row: row.deaths.civilians,
        "integer",
        like=UCDP,
        only=UCDP,
    ),
    Column(
        "deaths_unknown",
        f"people killed of whom no source says who they were{_WHERE_ONE}",
        lambda row: row.deaths.unknown,
        "integer",
        like=UCDP,
        only=UCDP,
    ),
    Column(
        "low",
        f"least number of people killed that is stated{_ALONE}",
        lambda row: row.deaths.low,
        "integer",
        like=UCDP,
        only=UCDP,
    ),
    Column(
        "high",
        f"greatest number of people killed that is stated{_ALONE}; empty where a figure sets no upper bound",
        lambda row: row.deaths.high,
        "integer",
        like=UCDP,
        only=UCDP,
    ),
    Column(
        "best",
        f"the figure, where it is the only one or its origin's last{_ALONE}",
        lambda row: row.deaths.best,
        "integer",
        like=UCDP,
        only=UCDP,
    ),
)
"""The columns of a table of events whose rows have `deaths`."""
