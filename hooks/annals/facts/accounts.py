"""Accounts compared: claims about one thing side by side, with their range, origins and agreement.

Nothing is averaged and no figure is chosen. `low` and `high` are the lowest and highest figure
stated; `best` exists only where no other figure is stated, or where one origin itself says that one replaces
the others (UCDP's editorial best is beyond a press archive). Whose word it is: see `annals.facts.origins`.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from zlib import crc32

from annals.facts.attestation import Attestation, attested
from annals.facts.index import Index
from annals.facts.origins import Voices, voice_of, voices
from annals.facts.statements import Statement
from annals.facts.versions import Pair, Version, differing_pairs, in_series, scale_of, versions_of
from annals.language.catalog import message
from annals.model.entries import Measure
from annals.model.fixed import CONTROL, DAYS, Family
from annals.model.word import Word

MOST_COMPARED = 150
"""Claims of one point that are compared in pairs for the reasons why they part; a page prints fewer."""


class Agreement(StrEnum):
    """What the claims of an account say of one another."""

    SINGLE = message("one account")
    AGREE = message("accounts agree")
    COMPATIBLE = message("no account excludes another")
    DIFFER = message("accounts differ")
    SERIES = message("a series over time")
    APART = message("listed, not compared")


@dataclass(frozen=True, order=True)
class Topic:
    """What is compared: one measure of one thing, for one side, in one unit; or a `part` of it, in a period."""

    about: str
    states: Word[Measure]
    side: str
    subset: str
    to: str
    unit: str
    part: bool = False
    period: str = ""


@dataclass(frozen=True)
class Account:
    """All claims on one topic, in which versions, and which of these differ.

    `low`, `high`, `best` are in the unit of the topic, None where nobody gives that bound. `anchor` is where it stands
    on the page of its record.
    """

    topic: Topic
    anchor: str
    statements: tuple[Statement, ...]
    versions: tuple[Version, ...]
    differing: tuple[Pair, ...]
    voices: Voices
    publishers: tuple[str, ...]
    articles: tuple[str, ...]
    low: float | None
    high: float | None
    best: int | None
    agreement: Agreement
    attested: Attestation

    @property
    def measure(self) -> Measure:
        """Return what it states."""
        return self.topic.states.entry

    @property
    def is_disputed(self) -> bool:
        """Return whether accounts of it exclude each other."""
        return self.attested.is_disputed

    @property
    def is_tally(self) -> bool:
        """Return whether the best figure is one of several, which its origin itself replaced by it."""
        return self.best is not None and len({version.first.claim.figure for version in self.versions}) > 1

    @property
    def comparison(self) -> str:
        """Return in words what its claims say of one another."""
        if self.agreement is not Agreement.AGREE:
            return str(self.agreement)
        if self.measure.family == Family.HAPPENING:
            return (
                message("accounts agree on this")
                if self.topic.states == CONTROL
                else message("each in its own words, not compared")
            )
        return message("accounts agree, from one original source") if self.voices.count == 1 else str(self.agreement)


def accounts_about(index: Index, about: str) -> tuple[Account, ...]:
    """Return the accounts of one record, in the order in which measures are listed."""
    return accounts_of(index, index.statements_of(index.claims_about.get(about, ())))


def accounts_of(index: Index, statements: Iterable[Statement]) -> tuple[Account, ...]:
    """Return the accounts that statements about one record give, in the order in which measures are listed."""
    topics: dict[Topic, list[Statement]] = {}
    for statement in statements:
        topics.setdefault(_topic(statement), []).append(statement)
    ordered = sorted(topics.items(), key=lambda item: (item[0].states.rank, item[0]))
    anchors = {topic: _anchor(topic) for topic in topics}
    alike = Counter(anchors.values())
    return tuple(
        _account(index, topic, anchors[topic] if alike[anchors[topic]] == 1 else _marked(topic), tuple(found))
        for topic, found in ordered
    )


def _topic(statement: Statement) -> Topic:
    claim = statement.claim
    # who holds a place, or is blamed, is what rival accounts differ on, not what sets them apart
    side = "" if claim.measure.rival else claim.side or ""
    part = any(relation.kind == "part" for relation in claim.relations)
    period = claim.when.text if part and claim.when else ""
    return Topic(
        claim.about, claim.states, side, claim.subset or "", claim.to or "", claim.measure.unit or "", part, period
    )


def _anchor(topic: Topic) -> str:
    """Return the id of an account on its page: letters, digits and hyphens.

    Words of another script leave no letters; a sum of them keeps two such anchors apart.
    """
    whole = "-".join(_parts(topic))
    plain = f"account-{re.sub(r'[^a-z0-9]+', '-', whole.lower()).strip('-')}"
    return plain if re.fullmatch(r"[\w -]*", whole, re.ASCII) else f"{plain}-{crc32(whole.encode()):08x}"


def _marked(topic: Topic) -> str:
    """Return the id of an account that would have that of another; a sum of what it is about keeps them apart."""
    return f"{_anchor(topic)}-{crc32(repr(topic).encode()):08x}"


def _parts(topic: Topic) -> Iterator[str]:
    return filter(None, (topic.states, topic.side, topic.subset, topic.to, "part" if topic.part else "", topic.period))


def _account(index: Index, topic: Topic, anchor: str, found: tuple[Statement, ...]) -> Account:
    versions = versions_of(index, found)
    differing = tuple(differing_pairs(index, versions[:MOST_COMPARED])) if _is_compared(index, topic) else ()
    low, high = _range(found)
    return Account(
        topic=topic,
        anchor=anchor,
        statements=found,
        versions=versions,
        differing=differing,
        voices=voices(index, found),
        publishers=tuple(dict.fromkeys(index.owner(s.article.publisher) for s in found)),
        articles=tuple(dict.fromkeys(s.article.id for s in found)),
        low=low,
        high=high,
        best=best_figure(index, versions),
        agreement=_agreement(index, topic, found, versions, differing),
        attested=_attested(index, topic, versions, differing),
    )


def _attested(index: Index, topic: Topic, versions: tuple[Version, ...], differing: tuple[Pair, ...]) -> Attestation:
    """Return how well an account is attested; of what is told in words, the version that most origins tell."""
    parted = [pair for pair in differing if not _replaced(pair) and not _in_series(index, pair)]
    apart = (each for pair in parted for version in (pair.one, pair.other) for each in version.statements)
    told: dict[object, list[Statement]] = {}
    words = topic.states.entry.family == Family.WORDS
    for place, version in enumerate(versions):
        which = version.first.claim.side or place if topic.states.entry.rival else place if words else ""
        told.setdefault(which, []).extend(version.statements)
    each = tuple(told.values())
    most = max(each, key=lambda statements: voices(index, statements).count) if len(each) > 1 else each[0]
    return attested(index, topic.about, most, apart=apart)


def _in_series(index: Index, pair: Pair) -> bool:
    return not pair.declared and in_series(index, pair.one.first, pair.other.first)


def _replaced(pair: Pair) -> bool:
    """Return whether two versions part only because a text says that one replaces the other."""
    return bool(pair.declared) and all(each.kind == "updates" and each.basis == "stated" for each in pair.declared)


def _is_compared(index: Index, topic: Topic) -> bool:
    """Return whether accounts on a topic can differ: how long a war has lasted by now is told anew each day."""
    lasting = topic.about in index.clarity and not index.is_distinct(topic.about)
    return not (lasting and topic.states.entry.unit == DAYS)


def _range(found: Iterable[Statement]) -> tuple[float | None, float | None]:
    """Return the lowest and highest figure stated; a word's coded minimum counts only where no number is given."""
    stated = [s.claim for s in found if s.claim.asserted and s.claim.figure and s.claim.figure.has_number]
    figures = [claim for claim in stated if claim.figure and not claim.figure.vague] or stated
    bounds = [_bounds(claim.figure.bounds, scale_of(claim)) for claim in figures if claim.figure]
    return min((low for low, _high in bounds), default=None), max((high for _low, high in bounds), default=None)


