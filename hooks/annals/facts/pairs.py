"""Two articles side by side: what each says on one topic, and whether it is the same.

Of a small archive every two articles have a page. Of a large one the pages would grow with the square of the number
of articles, so only some pairs have one: see `pairs_of`. A browser puts any other two side by side, without saying what
differs.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations, islice, product
from typing import NamedTuple

from annals.facts.accounts import Account, Agreement
from annals.facts.statements import Statement
from annals.facts.versions import Version, content_of
from annals.language.catalog import message
from annals.model import Article
from annals.model.fixed import Family

MOST_TOGETHER = 10
"""Articles with statements of an archive of which every two have a page, at most: 45 pages."""

MOST_PAIRS = 1
"""Pairs of articles of one event that have a page, at most. A host takes 100,000 files and 1 GB."""

LEAST_DIFFERING = 2
"""Topics on which two articles of an event differ, at least, if they have a page: one topic is one table of its own on
the page of the event."""

MOST_WEIGHED = 40
"""Articles of one account of which every pair is weighed; of more, the first."""

MOST_REPEATING = 6
"""Statements of one version whose articles are weighed; of more, the first."""


class Likeness(StrEnum):
    """What two articles say on one topic."""

    SAME = message("the same")
    PARTLY = message("the same in part")
    DIFFER = message("differs")
    TIMES = message("about different times")
    COMPATIBLE = message("both can be true")
    APART = message("in words, not compared")
    ONE = message("only here")


class Pair(NamedTuple):
    """Two articles of one event, by id in order; on how many topics both speak, and on how many they differ."""

    one: str
    other: str
    common: int
    differing: int


@dataclass(frozen=True)
class Topical:
    """What two articles say on the topic of one account; either may say nothing."""

    account: Account
    one: tuple[Statement, ...]
    other: tuple[Statement, ...]
    likeness: Likeness


def together(articles: Iterable[Article]) -> tuple[str, ...]:
    """Return the ids, in order, of the articles of which every two have a page; `()` where there are too many.

    An article without statements has nothing that could be laid beside another.
    """
    found = sorted(islice((each.id for each in articles if each.claims), MOST_TOGETHER + 1))
    return tuple(found) if len(found) <= MOST_TOGETHER else ()


def pairs_of(accounts: Iterable[Account]) -> tuple[Pair, ...]:
    """Of the articles on one event, the two that differ most, and on two topics at least, have a page side by side.

    Return these pairs, at most `MOST_PAIRS`.
    """
    common: Counter[tuple[str, str]] = Counter()
    differing: Counter[tuple[str, str]] = Counter()
    for account in accounts:
        common.update(combinations(sorted(account.articles[:MOST_WEIGHED]), 2))
        differing.update(set(_differing(account)))
    found = (pair for pair, number in differing.items() if number >= LEAST_DIFFERING)
    ranked = sorted(found, key=lambda pair: (-differing[pair], -common[pair], pair))[:MOST_PAIRS]
    return tuple(Pair(*pair, max(common[pair], differing[pair]), differing[pair]) for pair in ranked)


def _differing(account: Account) -> Iterator[tuple[str, str]]:
    """Yield the articles in which versions stand that differ, two at a time."""
    for pair in account.differing:
        for one, other in product(_articles(pair.one), _articles(pair.other)):
            if one != other:
                yield min(one, other), max(one, other)


def _articles(version: Version) -> set[str]:
    return {each.article.id for each in version.statements[:MOST_REPEATING]}


def side_by_side(accounts: Iterable[Account], one: str, other: str) -> Iterator[Topical]:
    """Yield what two articles say on each topic on which either speaks, in the order of the accounts."""
    for account in accounts:
        first = tuple(each for each in account.statements if each.article.id == one)
        second = tuple(each for each in account.statements if each.article.id == other)
        if first or second:
            yield Topical(account, first, second, _likeness(account, first, second))


def _likeness(account: Account, one: tuple[Statement, ...], other: tuple[Statement, ...]) -> Likeness:
    if not (one and other):
        return Likeness.ONE
    if _parted(account, one, other):
        return Likeness.TIMES if account.agreement is Agreement.SERIES else Likeness.DIFFER
    if account.measure.family == Family.HAPPENING and _in_words(account):
        return Likeness.SAME if _in_the_same_words(one, other) else Likeness.APART
    if shared := [each for each in account.versions if _stands_in(each, one) and _stands_in(each, other)]:
        same = {each.key for version in shared for each in version.statements}
        return Likeness.PARTLY if _in_words(account) and not same.issuperset(_keys(one + other)) else Likeness.SAME
    if {content_of(each) for each in one} & {content_of(each) for each in other} and not _in_words(account):
        return Likeness.SAME
    return Likeness.APART if _in_words(account) else Likeness.COMPATIBLE


def _in_the_same_words(one: tuple[Statement, ...], other: tuple[Statement, ...]) -> bool:
    """Return whether two articles tell of a thing in the same words; that both tell of it is not enough."""
    return {_words(each) for each in one} == {_words(each) for each in other}


def _words(statement: Statement) -> str:
    return (statement.claim.value or "").casefold()


def _parted(account: Account, one: tuple[Statement, ...], other: tuple[Statement, ...]) -> bool:
    """Return whether a version of one article differs from a version of the other that the first has not."""
    return any(
        (_stands_in(pair.one, one) and _stands_in(pair.other, other))
        or (_stands_in(pair.one, other) and _stands_in(pair.other, one))
        for pair in account.differing
    )


def _keys(statements: tuple[Statement, ...]) -> set[str]:
    return {each.key for each in statements}


def _stands_in(version: Version, statements: tuple[Statement, ...]) -> bool:
    return any(each in version.statements for each in statements)


def _in_words(account: Account) -> bool:
    """Return whether an account is told in words, which are not compared."""
    family = account.measure.family
    return family in (Family.WORDS, Family.HAPPENING) and not account.measure.rival
