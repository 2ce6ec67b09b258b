"""The descriptor of the tables: a Data Package (https://datapackage.org/, version 2), with types, keys and sums."""

import json
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from annals import urls
from annals.data.files import Sum
from annals.data.tables import Column, Table
from annals.licences import CC0
from annals.model import Archive

NAME = "datapackage.json"
PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"


def descriptor(archive: Archive, base: str, updated: date, tables: Sequence[tuple[Table[Any], str, Sum]]) -> str:
    """Return the descriptor; each table comes with the name of its CSV file and the sum of it.

    `updated` is the newest day in the register.
    """
    keys = {table.name: table.key for table, _name, _total in tables}
    found = {
        "$schema": PROFILE,
        "name": _slug(archive.about.title),
        "title": archive.about.title,
        "description": archive.about.subtitle,
        "homepage": urls.absolute(base, urls.DATA),
        "created": f"{updated.isoformat()}T00:00:00Z",
        "licenses": [{"name": "CC0-1.0", "path": CC0, "title": "Creative Commons Zero 1.0"}],
        "resources": [_resource(table, name, total, keys) for table, name, total in tables],
    }
    return json.dumps(found, ensure_ascii=False, indent=1) + "\n"


def _slug(title: str) -> str:
    return "-".join("".join(char if char.isascii() and char.isalnum() else " " for char in title.lower()).split())


def _resource(table: Table[Any], name: str, total: Sum, keys: Mapping[str, str]) -> dict[str, Any]:
    return {
        "name": table.name,
        "path": name,
        "title": table.title,
        "type": "table",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": total.bytes,
        "hash": f"sha256:{total.sha256}",
        "schema": _schema(table, keys),
    }


def _schema(table: Table[Any], keys: Mapping[str, str]) -> dict[str, Any]:
    refers = [
        {"fields": [column.name], "reference": {"resource": _target(table, column), "fields": [keys[column.refers]]}}
        for column in table.columns
        if column.refers
    ]
    schema: dict[str, Any] = {"fields": [_field(table, column) for column in table.columns], "missingValues": [""]}
    schema |= {"primaryKey": [table.key]} if table.keyed else {}
    return schema | ({"foreignKeys": refers} if refers else {})


def _target(table: Table[Any], column: Column[Any]) -> str:
    """Return the table that a column refers to; the table itself is named by nothing."""
    return "" if column.refers == table.name else column.refers


def _field(table: Table[Any], column: Column[Any]) -> dict[str, Any]:
    field: dict[str, Any] = {"name": column.name, "type": column.type, "description": meaning(column)}
    return field | ({"constraints": {"required": True}} if table.keyed and column is table.columns[0] else {})


def meaning(column: Column[Any]) -> str:
    """Return what a column means, in one sentence for the codebook and the descriptor."""
    joined = f"; several are joined by '{column.between}'" if column.between else ""
    known = f" ({column.like} {column.name})" if column.like else ""
    return f"{column.meaning}{known}{joined}"
