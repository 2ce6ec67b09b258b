"""Lists in JSON: CSL-JSON of reference managers, and plain objects such as GDELT's, one to an article."""

import html
import json
import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from annals.capture.lists.row import Item, Listing, UnreadableList
from annals.language.messages import why_no_json

_WHERE = ("items", "articles", "results", "data")
"""Under which of these an object holds its list."""

_TAG = re.compile(r"</?[a-z][^<>]{0,80}>", re.IGNORECASE)
_CSL: Mapping[str, str] = MappingProxyType({
    "title": "Title", "container-title": "Publication Title", "publisher": "Publisher", "issued": "Date",
    "URL": "Url", "language": "Language", "author": "Author", "page": "Pages", "issue": "Issue", "edition": "Edition",
    "section": "Section", "archive": "Archive", "archive_location": "Archive Location", "call-number": "Call Number",
    "abstract": "Abstract", "note": "Notes", "type": "Item Type", "accessed": "Access Date",
})  # fmt: skip


def is_json(text: str) -> bool:
    """Return whether a text may be JSON."""
    return text.lstrip("\ufeff \t\r\n")[:1] in ("[", "{")


def read_json(text: str) -> Listing:
    """Return the entries of a list in JSON; raise `UnreadableList` where it is none."""
    entries = _entries(text)
    csl = any(isinstance(each, dict) and {"issued", "container-title"} & set(each) for each in entries)
    items = tuple(_item(number, each, csl=csl) for number, each in enumerate(entries, 1))
    headings = dict.fromkeys(heading for item in items for heading in item.values)
    return Listing("a list of references" if csl else "a list in JSON", tuple(headings), items)


def _entries(text: str) -> list[Any]:
    try:
        found = json.loads(text)
    except RecursionError:
        raise UnreadableList("its JSON is nested too deeply") from None
    except ValueError as error:
        lines = [line for line in text.splitlines() if line.strip()]
        if len(lines) > 1 and all(line.lstrip().startswith("{") for line in lines):
            return [_line(line, number) for number, line in enumerate(lines, 1)]
        raise UnreadableList(f"its JSON is broken: {why_no_json(error)}; export the list again") from None
    if isinstance(found, dict):
        found = next((found[key] for key in _WHERE if isinstance(found.get(key), list)), [found])
    return list(found)


def _line(text: str, number: int) -> Any:
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        raise UnreadableList(f"the JSON of line {number} is broken; export the list again") from None


def _item(number: int, entry: Any, *, csl: bool) -> Item:
    if not isinstance(entry, dict):
        return Item(number, {}, ("is not an article with named fields", "write each article as an object"))
    values: dict[str, tuple[str, ...]] = {}
    for key, value in entry.items():
        heading = _CSL.get(key, key) if csl else key
        if key in ("issued", "accessed"):
            texts = [_day(value)]
        elif isinstance(value, list):
            texts = [_name(each) for each in value]
        else:
            texts = [_text(value)]
        if kept := tuple(text for text in texts if text):
            values[heading] = (*values.get(heading, ()), *kept)
    return Item(number, values)


def _text(value: Any) -> str:
    if isinstance(value, str):
        return " ".join(html.unescape(_TAG.sub("", value)).split())
    return str(value) if isinstance(value, (int, float)) and not isinstance(value, bool) else ""


def _name(value: Any) -> str:
    if not isinstance(value, dict):
        return _text(value)
    parts = (_text(value.get(key, "")) for key in ("given", "dropping-particle", "non-dropping-particle", "family"))
    return _text(value.get("literal", "")) or " ".join(part for part in parts if part) or _text(value.get("name", ""))


def _day(value: Any) -> str:
    """Return a date of CSL as text: `2015-08-07`; a stretch of days as `first/last`."""
    if not isinstance(value, dict):
        return _text(value)
    parts = value.get("date-parts")
    if isinstance(parts, list) and parts and all(isinstance(each, list) and each for each in parts):
        ends = ["-".join(str(part).zfill(4 if not place else 2) for place, part in enumerate(end)) for end in parts[:2]]
        return "/".join(ends)
    return _text(value.get("raw", "")) or _text(value.get("literal", ""))
