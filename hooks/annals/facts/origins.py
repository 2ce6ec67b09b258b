"""Whose word stands behind statements: independent voices, each counted once.

Sources of one owner, and organs of one government, are one voice. So are those whom one sentence names together, and
they add no voice where one of them is heard alone as well. The press on its own word is no origin; it is told beside
the origins, but not in an article that names an origin for the same thing elsewhere.
"""

from collections.abc import Iterable, Iterator
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
    for kind in index.source_kind.get(source, ()):  # noqa: SIM110 - asked by the million
        if isinstance(kind, Word) and kind.entry.press:
            return True
    return False


def is_named(index: Index, statement: Statement) -> bool:
    """Return whether a statement names an origin, beside the press that speaks on its own word."""
    return bool(_speakers(index, statement))


def voice_of(index: Index, statement: Statement) -> tuple[str, ...]:
    """Return who says a statement first: one source, or several named together, each by the owner it counts with."""
    if not statement.claim.jointly:
        return (index.owner(statement.claim.origin),)
    return _owners(index, _speakers(index, statement) or (statement.claim.origin,))


def _owners(index: Index, sources: tuple[str, ...]) -> tuple[str, ...]:
    return (index.owner(sources[0]),) if len(sources) == 1 else tuple(dict.fromkeys(map(index.owner, sources)))


def _speakers(index: Index, statement: Statement) -> tuple[str, ...]:
    claim = statement.claim
    if not claim.jointly:  # as nearly all are, and by the hundred thousand
        return () if is_press(index, claim.origin) else (claim.origin,)
    return tuple([source for source in (claim.origin, *claim.jointly) if not is_press(index, source)])


def voices(index: Index, statements: Iterable[Statement]) -> Voices:
    """An original source is whoever said it first; one owner, one government, or those named together, count as one.

    The press on its own word is none. Return the independent voices behind statements that are made, in order; who is
    named together counts after those who are heard alone.
    """
    every: dict[tuple[str, ...], None] = {}
    sourced: set[str] = set()
    unsourced: list[Statement] = []
    for statement in statements:
        if not statement.claim.asserted:
            continue
        if speakers := _speakers(index, statement):
            every[_owners(index, speakers)] = None
            sourced.add(statement.article.id)
        else:
            unsourced.append(statement)
    own = (index.owner(each.claim.origin) for each in unsourced if each.article.id not in sourced)
    return Voices(tuple(_independent(every)), tuple(dict.fromkeys(own)))


def _independent(every: Iterable[tuple[str, ...]]) -> Iterator[tuple[str, ...]]:
    """Yield voices, those who are heard alone first, but for those of which somebody was heard before."""
    heard: set[str] = set()
    for voice in sorted(every, key=lambda voice: (len(voice), voice) if len(voice) > 1 else (1, ())):
        if heard.isdisjoint(voice):
            yield voice
            heard.update(voice)


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
