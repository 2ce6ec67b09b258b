"""How well something is attested, in one of four words with a fixed meaning; computed, never typed."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from annals.facts.index import Index
from annals.facts.origins import Voices, parties, voices
from annals.facts.statements import Statement
from annals.language.catalog import message


class Attestation(StrEnum):
    """How well something is attested."""

    SEVERAL = message("several sources agree")
    ONE = message("one source only")
    DIFFER = message("sources differ")
    PARTY = message("a party's own claim")


MEANINGS = {
    Attestation.SEVERAL: "two or more independent sources say it, not all of one side, and none excludes another",
    Attestation.ONE: "one source says it, or none is named",
    Attestation.DIFFER: "accounts exclude each other as worded, or somebody denies it",
    Attestation.PARTY: "only one of its sides says it",
}
"""What each word means, as readers are told."""


@dataclass(frozen=True)
class Attested:
    """How well it is attested that an event happened, and what that rests on.

    `articles` are those whose statements say it or take it as given, with those that deny it where `word` is that
    sources differ; `voices` whose word these are; `differ` what accounts of it exclude each other on, measures or
    `date`; `deniers` the sources that deny it.
    """

    word: Attestation
    articles: tuple[str, ...]
    voices: Voices
    differ: tuple[str, ...]
    deniers: tuple[str, ...]

    @property
    def is_told(self) -> bool:
        """Return whether anybody says that it happened."""
        return bool(self.voices.origins or self.voices.press)


def attested_event(index: Index, about: str, statements: Iterable[Statement], differ: tuple[str, ...]) -> Attested:
    """Return how well it is attested that an event happened; `differ` is what accounts of that part on."""
    said = tuple(each for each in statements if each.claim.measure.tells_of_it)
    word = attested(index, about, said, differ=bool(differ))
    told = said if word is Attestation.DIFFER else tuple(each for each in said if each.claim.asserted)
    return Attested(
        word=word,
        articles=tuple(dict.fromkeys(each.article.id for each in told)),
        voices=voices(index, said),
        differ=differ,
        deniers=tuple(dict.fromkeys(each.claim.origin for each in said if each.claim.stance == "denies")),
    )


def attested(index: Index, about: str, statements: Iterable[Statement], *, differ: bool) -> Attestation:
    """How well a thing is attested depends on who says it: several, one, one side alone, or sources that differ.

    Return it for statements about a record; `differ` says that some exclude each other.
    """
    said = tuple(statements)
    denied = any(statement.claim.stance == "denies" for statement in said)
    if differ or (denied and not any(statement.claim.asserted for statement in said)):
        return Attestation.DIFFER
    told = parties(index, said)
    if told and "" not in told and _on_one_side(index, about, set(told)):
        return Attestation.PARTY
    return Attestation.SEVERAL if voices(index, said).count > 1 else Attestation.ONE


def _on_one_side(index: Index, about: str, told: set[str]) -> bool:
    """Return whether all parties are one, or fight on one side of the event that is told of."""
    return len(told) == 1 or any(told <= set(side.get(about, ())) for side in (index.side_a, index.side_b))
