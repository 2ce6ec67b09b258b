"""A list in any format into rows: the format is told by what the file holds, whatever its name says."""

from collections.abc import Mapping
from dataclasses import dataclass

from annals.capture.lists.bibtex import is_bibtex, read_bibtex
from annals.capture.lists.columns import Columns, columns_of
from annals.capture.lists.decode import decoded
from annals.capture.lists.feed import is_feed, read_feed
from annals.capture.lists.json_list import is_json, read_json
from annals.capture.lists.ris import is_ris, read_ris
from annals.capture.lists.row import Listing, Row, UnreadableList
from annals.capture.lists.rows import row_of
from annals.capture.lists.table import read_table

_OTHERS = (
    (b"%PDF", "a PDF"), (b"PK\x03\x04", "a spreadsheet workbook, or another archive of files"),
    (b"\xd0\xcf\x11\xe0", "an old Excel workbook"), (b"\x1f\x8b", "compressed"),
)  # fmt: skip


@dataclass(frozen=True)
class Rows:
    """The rows of a list, how its columns were understood, and sentences on how it was read."""

    what: str
    rows: tuple[Row, ...]
    columns: Columns
    notes: tuple[str, ...]


def read_rows(data: bytes, told: Mapping[str, str]) -> Rows:
    """Return the rows of a list; `told` are the headings that a person named, by their fields.

    Raises `UnreadableList` where it is none, and where the library that reads its format is not installed.
    """
    for begins, what in _OTHERS:
        if data.startswith(begins):
            raise UnreadableList(f"it is {what}; export the list as CSV, RIS, BibTeX, CSL-JSON, RSS or Atom")
    try:
        listing = _read(data, told)
    except ImportError as error:
        raise UnreadableList(
            f"reading it needs {(error.name or '').partition('.')[0]}; install it with: pip install 'annals[import]'"
        ) from None
    if not listing.items:
        raise UnreadableList("it has no rows")
    columns = columns_of(listing.headings, told)
    if not {"title", "url"} & set(columns.used):
        named = ", ".join(listing.headings[:30])
        raise UnreadableList(
            f"no column has titles or addresses; name one with '--column title=HEADING', from: {named}"
        )
    rows = tuple(row_of(item, columns.used) for item in listing.items)
    return Rows(listing.what, rows, columns, listing.notes)


def _read(data: bytes, told: Mapping[str, str]) -> Listing:
    if not data.strip():
        raise UnreadableList("it is empty")
    if is_feed(data):
        return read_feed(data)
    text, encoding = decoded(data)
    if text.lstrip()[:5].lower() in ("<html", "<!doc"):
        raise UnreadableList("it is a page; 'annals new FILE' drafts a record of one article")
    if is_ris(text):
        listing = read_ris(text)
    elif is_bibtex(text):
        listing = read_bibtex(text)
    else:
        listing = read_json(text) if is_json(text) else read_table(text, told)
    notes = () if encoding == "UTF-8" else (f"read as {encoding}",)
    return Listing(listing.what, listing.headings, listing.items, (*notes, *listing.notes))
