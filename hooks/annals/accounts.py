"""Accounts compared: claims about one thing side by side, with range, origins and disagreements.

Nothing is averaged and no figure is chosen. `low` and `high` are the lowest and highest figure
stated; `best` exists only where one claim exists or one origin updated itself (UCDP's editorial
best is beyond a press archive). Origins are counted after folding sources that share a roof.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations

from annals.dates import Edtf
from annals.index import Index, Statement
from annals.model import Archive
from annals.model.vocabulary import MEASURES, Family

UNSPLIT = ("killed-or-wounded", "casualties")


class Agreement(StrEnum):
    """What the claims of an account say of one another."""

    SINGLE = "one account"
    AGREE = "accounts agree"
    DIFFER = "accounts differ"
    APART = "side by side, not compared"


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


@dataclass(frozen=True, order=True)
class Topic:
    """What is compared: one measure of one thing, for one side."""

    about: str
    states: str
    side: str
    subset: str
    to: str


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


@dataclass(frozen=True)
class Disagreement:
    """One place where accounts part: which claims, on what, and why as far as it is known."""

    about: str
    subject: str
    statements: tuple[Statement, ...]
    reasons: tuple[Reason, ...]


def accounts_about(index: Index, about: str) -> tuple[Account, ...]:
    """Return the accounts of one record, in the order in which measures are listed."""
    topics: dict[Topic, list[Statement]] = {}
    for statement in index.statements_of(index.claims_about.get(about, ())):
        topics.setdefault(_topic(statement), []).append(statement)
    rank = {name: place for place, name in enumerate(MEASURES)}
    ordered = sorted(topics.items(), key=lambda item: (rank[item[0].states], item[0]))
    return tuple(_account(index, topic, tuple(found)) for topic, found in ordered)


def origins(index: Index, statements: Iterable[Statement]) -> tuple[str, ...]:
    """Return the distinct origins behind statements, houses under one roof counted once."""
    return tuple(dict.fromkeys(index.house(statement.claim.origin) for statement in statements))


def _topic(statement: Statement) -> Topic:
    claim = statement.claim
    return Topic(claim.about, claim.states, claim.side or "", claim.subset or "", claim.to or "")


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
        publishers=tuple(dict.fromkeys(index.house(s.article.publisher) for s in found)),
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
    return figure.bounds[0] if figure and not figure.vague else None


def _agreement(found: tuple[Statement, ...]) -> Agreement:
    if len(found) == 1:
        return Agreement.SINGLE
    if not found[0].claim.measure.rival:
        return Agreement.APART
    return Agreement.AGREE if len({_content(statement) for statement in found}) == 1 else Agreement.DIFFER


def _content(statement: Statement) -> tuple[object, ...]:
    """Return what a claim says, stripped of who said it: what must be equal to agree."""
    claim = statement.claim
    if claim.measure.family is Family.HAPPENING:
        return ()
    return (claim.figure.text if claim.figure else "", (claim.value or "").casefold() if not claim.figure else "")


def disagreements_about(index: Index, about: str) -> tuple[Disagreement, ...]:
    """Return every point on which the accounts of one record part."""
    accounts = accounts_about(index, about)
    return (*_differing(index, accounts), *_measures(accounts), *_days(index, accounts))


def all_disagreements(archive: Archive, index: Index) -> dict[str, tuple[Disagreement, ...]]:
    """Return the disagreements of every record that has some: events in order, then the rest."""
    abouts = [*archive.events, *(id for id in index.claims_about if id not in archive.events)]
    found = ((about, disagreements_about(index, about)) for about in abouts)
    return {about: points for about, points in found if points}


def _differing(index: Index, accounts: tuple[Account, ...]) -> Iterator[Disagreement]:
    """Yield the accounts whose claims give different figures or statements."""
    for account in accounts:
        if account.agreement is Agreement.DIFFER:
            yield _disagreement(index, account.topic.about, account.topic.states, account.statements)


def _measures(accounts: tuple[Account, ...]) -> Iterator[Disagreement]:
    """Yield losses of one side that articles count in different ways, or do not split."""
    losses = [account for account in accounts if MEASURES[account.topic.states].family is Family.LOSSES]
    for unsplit in (account for account in losses if account.topic.states in UNSPLIT):
        rivals = [
            statement
            for account in losses
            if account.topic.side == unsplit.topic.side and not set(unsplit.articles) & set(account.articles)
            for statement in account.statements
        ]
        reason = Reason.MEASURE if rivals else Reason.UNSPLIT
        yield Disagreement(unsplit.topic.about, unsplit.topic.states, (*rivals, *unsplit.statements), (reason,))


def _days(index: Index, accounts: tuple[Account, ...]) -> Iterator[Disagreement]:
    """Yield happenings that articles date differently."""
    dated = [
        statement
        for account in accounts
        if MEASURES[account.topic.states].family is Family.HAPPENING
        for statement in account.statements
        if statement.claim.when
    ]
    if len({statement.claim.when.text for statement in dated if statement.claim.when}) > 1:
        yield _disagreement(index, dated[0].claim.about, "date", tuple(dated))


def _disagreement(index: Index, about: str, subject: str, statements: tuple[Statement, ...]) -> Disagreement:
    reason = _date_reasons if subject == "date" else _reasons
    found = {each for first, second in combinations(statements, 2) for each in reason(index, first, second)}
    return Disagreement(about, subject, statements, tuple(each for each in Reason if each in found))


def _reasons(index: Index, first: Statement, second: Statement) -> Iterator[Reason]:
    """Yield why two statements part; nothing where they do not."""
    if _content(first) == _content(second):
        return
    declared = list(_declared(first, second))
    yield from declared
    one, other = _moment(first), _moment(second)
    if first.claim.about not in index.distinct_events and not one.overlaps(*other.sort_key) and not declared:
        yield Reason.MOMENT
    elif _origins_differ(index, first, second):
        yield Reason.ORIGIN
    elif not declared:
        yield Reason.UNEXPLAINED


def _date_reasons(index: Index, first: Statement, second: Statement) -> Iterator[Reason]:
    """Yield why two statements date a happening differently; nothing where they date it alike."""
    one, other = first.claim.when, second.claim.when
    if not one or not other or one.text == other.text:
        return
    if one.contains(other) or other.contains(one):
        yield Reason.PRECISION
    else:
        yield Reason.ORIGIN if _origins_differ(index, first, second) else Reason.UNEXPLAINED


def _origins_differ(index: Index, first: Statement, second: Statement) -> bool:
    return index.house(first.claim.origin) != index.house(second.claim.origin)


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