def _bounds(stated: tuple[int, int], scale: float) -> tuple[float, float]:
    """Return what a figure states in the unit of its topic, of which its own unit is so many."""
    least, most = stated
    return least * scale, most * scale


def best_figure(index: Index, versions: tuple[Version, ...]) -> int | None:
    """No figure is chosen: one stands for an account if no other is given, or if its own source replaced the rest.

    Return that figure, or None; a figure in another unit than that of its topic is not exact in this.
    """
    if any(version.first.claim.stance == "denies" for version in versions):
        return None
    made = tuple(version for version in versions if version.first.claim.asserted)
    stated = {(version.first.claim.figure, scale_of(version.first.claim)) for version in made}
    last = made[0] if len(stated) == 1 else _last(made)
    if last is None or (len(stated) > 1 and len({voice_of(index, version.first) for version in made}) > 1):
        return None
    figure = last.first.claim.figure
    plain = last.first.claim.asserted and scale_of(last.first.claim) == 1
    exact = figure and figure.low == figure.high and not figure.approximate and plain
    return figure.low if figure and exact else None


def _last(versions: tuple[Version, ...]) -> Version | None:
    """Return the version that replaces all others, as texts themselves say; the only one where there is no other."""
    of = {statement.key: place for place, version in enumerate(versions) for statement in version.statements}
    replaced = {
        of[relation.to]
        for place, version in enumerate(versions)
        for statement in version.statements
        for relation in statement.claim.relations
        if relation.kind == "updates" and relation.basis == "stated" and of.get(relation.to, place) != place
    }
    left = [version for place, version in enumerate(versions) if place not in replaced]
    return left[0] if len(left) == 1 else None


def _agreement(
    index: Index, topic: Topic, found: tuple[Statement, ...], versions: tuple[Version, ...], differing: tuple[Pair, ...]
) -> Agreement:
    if differing:
        series = all(_in_series(index, pair) for pair in differing)
        return Agreement.SERIES if series else Agreement.DIFFER
    told = {(statement.article.id, voice_of(index, statement)) for statement in found if statement.claim.asserted}
    if len(told) <= 1:
        return Agreement.SINGLE
    rival = topic.states.entry.rival
    words = topic.states.entry.family == Family.WORDS and not rival
    if not _is_compared(index, topic) or (words and len(versions) > 1):
        return Agreement.APART
    said = {version.first.claim.side if rival else version.first.claim.figure for version in versions}
    alike = len(versions) == 1 or (len(said) == 1 and not (rival and None in said))
    return Agreement.AGREE if alike else Agreement.COMPATIBLE


def losses_of(accounts: Iterable[Account]) -> tuple[Account, ...]:
    """Return the accounts of losses that somebody states, without those of a part of a figure."""
    losses = (account for account in accounts if account.measure.family == Family.LOSSES)
    return tuple(
        account
        for account in losses
        if not account.topic.part and any(s.claim.asserted and s.claim.figure for s in account.statements)
    )
