"""Lists of articles that a page offers to download: files beside the page, one a format of `annals.data.lists`."""

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING

from annals.data.lists import ListFormat, list_formats
from annals.site.target import Made

if TYPE_CHECKING:
    from annals.site.context import Context


MOST_TAKEN = 1_000
"""Articles of a place, group or source beyond which nobody takes them along; the tables have them all."""


def formats_at(url: str, number: int) -> tuple[ListFormat, ...]:
    """Return the formats of the list of so many articles on the page at a URL.

    A place, group or source offers the first one alone, and none of a long list: every article is in a dozen of them.
    """
    every = list_formats()
    if url.partition("/")[0] not in ("towns", "groups", "sources"):
        return every if number else ()
    return every[:1] if 0 < number <= MOST_TAKEN else ()


def list_paths(url: str, ids: tuple[str, ...]) -> tuple[str, ...]:
    """Return the files of the list of a page at `url`; `()` where no article is on it."""
    return tuple(f"{url}{format.file}" for format in formats_at(url, len(ids)))


def list_files(context: "Context", url: str, ids: tuple[str, ...]) -> Iterator[Made]:
    """Yield the list of a page at `url` in every format; none where no article is on it."""
    for format in formats_at(url, len(ids)):
        yield Made(f"{url}{format.file}", partial(_whole, context, format, ids))


def _whole(context: "Context", format: ListFormat, ids: tuple[str, ...]) -> bytes:
    return format.whole(context.entry(format.title, id) for id in ids).encode()
