"""Where a record names other records: the places of its fields that hold ids, read from the types of the models."""

from collections.abc import Iterator
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from annals.model.fields import ArticleId, Checked, ClaimRef, Slug
from annals.model.record import Record
from annals.model.word import WordOf
from annals.problems import Loc

_LINKS = tuple(get_args(each)[1] for each in (Slug, ArticleId, ClaimRef))


def links(model: type[Record], fields: dict[str, Any]) -> Iterator[tuple[Loc, str]]:
    """Yield every place at which fields, as they are written, name a record, with what stands there.

    An id may be the key of a block; a claim's key begins with its article's id. A record's own id is not among them.
    """
    for loc, text in _in_record(model, fields, ()):
        if loc != ("id",):
            yield loc, text


def _in_record(model: type[Record], fields: Any, loc: Loc) -> Iterator[tuple[Loc, str]]:
    if isinstance(fields, dict):
        for name, field in model.__pydantic_fields__.items():
            key = field.alias or name
            if key in fields:
                yield from _in_value(field.annotation, tuple(field.metadata), fields[key], (*loc, key))


def _in_value(kind: Any, marks: tuple[Any, ...], value: Any, loc: Loc) -> Iterator[tuple[Loc, str]]:
    origin, inner = get_origin(kind), get_args(kind)
    if origin is Annotated:
        yield from _in_value(inner[0], inner[1:], value, loc)
    elif any(_is_link(mark) for mark in marks) and isinstance(value, str):
        yield loc, value
    elif origin in (Union, UnionType):
        for each in inner:
            yield from _in_value(each, (), value, loc)
    elif isinstance(kind, type) and issubclass(kind, Record):
        yield from _in_record(kind, value, loc)
    else:
        yield from _in_many(origin, inner, value, loc)


def _in_many(origin: Any, inner: tuple[Any, ...], value: Any, loc: Loc) -> Iterator[tuple[Loc, str]]:
    if origin is tuple and isinstance(value, list):
        for place, each in enumerate(value):
            yield from _in_value(inner[0], (), each, (*loc, place))
    elif origin is dict and isinstance(value, list):  # ids without words
        if any(_is_link(mark) for mark in get_args(inner[0])):
            yield from (((*loc, place), each) for place, each in enumerate(value) if isinstance(each, str))
    elif origin is dict and isinstance(value, dict):
        for key, each in value.items():
            if any(_is_link(mark) for mark in get_args(inner[0])):
                yield (*loc, key), key
            yield from _in_value(inner[1], (), each, (*loc, key))


def _is_link(mark: Any) -> bool:
    checked = mark.other if isinstance(mark, WordOf) else mark
    return isinstance(checked, Checked) and any(checked is each for each in _LINKS)
