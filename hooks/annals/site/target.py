"""What the site is made of: targets that are planned, and files that are made for them.

A maker makes the files of one sort, for one key at a time: of one record, of one year. It tells which
files there will be before any is made, so that addresses, collisions and the sitemap are known first.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from annals import urls

if TYPE_CHECKING:
    from annals.site.context import Context


@dataclass(frozen=True)
class Made:
    """One file of the site. `path` is relative to the site's folder; the bytes are made when they are first asked for.

    So another language, which has no use for what is no page, makes none of it.
    """

    path: str
    make: Callable[[], bytes]

    @cached_property
    def data(self) -> bytes:
        """Return its bytes."""
        return self.make()


class Target(NamedTuple):
    """One key of a maker, and the files that the maker makes for it.

    `unlisted` are those of its pages that no search should find. `source` is the record behind it,
    or `""`. `language` is that of its pages, `""` for the first of the site; a target of another has only what is in
    every language.
    """

    maker: str
    key: str
    paths: tuple[str, ...]
    unlisted: tuple[str, ...] = ()
    source: str = ""
    language: str = ""

    @property
    def name(self) -> tuple[str, str, str]:
        """Return what tells a target from all others."""
        return self.maker, self.key, self.language


@dataclass(frozen=True)
class Maker:
    """Makes the files of one sort: `plan` tells its targets, `make` yields the files of one of them.

    The targets of a `stage` are made once those of the stage before are: they tell of files that were made there.
    """

    name: str
    title: str
    plan: Callable[["Context"], Iterable[Target]]
    make: Callable[["Context", str], Iterator[Made]]
    stage: int = 0


def page_path(url: str) -> str:
    """Return the file of a page from its URL: `towns/al-qaryatayn/index.html`."""
    return f"{url}{PAGE}"


def is_in_every_language(path: str) -> bool:
    """Return whether every language of the site has a file of its own: a page, and the picture of links to it."""
    return is_page(path) or path == urls.PICTURE


PAGE = "index.html"
"""The file of a page in its folder."""


def is_page(path: str) -> bool:
    """Return whether a file is a page."""
    return path == PAGE or path.endswith(f"/{PAGE}")
