"""What a format of citation files says of itself; links, lists, the command line and texts of pages are made of it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Protocol

from annals.citations.item import Item


class Entry(Protocol):
    """What writes one item as an entry of a file."""

    def __call__(self, item: Item, /, *, abstract: bool = False) -> str:
        """Return the entry of an item, with its abstract where that is asked for."""


@dataclass(frozen=True)
class Format:
    """A format of files that cite records.

    `name` is its word on the command line, `title` what readers call it, `suffix` how its files end, and `entry` and
    `whole` write an entry and a file of entries. `beside` names the kinds of records whose page has such a file
    beside it, `printed` those whose page prints the entry, to be pasted; `lists` is False where lists of articles are
    not offered in it. `caveat` says what a reader should know before choosing it, as the end of a sentence: `has no
    type for newspaper articles`; `""` where it says as much as any.
    """

    name: str
    title: str
    suffix: str
    media_type: str
    entry: Entry
    whole: Callable[[Iterable[str]], str]
    beside: tuple[str, ...] = ("article",)
    printed: tuple[str, ...] = ()
    lists: bool = True
    caveat: str = ""

    def write(self, items: Iterable[Item]) -> str:
        """Return the file that cites these items, with their abstracts."""
        return self.whole(self.entry(item, abstract=True) for item in items)
