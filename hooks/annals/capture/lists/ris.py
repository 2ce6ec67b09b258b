"""RIS, as libraries and reference managers export it; rispy reads each reference."""

import re
from collections.abc import Iterator, Mapping
from types import MappingProxyType

from annals.capture.lists.row import Item, Listing

_TAG = re.compile(r"^([A-Z][A-Z0-9]) {0,3}- ?", re.MULTILINE)
_START = re.compile(r"^TY  - ", re.MULTILINE)
_BROKEN = re.compile(r"\n(?![A-Z][A-Z0-9]  - )")
_END = re.compile(r"^ER  -.*\Z", re.MULTILINE | re.DOTALL)
_HEADINGS: Mapping[str, str] = MappingProxyType({
    "TI": "Title", "T1": "Title", "CT": "Title", "T2": "Publication Title", "JO": "Publication Title",
    "JF": "Publication Title", "JA": "Publication Title", "PB": "Publisher", "DA": "Date", "PY": "Publication Year",
    "Y1": "Publication Year", "UR": "Url", "LA": "Language", "AU": "Author", "A1": "Author", "SP": "Pages",
    "IS": "Issue", "ET": "Edition", "SE": "Section", "CN": "Call Number", "N1": "Notes", "AB": "Abstract",
    "N2": "Abstract", "TY": "Item Type", "Y2": "Access Date", "AN": "Accession Number", "DB": "Database",
})  # fmt: skip


def is_ris(text: str) -> bool:
    """Return whether a text is RIS: its first tag begins a reference."""
    return bool(re.match(r"TY {0,3}- ?\S", text.lstrip("\ufeff\r\n\t ")))


def read_ris(text: str) -> Listing:
    """Return the references of a RIS file."""
    normal = _TAG.sub(r"\1  - ", text.replace("\r\n", "\n").replace("\r", "\n"))
    starts = [match.start() for match in _START.finditer(normal)]
    parts = [normal[start:end] for start, end in zip(starts, [*starts[1:], len(normal)], strict=True)]
    items = tuple(_item(number, part) for number, part in enumerate(parts, 1))
    headings = dict.fromkeys(heading for item in items for heading in item.values)
    return Listing("a list of references", tuple(headings), items)


def _item(number: int, part: str) -> Item:
    values: dict[str, list[str]] = {}
    for tag, text in _tags(part):
        values.setdefault(_HEADINGS.get(tag, tag), []).append(text)
    if (last := values.pop("EP", None)) and "Pages" in values:
        first = values["Pages"][0]
        values["Pages"] = [first if first == last[0] or "-" in first else f"{first}-{last[0]}"]
    return Item(number, {heading: tuple(dict.fromkeys(texts)) for heading, texts in values.items()})


def _tags(part: str) -> Iterator[tuple[str, str]]:
    """Yield the tags of one reference with each of their texts; one that goes on in the next line is joined."""
    import rispy  # noqa: PLC0415  # only lists of references need it

    kept = {tag: tag for tag in (*rispy.TAG_KEY_MAPPING, "CT", "L3")}
    lists = [tag for tag in kept if tag not in ("TY", "ER", "UK")]
    parser = rispy.RisParser(mapping=kept, list_tags=lists, delimiter_tags_mapping={})
    whole = _BROKEN.sub(" ", _END.sub("", part).rstrip())
    for reference in parser.parse(f"{whole}\nER  - \n"):
        unknown = reference.pop("UK", {})
        for tag, texts in {**reference, **unknown}.items():
            for text in texts if isinstance(texts, list) else [texts]:
                if isinstance(text, str) and text.strip():
                    yield tag, " ".join(text.split())
