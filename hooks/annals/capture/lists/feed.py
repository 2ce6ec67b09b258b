"""Feeds, RSS and Atom: what of their entries is a fact; their summaries are never read. feedparser reads them."""

import html
import io
import re
from typing import Any

from annals.capture.lists.row import Item, Listing, UnreadableList

_FEED = re.compile(rb"<(?:rss|feed|rdf:RDF|atom:feed)\b", re.IGNORECASE)
_HEAD = 3_000


def is_feed(data: bytes) -> bool:
    """Return whether a file is a feed, by the element that it begins with."""
    head = data[:_HEAD].replace(b"\x00", b"")
    return head.lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n").startswith(b"<") and bool(_FEED.search(head))


def read_feed(data: bytes) -> Listing:
    """Return the entries of a feed; raise `UnreadableList` where it has none that can be read."""
    import feedparser  # noqa: PLC0415  # only feeds need it

    found = feedparser.parse(io.BytesIO(data))
    if not found.entries:
        why = str(found.get("bozo_exception", "")) or "it has no entries"
        raise UnreadableList(f"the feed cannot be read: {' '.join(why.split())}; save it again from its address")
    notes = ("the feed is cut off or broken; it was read up to that point",) if found.bozo and _broken(found) else ()
    items = tuple(Item(number, _values(each, found.feed)) for number, each in enumerate(found.entries, 1))
    headings = dict.fromkeys(heading for item in items for heading in item.values)
    return Listing("a feed", (*headings, "Summary"), items, notes)


def _broken(found: Any) -> bool:
    return type(found.get("bozo_exception")).__name__ == "SAXParseException"


def _values(entry: Any, feed: Any) -> dict[str, tuple[str, ...]]:
    """Return what is known of an entry; the day is as printed, for in UTC it could be another."""
    source = entry.get("source") or {}
    texts = {
        "Title": [_plain(entry.get("title", ""))],
        "Url": [entry.get("link", "")],
        "Published": [entry.get("published", "")],
        "Updated": [entry.get("updated", "") if "published" not in entry else ""],
        "Author": [each.get("name", "") for each in entry.get("authors", [])] or [entry.get("author", "")],
        "Publication Title": [source.get("title", "")],
        "Publisher": [_plain(feed.get("title", ""))],
        "Language": [entry.get("language", "") or feed.get("language", "")],
    }
    return {heading: kept for heading, each in texts.items() if (kept := tuple(text for text in each if text))}


def _plain(text: str) -> str:
    return " ".join(html.unescape(re.sub(r"</?[a-z][^<>]{0,80}>", "", text, flags=re.IGNORECASE)).split())
