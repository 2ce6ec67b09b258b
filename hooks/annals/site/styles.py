"""The styles of the site without their comments, which are for those who write them."""

from pathlib import Path

import tinycss2
from tinycss2.ast import AtRule, Comment, Node

_OF_RULES = frozenset({"media", "supports", "layer", "container"})


def strip_comments(site: Path) -> None:
    """Take the comments out of every style sheet in a folder that a builder filled."""
    for path in sorted(site.rglob("*.css")):
        path.write_text(without_comments(path.read_text(encoding="utf-8")), encoding="utf-8")


def without_comments(text: str) -> str:
    """Return a style sheet without the comments between its rules, those in `@media` and the like too."""
    return _text(tinycss2.parse_stylesheet(text))


def _text(rules: list[Node]) -> str:
    return "".join(_rule(rule) for rule in rules if not isinstance(rule, Comment))


def _rule(rule: Node) -> str:
    if isinstance(rule, AtRule) and rule.lower_at_keyword in _OF_RULES and rule.content is not None:
        inner = _text(tinycss2.parse_rule_list(rule.content))
        return f"@{rule.at_keyword}{tinycss2.serialize(rule.prelude)}{{{inner}}}"
    return str(rule.serialize())
