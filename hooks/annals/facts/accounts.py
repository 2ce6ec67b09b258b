"""Accounts compared: claims about one thing side by side, with their range, origins and agreement.

Nothing is averaged and no figure is chosen. `low` and `high` are the lowest and highest figure
stated; `best` exists only where one claim exists or one origin updated itself (UCDP's editorial
best is beyond a press archive). Origins are counted after folding sources of one owner.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations

from annals.facts.index import Index
from annals.facts.statements import Statement
from annals.model.vocabulary import MEASURES, Family

RIVAL_SIDES = ("control", "responsibility")
"""Measures whose side is what the claim states."""


class Agreement(StrEnum):
    """What the claims of an account say of one another."""

    SINGLE = "one account"
    AGREE = "accounts agree"
    COMPATIBLE = "accounts are compatible, not equally precise"
    DIFFER = "accounts differ"
    APART = "side by side, not compared"


@dataclass(frozen=True, order=True)
class Topic:
    """What is compared: one measure of one thing, for one side."""

    about: str
    states: str
    side: str
    subset: str
    to: str
    unit: str


@dataclass(frozen=True)
class Account:
    """All claims on one topic. `low`, `high`, `best` are None where nobody gives that bound."""

    topic: Topic
    statements: tuple[Statement, ...]
    origins: tuple[str, ...]
    publishers: tuple[str, ...]
    articles: tuple[str, ...]
    low: int | None
    high: int | None
    best: int | None
    agreement: Agreement


def accounts_about(index: Index, about: str) -> tuple[Account, ...]:
    """Return the accounts of one record, in the order in which measures are listed."""
    topics: dict[Topic, list[Statement]] = {}
    for statement in index.statements_of(index.claims_about.get(about, ())):
        topics.setdefault(_topic(statement), []).append(statement)
    rank = {name: place for place, name in enumerate(MEASURES)}
    ordered = sorted(topics.items(), key=lambda item: (rank[item[0].states], item[0]))
    return tuple(_account(index, topic, tuple(found)) for topic, found in ordered)


def origins(index: Index, statements: Iterable[Statement]) -> tuple[str, ...]:
    """Return the distinct origins behind statements, those of one owner counted once."""
    return tuple(dict.fromkeys(index.owner(statement.claim.origin) for statement in statements))


def _topic(statement: Statement) -> Topic:
    claim = statement.claim
    # who holds a place, or is blamed, is what rival accounts differ on, not what sets them apart
    side = "" if claim.states in RIVAL_SIDES else claim.side or ""
    return Topic(claim.about, claim.states, side, claim.subset or "", claim.to or "", claim.counted_in)


def _account(index: Index, topic: Topic, found: tuple[Statement, ...]) -> Account:
    stated = [statement.claim.figure for statement in found if statement.claim.figure]
    # a word's coded minimum bounds a range only where no account gives a number
    figures = [figure for figure in stated if not figure.vague] or stated
    low = min((figure.bounds[0] for figure in figures), default=None)
    high = max((figure.bounds[1] for figure in figures), default=None)
    return Account(
        topic=topic,
        statements=found,
        origins=origins(index, found),
        publishers=tuple(dict.fromkeys(index.owner(s.article.publisher) for s in found)),
        articles=tuple(dict.fromkeys(s.article.id for s in found)),
        low=low,
        high=high,
        best=_best(index, found),
        agreement=_agreement(found),
    )


def _best(index: Index, found: tuple[Statement, ...]) -> int | None:
    """Return the only figure, or the last tally of an only origin; else None."""
    if len(found) > 1 and len(origins(index, found)) > 1:
        return None
    updated = {relation.to for s in found for relation in s.claim.relations if relation.kind == "updates"}
    last = [statement for statement in found if statement.key not in updated]
    if len(last) != 1 or (len(found) > 1 and len(updated) != len(found) - 1):
        return None
    figure = last[0].claim.figure
    return figure.low if figure and figure.low == figure.high and not figure.approximate else None


def _agreement(found: tuple[Statement, ...]) -> Agreement:
    if len(found) == 1:
        return Agreement.SINGLE
    if not found[0].claim.measure.rival:
        return Agreement.APART
    if len({content_of(statement) for statement in found}) == 1:
        return Agreement.AGREE
    differ = any(differing(first, second) for first, second in combinations(found, 2))
    return Agreement.DIFFER if differ else Agreement.COMPATIBLE


def differing(first: Statement, second: Statement) -> bool:
    """Return whether two statements on one topic cannot both be right as worded.

    Figures differ if no number fits both: `at least 23` and 23 do not, 28 and 37 do.
    """
    if _declared_apart(first, second):
        return True
    together = first.article.id == second.article.id and first.claim.paragraph == second.claim.paragraph
    if together and first.claim.states in RIVAL_SIDES:
        return False  # one sentence may name two to blame
    one, other = first.claim.figure, second.claim.figure
    if one is None or other is None or one.approximate or other.approximate:
        return content_of(first) != content_of(second)
    low, high = max(one.low or 0, other.low or 0), [end for end in (one.high, other.high) if end is not None]
    return bool(high) and low > min(high)


def _declared_apart(first: Statement, second: Statement) -> bool:
    """Return whether a record says that one statement updates, contradicts or changed the other."""
    return any(
        relation.to == other.key and relation.kind in ("updates", "contradicts", "mutates")
        for one, other in ((first, second), (second, first))
        for relation in one.claim.relations
    )


def content_of(statement: Statement) -> tuple[object, ...]:
    """Return what a claim says, stripped of who said it: what must be equal to agree."""
    claim = statement.claim
    if claim.states in RIVAL_SIDES:
        return (claim.side, "" if claim.side else (claim.value or "").casefold())
    if claim.measure.family is Family.HAPPENING:
        return ()
    return (claim.figure.text if claim.figure else "", (claim.value or "").casefold() if not claim.figure else "")
