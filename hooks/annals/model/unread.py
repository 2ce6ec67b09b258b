"""A record's file that can be read, though it holds no whole record: a field is missing, empty or unknown."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Unread:
    """What such a file holds: its kind of record (`about` for `archive.md`), its fields as written out, its prose.

    No value of `fields` is checked; each is a text, a list or a mapping.
    """

    path: str
    kind: str
    fields: Mapping[str, Any]
    body: str
