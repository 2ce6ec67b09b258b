"""The rules by which statements are derived from records: one function each, its docstring's first line the rule.

The page About prints these lines; a test holds it to them.
"""

from collections.abc import Callable
from typing import Any

from annals.facts.accounts import best_figure
from annals.facts.attestation import attested
from annals.facts.control import control_of
from annals.facts.coverage import is_silent, rests_on
from annals.facts.disagreements import disagreements_about
from annals.facts.firsts import reported_apart
from annals.facts.harm import harm_of
from annals.facts.origins import voices
from annals.facts.pairs import pairs_of
from annals.facts.sequence import in_sequence, neighbours
from annals.facts.shared_text import shared_by
from annals.facts.versions import versions_of
from annals.model.vocabulary import Vocabulary

RULES: tuple[Callable[..., Any], ...] = (
    voices, versions_of, best_figure, attested, harm_of, disagreements_about, reported_apart, control_of, in_sequence,
    neighbours, shared_by, pairs_of, rests_on, is_silent,
)  # fmt: skip
"""Every rule, in the order in which readers are told of them."""


def rules_of(words: Vocabulary) -> tuple[Callable[..., Any], ...]:
    """Return the rules that an archive of some words needs: none of what its vocabulary has no use for."""
    unused = {harm_of: not words.people, control_of: not words.has_control}
    return tuple(rule for rule in RULES if not unused.get(rule, False))


def rule_of(function: Callable[..., Any]) -> str:
    """Return a rule as readers are told it: the first line of its function's docstring."""
    return (function.__doc__ or "").strip().partition("\n")[0]
