"""Where accounts part, and why: statements on one topic that exclude each other, in pairs of versions.

Accounts do not part for being less precise, nor in words alone: two wordings differ where a record says so. Nor does
one account part from itself. Reasons are computed: relations that a record declares come first; then, of
what lasts over time, whether both speak of stated days; then whether they have different origins.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations, islice
from typing import NamedTuple

from annals.facts.accounts import MOST_COMPARED, Account
from annals.facts.index import Index
from annals.facts.origins import is_named, voice_of
from annals.facts.statements import Statement
from annals.facts.versions import Pair, Version, apart_in_time, extent, fits, in_series, moment
from annals.language.catalog import message
from annals.model import Relation
from annals.model.fixed import NAMED, Family
from annals.values.edtf import Edtf


class Reason(StrEnum):
    """Why two versions of one thing part, as far as the records tell."""

    CONTRADICTION = message("as written, both cannot be true")
    NAMES = message("two names for one thing, set against each other")
    COPYING = message("changed in copying")
    TALLY = message("one is the later count")
    DENIAL = message("one source denies it")
    MEASURE = message("they may not count the same thing")
    ORIGIN = message("different sources")
    UNSOURCED = message("at least one names no source")
    UNEXPLAINED = message("both from one source, with no explanation")
    UNDATED = message("at least one gives no day")
    SERIES = message("about different times")


_RANKED = (Reason.CONTRADICTION, Reason.DENIAL, Reason.COPYING)
"""Reasons that go before all others on a page."""

_LAST_RANKED = {"place": 4, "date": 5}
"""Subjects that come after all others, but for what is no conflict."""

SERIES_RANK = 9
"""The rank of what only seems to differ."""


@dataclass(frozen=True)
class Parting:
    """Two versions that part, why, and the relations that say so."""

    one: Version
    other: Version
    reason: Reason
    declared: tuple[Relation, ...] = ()

    @property
    def inferred(self) -> bool:
        """Return whether it is our reading, which no text states."""
        return any(relation.basis == "inferred" for relation in self.declared)


@dataclass(frozen=True)
class Disagreement:
    """One place where accounts part: on what, which statements, and the pairs that part."""

    about: str
    subject: str
    statements: tuple[Statement, ...]
    partings: tuple[Parting, ...]

    @property
    def reasons(self) -> tuple[Reason, ...]:
        """Return the reasons, each once."""
        found = {parting.reason for parting in self.partings}
        return tuple(reason for reason in Reason if reason in found)

    @property
    def in_conflict(self) -> bool:
        """Return whether accounts differ on one thing; a series over time is no conflict."""
        return set(self.reasons) != {Reason.SERIES}

    @property
    def rank(self) -> int:
        """Return the place among others: contradictions, changes in copying, figures, places, dates, series."""
        if not self.in_conflict:
            return SERIES_RANK
        first = next((place for place, reason in enumerate(_RANKED) if reason in self.reasons), None)
        if first is not None:
            return first
        return _LAST_RANKED.get(self.subject, len(_RANKED))


class Summary(NamedTuple):
    """In numbers, where the accounts of one record part: points in conflict, others, and how often each reason stands.

    `between` counts the points in conflict that lie between articles, `rows` the statements in all of
    them; `articles` are those that make these statements; `rank` is that of the first point, `ranks` that of each.
    """

    distinct: bool
    conflicts: int
    others: int
    between: int
    rows: int
    reasons: tuple[str, ...]
    articles: tuple[str, ...]
    rank: int
    ranks: tuple[int, ...]


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
        rank=min((point.rank for point in points), default=SERIES_RANK),
        ranks=tuple(point.rank for point in points),
    )


def disagreements_about(index: Index, about: str, accounts: tuple[Account, ...]) -> tuple[Disagreement, ...]:
    """Accounts differ where they cannot all be right; to be less exact, or to use other words, is not to differ.

    Return every point on which the accounts of one record part, what weighs most first.
    """
    found = (*_differing(index, accounts), *_measures(index, accounts), *_days(index, accounts))
    return tuple(sorted(found, key=lambda point: point.rank))


def _differing(index: Index, accounts: tuple[Account, ...]) -> Iterator[Disagreement]:
    """Yield the accounts whose claims give figures or statements that exclude each other."""
    for account in accounts:
        if account.differing:
            partings = tuple(_parting(index, pair) for pair in account.differing)
            yield Disagreement(account.topic.about, account.topic.states, account.statements, partings)


_BY_RELATION = {"contradicts": Reason.CONTRADICTION, "mutates": Reason.COPYING, "updates": Reason.TALLY}


def _parting(index: Index, pair: Pair) -> Parting:
    one, other = pair.one.first, pair.other.first
    for kind, reason in _BY_RELATION.items():
        if declared := tuple(relation for relation in pair.declared if relation.kind == kind):
            return Parting(pair.one, pair.other, _told_of(one.claim.states, reason), declared)
    if one.claim.stance != other.claim.stance:
        return Parting(pair.one, pair.other, Reason.DENIAL)
    if not index.is_distinct(one.claim.about) and one.claim.measure.varies:
        if moment(one) is None or moment(other) is None:
            return Parting(pair.one, pair.other, Reason.UNDATED)
        if in_series(index, one, other):
            return Parting(pair.one, pair.other, Reason.SERIES)
    return Parting(pair.one, pair.other, _whose(index, pair.one, pair.other))


def _told_of(states: str, reason: Reason) -> Reason:
    """Names are neither true nor false: return the reason of two names that exclude each other as one of names."""
    return Reason.NAMES if reason is Reason.CONTRADICTION and states == NAMED else reason


def _whose(index: Index, one: Version, other: Version) -> Reason:
    """Return what the origins of two versions tell of why they part."""
    named = [[each for each in version.statements if is_named(index, each)] for version in (one, other)]
    if not all(named):
        return Reason.UNSOURCED
    first, second = ({voice_of(index, each) for each in statements} for statements in named)
    return Reason.UNEXPLAINED if first & second else Reason.ORIGIN


def _measures(index: Index, accounts: tuple[Account, ...]) -> Iterator[Disagreement]:
    """Yield losses of one side that articles count in ways that cannot be compared, with figures that do not agree."""
    losses = [account for account in accounts if account.measure.family == Family.LOSSES]
    losses = [each for each in losses if index.is_distinct(each.topic.about) and not each.topic.part]
    for unsplit in (account for account in losses if account.measure.unsplit):
        whose = (unsplit.topic.side, unsplit.topic.subset)
        rivals = [
            version
            for account in losses
            if (account.topic.side, account.topic.subset) == whose and account.topic.states == unsplit.measure.unsplit
            for version in account.versions
        ]
        found = ((one, other) for one in rivals for other in unsplit.versions if _cannot_be_compared(one, other))
        pairs = list(islice(found, MOST_COMPARED))
        if pairs:
            partings = tuple(Parting(one, other, Reason.MEASURE) for one, other in pairs)
            shown = dict.fromkeys(version for pair in pairs for version in pair)
            statements = tuple(statement for version in shown for statement in version.statements)
            yield Disagreement(unsplit.topic.about, unsplit.topic.states, statements, partings)


def _cannot_be_compared(killed: Version, unsplit: Version) -> bool:
    """Return whether the dead of one article and the losses of another do not agree; the dead are part of these."""
    one, other = killed.first.claim, unsplit.first.claim
    if {s.article.id for s in killed.statements} & {s.article.id for s in unsplit.statements}:
        return False
    if not (one.asserted and other.asserted):
        return False
    if not (one.figure and other.figure and one.figure.has_number and other.figure.has_number):
        return False
    if other.measure.may_mean:
        return not fits(one, other)
    return extent(one)[0] > extent(other)[1]


def _days(index: Index, accounts: tuple[Account, ...]) -> Iterator[Disagreement]:
    """Yield a distinct event whose accounts of one thing put it on days of which none is possible for both."""
    partings: dict[frozenset[Edtf | None], Parting] = {}
    shown: list[Statement] = []
    for account in accounts:
        if not index.is_distinct(account.topic.about) or account.measure.family == Family.WORDS:
            continue
        dated = [each for each in account.statements if each.claim.when and each.claim.asserted]
        apart = {
            frozenset((one.claim.when, other.claim.when)): _dated_parting(index, Version((one,)), Version((other,)))
            for one, other in combinations(dated[:MOST_COMPARED], 2)
            if _dated_apart(index, one, other)
        }
        partings |= {**apart, **partings}
        shown += dated if apart else ()
    if partings:
        yield Disagreement(shown[0].claim.about, "date", tuple(shown), tuple(partings.values()))


def _dated_parting(index: Index, one: Version, other: Version) -> Parting:
    return Parting(one, other, _whose(index, one, other))


def _dated_apart(index: Index, one: Statement, other: Statement) -> bool:
    alone = one.article.id == other.article.id and voice_of(index, one) == voice_of(index, other)
    return bool(not alone and one.claim.when and other.claim.when and apart_in_time(one.claim.when, other.claim.when))
