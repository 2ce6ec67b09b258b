"""The files of the data page: every table in every form, the map data, the database, and what describes them.

Those that describe others need their sums, which are known when the others are written.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from types import MappingProxyType
from typing import Any

from annals import urls
from annals.data import datapackage, datasette, feeds, kinds, rocrate, vocabulary
from annals.data.all_tables import sheets, tables
from annals.data.cells import TableFacts, cell_blocks
from annals.data.files import GZIP, PACKED, DataFile, Sum, packed, text_file
from annals.data.geojson import geojson_chunks
from annals.data.sqlite import database_chunks
from annals.data.tables import Table, blocks, csv_of
from annals.history.changes import corrections, newest_day, updates
from annals.history.record_history import history_lines
from annals.history.register import write_register
from annals.language.catalog import message
from annals.model import Archive
from annals.model.vocabulary import Vocabulary
from annals.records.files import REGISTER_NAME

SQLITE = "archive.sqlite"
"""The database; it is published packed."""

HISTORIES = urls.HISTORIES.removeprefix(urls.DATA).removesuffix(PACKED)
"""Every version of every record; published packed too."""

MEDIA_TYPES: Mapping[str, str] = MappingProxyType(
    {
        ".csv": "text/csv",
        ".jsonl": "application/jsonl",
        ".geojson": "application/geo+json",
        ".sqlite": "application/vnd.sqlite3",
        ".atom": "application/atom+xml",
        PACKED: GZIP,
    }
)
"""Media types of the files of data, by how their names end."""


DESCRIBING = (datapackage.NAME, rocrate.NAME)
"""The names of the files that describe others."""


def file_names(words: Vocabulary) -> tuple[str, ...]:
    """Return the names of all files of the data page, in the order in which they are best made."""
    of_tables = (f"{table.name}.csv" for table in sheets(words))
    of_places = (f"{data.table.name}.geojson" for data in kinds.DATA if data.place)
    of_feeds = (feed.file for feed in (feeds.UPDATES, feeds.CORRECTIONS))
    whole = (datasette.NAME, vocabulary.NAME, REGISTER_NAME)
    long_ones = (f"{name}{PACKED}" for name in (SQLITE, HISTORIES))
    return (*long_ones, *of_tables, *of_places, *whole, *of_feeds, *DESCRIBING)


def table_files(facts: TableFacts, base: str) -> tuple[DataFile, ...]:
    """Return the files that hold the records, for a site at the address `base`.

    These are tables, map data, the database with what describes it, the histories and the register.
    """
    return tuple(_files(facts, base))


def describing_files(
    archive: Archive, base: str, files: Sequence[tuple[DataFile, Sum]]
) -> tuple[tuple[DataFile, Sum], ...]:
    """Return the files that describe others, each with its own sum, for a site at the address `base`.

    `files` holds those that were written, with their sums.
    """
    updated = newest_day(archive)
    of_sheets = {
        file.table: (file.name, total) for file, total in files if file.type == MEDIA_TYPES[".csv"] and file.table
    }
    described_sheets = [(table, *of_sheets[table.name]) for table in sheets(archive.vocabulary, base)]
    package = datapackage.descriptor(archive, base, updated, described_sheets)
    described = text_file(
        datapackage.NAME, "application/json", message("Data Package: types, keys and sums"), lambda: package
    )
    parts = [
        (file.name, file.type, file.title, total.bytes) for file, total in (*files, (described, described.measure()))
    ]
    crate = rocrate.crate(archive, base, updated, parts)
    crated = text_file(rocrate.NAME, "application/ld+json", message("RO-Crate: what lies here"), lambda: crate)
    return (described, described.measure()), (crated, crated.measure())


def feed_files(archive: Archive, base: str) -> tuple[DataFile, ...]:
    """Return the feeds of a site at the address `base`."""

    def of_updates() -> str:
        return feeds.atom(feeds.UPDATES, archive, base, newest_day(archive), updates(archive)[: feeds.LONGEST])

    def of_corrections() -> str:
        return feeds.atom(feeds.CORRECTIONS, archive, base, newest_day(archive), corrections(archive))

    atom = MEDIA_TYPES[".atom"]
    return (
        text_file(feeds.UPDATES.file, atom, message("Additions, changes and corrections, Atom"), of_updates),
        text_file(feeds.CORRECTIONS.file, atom, message("Corrections, Atom"), of_corrections),
    )


def _files(facts: TableFacts, base: str) -> Iterator[DataFile]:
    archive = facts.archive
    every = tables(archive.vocabulary, base)
    for table in every:
        if not table.for_queries:
            rows = partial(_csv, table, facts)
            yield DataFile(f"{table.name}.csv", MEDIA_TYPES[".csv"], table.title, rows, table.name)
    for data in kinds.every():
        if data.place:
            name, title = data.table.name, data.table.title
            features = partial(geojson_chunks, data, facts, base)
            yield DataFile(f"{name}.geojson", MEDIA_TYPES[".geojson"], title, features, name)
    database = partial(database_chunks, every, facts)
    yield packed(DataFile(SQLITE, MEDIA_TYPES[".sqlite"], message("Every table in one SQLite database"), database))
    described = partial(datasette.metadata, archive, base, SQLITE, every)
    yield text_file(datasette.NAME, "application/json", message("The database described for Datasette"), described)
    title = message("Every version of every record, one a line; text in our own words is CC BY 4.0")
    yield packed(DataFile(HISTORIES, MEDIA_TYPES[".jsonl"], title, partial(_lines, archive)))
    words = partial(vocabulary.published, archive.vocabulary)
    yield text_file(
        vocabulary.NAME, "application/json", message("The words that records use, and what each means"), words
    )
    yield text_file(
        REGISTER_NAME, MEDIA_TYPES[".csv"], message("The register of ids"), lambda: write_register(archive.register)
    )


def _csv(table: Table[Any], facts: TableFacts) -> Iterator[bytes]:
    return csv_of(table, cell_blocks(table, facts))


def _lines(archive: Archive) -> Iterator[bytes]:
    return ("".join(block).encode() for block in blocks(history_lines(archive)))
