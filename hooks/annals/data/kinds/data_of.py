"""What is said of a kind of record to publish it as data."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from annals.data.tables import Table
from annals.data.things import Node, Things
from annals.model import Archive, Kind, Place


@dataclass(frozen=True)
class DataOf:
    """What is published of a kind of record as data.

    `table` holds its records, `parts` what its records consist of. `schema_type` returns what a record is about in the
    words of schema.org, `NewsArticle`, and `thing` all that they can say of it; `fragment` stands behind the address
    of the page for what the page is about. `place` returns where the record with an id lies; such tables are map data
    too.
    """

    kind: Kind
    table: Table[Any]
    schema_type: Callable[[Any], str]
    fragment: str
    thing: Callable[[Things, Any], Node]
    parts: tuple[Table[Any], ...] = ()
    place: Callable[[Archive, str], Place | None] | None = None
