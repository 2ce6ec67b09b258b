"""A version's data as they are, for whoever checks them: fields by their keys, a line for each object of a list."""

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple, TypeAlias

_FIRST = ("record", "id", "title", "name")
_CLAIM = re.compile(r"c\d+")


class Line(NamedTuple):
    """A line of a field's value: its text, and the id of the claim it holds, by which it is linked, or `""`."""

    text: str
    claim: str = ""


Rows: TypeAlias = tuple[tuple[str, tuple[Line, ...]], ...]
"""The fields of a version's data, each with the lines of its value."""


def rows_of(data: Mapping[str, Any] | None) -> Rows:
    """Return the fields of data, those first that say what it is; the rest by name, as the sum has them."""
    return tuple((key, tuple(_lines(key, value))) for key, value in _in_order(data or {}))


def _in_order(data: Mapping[str, Any]) -> list[tuple[str, Any]]:
    return sorted(data.items(), key=lambda field: (field[0] not in _FIRST, field[0]))


def _lines(key: str, value: Any) -> Iterator[Line]:
    """Yield a field's value in lines: one for each object of a list, else one."""
    if isinstance(value, list) and value and all(isinstance(each, Mapping) for each in value):
        for each in value:
            id = str(each.get("id", ""))
            yield Line(in_line(each), id if key == "claims" and _CLAIM.fullmatch(id) else "")
    else:
        yield Line(in_line(value))


def in_line(value: Any) -> str:
    """Return a value on one line: `id: c1; states: killed; chain: sohr, afp`."""
    if isinstance(value, Mapping):
        return "; ".join(f"{key}: {in_line(each)}" for key, each in _in_order(value))
    if isinstance(value, list):
        return ", ".join(map(in_line, value))
    return json.dumps(value) if isinstance(value, bool) else str(value)
