"""Where accounts part, and why: claims on one topic that do not say the same, in pairs.

The reasons are computed. Relations that a record declares come first; then, of what lasts over
time, whether two claims speak of different times; then whether their origins differ; what
remains is called unexplained.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations
from typing import NamedTuple

from annals.facts.accounts import Account, Agreement, differing
from annals.facts.index import Index
from annals.facts.statements import Statement
from annals.model import Relation
from annals.model.vocabulary import MEASURES, Family
from annals.values.edtf import Edtf, Precision, Shape

MOST_COMPARED = 150
"""Claims of one point that are compared in pairs for the reasons why they part; a page prints fewer."""

UNSPLIT = ("killed-or-wounded", "casualties")
"""Losses that do not tell the dead from the wounded."""


_COUNTS = tuple(name for name, measure in MEASURES.items() if measure.family in (Family.LOSSES, Family.COUNT))
VARYING = (*_COUNTS, "control", "presence")
"""What changes over time: two such statements of different days are a series. A label is not."""


class Reason(StrEnum):
    """Why two claims about one thing part, as far as the records tell."""

    TALLY = "a later tally"
    COPYING = "a copying change"
    MEASURE = "a different measure"
    UNSPLIT = "dead and wounded not told apart"
    PRECISION = "a different precision"
    ORIGIN = "another origin"
    MOMENT = "a series over time"
    CONTRADICTION = "they exclude each other"
    UNEXPLAINED = "one origin, and no reason stated"


@dataclass(frozen=True)
class Disagreement:
    """One place where accounts part: which claims, on what, and why as far as it is known."""

    about: str
    subject: str
    statements: tuple[Statement, ...]
    reasons: tuple[Reason, ...]

    @property
    def in_conflict(self) -> bool:
        """Return whether accounts differ on one thing; a series, or a figure not split, is no conflict."""
        return not set(self.reasons) <= {Reason.MOMENT, Reason.UNSPLIT}

    @property
    def relations(self) -> tuple[Relation, ...]:
        """Return the relations that the records declare between the claims."""
        keys = {statement.key for statement in self.statements}
        every = (relation for statement in self.statements for relation in statement.claim.relations)
        return tuple(relation for relation in every if relation.to in keys)


class Summary(NamedTuple):
    """In numbers, where the accounts of one record part: points in conflict, others, and how often each reason stands.

    `between` counts the points in conflict that lie between articles, `rows` the statements in all of
    them; `articles` are those that make these statements.
    """

    distinct: bool
    conflicts: int
    others: int
    between: int
    rows: int
    reasons: tuple[str, ...]
    articles: tuple[str, ...]


def summary_of(distinct: bool, points: tuple[Disagreement, ...]) -> Summary:
    """Return the points of one record in numbers; `distinct` says that it is a distinct event."""
    conflicts = [point for point in points if point.in_conflict]
    return Summary(
        distinct=distinct,
        conflicts=len(conflicts),
        others=len(points) - len(conflicts),
        between=sum(len({s.article.id for s in point.statements}) > 1 for point in conflicts),
        rows=sum(len(point.statements) for point in points),
        reasons=tuple(str(reason) for point in points for reason in point.reasons),
        articles=tuple(dict.fromkeys(s.article.id for point in points for s in point.statements)),
    )


def disagreements_about(index: Index, about: str, accounts: tuple[Account, ...]) -> tuple[Disagreement, ...]:
    """Return every point on which the accounts of one record part."""
    return (*_differing(index, accounts), *_measures(accounts), *_days(index, accounts))


def _differing(index: Index, accounts: tuple[Account, ...]) -> Iterator[Disagreement]:
    """Yield the accounts whose claims give different figures or statements."""
    for account in accounts:
        if account.agreement is Agreement.DIFFER:
            yield _disagreement(index, account.topic.about, account.topic.states, account.statements)


def _measures(accounts: tuple[Account, ...]) -> Iterator[Disagreement]:
    """Yield losses of one side that articles count in different ways, or do not split."""
    losses = [account for account in accounts if MEASURES[account.topic.states].family is Family.LOSSES]
    for unsplit in (account for account in losses if account.topic.states in UNSPLIT):
        whose = (unsplit.topic.side, unsplit.topic.subset)
        same_side = [each for each in losses if (each.topic.side, each.topic.subset) == whose and each is not unsplit]
        split = {article for account in same_side for article in account.articles}
        rivals = [
            statement
            for account in same_side
            for statement in account.statements
            if statement.article.id not in unsplit.articles
        ]
        if not rivals and set(unsplit.articles) <= split:
            continue  # the same articles give the dead as well
        reason = Reason.MEASURE if rivals else Reason.UNSPLIT
        yield Disagreement(unsplit.topic.about, unsplit.topic.states, (*rivals, *unsplit.statements), (reason,))


def _days(index: Index, accounts: tuple[Account, ...]) -> Iterator[Disagreement]:
    """Yield an event that articles date differently; a town may be held, or fought over, more than once."""
    dated = [
        statement
        for account in accounts
        if account.topic.about in index.clarity and MEASURES[account.topic.states].rival
        if MEASURES[account.topic.states].family is Family.HAPPENING or index.is_distinct(account.topic.about)
        for statement in account.statements
        if statement.claim.when
    ]
    if len({statement.claim.when.text for statement in dated if statement.claim.when}) > 1:
        yield _disagreement(index, dated[0].claim.about, "date", tuple(dated))


def _disagreement(index: Index, about: str, subject: str, statements: tuple[Statement, ...]) -> Disagreement:
    reason = _date_reasons if subject == "date" else _reasons
    compared = statements[:MOST_COMPARED]
    found = {each for first, second in combinations(compared, 2) for each in reason(index, first, second)}
    return Disagreement(about, subject, statements, tuple(each for each in Reason if each in found))


def _reasons(index: Index, first: Statement, second: Statement) -> Iterator[Reason]:
    """Yield the reasons why two statements differ; none where they agree."""
    if not differing(first, second):
        return
    declared = list(_declared(first, second))
    yield from declared
    one, other = _moment(first), _moment(second)
    lasting = not index.is_distinct(first.claim.about) and first.claim.states in VARYING
    if lasting and not one.overlaps(*other.sort_key) and not declared:
        yield Reason.MOMENT
    elif _origins_differ(index, first, second):
        yield Reason.ORIGIN
    elif not declared:
        yield Reason.UNEXPLAINED


def _date_reasons(index: Index, first: Statement, second: Statement) -> Iterator[Reason]:
    """Yield the reasons why two statements date an event differently; none where they date it alike."""
    one, other = first.claim.when, second.claim.when
    if not one or not other or one.text == other.text:
        return
    wider, narrower = (one, other) if one.contains(other) else (other, one)
    # an interval of days is a span that was meant, such as a night, and no coarser way to say a day
    if wider.contains(narrower) and not (wider.shape is Shape.INTERVAL and wider.precision is Precision.DAY):
        yield Reason.PRECISION
    else:
        yield Reason.ORIGIN if _origins_differ(index, first, second) else Reason.UNEXPLAINED


def _origins_differ(index: Index, first: Statement, second: Statement) -> bool:
    return index.owner(first.claim.origin) != index.owner(second.claim.origin)


def _moment(statement: Statement) -> Edtf:
    """Return the time up to which a statement on something lasting speaks: its date's end, or when it was said."""
    when = statement.claim.when
    if when and when.upper:
        return when.closing
    return statement.claim.said or statement.article.published.date


_BY_RELATION = {
    "updates": Reason.TALLY,
    "mutates": Reason.COPYING,
    "narrows": Reason.PRECISION,
    "contradicts": Reason.CONTRADICTION,
}


def _declared(first: Statement, second: Statement) -> Iterator[Reason]:
    """Yield the reasons that declared relations between two statements give."""
    for one, other in ((first, second), (second, first)):
        for relation in one.claim.relations:
            if relation.to == other.key and relation.kind in _BY_RELATION:
                yield _BY_RELATION[relation.kind]
