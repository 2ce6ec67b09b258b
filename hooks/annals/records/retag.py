"""An id replaced in a record's text, wherever the record names it; every other character is left as it was."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import yaml

from annals.model.links import links
from annals.model.record import Record
from annals.problems import Loc
from annals.records.edit import AmendError
from annals.records.frontmatter import Document, read
from annals.records.yaml_events import Take, events, first_event, split

_BEHIND = re.compile(r"\s*[,\]}]")
"""What follows an entry in brackets."""


@dataclass(frozen=True)
class Scalar:
    """A word of a block of fields: where it stands in the record, and from where to where in the text."""

    loc: Loc
    is_key: bool
    start: int
    end: int


def retag(document: Document, model: type[Record], old: str, new: str) -> str:
    """Return the text of a record in which each link to `old` leads to `new`; raise AmendError where one cannot.

    Where a list or a block holds both, what stood under `old` joins what stands under `new`.
    """
    places = [loc for loc, text in links(model, document.fields) if text.partition("/")[0] == old]
    if not places:
        return document.text
    doubled = [loc for loc in places if _beside(document.fields, loc, new)]
    text = _replaced(document.text, [loc for loc in places if loc not in doubled], old, new)
    for loc in reversed(doubled):
        text = _joined(_again(text, document.path), loc, new)
    return text


def set_id(document: Document, new: str) -> str:
    """Return the text of a record under another id of its own."""
    old = document.fields["id"]
    return _replaced(document.text, [("id",)], str(old), new)


def _again(text: str, path: str) -> Document:
    document, problems = read(text, path)
    if document is None:
        raise AmendError(f"{problems[0].message}; change it by hand")
    return document


def _at(fields: Any, loc: Loc) -> Any:
    for part in loc:
        fields = fields[part]
    return fields


def _beside(fields: Any, loc: Loc, new: str) -> bool:
    """Return whether the list or block that holds a place holds the new id as well."""
    around = _at(fields, loc[:-1])
    if isinstance(around, dict):
        return isinstance(loc[-1], str) and new in around and not _is_value(fields, loc)
    return isinstance(around, list) and new in around


def _is_value(fields: Any, loc: Loc) -> bool:
    """Return whether a place in a block is that of a field with a value, not that of an id that is a key."""
    return isinstance(_at(fields, loc), str)


def _replaced(text: str, places: list[Loc], old: str, new: str) -> str:
    wanted = set(places)
    found = [each for each in scalars(text) if each.loc in wanted and _names(text, each, old)]
    if {each.loc for each in found} != wanted:
        raise AmendError(f"{old} is written in a way that cannot be replaced; change it by hand")
    for each in sorted(found, key=lambda each: -each.start):
        written = text[each.start : each.end]
        text = f"{text[: each.start]}{written.replace(old, new, 1)}{text[each.end :]}"
    return text


def _names(text: str, scalar: Scalar, old: str) -> bool:
    return text[scalar.start : scalar.end].strip("\"'").partition("/")[0] == old


def _joined(document: Document, loc: Loc, new: str) -> str:
    """Return the text without the entry at a place; what it held joins the entry of the new id."""
    around = _at(document.fields, loc[:-1])
    if isinstance(around, list):
        return _without(document, loc, is_key=False)
    words = list(dict.fromkeys([*around[new], *around[loc[-1]]]))
    text = document.text
    if words != around[new]:
        text = _with_words(document, (*loc[:-1], new), words)
    return _without(_again(text, document.path), loc, is_key=True)


def _with_words(document: Document, loc: Loc, words: list[str]) -> str:
    text = document.text
    key = next(each for each in scalars(text) if each.loc == loc and each.is_key)
    return f"{text[: key.end]}: [{', '.join(map(as_yaml, words))}]{text[end_of(text, loc) :]}"


def as_yaml(word: str) -> str:
    """Return a word as a list in brackets holds it: plain where it can be, else in quotes."""
    plain = re.fullmatch(r"[^\W_][^\[\]{},:#&*!|>%@`\"'\\]*", word) and word.strip() == word
    if plain and word.casefold() not in ("null", "true", "false", "yes", "no"):
        return word
    return f"'{word.replace(chr(39), chr(39) * 2)}'"


def _without(document: Document, loc: Loc, *, is_key: bool) -> str:
    """Return the text without an entry of a list or block, in brackets or on lines of its own."""
    text = document.text
    here = next(each for each in scalars(text) if each.loc == loc and each.is_key is is_key)
    end, row = end_of(text, loc), text.rfind("\n", 0, here.start) + 1
    if _BEHIND.match(text, end) and (behind := re.match(r"\s*,\s*", text[end:])):
        return text[: here.start] + text[end + behind.end() :]
    if _BEHIND.match(text, end):
        return text[: here.start].rstrip(" \n").removesuffix(",") + text[end:]
    if not re.fullmatch(r" *" if is_key else r" *- +", text[row : here.start]):
        raise AmendError(f"line {text.count(chr(10), 0, row) + 1}: begins its block; change it by hand")
    return text[:row] + text[text.find("\n", end) + 1 :]


def scalars(text: str) -> Iterator[Scalar]:
    """Yield every key and plain value of a record's fields, with its place in the text."""
    for event, loc, is_key in _walk(text):
        if isinstance(event, yaml.ScalarEvent):
            yield Scalar(loc, is_key, *_span(text, event))


def end_of(text: str, loc: Loc) -> int:
    """Return where the value at a place ends: behind its last word, or the bracket that closes it."""
    ends = [
        _span(text, event)[1] for event, where, _key in _walk(text) if where[: len(loc)] == loc and _closes(text, event)
    ]
    return max(ends)


def _closes(text: str, event: Any) -> bool:
    """Return whether a value can end with an event; where a list without brackets ends, its mark is further on."""
    if isinstance(event, yaml.ScalarEvent):
        return True
    return isinstance(event, yaml.CollectionEndEvent) and text[_span(text, event)[1] - 1] in "]}"


def _walk(text: str) -> Iterator[tuple[Any, Loc, bool]]:
    """Yield each event of a record's fields with the place it is of, and whether it is a key."""
    with events(split(text)[0]) as take:
        yield from _in(first_event(take), take, ())


def _in(event: Any, take: Take, loc: Loc) -> Iterator[tuple[Any, Loc, bool]]:
    yield event, loc, False
    if isinstance(event, yaml.MappingStartEvent):
        while not isinstance(key := take(), yaml.MappingEndEvent):
            yield key, (*loc, key.value), True
            yield from _in(take(), take, (*loc, key.value))
        yield key, loc, False
    elif isinstance(event, yaml.SequenceStartEvent):
        place = 0
        while not isinstance(item := take(), yaml.SequenceEndEvent):
            yield from _in(item, take, (*loc, place))
            place += 1
        yield item, loc, False


def _span(text: str, event: Any) -> tuple[int, int]:
    """Return where an event stands in the text: its lines are those of the record, its columns too."""
    return tuple(_offset(text, mark.line, mark.column) for mark in (event.start_mark, event.end_mark))  # type: ignore[return-value]


def _offset(text: str, line: int, column: int) -> int:
    start = 0
    for _ in range(line):
        start = text.index("\n", start) + 1
    return start + column
