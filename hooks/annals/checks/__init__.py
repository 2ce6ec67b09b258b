"""The rules between records. Each rule is a generator of problems whose docstring is the rule.

Rules take the archive and its index and know nothing of one another. A reference to a record
whose own file cannot be read is passed over: that file has its own problem.
"""

from annals.checks import articles, claims, events, names, persons, places, prose, references, register
from annals.checks.common import Rule
from annals.facts.index import Index
from annals.model import Archive
from annals.problems import Problem

RULES: tuple[Rule, ...] = (
    *references.RULES,
    *articles.RULES,
    *claims.RULES,
    *events.RULES,
    *names.RULES,
    *places.RULES,
    *prose.RULES,
    *persons.RULES,
    *register.RULES,
)
"""Every rule, in the order in which docs/fields.md lists them."""


def check(archive: Archive, index: Index) -> list[Problem]:
    """Return every problem that the rules find."""
    return [problem for rule in RULES for problem in rule(archive, index)]
