"""What is new, as an Atom feed (RFC 4287) and a JSON feed (https://www.jsonfeed.org/version/1.1/)."""

import json
from collections.abc import Iterable
from datetime import date
from xml.etree import ElementTree

from annals import urls
from annals.model import Archive
from annals.updates import Update

ATOM = f"{urls.DATA}feed.atom"
JSON = f"{urls.DATA}feed.json"
LONGEST = 100
"""Entries of a feed; a reader of feeds comes back before as many are added, or reads the register."""

_NAMESPACE = "http://www.w3.org/2005/Atom"


def atom(archive: Archive, base: str, updated: date, changes: Iterable[Update]) -> str:
    """Return the changes as Atom; `updated` is the newest day in the register."""
    feed = ElementTree.Element("feed", {"xmlns": _NAMESPACE, "xml:lang": archive.about.language})
    _add(feed, "id", urls.absolute(base, ATOM))
    _add(feed, "title", f"{archive.about.title}: additions")
    _add(feed, "updated", _moment(updated))
    _add(_add(feed, "author"), "name", archive.about.title)
    _add(feed, "link", rel="self", type="application/atom+xml", href=urls.absolute(base, ATOM))
    _add(feed, "link", rel="alternate", type="text/html", href=urls.absolute(base, urls.HOME))
    for change in changes:
        entry = _add(feed, "entry")
        _add(entry, "id", urls.absolute(base, change.url))
        _add(entry, "title", change.title)
        _add(entry, "updated", _moment(change.day))
        _add(entry, "link", rel="alternate", type="text/html", href=urls.absolute(base, change.url))
        _add(entry, "category", term=change.kind)
        _add(entry, "summary", change.what)
    ElementTree.indent(feed)
    return f'<?xml version="1.0" encoding="utf-8"?>\n{ElementTree.tostring(feed, encoding="unicode")}\n'


def json_feed(archive: Archive, base: str, changes: Iterable[Update]) -> str:
    """Return the changes as a JSON feed."""
    found = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": f"{archive.about.title}: additions",
        "language": archive.about.language,
        "home_page_url": urls.absolute(base, urls.HOME),
        "feed_url": urls.absolute(base, JSON),
        "authors": [{"name": archive.about.title}],
        "items": [
            {
                "id": urls.absolute(base, change.url),
                "url": urls.absolute(base, change.url),
                "title": change.title,
                "content_text": change.what,
                "date_published": _moment(change.day),
                "tags": [change.kind],
            }
            for change in changes
        ],
    }
    return json.dumps(found, ensure_ascii=False, indent=1) + "\n"


def _add(parent: ElementTree.Element, name: str, text: str = "", /, **attributes: str) -> ElementTree.Element:
    child = ElementTree.SubElement(parent, name, attributes)
    child.text = text or None
    return child


def _moment(day: date) -> str:
    """Return a day as the moment that feeds ask for: its beginning, in UTC."""
    return f"{day.isoformat()}T00:00:00Z"
