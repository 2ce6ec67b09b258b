"""Whose word stands behind statements: independent voices, each counted once.

Sources of one owner, and organs of one government, are one voice. So are those whom one sentence names together, and
they add no voice where one of them is heard alone as well. The press on its own word is no origin; it is told beside
the origins, but not in an article that names an origin for the same thing elsewhere.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import product

from annals.facts.index import Index
from annals.facts.statements import Statement
from annals.model.word import Word


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
    return any(isinstance(kind, Word) and kind.entry.press for kind in index.source_kind.get(source, ()))


def is_named(index: Index, statement: Statement) -> bool:
    """Return whether a statement names an origin, beside the press that speaks on its own word."""
    return bool(_speakers(index, statement))


def voice_of(index: Index, statement: Statement) -> tuple[str, ...]:
    """Return who says a statement first: one source, or several named together, each by the owner it counts with."""
    named = _speakers(index, statement) or (statement.claim.origin,)
    return tuple(dict.fromkeys(map(index.owner, named)))


def _speakers(index: Index, statement: Statement) -> tuple[str, ...]:
    claim = statement.claim
    return tuple(source for source in (claim.origin, *claim.jointly) if not is_press(index, source))


def voices(index: Index, statements: Iterable[Statement]) -> Voices:
    """An original source is whoever said it first; one owner, one government, or those named together, count as one.

    The press on its own word is none. Return the independent voices behind statements that are made, in order; who is
    named together counts after those who are heard alone.
    """
    said = [statement for statement in statements if statement.claim.asserted]
    named: list[Statement] = []
    unsourced: list[Statement] = []
    for statement in said:
        (named if is_named(index, statement) else unsourced).append(statement)
    every = list(dict.fromkeys(voice_of(index, statement) for statement in named))
    origins: list[tuple[str, ...]] = []
    heard: set[str] = set()
    for voice in sorted(every, key=lambda voice: (len(voice), voice) if len(voice) > 1 else (1, ())):
        if heard.isdisjoint(voice):
            origins.append(voice)
            heard.update(voice)
    sourced = {statement.article.id for statement in named}
    own = (index.owner(each.claim.origin) for each in unsourced if each.article.id not in sourced)
    return Voices(tuple(origins), tuple(dict.fromkeys(own)))


def voices_of_event(index: Index, statements: Iterable[Statement], agreed: Iterable[Voices] = ()) -> Voices:
    """Return the independent voices behind statements about one event; `agreed` are those of accounts that agree.

    Sources that one statement names together are one voice in all of the event, also where each tells something else
    of it alone, for nothing shows that they are independent. It is shown where an account counts them apart that
    several sources give alike.
    """
    said = tuple(statements)
    found, shown = voices(index, said), tuple(agreed)
    named = (each for each in said if each.claim.asserted and is_named(index, each))
    origins = list(found.origins)
    for together in dict.fromkeys(voice for each in named if len(voice := voice_of(index, each)) > 1):
        first, *others = [each for each in origins if not set(together).isdisjoint(each)]
        for other in others:
            if not any(_counts_apart(each, first, other) for each in shown):
                joined = (*first, *(source for source in other if source not in first))
                origins[origins.index(first)] = joined
                origins.remove(other)
                first = joined
    return replace(found, origins=tuple(origins))


def _counts_apart(heard: Voices, one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Return whether voices hold two, of which one speaks for the first of two others and one for the second."""
    return any(
        first != second and not set(first).isdisjoint(one) and not set(second).isdisjoint(other)
        for first, second in product(heard.origins, repeat=2)
    )


def parties(index: Index, statements: Iterable[Statement]) -> tuple[str, ...]:
    """Return the parties to the conflict that say statements; `""` stands for an origin that is none."""
    sources = (source for each in statements if each.claim.asserted for source in _speakers(index, each))
    return tuple(dict.fromkeys(index.party.get(source, ("",))[0] for source in sources))
