"""What the archive publishes of one record: its own fields as plain JSON values, and nothing derived.

This is what `record.json` holds, and what a version is a sum of. It depends on the record alone, so
it changes only when somebody changes that record. It holds text, whole numbers, true and false,
lists and objects, and no floating-point number: two programs may write the same float differently,
and a sum would differ. Degrees are therefore decimal text, `"34.22833"`.
"""

import json
from decimal import Decimal
from functools import cache
from typing import Any

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
