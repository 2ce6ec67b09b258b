"""A record's file, read strictly: text in, plain fields with line numbers and a body out.

The front matter is read as YAML events, so nothing is guessed: every scalar stays a string, and
aliases, tags, repeated keys and deep nesting are refused with their line. What python-frontmatter
lets pass in silence (no block, an unclosed one, a list) is told here too.
"""

import re
from dataclasses import dataclass
from functools import cached_property
from typing import Any, TypeAlias

import yaml

from annals.language.characters import is_wrapped_in_smart_quotes, why_refused_anywhere
from annals.printing import quoted
from annals.problems import Loc, Problem
from annals.records.comments import COMMENT, comments_told, without_comments
from annals.records.slips import slip_in
from annals.records.yaml_events import FENCE, LOADER, Take, events, first_event, line_of, lines_of, split

MAX_DEPTH = 8
_NO_TAGS = (None, "!")
NULLS = frozenset(("~", "null", "Null", "NULL"))
_EMPTY_KEY = re.compile(r" *(?:- +)*:(?:\s|$)")
_FLOW_DEPTH = re.compile(r"[\[{]{9}")
_NO_KEY = "has an empty key", "write 'key: value'"
_QUOTE = "quote a text that holds ': ' or begins with a mark"
_ADVICE = (
    ("expected ',' or ']'", "close the '[' of this line or the one above, and put commas between"),
    ("expected ',' or '}'", "close the '{' of this line or the one above, and put commas between"),
    ("mapping values are not allowed", f"{_QUOTE}; or begin the line where the lines of its block begin"),
    ("did not find expected key", "begin the line where the lines of its block begin"),
    ("did not find expected '-' indicator", "begin the line where the lines of its block begin"),
    ("could not find expected ':'", "write 'key: value', with a space after the colon"),
    ("unexpected end of stream", "close the quotation mark"),
    ("unexpected document indicator", "close the quotation mark"),
)

Value: TypeAlias = "str | list[Value] | dict[str, Value]"
BODY: Loc = ("",)
"""The place of the prose below the front matter."""


@dataclass(frozen=True)
class Document:
    """A file as read: `fields` are strings, lists and mappings, `text` the whole file.

    `body` is the prose without its comments, of which `warnings` tell.
    """

    path: str
    fields: dict[str, Value]
    body: str
    text: str
    warnings: tuple[Problem, ...] = ()

    @cached_property
    def lines(self) -> dict[Loc, int]:
        """Return the line of every place; read from the text when first asked for, since few ever are."""
        block, body = split(self.text)
        return {**lines_of(block), BODY: _first_line(self.text, body)}


def _first_line(text: str, body: str) -> int:
    """Return the number of the line on which the prose of a file begins."""
    return text.count("\n", 0, len(text) - len(body.lstrip())) + 1


class _Fault(Exception):
    """One reason why a block cannot be read; `args` are line, message and hint."""


def read(text: str, path: str) -> tuple[Document | None, list[Problem]]:
    """Return the document a record's text holds, or the problem that keeps it from being read."""
    if not FENCE.match(text):
        return None, [Problem(path, 1, "-", "has no front matter", "the first line is '---'")]
    try:
        block, body = split(text)
    except ValueError:
        return None, [Problem(path, 1, "-", "front matter is never closed", "end it with a line '---'")]
    try:
        fields = _mapping_of(block)
    except _Fault as fault:
        line, message, hint = fault.args
        return None, [Problem(path, line, "-", message, hint)]
    if COMMENT not in body:
        return Document(path, fields, body.strip(), text), []
    warnings = comments_told(body.lstrip(), path, _first_line(text, body))
    return Document(path, fields, without_comments(body).strip(), text, tuple(warnings)), []


def _mapping_of(block: str) -> dict[str, Value]:
    if block.count("[") + block.count("{") > MAX_DEPTH and _FLOW_DEPTH.search("".join(block.split())):
        raise _Fault(1, "nests brackets too deeply", "a field holds a value, a list or a block of fields")
    try:
        with events(block) as take:
            value = _only_document(take)
    except yaml.YAMLError as error:
        raise _not_yaml(error, block.split("\n")) from None
    if line := _cut_short(block):
        hint = "quote the value, or put the comment on a line of its own"
        raise _Fault(line, "has a '#' after a value; what follows would be lost", hint)
    if not isinstance(value, dict):
        raise _Fault(1, "front matter is not a block of fields", "write 'key: value' lines")
    return value


