"""Ways to write less in a record: what a short form stands for, and what a field holds where nothing is written.

The models say which fields have a short form. `annals.records.shorthand` writes them out before a record is validated,
so that everything after it, and all that is published, has the long form alone.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any

OPTIONAL = "annals:optional"
"""Marks, in a schema that is being made, a field that need not be written."""

_OF_FIELD = ("description", "examples", "default")
_NO_WORDS: Mapping[str, Mapping[str, str]] = MappingProxyType({})


@dataclass(frozen=True)
class Shorthand:
    """How a field may be written shorter. It is called by pydantic, to tell editors of it in the JSON Schema.

    `filled` is what the field holds where it is not written, or `""`. `text` is the field of a block for which a
    text stands that is written in place of the block, or `""`; `words` are texts that stand for a block of their own.
    With `ids` a list of ids stands for a block of them, each without words. `given_to` names a list of blocks: each of
    them that lacks this field has it from here; there the field is `given`.
    """

    filled: str = ""
    text: str = ""
    words: Mapping[str, Mapping[str, str]] = field(default_factory=lambda: _NO_WORDS)
    ids: bool = False
    given_to: str = ""
    given: bool = False

    def __call__(self, schema: dict[str, Any]) -> None:
        """Add to the JSON Schema of a field what its short forms look like."""
        if self.filled or self.given:
            schema[OPTIONAL] = True
        if self.text or self.ids:
            text: dict[str, Any] = {"type": ["string", "integer"]}
            about: dict[str, Any] = {key: schema.pop(key) for key in _OF_FIELD if key in schema}
            long = dict(schema)
            schema.clear()
            schema.update(about, anyOf=[{"type": "array", "items": {"type": "string"}} if self.ids else text, long])
