"""One record validated: a document in, a frozen record or every reason why it is none out.

Pydantic checks the fields; its errors are retold in our words, with the line they stand on.
"""

import re
from collections.abc import Iterator, Sequence
from types import MappingProxyType
from typing import Any, TypeVar, get_origin

from pydantic import ValidationError

from annals.language.messages import did_you_mean
from annals.model import About, Record
from annals.model.fields import FILL_IN, MAX_LABEL, URL_PATTERN
from annals.model.kinds import KINDS
from annals.model.record import adapter
from annals.model.word import Word, Words
from annals.printing import quoted
from annals.problems import TEXT, WHOLE, Loc, Problem
from annals.records.frontmatter import BODY, Document
from annals.records.migrate import ABOUT, Moved, moved_field
from annals.records.shorthand import written_out
from annals.values.addresses import in_ascii

R = TypeVar("R", bound=Record)
_SHAPES = MappingProxyType(
    {"tuple_type": "a list, such as [a, b]", "dict_type": "a block, such as 'old-town: [Old Town]'"}
)
REQUIRED = "required"
"""The word by which a description says when a rule asks for a field that may otherwise be left out."""

_OURS = ("body", "path")
"""What every record has beside its front matter."""


def validate(document: Document, model: type[R], words: Words | None) -> tuple[R | None, list[Problem]]:
    """Return the record a document holds, or every reason why it is none; `words` are those that its fields may use."""
    fields = {key: value for key, value in document.fields.items() if key not in _OURS}
    strays = [
        _retell(document, model, {"type": "unexpected_keyword_argument", "loc": (key,), "input": ""})
        for key in document.fields
        if key in _OURS
    ]
    try:
        whole = {**written_out(fields, model), "body": document.body, "path": document.path}
        record = adapter(model).validate_python(whole, context=words)
    except ValidationError as error:
        return None, strays + [_retell(document, model, dict(fault)) for fault in error.errors(include_url=False)]
    return (None, strays) if strays else (record, [])


def _retell(document: Document, model: type[Record], fault: dict[str, Any]) -> Problem:
    """Return pydantic's error as a problem in our words."""
    loc: Loc = fault["loc"]
    message, hint = _message(model, fault, loc)
    known = loc
    while known and known not in document.lines:
        known = known[:-1]
    return Problem(document.path, document.lines.get(known, 1), field_name(loc), message, hint)


def field_name(loc: Sequence[str | int]) -> str:
    """Return a place in a record as contributors know it: `claims[c3].figure` is `claims.3.figure`."""
    if loc == BODY:
        return TEXT
    return ".".join(str(part + 1) if isinstance(part, int) else part for part in loc if part != "[key]") or WHOLE


def _message(model: type[Record], fault: dict[str, Any], loc: Loc) -> tuple[str, str]:
    kind, block, key = fault["type"], _model_at(model, loc[:-1]), str(loc[-1]) if loc else ""
    if kind == "unexpected_keyword_argument":
        if len(loc) == 1 and (moved := _moved(model, key)):
            return moved.message, moved.hint
        known = [name for name in _field_names(block) if name not in _OURS]
        return "is not a field of this record", did_you_mean(key, known) or f"its fields are {', '.join(known)}"
    empty = isinstance(fault.get("input"), str) and not str(fault["input"]).strip()
    if kind == "missing" or (empty and _is_required(block, key)):
        return "is empty" if empty else "is missing", _description(block, key)
    if empty:
        described = _description(block, key)
        return "is empty", described if REQUIRED in described else FILL_IN
    return _message_of_value(kind, fault)


def _moved(model: type[Record], key: str) -> Moved | None:
    kind = next((each.name for each in KINDS if each.model is model), ABOUT if model is About else "")
    return moved_field(kind, key)


def _message_of_value(kind: str, fault: dict[str, Any]) -> tuple[str, str]:
    if kind == "value_error":
        arguments = (*fault["ctx"]["error"].args, "")
        return str(arguments[0]), _as_sent(fault.get("input")) or str(arguments[1])
    if kind == "literal_error":
        words = str(fault["ctx"]["expected"]).replace("'", "").replace(" or ", ", ").split(", ")
        hint = did_you_mean(str(fault["input"]), words) or f"write one of {', '.join(words)}"
        return f"{quoted(fault['input'])} is not a known word", hint
    if kind == "too_long":
        found, most = fault["ctx"]["actual_length"], fault["ctx"]["max_length"]
        return f"has {found or 'too many'} entries", f"write at most {most}"
    if kind == "too_short":
        return f"has too few entries: {fault['ctx']['actual_length']}", f"write at least {fault['ctx']['min_length']}"
    if kind == "dataclass_type":
        return "should be a block of fields", "write them indented below it"
    return "has the wrong shape", f"write {_SHAPES.get(kind, str(fault.get('msg', '')).lower())}"


def _as_sent(value: Any) -> str:
    """Return how to write a web address that has letters or spaces which none can hold, or `""` if it is no such."""
    if not isinstance(value, str) or not value.startswith(("http://", "https://")) or len(value) > MAX_LABEL:
        return ""
    sent = in_ascii(value)
    return f"write it as a browser sends it: {sent}" if sent != value and re.fullmatch(URL_PATTERN, sent) else ""


def _is_required(model: type[Record], key: str) -> bool:
    return any(key in (name, field.alias) and field.is_required() for name, field in model.__pydantic_fields__.items())


def _model_at(model: type[Record], loc: Loc) -> type[Record]:
    """Return the model of the block that a place in a record lies in."""
    for part in loc:
        if isinstance(part, str):
            for name, field in model.__pydantic_fields__.items():
                if part in (name, field.alias):
                    model = next((each for each in _models_in(field.annotation)), model)
    return model


def _models_in(annotation: Any) -> Iterator[type[Record]]:
    if isinstance(annotation, type) and issubclass(annotation, Record):
        yield annotation
    if get_origin(annotation) is Word:
        return
    for argument in getattr(annotation, "__args__", ()):
        yield from _models_in(argument)


def _field_names(model: type[Record]) -> list[str]:
    return [field.alias or name for name, field in model.__pydantic_fields__.items()]


def _description(model: type[Record], key: str) -> str:
    for name, field in model.__pydantic_fields__.items():
        if key in (name, field.alias):
            example = f", such as {field.examples[0]}" if field.examples else ""
            return f"{field.description}{example}"
    return ""
