"""What is new, as Atom feeds (RFC 4287)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from xml.etree import ElementTree

from annals import urls
from annals.history.changes import Update
from annals.model import Archive


@dataclass(frozen=True)
class Feed:
    """A feed: the name of its file in `data/`, what it holds, and the page that shows the same."""

    name: str
    title: str
    page: str

    @property
    def file(self) -> str:
        """Return the name of its file."""
        return f"{self.name}.atom"

    @property
    def url(self) -> str:
        """Return the URL of its file."""
        return f"{urls.DATA}{self.file}"


UPDATES = Feed("feed", "additions, changes and corrections", urls.HOME)
CORRECTIONS = Feed("corrections", "corrections", urls.CORRECTIONS)
LONGEST = 100
"""Entries of the feed of all updates; its readers come back before as many are added. That of corrections has all."""

_NAMESPACE = "http://www.w3.org/2005/Atom"


def atom(feed: Feed, archive: Archive, base: str, updated: date, changes: Iterable[Update]) -> str:
    """Return the changes as Atom; `updated` is the newest day in the register."""
    root = ElementTree.Element("feed", {"xmlns": _NAMESPACE, "xml:lang": archive.about.language})
    _add(root, "id", urls.absolute(base, feed.url))
    _add(root, "title", f"{archive.about.title}: {feed.title}")
    _add(root, "updated", _moment(updated))
    _add(_add(root, "author"), "name", archive.about.title)
    _add(root, "link", rel="self", type="application/atom+xml", href=urls.absolute(base, feed.url))
    _add(root, "link", rel="alternate", type="text/html", href=urls.absolute(base, feed.page))
    for change in changes:
        entry = _add(root, "entry")
        _add(entry, "id", urls.absolute(base, change.url))
        _add(entry, "title", change.title)
        _add(entry, "updated", _moment(change.day))
        _add(entry, "link", rel="alternate", type="text/html", href=urls.absolute(base, change.url))
        _add(entry, "category", term=change.kind)
        _add(entry, "summary", change.what)
    ElementTree.indent(root)
    return f'<?xml version="1.0" encoding="utf-8"?>\n{ElementTree.tostring(root, encoding="unicode")}\n'


def _add(parent: ElementTree.Element, name: str, text: str = "", /, **attributes: str) -> ElementTree.Element:
    child = ElementTree.SubElement(parent, name, attributes)
    child.text = text or None
    return child


def _moment(day: date) -> str:
    """Return a day as the moment that feeds ask for: its beginning, in UTC."""
    return f"{day.isoformat()}T00:00:00Z"
