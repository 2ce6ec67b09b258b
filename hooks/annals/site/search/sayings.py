"""Statements as the search knows them: what each says, what it is about, who said it through whom.

What a statement is about and who said it stand once in the record of its article, and the statement's anchor has their
places: a large archive has these words by the hundred thousand. They stand in Python, not in a template, for that too.
"""

from collections.abc import Callable
from dataclasses import dataclass, field

from annals.facts.statements import Statement
from annals.model import Claim
from annals.model.fixed import Family
from annals.site.labels import Labels

Naming = Callable[[str], str]

_COUNTED = (Family.LOSSES, Family.COUNT)
"""Families of measures whose figure says what is counted."""


@dataclass(frozen=True)
class Saying:
    """A statement as the search knows it: its anchor, its line, and what a reader must know."""

    anchor: str
    line: str
    note: str


@dataclass
class Sayings:
    """The statements of one article, gathered, and what they are about and the sources they name, each once."""

    name: Naming
    words: Labels
    lines: list[Saying] = field(default_factory=list)
    about: dict[str, int] = field(default_factory=dict)
    sources: dict[str, int] = field(default_factory=dict)

    def add(self, statement: Statement) -> None:
        """Add a statement; its anchor is `c8~2~0.1`: its id, what it is about, and the chain but for the publisher."""
        claim = statement.claim
        about = self.about.setdefault(self.name(claim.about), len(self.about))
        chain = ".".join(str(self.sources.setdefault(each, len(self.sources))) for each in self._chain(claim))
        term = f" “{claim.term}”" if claim.term else ""
        line = f"{_says(statement, self.words, self.name)}{term}"
        self.lines.append(Saying(f"{claim.id}~{about}~{chain}", line, claim.note or ""))

    def _chain(self, claim: Claim) -> list[str]:
        named = [self.name(id) for id in claim.chain]
        if claim.speaker:
            named[0] += f" ({claim.speaker})"
        return named


def _says(statement: Statement, words: Labels, name: Naming) -> str:
    claim = statement.claim
    stance = f"{words.stance(claim.stance)}: " if claim.stance else ""
    value = f", {claim.value}" if claim.figure and claim.value else ""
    if claim.figure and claim.measure.family in _COUNTED:
        return f"{stance}{_whose(claim, words.figure(statement), name)}{value}"
    told = words.figure(statement) or words.content(statement)
    return f"{stance}{_whose(claim, words.measure_title(claim.states), name)}: {told}{value}"


def _whose(claim: Claim, said: str, name: Naming) -> str:
    """Return what is said with whose it is, of whom, and to where."""
    whole = claim.measure.beside.format(title=said, side=name(claim.side)) if claim.side else said
    return f"{whole}{f', {claim.subset}' if claim.subset else ''}{f', to {name(claim.to)}' if claim.to else ''}"
