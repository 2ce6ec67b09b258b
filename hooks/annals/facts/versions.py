"""The versions in which statements on one topic exist, and which of them exclude each other.

Statements that repeat one another are one version: where a record says so, and where one origin says the same. What
a record declares of one statement holds for its whole version: whoever repeats an updated figure is updated too.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import combinations
from math import inf

from annals.facts.index import Index
from annals.facts.origins import voice_of
from annals.facts.statements import Statement
from annals.model import Claim, Relation
from annals.model.fixed import DAYS, KM, UNITS, Family
from annals.values.edtf import Edtf, Precision

APART = ("updates", "contradicts", "mutates")
"""Relations between statements that do not say the same."""

ABOUT = 0.1
"""How far, as a share, a number called `about` may lie from the one that is meant; ours."""


@dataclass(frozen=True)
class Version:
    """What several statements say alike; the first of them stands for all."""

    statements: tuple[Statement, ...]

    @property
    def first(self) -> Statement:
        """Return the statement that stands for the version."""
        return self.statements[0]


@dataclass(frozen=True)
class Pair:
    """Two versions that differ, and what records declare between their statements."""

    one: Version
    other: Version
    declared: tuple[Relation, ...]


def versions_of(index: Index, statements: Sequence[Statement]) -> tuple[Version, ...]:
    """Whoever repeats a statement says the same; what a record notes on it then holds for all who repeat it.

    Return the versions of statements on one topic, in the order in which they are met.
    """
    of: dict[str, int] = {statement.key: place for place, statement in enumerate(statements)}
    group = list(range(len(statements)))

    def root(place: int) -> int:
        while group[place] != place:
            group[place] = group[group[place]]
            place = group[place]
        return place

    same: dict[tuple[object, ...], int] = {}
    for place, statement in enumerate(statements):
        alike = [of[each.to] for each in statement.claim.relations if each.kind == "repeats" and each.to in of]
        alike.append(same.setdefault((voice_of(index, statement), content_of(statement)), place))
        for other in alike:
            first, last = sorted((root(place), root(other)))
            group[last] = first
    found: dict[int, list[Statement]] = {}
    for place, statement in enumerate(statements):
        found.setdefault(root(place), []).append(statement)
    return tuple(Version(tuple(each)) for each in found.values())


def differing_pairs(index: Index, found: Sequence[Version]) -> Iterator[Pair]:
    """Yield the pairs of versions that exclude each other as worded, or that a record sets apart."""
    if len(found) < 2:
        return
    declared, told = _declared(found), [_told(index, version) for version in found]
    for (i, one), (j, other) in combinations(enumerate(found), 2):
        relations = declared.get((i, j), ())
        kinds = {relation.kind for relation in relations}
        if not kinds.isdisjoint(APART):
            yield Pair(one, other, tuple(relation for relation in relations if relation.kind in APART))
        elif not kinds and not _one_account(one, other, told[i] | told[j]) and _differing(one.first, other.first):
            yield Pair(one, other, ())


def _declared(found: Sequence[Version]) -> Mapping[tuple[int, int], tuple[Relation, ...]]:
    """Return what records declare between the statements of versions, by the places of the two."""
    of = {statement.key: place for place, version in enumerate(found) for statement in version.statements}
    between: dict[tuple[int, int], tuple[Relation, ...]] = {}
    for place, version in enumerate(found):
        for relation in (each for statement in version.statements for each in statement.claim.relations):
            if (other := of.get(relation.to, place)) != place:
                pair = (min(place, other), max(place, other))
                between[pair] = (*between.get(pair, ()), relation)
    return between


_Told = set[tuple[str, tuple[str, ...]]]
"""Which article tells something on whose word."""


def _told(index: Index, version: Version) -> _Told:
    return {(each.article.id, voice_of(index, each)) for each in version.statements}


def _one_account(one: Version, other: Version, told: _Told) -> bool:
    """Return whether one article tells both versions on one word, and nobody else either of them."""
    same = one.first.claim.stance == other.first.claim.stance
    return same and len(told) == 1


def _differing(first: Statement, second: Statement) -> bool:
    """Return whether two statements on one topic cannot both be right as worded."""
    one, other = first.claim, second.claim
    if not {one.stance, other.stance} <= {None, "denies"}:
        return False
    if one.stance != other.stance:
        return _denied(one, other)
    if one.measure.rival:
        together = first.article.id == second.article.id and one.paragraph == other.paragraph
        return bool(one.side and other.side and one.side != other.side and not together)  # one sentence may blame two
    return not fits(one, other)


def _denied(one: Claim, other: Claim) -> bool:
    """Return whether one of two claims denies just what the other says: of the same side, or the same figure."""
    if one.measure.rival:
        return not one.side or not other.side or one.side == other.side
    if one.figure and other.figure:
        return fits(one, other)
    return True


def in_series(index: Index, one: Statement, other: Statement) -> bool:
    """Return whether two statements on something lasting speak of different stated days, up to which each is true."""
    if index.is_distinct(one.claim.about) or not one.claim.measure.varies:
        return False
    first, second = moment(one), moment(other)
    return first is not None and second is not None and apart_in_time(first, second)


def moment(statement: Statement) -> Edtf | None:
    """Return the day up to which a statement on something lasting speaks: its date's end, or when it was said."""
    when = statement.claim.when
    return when.closing if when and when.upper else statement.claim.said


