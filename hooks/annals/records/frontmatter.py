"""A record's file, read strictly: text in, plain fields with line numbers and a body out.

The front matter is read as YAML events, so nothing is guessed: every scalar stays a string, and
aliases, tags, repeated keys and deep nesting are refused with their line. python-frontmatter
splits the file; what it lets pass in silence (no block, an unclosed one, a list) is told here.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, TypeAlias, cast

import yaml
from frontmatter.default_handlers import YAMLHandler

from annals.language.characters import is_wrapped_in_smart_quotes, why_refused_anywhere
from annals.printing import quoted
from annals.problems import Loc, Problem

MAX_DEPTH = 8
_FRAMING = frozenset((yaml.StreamStartEvent, yaml.StreamEndEvent, yaml.DocumentStartEvent, yaml.DocumentEndEvent))
_NO_TAGS = (None, "!")
NULLS = ("~", "null", "Null", "NULL")
_FENCE = re.compile(r"^---[ \t]*$", re.MULTILINE)
_FLOW_DEPTH = re.compile(r"[\[{]{9}")
_LOADER = cast("type[yaml.BaseLoader]", getattr(yaml, "CBaseLoader", yaml.BaseLoader))

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
    """A file as read: `fields` are strings, lists and mappings; `lines` maps a place to its line."""

    path: str
    fields: dict[str, Value]
    body: str
    lines: dict[Loc, int] = field(default_factory=dict)


class _Fault(Exception):
    """One reason why a block cannot be read; `args` are line, message and hint."""


class _StrictHandler(YAMLHandler):
    """Splits a file at `---` lines only: the stock handler also eats blank lines after one."""

    FM_BOUNDARY = _FENCE


def read(text: str, path: str) -> tuple[Document | None, list[Problem]]:
    """Return the document a record's text holds, or the problem that keeps it from being read."""
    if not _FENCE.match(text):
        return None, [Problem(path, 1, "-", "has no front matter", "the first line is '---'")]
    if len(_FENCE.findall(text)) < 2:
        return None, [Problem(path, 1, "-", "front matter is never closed", "end it with a line '---'")]
    block, body = _StrictHandler().split(text)
    lines: dict[Loc, int] = {}
    try:
        fields = _mapping_of(block, lines)
    except _Fault as fault:
        line, message, hint = fault.args
        return None, [Problem(path, line, "-", message, hint)]
    lines[BODY] = text.count("\n", 0, len(text) - len(body.lstrip())) + 1
    return Document(path, fields, body.strip(), lines), []


def _mapping_of(block: str, lines: dict[Loc, int]) -> dict[str, Value]:
    if _FLOW_DEPTH.search(re.sub(r"\s", "", block)):
        raise _Fault(1, "nests brackets too deeply", "a field holds a value, a list or a block of fields")
    try:
        events = _content_events(block)
        first = next(events)
        if getattr(first, "flow_style", None):
            raise _Fault(first.start_mark.line + 1, "is one block in brackets", "write 'key: value' lines")
        value = _build(first, events, (), lines)
        if next(events, None) is not None:
            raise _Fault(1, "holds two YAML documents", "keep one block of fields")
    except StopIteration:
        raise _Fault(1, "front matter is empty", "write fields such as 'id: …'") from None
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
        line = mark.line + 1 if mark else 1
        problem = str(getattr(error, "problem", None) or "cannot be read")
        raise _Fault(line, f"is not YAML: {problem}", _advice(problem, block.split("\n")[line - 1 : line])) from None
    if line := _cut_short(block):
        hint = "quote the value, or put the comment on a line of its own"
        raise _Fault(line, "has a '#' after a value; what follows would be lost", hint)
    if not isinstance(value, dict):
        raise _Fault(1, "front matter is not a block of fields", "write 'key: value' lines")
    return value


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
    for token in yaml.scan("#" + block, Loader=_LOADER):
        if isinstance(token, yaml.ScalarToken) and (column := token.end_mark.column):
            rest = rows[token.end_mark.line][column:] if token.end_mark.line < len(rows) else ""
            if rest.lstrip(" \t,]}").startswith("#"):
                return int(token.end_mark.line) + 1
    return 0


def _content_events(block: str) -> Iterator[Any]:
    """Yield the events that make values; the text keeps its line numbers by an added first line."""
    return (event for event in yaml.parse("#" + block, Loader=_LOADER) if event.__class__ not in _FRAMING)


def _build(event: Any, events: Iterator[Any], loc: Loc, lines: dict[Loc, int]) -> Value:
    line = event.start_mark.line + 1
    if loc not in lines:
        lines[loc] = line
    kind = event.__class__
    if event.anchor or kind is yaml.AliasEvent:
        raise _Fault(line, "uses a YAML anchor or alias", "write the value out")
    if event.tag not in _NO_TAGS:
        raise _Fault(line, f"uses the YAML tag {quoted(event.tag)}", "write plain text")
    if len(loc) > MAX_DEPTH:
        raise _Fault(line, "is nested too deeply", "a field holds a value, a list or a block of fields")
    if kind is yaml.ScalarEvent:
        return _plain(event, line)
    if kind is yaml.MappingStartEvent:
        return _build_mapping(events, loc, lines)
    items: list[Value] = []
    while (item := next(events)).__class__ is not yaml.SequenceEndEvent:
        items.append(_build(item, events, (*loc, len(items)), lines))
    return items


def _plain(scalar: Any, line: int) -> str:
    """Return a scalar's text; an escape must not bring in a character that the file itself may not hold."""
    text: str = scalar.value
    if scalar.style:
        if scalar.style == '"' and (why := why_refused_anywhere(text)):
            raise _Fault(line, *why[1:])
        return text
    if text in NULLS:
        raise _Fault(line, f"is {quoted(text)}, which means nothing", "leave the field out, or write a value")
    if not text.isascii() and is_wrapped_in_smart_quotes(text):
        hint = """write straight quotes, or both where the text is a quotation: '“…”'"""
        raise _Fault(line, "stands in typographic quotation marks", hint)
    return text


def _build_mapping(events: Iterator[Any], loc: Loc, lines: dict[Loc, int]) -> dict[str, Value]:
    fields: dict[str, Value] = {}
    while (key := next(events)).__class__ is not yaml.MappingEndEvent:
        line = key.start_mark.line + 1
        if key.__class__ is not yaml.ScalarEvent or key.anchor or key.tag not in _NO_TAGS:
            raise _Fault(line, "has a key that is not plain text", "write 'key: value'")
        name = _plain(key, line)
        if name in fields:
            raise _Fault(line, f"repeats the key {quoted(name)}", "keep one of the two")
        here = (*loc, name)
        lines[here] = line
        fields[name] = _build(next(events), events, here, lines)
    return fields
