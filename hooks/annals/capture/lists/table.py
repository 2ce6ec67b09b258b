"""A table, as spreadsheets export it: commas, semicolons, tabs or bars, lines within quotes, a heading somewhere.

Which sign parts the cells, and which row is the heading, is what gives the most headings that are known.
"""

import csv
import io
import re
from collections.abc import Mapping

from annals.capture.lists.columns import WITHHELD, field_of, folded
from annals.capture.lists.row import Item, Listing, UnreadableList
from annals.language.messages import counted
from annals.printing import quoted

SEPARATORS = (",", ";", "\t", "|")
MOST_ABOVE = 20
"""Rows in which the heading is sought; exports of databases have a few lines above it."""

LONGEST_CELL = 10_000_000
_SEP = re.compile(r'"?sep=(.)"?\r?\n', re.IGNORECASE)
_FORMULA = re.compile(r"'(?=[=+\-@])")
"""Stands before what a spreadsheet would take for a formula."""


def read_table(text: str, told: Mapping[str, str]) -> Listing:
    """Return the rows of a table; `told` are the headings that a person named, by their fields.

    Raises `UnreadableList` where no row is a heading.
    """
    csv.field_size_limit(LONGEST_CELL)
    said = _SEP.match(text)
    body = text[said.end() :] if said else text
    named = {folded(heading) for heading in told.values()}
    signs = (said[1],) if said else SEPARATORS
    tried = [_tried(body, sign, named) for sign in signs]
    (known, _width, start, rows), sign = max(zip(tried, signs, strict=True), key=lambda each: each[0][:2])
    if not known:
        first = ", ".join(rows[0][:12]) if rows else ""
        raise UnreadableList(
            f"no row looks like a heading with titles or addresses; the first row is {first[:120]!r}; "
            "say which they are with '--column title=HEADING'"
        )
    above = 1 if said else 0
    items = tuple(_items(rows, start, above, sign))
    notes = [f"skipped {counted(start, 'row')} above the heading"] if start else []
    return Listing("a table of articles", tuple(_headings(rows[start])), items, tuple(notes))


def _tried(text: str, sign: str, named: set[str]) -> tuple[int, int, int, list[list[str]]]:
    """Return how many headings are known if a sign parts the cells, how many there are, the heading's row, the rows."""
    try:
        rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=sign))
    except csv.Error:
        return 0, 0, 0, []
    best = (0, 0, 0)
    for place, row in enumerate(rows[:MOST_ABOVE]):
        fields = {field_of(cell) for cell in row} - {""}
        known = len(fields) + sum(folded(cell) in named for cell in row)
        enough = len(fields) > 1 or fields & {"title", "url"} or any(folded(cell) in named for cell in row)
        if enough and known > best[0]:
            best = (known, len(row), place)
    return (*best, rows)


def _headings(row: list[str]) -> list[str]:
    """Return the headings of columns, a second one of the same name with its number behind it."""
    seen: dict[str, int] = {}
    found = []
    for cell in row:
        name = " ".join(cell.split()).strip("\ufeff")
        seen[name] = seen.get(name, 0) + 1
        found.append(f"{name} ({seen[name]})" if name and seen[name] > 1 else name)
    return found


def _items(rows: list[list[str]], start: int, above: int, sign: str) -> list[Item]:
    headings = _headings(rows[start])
    found = []
    for place, row in enumerate(rows[start + 1 :], start + 2 + above):
        cells = [_FORMULA.sub("", cell.strip(), count=1) for cell in row]
        if any(cells) and row != rows[start]:
            values = {name: (cell,) for name, cell in zip(headings, cells, strict=False) if name and cell}
            found.append(Item(place, values, _fault(headings, cells, sign)))
    return found


def _fault(headings: list[str], cells: list[str], sign: str) -> tuple[str, str] | None:
    """Return what is wrong with a row as a whole: cells under no heading, or whole rows within one cell."""
    if any(cells[len(headings) :]):
        message = f"has {counted(len(cells), 'cell')} under {counted(len(headings), 'heading')}"
        return message, f"put quotation marks around each cell that contains {quoted(sign)}"
    for name, cell in zip(headings, cells, strict=False):
        whole = (line for line in cell.split("\n")[1:] if line.count(sign) >= len(headings) - 1)
        if len(headings) > 2 and folded(name) not in WITHHELD and next(whole, ""):
            return f"has whole rows in one cell under {quoted(name)}", "close the quotation mark left open in it"
    return None
