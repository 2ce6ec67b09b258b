"""The addresses of articles, for the page "Add an article": which article the archive has at an address.

They are many, so they lie in many files, and the page fetches the one in which an address would stand.
`assets/add/listed.js` finds it by the same sum.
"""

import json
from collections import defaultdict
from collections.abc import Iterator
from functools import partial
from math import ceil

from annals import urls
from annals.facts.addresses import addresses_of
from annals.model import Archive
from annals.site.target import Made
from annals.values.addresses import plain_url

EACH = 100
"""Articles of the archive for each file."""

_FIRST, _TIMES, _ROOM = 0x811C9DC5, 0x01000193, 2**32
"""Of the sum FNV-1a of 32 bits. Source: www.isthe.com/chongo/tech/comp/fnv/."""


def number_of_files(archive: Archive) -> int:
    """Return in how many files the addresses lie."""
    return max(1, ceil(len(archive.articles) / EACH))


def place_of(address: str, number: int) -> int:
    """Return in which of a number of files an address lies, as addresses are compared."""
    found = _FIRST
    for byte in address.encode():
        found = (found ^ byte) * _TIMES % _ROOM
    return found % number


def address_paths(archive: Archive) -> tuple[str, ...]:
    """Return the paths of the files."""
    return tuple(_path(place) for place in range(number_of_files(archive)))


def address_files(archive: Archive) -> Iterator[Made]:
    """Yield the files: of each address, as addresses are compared, the id of its article."""
    number = number_of_files(archive)
    found: defaultdict[int, dict[str, str]] = defaultdict(dict)
    for article in archive.articles.values():
        for _loc, url in addresses_of(article):
            address = plain_url(url)
            found[place_of(address, number)].setdefault(address, article.id)
    for place in range(number):
        yield Made(_path(place), partial(_written, found[place]))


def _written(ids: dict[str, str]) -> bytes:
    return f"{json.dumps(ids, ensure_ascii=False, separators=(',', ':'))}\n".encode()


def _path(place: int) -> str:
    return f"{urls.ADD}listed/{place}.json"
