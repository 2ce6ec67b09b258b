"""The formats in which a page offers the articles that it lists: those that cite, and the table of articles as CSV."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from annals.citations import formats
from annals.citations.formats.format import Format
from annals.citations.item import Item
from annals.data.kinds.article import ARTICLES
from annals.data.tables import csv_header, csv_line
from annals.model import Article


@dataclass(frozen=True)
class ListFormat:
    """A format of files that hold a list of articles.

    `entry` writes what an article adds to any list that names it, on a site at an address, and `whole` makes a file
    of that.
    """

    title: str
    suffix: str
    media_type: str
    entry: Callable[[Article, Item, str], str]
    whole: Callable[[Iterable[str]], str]

    @property
    def file(self) -> str:
        """Return the name of such a file beside the page of its list: `articles.ris`."""
        return f"articles{self.suffix}"


def list_formats() -> tuple[ListFormat, ...]:
    """Return every format of lists; those that cite come first."""
    return (*(_cited(format) for format in formats.FORMATS if format.lists), CSV)


def _cited(format: Format) -> ListFormat:
    def entry(_article: Article, item: Item, _base: str) -> str:
        return format.entry(item)

    return ListFormat(format.title, format.suffix, format.media_type, entry, format.whole)


def _line(article: Article, _item: Item, base: str) -> str:
    return csv_line(ARTICLES.at(base), article)


def _sheet(lines: Iterable[str]) -> str:
    return csv_header(ARTICLES.at("")) + "".join(lines)


CSV = ListFormat("CSV", ".csv", "text/csv", _line, _sheet)
"""The columns of the table of articles."""
