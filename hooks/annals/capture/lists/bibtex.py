"""BibTeX, as reference managers export it; bibtexparser reads the entries, and what it cannot read is told."""

import logging
import re
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Any

from annals.capture.lists.row import Item, Listing

_ENTRY = re.compile(r"^[ \t]*@\w+\s*[{(]", re.MULTILINE)
_HEADINGS: Mapping[str, str] = MappingProxyType({
    "title": "Title", "journal": "Publication Title", "journaltitle": "Publication Title",
    "newspaper": "Publication Title", "booktitle": "Publication Title", "publisher": "Publisher",
    "organization": "Publisher", "date": "Date", "year": "Publication Year", "url": "Url", "language": "Language",
    "langid": "Language", "author": "Author", "pages": "Pages", "number": "Issue", "issue": "Issue",
    "edition": "Edition", "abstract": "Abstract", "note": "Notes", "annote": "Notes", "urldate": "Access Date",
    "library": "Repository", "shelfmark": "Shelfmark",
})  # fmt: skip
_AS_THEY_ARE = ("url", "doi", "file")


def is_bibtex(text: str) -> bool:
    """Return whether a text is BibTeX: an entry begins a line, and no row of a table does before it."""
    lines = (line for line in text.splitlines() if line.strip() and not line.lstrip().startswith("%"))
    return bool(_ENTRY.match(next(lines, "")))


def read_bibtex(text: str) -> Listing:
    """Return the entries of a BibTeX file, those too that share a key, or have a field twice."""
    import bibtexparser.entrypoint as bibtex  # noqa: PLC0415  # only lists in BibTeX need it

    logging.getLogger("bibtexparser").addHandler(logging.NullHandler())  # what it cannot read is told as rows are
    library = bibtex.parse_string(text)
    items: list[Item] = []
    for block in library.blocks:
        entry = getattr(block, "ignore_error_block", None) or block
        if hasattr(entry, "fields"):
            items.append(Item(len(items) + 1, _values(entry.fields)))
        elif hasattr(block, "error"):
            line = (block.start_line or 0) + 1
            fault = (
                f"begins on line {line} and is not a complete entry",
                "close its brackets, and read the list again",
            )
            items.append(Item(len(items) + 1, {}, fault))
    headings = dict.fromkeys(heading for item in items for heading in item.values)
    return Listing("a list of references", tuple(headings), tuple(items))


def _values(fields: list[Any]) -> dict[str, tuple[str, ...]]:
    found: dict[str, str] = {}
    for field in fields:
        value = str(field.value).strip().strip('"')
        value = value if field.key.lower() in _AS_THEY_ARE else _plain(value)
        if value:
            found.setdefault(field.key.lower(), value)
    if "date" not in found and "year" in found:
        parts = (found.pop("day", ""), found.pop("month", ""), found["year"])
        found["date"] = " ".join(part for part in parts if part) if parts[1] else parts[2]
    values: dict[str, tuple[str, ...]] = {}
    for key, value in found.items():
        heading = _HEADINGS.get(key, key)
        texts = tuple(_authors(value)) if key == "author" else (value,)
        values[heading] = (*values.get(heading, ()), *texts)
    return values


def _authors(text: str) -> Iterator[str]:
    yield from (name.strip() for name in re.split(r"\s+and\s+", text) if name.strip())


def _plain(text: str) -> str:
    """Return a text of LaTeX as it prints, on one line."""
    from pylatexenc.latex2text import LatexNodes2Text  # noqa: PLC0415

    if "\\" in text or "$" in text or "~" in text:
        text = LatexNodes2Text(keep_braced_groups=False).latex_to_text(text)
    return " ".join(text.replace("{", "").replace("}", "").replace("--", "-").split())
