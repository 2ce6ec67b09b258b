"""Statements in one line of text each: what it says, what it is about, who said it through whom.

These stand in Python, not in a template, because a large archive has them by the hundred thousand.
"""

from collections.abc import Callable
from dataclasses import dataclass

from annals.facts.statements import Statement
from annals.model import Claim
from annals.model.vocabulary import Family
from annals.site import labels

Naming = Callable[[str], str]

BETWEEN = " ¦ "
"""Stands between what a statement says, what it is about, and who said it; the script takes them apart there."""

_COUNTED = (Family.LOSSES, Family.COUNT)
"""Families of measures whose figure says what is counted."""


@dataclass(frozen=True)
class Saying:
    """A statement as the search knows it: its id within the article, its line, and what a reader must know."""

    id: str
    line: str
    note: str


def saying(statement: Statement, name: Naming) -> Saying:
    """Return a statement as the search knows it; `name` gives that of a record."""
    claim = statement.claim
    term = f" “{claim.term}”" if claim.term else ""
    line = BETWEEN.join((f"{_says(statement, name)}{term}", name(claim.about), _chain(claim, name)))
    return Saying(claim.id, line, claim.note or "")


def _says(statement: Statement, name: Naming) -> str:
    claim = statement.claim
    stance = f"{labels.STANCE_WORDS[claim.stance]}: " if claim.stance else ""
    value = f", {claim.value}" if claim.figure and claim.value else ""
    if claim.figure and claim.measure.family in _COUNTED:
        return f"{stance}{labels.figure(statement)}{_whom(claim, name)}{value}"
    told = labels.figure(statement) or labels.content(statement)
    return f"{stance}{labels.measure_title(claim.states)}{_whom(claim, name)}: {told}{value}"


def _whom(claim: Claim, name: Naming) -> str:
    side = f"{labels.topic_side(claim.states)}{name(claim.side)}" if claim.side else ""
    return f"{side}{f', {claim.subset}' if claim.subset else ''}{f', to {name(claim.to)}' if claim.to else ''}"


def _chain(claim: Claim, name: Naming) -> str:
    named = [name(id) for id in claim.chain]
    if claim.speaker:
        named[0] += f" ({claim.speaker})"
    return " → ".join(named)
