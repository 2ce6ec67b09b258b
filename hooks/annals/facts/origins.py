"""Whose word stands behind statements: independent voices, each counted once.

Sources of one owner, and organs of one government, are one voice. So are those whom one sentence names together, and
they add no voice where one of them is heard alone as well. The press on its own word is no origin; it is told beside
the origins, but not in an article that names an origin for the same thing elsewhere.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from annals.facts.index import Index
from annals.facts.statements import Statement
from annals.model.vocabulary import PRESS_KINDS


@dataclass(frozen=True)
class Voices:
    """Who stands behind statements: `origins`, each a source or several named together; `press` on its own word."""

    origins: tuple[tuple[str, ...], ...]
    press: tuple[str, ...]

    @property
    def count(self) -> int:
        """Return the number of independent origins."""
        return len(self.origins)

    @property
    def sources(self) -> tuple[str, ...]:
        """Return every source that is an origin, alone or with others."""
        return tuple(dict.fromkeys(source for voice in self.origins for source in voice))


def is_press(index: Index, source: str) -> bool:
    """Return whether a source is of the press, which carries what others say."""
    return not set(index.source_kind.get(source, ())).isdisjoint(PRESS_KINDS)


def voice_of(index: Index, statement: Statement) -> tuple[str, ...]:
    """Return who says a statement first: one source, or several named together, each by the owner it counts with."""
    claim = statement.claim
    return tuple(dict.fromkeys(index.owner(source) for source in (claim.origin, *claim.jointly)))


def voices(index: Index, statements: Iterable[Statement]) -> Voices:
    """An origin is whoever said it first; one owner, one government, or those one sentence names together, are one.

    The press on its own word is none. Return the independent voices behind statements that are made, in order.
    """
    said = [statement for statement in statements if statement.claim.asserted]
    named: list[Statement] = []
    unsourced: list[Statement] = []
    for statement in said:
        (unsourced if is_press(index, statement.claim.origin) else named).append(statement)
    sourced = {statement.article.id for statement in named}
    alone = dict.fromkeys(voice for statement in named if len(voice := voice_of(index, statement)) == 1)
    heard = {source for voice in alone for source in voice}
    origins: dict[tuple[str, ...], None] = {}
    for statement in named:
        voice = voice_of(index, statement)
        if len(voice) == 1 or heard.isdisjoint(voice):
            origins[voice] = None
            heard.update(voice)
    own = (index.owner(each.claim.origin) for each in unsourced if each.article.id not in sourced)
    return Voices(tuple(origins), tuple(dict.fromkeys(own)))


def parties(index: Index, statements: Iterable[Statement]) -> tuple[str, ...]:
    """Return the parties to the conflict that say statements; `""` stands for an origin that is none."""
    said = (s for s in statements if s.claim.asserted and not is_press(index, s.claim.origin))
    sources = (source for each in said for source in (each.claim.origin, *each.claim.jointly))
    return tuple(dict.fromkeys(index.party.get(source, ("",))[0] for source in sources))
