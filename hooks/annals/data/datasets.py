"""The files of the data page: every table in every form, the map data, the database, and what describes them."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from annals.data import datapackage, feeds, rocrate
from annals.data.articles import ARTICLES, CREDITS, NAMES
from annals.data.claims import CLAIMS, RELATIONS
from annals.data.events import EVENTS
from annals.data.geojson import features
from annals.data.named import GROUPS, SOURCES, TOWNS
from annals.data.sqlite import database
from annals.data.tables import Filled
from annals.data.versions import VERSIONS
from annals.facts.index import Index
from annals.history.changes import corrections, newest_day, updates
from annals.history.register import write_register
from annals.model import Archive
from annals.records.files import REGISTER_NAME

TABLES = (ARTICLES, CLAIMS, EVENTS, TOWNS, GROUPS, SOURCES, CREDITS, NAMES, RELATIONS, VERSIONS)
"""Every table, in the order in which a reader meets them."""

SQLITE = "archive.sqlite"


@dataclass(frozen=True)
class DataFile:
    """A file of the data page: its name there, its media type, what it holds, and its bytes or text.

    `table` names the table that it is a form of, if it is one.
    """

    name: str
    type: str
    title: str
    data: str | bytes
    table: str = ""

    @property
    def content(self) -> bytes:
        """Return its bytes."""
        return self.data.encode() if isinstance(self.data, str) else self.data

    @property
    def size(self) -> int:
        """Return its length in bytes."""
        return len(self.content)


def fill_tables(archive: Archive, index: Index) -> dict[str, Filled]:
    """Return every table by its name, with its rows."""
    return {table.name: table.fill(archive, index) for table in TABLES}


def data_files(archive: Archive, base: str, filled: dict[str, Filled]) -> tuple[DataFile, ...]:
    """Return every file of the data page of a site at the address `base`."""
    files = tuple(_files(archive, filled))
    updated = newest_day(archive)
    sheets = [
        (filled[file.table], file.name, str(file.data)) for file in files if file.type == "text/csv" and file.table
    ]
    package = datapackage.descriptor(archive, base, updated, sheets)
    described = (*files, DataFile(datapackage.NAME, "application/json", "Data Package: types, keys and sums", package))
    parts = [(file.name, file.type, file.title, file.size) for file in described]
    return (
        *described,
        DataFile(
            rocrate.NAME,
            "application/ld+json",
            "RO-Crate: what lies here",
            rocrate.crate(archive, base, updated, parts),
        ),
        *_feeds(archive, base, updated),
    )


def _files(archive: Archive, filled: dict[str, Filled]) -> Iterator[DataFile]:
    for name, each in filled.items():
        yield DataFile(f"{name}.csv", "text/csv", each.table.title, each.csv, name)
        yield DataFile(f"{name}.jsonl", "application/jsonl", each.table.title, each.json_lines(), name)
    for name, place in (("events", "place"), ("towns", "town")):
        text = features(archive, filled[name], place)
        yield DataFile(f"{name}.geojson", "application/geo+json", filled[name].table.title, text, name)
    yield DataFile(SQLITE, "application/vnd.sqlite3", "Every table in one database", database(filled.values()))
    yield DataFile(REGISTER_NAME, "text/csv", "The register of ids", write_register(archive.register))


def _feeds(archive: Archive, base: str, updated: date) -> Iterator[DataFile]:
    for feed, changes in (
        (feeds.UPDATES, updates(archive)[: feeds.LONGEST]),
        (feeds.CORRECTIONS, corrections(archive)),
    ):
        title = feed.title.capitalize()
        atom = feeds.atom(feed, archive, base, updated, changes)
        yield DataFile(f"{feed.name}.atom", "application/atom+xml", f"{title}, Atom", atom)
        json_feed = feeds.json_feed(feed, archive, base, changes)
        yield DataFile(f"{feed.name}.json", "application/feed+json", f"{title}, JSON Feed", json_feed)