def fits(one: Claim, other: Claim) -> bool:
    """Return whether some number fits the figures of both; what gives no number fits all."""
    if not (one.figure and other.figure and one.figure.has_number and other.figure.has_number):
        return True
    (low, high), (least, most) = extent(one), extent(other)
    return low <= most and least <= high


def extent(claim: Claim) -> tuple[float, float]:
    """Return the numbers that a claim's figure may mean, in days, kilometres or what it counts; raise without a figure.

    `about` leaves a tenth on both sides, a unit that had to be converted half of itself.
    """
    figure = claim.figure
    if figure is None or not figure.has_number:
        raise ValueError(f"{claim.id} gives no number")
    low, high = float(figure.low or 0), inf if figure.high is None else float(figure.high)
    if figure.approximate:
        low, high = low * (1 - ABOUT), high * (1 + ABOUT)
    scale = scale_of(claim)
    if scale != 1 and claim.unit not in (None, DAYS, KM):
        low, high = max(0.0, low - 0.5), high + 0.5
    return low * scale, high * scale


def scale_of(claim: Claim) -> float:
    """Return how many days or kilometres the unit of a claim's figure is; 1 for what is counted."""
    return UNITS[claim.unit][1] if claim.unit else 1.0


def content_of(statement: Statement) -> tuple[object, ...]:
    """Return what a claim says, stripped of who said it: what must be equal to agree."""
    claim = statement.claim
    if claim.measure.rival:
        return (claim.stance, claim.side, "" if claim.side else (claim.value or "").casefold())
    if claim.measure.family == Family.HAPPENING:
        return (claim.stance,)
    figure = f"{claim.figure.text} {claim.counted_in}" if claim.figure else ""
    return (claim.stance, figure, "" if figure else (claim.value or "").casefold())


def apart_in_time(one: Edtf, other: Edtf) -> bool:
    """Return whether no day is possible for both dates; a rough one reaches some days, a month or a year further."""
    (first, last), (begin, end) = _reach(one), _reach(other)
    return last < begin or end < first


def _reach(when: Edtf) -> tuple[date, date]:
    lower, upper = when.sort_key
    further = timedelta(_ROUGHLY[when.precision]) if when.approximate else timedelta()
    return (
        lower - further if lower - date.min > further else date.min,
        upper + further if date.max - upper > further else date.max,
    )


_ROUGHLY = {Precision.DAY: 3, Precision.MONTH: 31, Precision.SEASON: 92, Precision.YEAR: 366, Precision.UNKNOWN: 366}
"""Days by which a rough date may lie outside the days that it names."""
