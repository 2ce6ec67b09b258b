"""What the archive publishes of one record: its own fields as plain JSON values, and nothing derived.

This is what `record.json` holds, and what a version is a sum of. It depends on the record alone, so
it changes only when somebody changes that record. It holds text, whole numbers, true and false,
lists and objects, and no floating-point number: two programs may write the same float differently,
and a sum would differ. Degrees are therefore decimal text, `"34.22833"`.
"""

import json
from collections.abc import Mapping
from decimal import Decimal
from functools import cache
from typing import Any, cast

from pydantic import ValidationError

from annals.model import Entry, kind_of
from annals.model.fields import shorthand
from annals.model.kinds import Kind
from annals.model.record import adapter


def public_record(entry: Entry) -> dict[str, Any]:
    """Return a record's public data: `record`, its kind; its fields by their names in the file, and `text`, its prose.

    Fields that were left out, or hold what they would hold if left out, are absent. Dates, figures
    and evidence stand as the record writes them.
    """
    fields: dict[str, Any] = json.loads(
        adapter(type(entry)).dump_json(entry, by_alias=True, exclude_defaults=True, exclude=_left_out(kind_of(entry))),
        parse_float=_decimal,
    )
    return {"record": kind_of(entry).name, **fields, "text": entry.body.strip()}


@cache
def _left_out(kind: Kind) -> set[str]:
    """Return the fields of a kind that are no public data: what its blocks have from it stands in those blocks."""
    fields = kind.model.__pydantic_fields__
    return {"path", "body", *(name for name, field in fields.items() if shorthand(field).given_to)}


def _decimal(text: str) -> str:
    """Return a number as decimal text without an exponent."""
    return format(Decimal(text), "f")


def record_of(kind: Kind, data: Mapping[str, Any]) -> Entry | None:
    """Return the record of a kind that public data hold, or None where they are of a form that is no longer read.

    It has no path. What left the model since is why older data may not be read.
    """
    fields = {key: _written(value) for key, value in data.items() if key not in ("record", "text")}
    try:
        return cast(Entry, adapter(kind.model).validate_python({**fields, "body": data.get("text", ""), "path": ""}))
    except ValidationError:
        return None


def _written(value: Any) -> Any:
    """Return a JSON value as a record's file has it, in which every scalar is text."""
    if isinstance(value, Mapping):
        return {key: _written(each) for key, each in value.items()}
    if isinstance(value, list):
        return [_written(each) for each in value]
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(value) if isinstance(value, int) else value
