"""Items as RIS, which EndNote, Zotero and most library programs read: one tag a line, CRLF, UTF-8.

Where an article is recorded stands in DB and AN, from which Zotero fills archive and location in archive.
"""

from collections.abc import Iterable, Iterator

from annals.citations import dates
from annals.citations.bylines import inverted
from annals.citations.formats.format import Format
from annals.citations.item import Item
from annals.language import date_format

_TYPES = {"article-newspaper": "NEWS", "webpage": "ELEC"}


def entry(item: Item, *, abstract: bool = False) -> str:
    """Return one item, from TY to ER."""
    fields = [(tag, " ".join(text.split())) for tag, text in _fields(item, abstract)]
    return "".join(f"{tag}  - {text}\r\n" for tag, text in fields if text) + "ER  - \r\n"


def whole(entries: Iterable[str]) -> str:
    """Return a file of entries, an empty line between two."""
    return "\r\n".join(entries)


def _fields(item: Item, abstract: bool) -> Iterator[tuple[str, str]]:
    csl = item.csl
    yield "TY", _TYPES[csl["type"]]
    yield "ID", csl["id"]
    yield "TI", item.title
    yield "TT", item.translated
    for person in csl.get("author", ()):
        yield "AU", inverted(person, whole=",")
    yield "T2", csl["container-title"]
    if item.when:
        yield "PY", dates.year(item.when)
        yield "DA", _day(item)
    yield "SP", csl.get("page", "")
    yield "IS", csl.get("issue", "")
    yield "SE", csl.get("section", "")
    yield "ET", csl.get("edition", "")
    yield "LA", csl["language"]
    yield "DB", csl.get("archive", "")
    yield "AN", csl.get("archive_location", "")
    yield "UR", csl["URL"]
    yield "N1", item.note
    if abstract:
        yield "AB", item.abstract


def _day(item: Item) -> str:
    """Return the date as YYYY/MM/DD/ with empty parts, and in words behind them where these do not say it all.

    The last part is the format's own for such words: JabRef (year and month) and Zotero read the parts before it.
    """
    if item.when is None or not dates.is_known(item.when):
        return ""
    year, month, day = dates.common(item.when)
    return f"{year}/{month}/{day}/{'' if dates.exact(item.when) else date_format.words(item.when)}"


FORMAT = Format("ris", "RIS", ".ris", "application/x-research-info-systems", entry, whole)