def _not_yaml(error: yaml.YAMLError, rows: list[str]) -> _Fault:
    """Return why a block of these lines is not YAML; a key that went wrong is told on its own line."""
    problem = str(getattr(error, "problem", None) or "cannot be read")
    marks = [getattr(error, name, None) for name in ("problem_mark", "context_mark")]
    if "expected ':'" in problem:
        marks.reverse()  # the problem is met below the line that lacks it
    line = min(next((mark.line + 1 for mark in marks if mark), 1), len(rows))
    above = next((number for number in range(line - 1, 0, -1) if rows[number - 1].strip()), line)
    for number in (line, above):
        if slip := slip_in(rows[number - 1]):
            return _Fault(number, *slip)
    if _EMPTY_KEY.match(rows[line - 1]):
        return _Fault(line, *_NO_KEY)
    return _Fault(line, f"is not YAML: {problem}", _advice(problem, rows[line - 1 : line]))


def _advice(problem: str, rows: list[str]) -> str:
    """Return what to do about a problem of YAML, told by the line on which it was met."""
    if any(row[: len(row) - len(row.lstrip())].count("\t") or "\t" in row.partition(":")[2][:2] for row in rows):
        return "use spaces instead of the tab"
    return next((advice for part, advice in _ADVICE if part in problem), _QUOTE)


def _cut_short(block: str) -> int:
    """Return the line on which a comment follows a value, or 0 where there is none."""
    if " #" not in block and "\t#" not in block:
        return 0
    rows = ("#" + block).split("\n")
    for token in yaml.scan("#" + block, Loader=LOADER):
        if isinstance(token, yaml.ScalarToken) and (column := token.end_mark.column):
            rest = rows[token.end_mark.line][column:] if token.end_mark.line < len(rows) else ""
            if rest.lstrip(" \t,]}").startswith("#"):
                return int(token.end_mark.line) + 1
    return 0


def _only_document(take: Take) -> Value:
    first = first_event(take)
    if first is None:
        raise _Fault(1, "front matter is empty", "write fields such as 'id: …'")
    if getattr(first, "flow_style", None):
        raise _Fault(line_of(first), "is one block in brackets", "write 'key: value' lines")
    value = _build(first, take, 0)
    take()  # the document ends
    if take().__class__ is not yaml.StreamEndEvent:
        raise _Fault(1, "holds two YAML documents", "keep one block of fields")
    return value


def _build(event: Any, take: Take, depth: int) -> Value:
    if event.anchor or event.tag not in _NO_TAGS or depth > MAX_DEPTH:
        raise _unfit(event)
    kind = event.__class__
    if kind is yaml.ScalarEvent:
        return _plain(event)
    if kind is yaml.MappingStartEvent:
        return _build_mapping(take, depth)
    items: list[Value] = []
    while (item := take()).__class__ is not yaml.SequenceEndEvent:
        items.append(_build(item, take, depth + 1))
    return items


def _unfit(event: Any) -> _Fault:
    """Return why a value of a file, whatever it is, cannot stand in one."""
    if event.anchor:
        return _Fault(line_of(event), "uses a YAML anchor or alias", "write the value out")
    if event.tag not in _NO_TAGS:
        return _Fault(line_of(event), f"uses the YAML tag {quoted(event.tag)}", "write plain text")
    return _Fault(line_of(event), "is nested too deeply", "a field holds a value, a list or a block of fields")


def _plain(scalar: Any) -> str:
    """Return a scalar's text; an escape must not bring in a character that the file itself may not hold."""
    text: str = scalar.value
    if scalar.style:
        if scalar.style == '"' and (why := why_refused_anywhere(text)):
            raise _Fault(line_of(scalar), *why[1:])
        return text
    if text in NULLS:
        raise _Fault(
            line_of(scalar), f"is {quoted(text)}, which means nothing", "leave the field out, or write a value"
        )
    if not text.isascii() and is_wrapped_in_smart_quotes(text):
        hint = """write straight quotes, or both where the text is a quotation: '“…”'"""
        raise _Fault(line_of(scalar), "stands in typographic quotation marks", hint)
    return text


def _build_mapping(take: Take, depth: int) -> dict[str, Value]:
    fields: dict[str, Value] = {}
    while (key := take()).__class__ is not yaml.MappingEndEvent:
        if key.__class__ is not yaml.ScalarEvent or key.anchor or key.tag not in _NO_TAGS:
            raise _Fault(line_of(key), "has a key that is not plain text", "write 'key: value'")
        name = _plain(key)
        if not name.strip():
            raise _Fault(line_of(key), *_NO_KEY)
        if name in fields:
            raise _Fault(line_of(key), f"repeats the key {quoted(name)}", "keep one of the two")
        fields[name] = _build(take(), take, depth + 1)
    return fields
