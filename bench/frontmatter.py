"""Records as text: front matter in the style of archive/, then prose."""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import TypeAlias

Value: TypeAlias = "str | Sequence[str] | Sequence[Block] | Block"
Block: TypeAlias = Mapping[str, Value]

_PLAIN = re.compile(r"\w(?:[\w ./~-]*[\w~])?|https?://[\w./-]+")
"""Texts that YAML reads as they stand, in a list too."""


def document(fields: Block, body: str) -> str:
    """Return a record's file; empty texts and lists are left out."""
    return f"---\n{''.join(_lines(fields, ''))}---\n\n{body}\n"


def _lines(fields: Block, indent: str) -> Iterator[str]:
    for key, value in fields.items():
        if not value:
            continue
        if isinstance(value, str):
            yield f"{indent}{key}: {_scalar(value)}\n"
        elif isinstance(value, Mapping):
            yield f"{indent}{key}:\n"
            yield from _lines(value, f"{indent}  ")
        else:
            yield from _list(key, value, indent)


def _list(key: str, items: Sequence[str] | Sequence[Block], indent: str) -> Iterator[str]:
    texts = [item for item in items if isinstance(item, str)]
    if texts:
        yield f"{indent}{key}: [{', '.join(map(_scalar, texts))}]\n"
        return
    yield f"{indent}{key}:\n"
    for item in items:
        if isinstance(item, Mapping):
            first, *rest = _lines(item, f"{indent}    ")
            yield f"{indent}  - {first.lstrip()}"
            yield from rest


def _scalar(text: str) -> str:
    return text if _PLAIN.fullmatch(text) else json.dumps(text, ensure_ascii=False)
