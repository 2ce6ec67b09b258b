"""Short forms of a record written out, so that all that follows sees the long form alone.

What is no short form is left as it is, for validation to tell what is wrong with it.
"""

from collections.abc import Mapping
from typing import Any, get_args, get_origin

from annals.model import Record
from annals.model.fields import shorthand
from annals.model.shorthand import Shorthand
from annals.model.word import Word


def written_out(fields: Mapping[str, Any], model: type[Record]) -> dict[str, Any]:
    """Return the fields of a record, as its file has them, with the short forms that its model knows written out."""
    found = dict(fields)
    for name, field in model.__pydantic_fields__.items():
        key, short = field.alias or name, shorthand(field)
        if short.filled:
            found.setdefault(key, short.filled)
        if key in found:
            found[key] = _value(found[key], short, _block(field.annotation))
        if short.given_to and key in found:
            found[short.given_to] = _given(found.get(short.given_to, ()), key, found[key])
    return found


def _value(value: Any, short: Shorthand, block: type[Record] | None) -> Any:
    """Return the value of a field in its long form; `block` is the model of the block or blocks it holds, if any."""
    if short.ids and isinstance(value, list) and value and all(isinstance(each, str) for each in value):
        return {each: [] for each in value}
    if short.text and isinstance(value, str) and value.strip():
        value = dict(short.words.get(value.strip(), {short.text: value}))
    return written_out(value, block) if block and isinstance(value, dict) else value


def _given(blocks: Any, key: str, value: Any) -> Any:
    """Return the blocks of a list, each with a field of their record where it has none itself."""
    if not isinstance(blocks, list):
        return blocks
    return [{key: value, **each} if isinstance(each, dict) else each for each in blocks]


def _block(annotation: Any) -> type[Record] | None:
    """Return the model of the one block that a field holds, or None where it holds something else, or several."""
    if get_origin(annotation) is Word:
        return None
    for each in (annotation, *get_args(annotation)):
        if isinstance(each, type) and issubclass(each, Record):
            return each
    return None
