"""What the archive publishes of one record: its own fields as plain JSON values, and nothing derived.

This is what `record.json` holds, and what a version is a sum of. It depends on the record alone, so
it changes only when somebody changes that record. It holds text, whole numbers, true and false,
lists and objects, and no floating-point number: two programs may write the same float differently,
and a sum would differ. Degrees are therefore decimal text, `"34.22833"`.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from functools import cache
from typing import Any, cast

from pydantic import ValidationError

from annals.model import Entry, kind_of
from annals.model.fields import shorthand
from annals.model.kinds import Kind
from annals.model.record import adapter
from annals.model.word import Words


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


def record_of(kind: Kind, data: Mapping[str, Any], words: Words) -> tuple[Entry, tuple[str, ...]] | None:
    """Return the record of a kind that public data hold, or None where they are of a form that is no longer read.

    `words` are those that its fields may use. It has no path. With it come the keys of fields that the model has no
    more, which are left out of it.
    """
    fields = {key: _written(value) for key, value in data.items() if key not in ("record", "text")}
    fields |= {"body": data.get("text", ""), "path": ""}
    try:
        return _read(kind, fields, words), ()
    except ValidationError as error:
        unknown = [each["loc"] for each in error.errors() if each["type"] == "unexpected_keyword_argument"]
        if len(unknown) < error.error_count():
            return None
    try:
        return _read(kind, _without(fields, unknown), words), tuple(dict.fromkeys(str(loc[-1]) for loc in unknown))
    except ValidationError:
        return None


def _read(kind: Kind, fields: Any, words: Words) -> Entry:
    return cast(Entry, adapter(kind.model).validate_python(fields, context=words))


def _without(value: Any, gone: Iterable[Sequence[str | int]]) -> Any:
    """Return lists and objects without what stands at some places in them."""
    here = {loc[0] for loc in gone if len(loc) == 1}
    pairs = enumerate(value) if isinstance(value, list) else value.items() if isinstance(value, Mapping) else ()
    below = {key: [loc[1:] for loc in gone if loc[0] == key and len(loc) > 1] for key, _each in pairs}
    if isinstance(value, list):
        return [_without(each, below[place]) for place, each in enumerate(value)]
    if isinstance(value, Mapping):
        return {key: _without(each, below[key]) for key, each in value.items() if key not in here}
    return value


def _written(value: Any) -> Any:
    """Return a JSON value as a record's file has it, in which every scalar is text."""
    if isinstance(value, Mapping):
        return {key: _written(each) for key, each in value.items()}
    if isinstance(value, list):
        return [_written(each) for each in value]
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(value) if isinstance(value, int) else value
