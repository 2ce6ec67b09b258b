"""What Datasette shows of the database (https://docs.datasette.io/en/stable/metadata.html): `-m metadata.json`."""

import json
from collections.abc import Sequence
from pathlib import PurePosixPath
from typing import Any

from annals import urls
from annals.data.datapackage import meaning
from annals.data.queries import NAME as NAME_ASKED
from annals.data.queries import QUERIES
from annals.data.tables import Table
from annals.licences import CC0
from annals.model import Archive

NAME = "metadata.json"


def metadata(archive: Archive, base: str, database: str, tables: Sequence[Table[Any]]) -> str:
    """Return the description of the tables in the file `database`, for a site at the address `base`.

    Datasette calls a database by the name of its file.
    """
    found = {
        "title": archive.about.title,
        "description": archive.about.subtitle,
        "license": "CC0 1.0",
        "license_url": CC0,
        "source": archive.about.title,
        "source_url": urls.absolute(base, urls.DATA),
        "about": "Codebook",
        "about_url": urls.absolute(base, urls.CODEBOOK),
        "databases": {PurePosixPath(database).stem: _database(tables)},
    }
    return json.dumps(found, ensure_ascii=False, indent=1) + "\n"


def _database(tables: Sequence[Table[Any]]) -> dict[str, Any]:
    return {
        "tables": {table.name: _table(table) for table in tables},
        "queries": {each.name: {"title": each.title, "sql": each.sql, "params": [NAME_ASKED]} for each in QUERIES},
    }


def _table(table: Table[Any]) -> dict[str, Any]:
    told = {"label_column": table.label, "facets": list(table.facets), "sort": table.sort}
    return {
        "title": table.title.partition(":")[0],
        "description": table.title,
        "columns": {column.name: meaning(column) for column in table.columns},
        **{key: value for key, value in told.items() if value},
    }
