"""A value read from a page or a text, and where it was read."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Found:
    """A value, and where it was read."""

    value: str
    origin: str


@dataclass(frozen=True)
class Note:
    """What a person has to look at before a field of the draft is right: the field, and what to do."""

    field: str
    text: str


def meta(tree: Any, *names: str) -> Iterator[Found]:
    """Yield what a page's meta tags of some names say, in the order of the names."""
    for name in names:
        path = "//meta[@property=$name or @name=$name or @itemprop=$name]"
        for element in tree.xpath(path, name=name):
            value = " ".join((element.get("content") or "").split())
            if value and not any("comment" in (each.get("class") or "").lower() for each in element.iterancestors()):
                yield Found(value, f"meta {name}")
