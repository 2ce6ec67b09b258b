"""Every message that the code says is collected for translators."""

import ast
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from annals.reference.messages import collected, extracted
from annals.shipped import LOCALE

PACKAGE = LOCALE.parent
SAYING = {"say", "html", "count", "meant", "message", "message_pair"}


def said(path: Path) -> Iterator[str]:
    """Yield the messages of a module's calls; Babel misses those in an f-string or in another call's arguments."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call):
            called = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            if called in SAYING:
                yield from (
                    each.value for each in node.args if isinstance(each, ast.Constant) and isinstance(each.value, str)
                )


@pytest.mark.slow
def test_every_message_of_a_page_is_collected() -> None:
    known = {text for each in collected() for text in ((each.id,) if isinstance(each.id, str) else each.id)}
    for path in sorted((PACKAGE / "site").rglob("*.py")):
        assert not {text for text in said(path) if " " in text} - known, path


@pytest.mark.slow
def test_a_message_on_one_thing_has_one_form_for_several() -> None:
    pairs = {message for _file, _line, message, *_rest in extracted() if isinstance(message, tuple)}
    told_of_one = Counter(one for one, _more in pairs)
    assert [one for one, number in told_of_one.items() if number > 1] == []


SEPARATORS = {", ", "; ", " · "}
ENDS = re.compile(r"(?:[.:?!”…]|%\(\w+\)s)$")
BESIDE = re.compile(r'\{\{ (?:say|count)\("([^"]*)"[^{}]*\) \}\}[ \n]*\{\{ (?:say|count)\("([^"]*)"')


@pytest.mark.slow
def test_no_message_is_a_part_that_is_joined_to_another_by_a_blank() -> None:
    texts = {text for each in collected() for text in ((each.id,) if isinstance(each.id, str) else each.id) if text}
    assert {text for text in texts if text != text.strip()} <= SEPARATORS


def test_no_template_prints_half_a_sentence_beside_another_message() -> None:
    glued = {
        (path.name, one, other)
        for path in sorted((PACKAGE / "site/templates").glob("*.jinja"))
        for one, other in BESIDE.findall(path.read_text(encoding="utf-8"))
        if one not in SEPARATORS and other not in SEPARATORS and not ENDS.search(one)
    }
    assert glued == set()
