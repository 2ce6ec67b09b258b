"""How well something is attested, in one of seven terms with a fixed meaning; computed, never typed."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from annals.facts.index import Index
from annals.facts.origins import Voices, parties, voices, voices_of_event
from annals.facts.statements import Statement
from annals.language.catalog import message


class Attestation(StrEnum):
    """How well something is attested."""

    SEVERAL = message("several sources agree")
    APART = message("several sources, separate accounts")
    ONE = message("one source only")
    UNSOURCED = message("no source named")
    DIFFER = message("sources differ")
    ALTERED = message("reports of one source differ")
    PARTY = message("a party's own claim")

    @property
    def is_disputed(self) -> bool:
        """Return whether accounts exclude each other, or somebody denies what others say."""
        return self in (Attestation.DIFFER, Attestation.ALTERED)


MEANINGS = {
    Attestation.SEVERAL: "two or more independent sources say it, not all of one side, and none excludes another",
    Attestation.APART: "of an event: two or more independent sources tell of it, but no two of them say the same thing",
    Attestation.ONE: "one source says it",
    Attestation.UNSOURCED: "articles say it, and name no source",
    Attestation.DIFFER: "accounts of several sources exclude each other as worded, or somebody denies it",
    Attestation.ALTERED: "accounts exclude each other, and all of them go back to one source",
    Attestation.PARTY: "only one of its sides says it",
}
"""What each term means, as readers are told."""


@dataclass(frozen=True)
class Attested:
    """How well it is attested that an event happened, and what that rests on.

    `articles` are those whose statements say it or take it as given, with those that deny it where it is disputed;
    `voices` whose word these are; `differ` what accounts of it exclude each other on, measures or `date`; `deniers`
    the sources that deny it.
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

    def names_exactly(self, voices: Voices) -> bool:
        """Return whether the sentence on it names these voices and no others, so that a page need not do so again."""
        many = self.word in (Attestation.SEVERAL, Attestation.APART, Attestation.ALTERED)
        is_whole = self.is_told and self.word is not Attestation.DIFFER and not (many and self.voices.press)
        return is_whole and voices == self.voices


def attested_event(
    index: Index, about: str, statements: Iterable[Statement], differ: tuple[str, ...], *, agreed: tuple[Voices, ...]
) -> Attested:
    """Return how well it is attested that an event happened; `differ` is what accounts of that part on.

    `agreed` are the voices behind whatever several sources say of it alike. Where there is nothing, their number tells
    no more than that all of them speak of it.
    """
    said = tuple(each for each in statements if each.claim.measure.tells_of_it)
    word = attested(index, about, said, apart=said if differ else ())
    told = said if word.is_disputed else tuple(each for each in said if each.claim.asserted)
    heard = voices_of_event(index, said, agreed)
    if word is Attestation.SEVERAL:
        word = _by_number(heard) if agreed or heard.count == 1 else Attestation.APART
    return Attested(
        word=word,
        articles=tuple(dict.fromkeys(each.article.id for each in told)),
        voices=heard,
        differ=differ,
        deniers=tuple(dict.fromkeys(each.claim.origin for each in said if each.claim.stance == "denies")),
    )


def attested(
    index: Index, about: str, statements: Iterable[Statement], *, apart: Iterable[Statement] = ()
) -> Attestation:
    """How well a thing is attested depends on who says it: several, one, one side alone, or sources that differ.

    Return it for statements about a record; `apart` are those that exclude each other.
    """
    said, differing = tuple(statements), tuple(apart)
    if differing:
        heard = voices(index, differing)
        denied = any(statement.claim.stance == "denies" for statement in differing)
        return Attestation.ALTERED if heard.count == 1 and not heard.press and not denied else Attestation.DIFFER
    if any(statement.claim.stance == "denies" for statement in said) and not any(each.claim.asserted for each in said):
        return Attestation.DIFFER
    told = parties(index, said)
    if told and "" not in told and _on_one_side(index, about, set(told)):
        return Attestation.PARTY
    return _by_number(voices(index, said))


def _by_number(heard: Voices) -> Attestation:
    if heard.count > 1:
        return Attestation.SEVERAL
    return Attestation.UNSOURCED if heard.press and not heard.origins else Attestation.ONE


def _on_one_side(index: Index, about: str, told: set[str]) -> bool:
    """Return whether all parties are one, or fight on one side of the event that is told of."""
    return len(told) == 1 or any(told <= set(side.get(about, ())) for side in (index.side_a, index.side_b))
