"""An entry of a list into a typed row: which of its texts says what, and lists within a cell taken apart."""

import re
from collections.abc import Iterator, Mapping

from annals.capture.lists.columns import MANY, SEEN, folded
from annals.capture.lists.row import Item, Row
from annals.values.ids import SLUG, why_not_opaque

_URL = re.compile(r"https?://[^\s|;,<>\"]+(?:,[^\s|;<>\"]+)*", re.IGNORECASE)
_PARTS = re.compile(r"\s*[;|؛\n]\s*")
_NAMES = re.compile(r"\s*[;|؛\n]\s*|\s+(?:and|&)\s+|\s*،\s*")
_BY = re.compile(r"^by[:\s]\s*", re.IGNORECASE)
_ON_DISK = re.compile(r"[./~\\]|[A-Za-z]:[\\/]")


def row_of(item: Item, used: Mapping[str, tuple[str, ...]]) -> Row:
    """Return what an entry says, field by field; of several headings of one field the first that says anything."""
    found: dict[str, str] = {}
    headings: dict[str, str] = {}
    many: dict[str, tuple[str, ...]] = {}
    for field, names in used.items():
        given = [(heading, text) for heading in names for text in item.values.get(heading, ())]
        headings[field] = given[0][0] if given else names[0]
        if field in MANY:
            many[field] = tuple(text for _heading, text in given)
        elif given:
            found[field] = " ".join(given[0][1].split())
    copies, others = _copies(many.get("archived", ()))
    basis, dated_by = found.pop("basis", ""), headings.get("published", "")
    held = ", ".join(dict.fromkeys((*filter(None, [found.pop("held", "")]), *others)))
    if why_not_opaque(found.get("id", "")):
        found.pop("id", None)
    return Row(
        item.number, **found, held=held, archived=copies, dated_by=dated_by, seen=folded(dated_by) in SEEN,
        inferred=basis == "inferred", authors=tuple(_authors(many.get("authors", ()))),
        towns=tuple(_parts(many.get("towns", ()))), events=tuple(_events(many.get("events", ()))),
        notes=many.get("notes", ()), fault=item.fault, headings=headings,
    )  # fmt: skip


def _copies(texts: tuple[str, ...]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the addresses of copies, and where else a copy is held; a path on somebody's disk is neither."""
    urls = [url for text in texts for url in _URL.findall(text)]
    others = [" ".join(text.split()) for text in texts if not _URL.search(text) and not _ON_DISK.match(text)]
    return tuple(dict.fromkeys(urls)), tuple(others)


def _parts(texts: tuple[str, ...]) -> Iterator[str]:
    for text in texts:
        yield from (part for part in _PARTS.split(text.strip()) if part)


def _events(texts: tuple[str, ...]) -> Iterator[str]:
    for text in texts:
        words = re.split(r"[\s,;|]+", text.strip())
        yield from words if all(map(SLUG.fullmatch, words)) else _parts((text,))


def _authors(texts: tuple[str, ...]) -> Iterator[str]:
    """Yield names as a byline prints them: `Last, First` turned, several in a cell apart."""
    for text in texts:
        for part in _NAMES.split(_BY.sub("", text.strip())):
            names = [name.strip() for name in part.split(",") if name.strip()]
            if len(names) == 2 and not all(" " in name for name in names):
                yield f"{names[1]} {names[0]}"
            else:
                yield from names
