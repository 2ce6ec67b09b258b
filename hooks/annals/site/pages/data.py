"""The pages of the data and its files: what there is to take, in which forms, and what every column means."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any, ClassVar

from annals import urls
from annals.citations import formats
from annals.citations.zotero import data_tags
from annals.data.all_tables import sheets, tables
from annals.data.dataset_block import dataset
from annals.data.datasets import DESCRIBING, describing_files, file_names
from annals.data.files import DataFile, Sum
from annals.data.lists import list_formats
from annals.data.tables import Table
from annals.language.catalog import message
from annals.site.context import Context
from annals.site.page import View
from annals.site.record_files import CITATION
from annals.site.signposting import data_links
from annals.site.target import Made, Maker, Target, page_path

_BESIDE = {
    "article": message("articles"),
    "event": message("events"),
    "town": message("places"),
    "group": message("groups"),
    "source": message("sources"),
}
"""What a sentence calls the records of a kind."""

_FORMS = {"text/csv": "CSV", "application/geo+json": "GeoJSON"}

Lengths = tuple[tuple[DataFile, int], ...]
"""Files, each with its length in bytes."""


@dataclass(frozen=True)
class DataView(View):
    """What the page of the data prints.

    `tables` holds each table with its number of rows and its files by the name of the form, `queried` the tables that
    stand in the database alone; `citations` kinds of records, as words, with the files that cite each of them; `lists`
    the files of lists with the names of their forms; `dataset` what searches of datasets read.
    """

    TEMPLATE: ClassVar[str] = "data.jinja"
    tables: tuple[tuple[Table[Any], int, tuple[tuple[str, DataFile, int], ...]], ...]
    queried: tuple[Table[Any], ...]
    others: Lengths
    citations: tuple[tuple[str, list[str]], ...]
    lists: tuple[tuple[str, str], ...]
    address: str
    updated: date
    dataset: dict[str, Any]


@dataclass(frozen=True)
class CodebookView(View):
    """What the codebook prints."""

    TEMPLATE: ClassVar[str] = "codebook.jinja"
    tables: tuple[Table[Any], ...]


def _plan_files(context: Context) -> Iterator[Target]:
    for name in file_names(context.archive.vocabulary):
        if name not in DESCRIBING:
            yield Target("data", name, (f"{urls.DATA}{name}",))


def _make_file(context: Context, name: str) -> Iterator[Made]:
    yield Made(f"{urls.DATA}{name}", partial(context.content_of, name))


DATA = Maker("data", "tables and data", _plan_files, _make_file)


def _plan_pages(_context: Context) -> Iterator[Target]:
    described = (f"{urls.DATA}{name}" for name in DESCRIBING)
    yield Target("data pages", "data", (*described, page_path(urls.DATA), page_path(urls.CODEBOOK)))


def _make_pages(context: Context, _key: str) -> Iterator[Made]:
    written = [(file, context.file_sum(file.name)) for file in context.data_files()]
    described = describing_files(context.archive, context.base, written)
    for file, _sum in described:
        yield Made(f"{urls.DATA}{file.name}", partial(_content, file))
    yield _data_page(context, [*written, *described])
    yield Made(page_path(urls.CODEBOOK), lambda: _codebook(context).data)


DATA_PAGES = Maker("data pages", "what describes the data", _plan_pages, _make_pages, stage=1)


def _content(file: DataFile) -> bytes:
    return file.content


def _codebook(context: Context) -> Made:
    return context.page(
        urls.CODEBOOK,
        CodebookView(tables(context.archive.vocabulary)),
        title=context.say("Codebook"),
        description=context.say("What every column of every table means, and how values are written."),
    )


def _data_page(context: Context, files: Sequence[tuple[DataFile, Sum]]) -> Made:
    archive, published = context.archive, sheets(context.archive.vocabulary)
    address, updated = urls.absolute(context.base, urls.DATA), context.newest_day()
    view = DataView(
        tables=tuple((each, _rows(context, each), _forms(each.name, files)) for each in published),
        queried=tuple(table for table in tables(archive.vocabulary) if table.for_queries),
        others=tuple((file, total.bytes) for file, total in files if not file.table),
        citations=tuple(_citations(context)),
        lists=tuple((format.file, format.title) for format in list_formats()),
        address=address,
        updated=updated,
        dataset=dataset(archive, context.base, updated, [file for file, _sum in files]),
    )
    return context.page(
        urls.DATA,
        view,
        title=context.say("Data"),
        description=context.say("Every record of the archive as tables, map data and a database, free of rights."),
        tags=data_tags(archive, address, updated),
        links=data_links(context.base),
    )


def _rows(context: Context, table: Table[Any]) -> int:
    """Return the number of rows of a table: the lines of its CSV but the first, for no value holds an end of a line."""
    return context.file_sum(f"{table.name}.csv").lines - 1


def _forms(table: str, files: Sequence[tuple[DataFile, Sum]]) -> tuple[tuple[str, DataFile, int], ...]:
    """Return the files that hold a table, each with what its form is called and its length in bytes."""
    return tuple((_FORMS[file.type], file, total.bytes) for file, total in files if file.table == table)


def _citations(context: Context) -> Iterator[tuple[str, list[str]]]:
    """Yield kinds of records, as words, and the names of the files that cite each of them."""
    for kinds in dict.fromkeys(format.beside for format in formats.FORMATS):
        names = [f"{CITATION}{format.suffix}" for format in formats.FORMATS if format.beside == kinds]
        if kinds:
            yield context.listed(context.say(_BESIDE[kind]) for kind in kinds), names
