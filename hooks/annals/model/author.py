"""Somebody in the byline of an article: a text as printed, or a name in parts where no rule can tell them apart."""

from collections.abc import Callable
from typing import Annotated, Any

from pydantic_core import CoreSchema, core_schema

from annals.model.fields import LABEL, FieldError, Label, describe
from annals.model.record import Record, record


@record
class Author(Record):
    """A name in parts, for a byline of which a program would take the wrong ones.

    It has a family name, with what goes with it, or one `name` that is not taken apart, such as that of a newsroom.
    """

    name: Label | None = describe("a name that is kept whole, of no person", default=None, example="MEE staff")
    family: Label | None = describe(
        "family name; required unless `name` is there", default=None, example="García Márquez"
    )
    given: Label | None = describe("given names", default=None, example="Gabriel")
    suffix: Label | None = describe("what follows the name", default=None, example="Jr.")

    @property
    def text(self) -> str:
        """Return the name in the order in which it is read."""
        return self.name or " ".join(filter(None, (self.given, self.family, self.suffix)))


class _TextOrParts:
    """Reads a text as one, and a block as an author; each is written as it was read."""

    def __get_pydantic_core_schema__(self, source: Any, handler: Any) -> CoreSchema:
        """Return a schema that hands all but texts to the schema of the parts, whose faults are told as they are."""
        parts = handler.generate_schema(Author)
        written = core_schema.wrap_serializer_function_ser_schema(_written, schema=parts)
        return core_schema.no_info_wrap_validator_function(_read, parts, serialization=written)

    def __get_pydantic_json_schema__(self, schema: Any, handler: Any) -> dict[str, Any]:
        """Return the JSON Schema of either."""
        return {"anyOf": [dict(LABEL.schema), handler(schema["schema"])]}


def _read(value: Any, parts: Callable[[Any], Author]) -> str | Author:
    if isinstance(value, str):
        return str(LABEL.check(value))
    if not isinstance(value, dict | Author):
        raise FieldError("should be a name, or its parts", "write it as printed, or {family: …, given: …}")
    return parts(value)


def _written(value: str | Author, parts: Callable[[Author], Any]) -> Any:
    return value if isinstance(value, str) else parts(value)


Byline = Annotated[str | Author, _TextOrParts()]
"""One name of a byline."""


def text_of(author: str | Author) -> str:
    """Return a name of a byline as it is read: as printed, or put together from its parts."""
    return author if isinstance(author, str) else author.text
