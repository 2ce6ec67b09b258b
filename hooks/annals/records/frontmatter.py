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
from annals.records.slips import named
from annals.records.yaml_events import FENCE, LOADER, Take, events, first_event, line_of, lines_of, split
from annals.records.yaml_faults import NO_KEY, told

MAX_DEPTH = 8
_NO_TAGS = (None, "!")
NULLS = frozenset(("~", "null", "Null", "NULL"))
_ODD_SPACE = re.compile(r"[^\S \t\r\n]")
_FLOW_DEPTH = re.compile(r"[\[{]{9}")
_BLOCK = "begin the file with a line '---', then its fields, then another line '---'"
_INTO_QUOTES = "write the value out; put a text that begins with such a mark in quotes"

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
        return None, [Problem(path, 1, "-", "has no front matter", _BLOCK)]
    try:
        block, body = split(text)
    except ValueError:
        return None, [Problem(path, 1, "-", "its front matter is never closed", "end the fields with a line '---'")]
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
        raise _Fault(*told(error, block.split("\n"))) from None
    if line := _cut_short(block):
        hint = "quote the value, or put the comment on a line of its own"
        raise _Fault(line, "has a '#' after a value; what follows would be lost", hint)
    if not isinstance(value, dict):
        raise _Fault(1, "its front matter is not a block of fields", "write 'key: value' lines")
    return value


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
        raise _Fault(1, "its front matter is empty", "write fields such as 'id: …'")
    if getattr(first, "flow_style", None):
        raise _Fault(line_of(first), "is one block in brackets", "write 'key: value' lines")
    value = _build(first, take, 0)
    take()  # the document ends
    if take().__class__ is not yaml.StreamEndEvent:
        raise _Fault(1, "has two blocks of fields", "keep one")
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
        return _Fault(line_of(event), "begins with '&' or '*', which YAML takes for an anchor or alias", _INTO_QUOTES)
    if event.tag not in _NO_TAGS:
        return _Fault(line_of(event), f"begins with '!', which YAML takes for a tag: {quoted(event.tag)}", _INTO_QUOTES)
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
            line_of(scalar),
            f"is {quoted(text)}, which YAML takes for no value",
            "leave the field out, or write a value",
        )
    if not text.isascii() and is_wrapped_in_smart_quotes(text):
        hint = """write straight quotes, or both where the text is a quotation: '“…”'"""
        raise _Fault(line_of(scalar), "is in typographic quotation marks", hint)
    return text


def _build_mapping(take: Take, depth: int) -> dict[str, Value]:
    fields: dict[str, Value] = {}
    while (key := take()).__class__ is not yaml.MappingEndEvent:
        if key.__class__ is not yaml.ScalarEvent or key.anchor or key.tag not in _NO_TAGS:
            raise _Fault(line_of(key), "has a key that is not plain text", "write 'key: value'")
        name = _plain(key)
        if not name.strip():
            raise _Fault(line_of(key), *NO_KEY)
        if not key.style and (odd := _ODD_SPACE.search(name)):
            raise _Fault(line_of(key), f"{named(odd[0])} is in a key", "write plain spaces")
        if name in fields:
            raise _Fault(line_of(key), f"repeats the key {quoted(name)}", "keep one of the two")
        fields[name] = _build(take(), take, depth + 1)
    return fields
