"""The pages of the data: what there is to take, in which forms, and what every column means."""

from collections.abc import Iterator, Mapping, Sequence

from annals import urls
from annals.citations.zotero import data_tags
from annals.data.datapackage import meaning
from annals.data.datasets import DataFile
from annals.data.tables import Filled
from annals.history.changes import newest_day
from annals.site.context import Desk
from annals.site.output import Output
from annals.site.signposting import data_links

_FORMS = {"text/csv": "CSV", "application/jsonl": "JSON Lines", "application/geo+json": "GeoJSON"}


def data_pages(desk: Desk, filled: Mapping[str, Filled], files: Sequence[DataFile]) -> Iterator[Output]:
    """Yield the page of `data/` and its codebook, made from the tables and files themselves."""
    tables = {name: _forms(name, files) for name in filled}
    address, updated = urls.absolute(desk.base, urls.DATA), newest_day(desk.archive)
    yield desk.page(
        urls.DATA,
        "data.jinja",
        title="Data",
        tags=data_tags(desk.archive, address, updated),
        links=data_links(desk.base),
        address=address,
        updated=updated,
        description="Every record of the archive as tables, map data and a database, free of rights.",
        tables=[(filled[name], forms) for name, forms in tables.items()],
        others=[file for file in files if not file.table],
        size=size,
    )
    yield desk.page(
        urls.CODEBOOK,
        "codebook.jinja",
        title="Codebook",
        description="What every column of every table means, and how values are written.",
        tables=[each.table for each in filled.values()],
        meaning=meaning,
    )


def _forms(table: str, files: Sequence[DataFile]) -> list[tuple[str, DataFile]]:
    """Return the files that hold a table, each with what its form is called."""
    return [(_FORMS[file.type], file) for file in files if file.table == table]


def size(length: int) -> str:
    """Return a number of bytes for a reader: `870 bytes`, `12 kB`, `3.4 MB`."""
    if length < 1_000:
        return f"{length} bytes"
    return f"{length / 1_000:,.0f} kB" if length < 1_000_000 else f"{length / 1_000_000:,.1f} MB"
