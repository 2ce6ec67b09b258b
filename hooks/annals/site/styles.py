"""The theme's styles, cut down to what pages can use: most of them are for parts that no page here has.

A selector goes when it names a class or an id that stands in no page of the builder and in no source
of generated pages; a custom property goes when no style reads it. Elements, attributes and states such
as `:hover` keep every selector.
"""

import re
from collections.abc import Callable, Iterable
from pathlib import Path

import tinycss2
from tinycss2.ast import AtRule, Declaration, Node, QualifiedRule

STYLES = "assets/stylesheets"
"""Where Material's styles stand in a site."""

_WORD = re.compile(r"[\w-]+")
_READ = re.compile(r"var\(\s*(--[\w-]+)")
_OF_RULES = frozenset({"media", "supports", "layer", "container"})
_OF_SELECTORS = frozenset({"is", "where"})


def cut_styles(site: Path) -> None:
    """Cut the theme's styles in a folder that a builder filled, before generated pages are put there.

    Of other styles only comments go.
    """
    words = _words(site)
    styles = sorted((site / STYLES).rglob("*.css"))
    for path in styles:
        path.write_text(without_selectors(path.read_text(encoding="utf-8"), words), encoding="utf-8")
        path.with_name(f"{path.name}.map").unlink(missing_ok=True)
    for path in {*site.rglob("*.css")} - {*styles}:
        path.write_text(without_comments(path.read_text(encoding="utf-8")), encoding="utf-8")
    before: set[str] = set()
    while (read := _read(site)) != before:  # a property that goes may have read another
        for path in styles:
            path.write_text(without_properties(path.read_text(encoding="utf-8"), read), encoding="utf-8")
        before = read


def _words(site: Path) -> set[str]:
    """Return every word of the builder's pages, of scripts, and of the sources of generated pages."""
    own = Path(__file__).parent
    found = [*site.rglob("*.html"), *site.rglob("*.js"), *own.rglob("*.jinja"), *own.rglob("*.py")]
    return {word for path in found for word in _WORD.findall(path.read_text(encoding="utf-8"))}


def _read(site: Path) -> set[str]:
    """Return the custom properties that any style reads."""
    return {name for path in site.rglob("*.css") for name in _READ.findall(path.read_text(encoding="utf-8"))}


def without_selectors(text: str, words: set[str]) -> str:
    """Return a style sheet without the selectors that name a class or an id which is none of `words`."""

    def kept(rule: QualifiedRule) -> str:
        selectors = [tinycss2.serialize(each) for each in _selectors(rule.prelude) if _is_used(each, words)]
        return f"{','.join(selectors)}{{{tinycss2.serialize(rule.content)}}}" if selectors else ""

    return _rewritten(tinycss2.parse_stylesheet(text, skip_comments=True), kept)


def without_comments(text: str) -> str:
    """Return a style sheet without the comments between its rules."""
    return _rewritten(tinycss2.parse_stylesheet(text, skip_comments=True), lambda rule: str(rule.serialize()))


def without_properties(text: str, read: set[str]) -> str:
    """Return a style sheet without the custom properties that are none of `read`."""

    def kept(rule: QualifiedRule) -> str:
        content = _declarations(rule, read)
        return f"{tinycss2.serialize(rule.prelude)}{{{content}}}" if content else ""

    return _rewritten(tinycss2.parse_stylesheet(text, skip_comments=True), kept)


def _rewritten(rules: Iterable[Node], rewrite: Callable[[QualifiedRule], str]) -> str:
    """Return the text of rules, each with a selector rewritten, those in `@media` and the like too."""
    found = []
    for rule in rules:
        if isinstance(rule, QualifiedRule):
            found.append(rewrite(rule))
        elif isinstance(rule, AtRule) and rule.lower_at_keyword in _OF_RULES and rule.content is not None:
            inner = _rewritten(tinycss2.parse_rule_list(rule.content, skip_comments=True), rewrite)
            found.append(f"@{rule.at_keyword}{tinycss2.serialize(rule.prelude)}{{{inner}}}" if inner else "")
        else:
            found.append(rule.serialize())
    return "".join(found)


def _selectors(tokens: Iterable[Node]) -> list[list[Node]]:
    """Return the selectors of a list, between its commas."""
    found: list[list[Node]] = [[]]
    for token in tokens:
        if token.type == "literal" and token.value == ",":
            found.append([])
        else:
            found[-1].append(token)
    return found


def _is_used(selector: list[Node], words: set[str]) -> bool:
    """Return whether each class and id of a selector is a word; what it excludes with `:not()` is not asked."""
    before = ""
    for token in selector:
        named = token.type == "hash" or (token.type == "ident" and before == ".")
        if named and _WORD.fullmatch(token.value) and token.value not in words:
            return False
        alternatives = token.type == "function" and token.lower_name in _OF_SELECTORS
        if alternatives and not any(_is_used(each, words) for each in _selectors(token.arguments)):
            return False
        before = token.value if token.type == "literal" else ""
    return True


def _declarations(rule: QualifiedRule, read: set[str]) -> str:
    """Return what stands between the braces of a rule, without custom properties that nobody reads."""
    found = tinycss2.parse_blocks_contents(rule.content, skip_comments=True, skip_whitespace=True)
    if not all(isinstance(each, Declaration) for each in found):
        return str(tinycss2.serialize(rule.content))
    return ";".join(each.serialize() for each in found if not each.name.startswith("--") or each.name in read)
