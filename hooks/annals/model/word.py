"""A word of an archive's vocabulary: the text that a record holds, with what the vocabulary says of it.

Whoever validates a record gives the vocabulary as pydantic's context; a word that is not in it is refused there. So a
record carries what its words mean, and nothing that reads one needs the vocabulary beside it.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Generic, Protocol, TypeVar

from pydantic import ValidationInfo
from pydantic_core import CoreSchema, core_schema

from annals.language.messages import did_you_mean
from annals.model.fields import Checked, FieldError
from annals.printing import quoted

T = TypeVar("T")


class Word(str, Generic[T]):
    """A text that knows what it means: `entry` is what the vocabulary says, `rank` its place in the list, from 0."""

    __slots__ = ("entry", "rank")
    entry: T
    rank: int

    def __new__(cls, text: str, entry: T, rank: int = 0) -> "Word[T]":
        """Return a word of a vocabulary."""
        made = super().__new__(cls, text)
        made.entry, made.rank = entry, rank
        return made

    def __reduce__(self) -> tuple[Callable[..., "Word[Any]"], tuple[str, Any, int]]:
        """Return how to make the word again, as it is kept in a cache."""
        return Word, (str(self), self.entry, self.rank)


class Words(Protocol):
    """What knows the words of a list by the list's name: an archive's vocabulary."""

    def words(self, name: str) -> Mapping[str, Word[Any]]:
        """Return the words of a list, by their text."""
        ...


@dataclass(frozen=True, eq=False)
class WordOf:
    """What makes a field's value from its text, where that must be a word of the list of a name.

    With `other`, a text that is none is what that makes of it, such as an id.
    """

    list: str
    other: Checked | None = None

    def __get_pydantic_core_schema__(self, source: Any, handler: Any) -> CoreSchema:
        """Return the schema by which pydantic calls `check`, and nothing else."""
        writer = core_schema.plain_serializer_function_ser_schema(str)
        return core_schema.with_info_plain_validator_function(self.check, serialization=writer)

    def __get_pydantic_json_schema__(self, schema: Any, handler: Any) -> dict[str, Any]:
        """Return the JSON Schema of the text; `annals.reference.schemas` puts the words of a vocabulary into it."""
        return dict(self.other.schema) if self.other else {"words": self.list}

    def check(self, value: Any, info: ValidationInfo) -> str:
        """Return the word that a text is; raise FieldError where it is none, TypeError without a vocabulary."""
        if isinstance(value, Word):
            return value
        if info.context is None:
            raise TypeError("a record is validated with the vocabulary of its archive as context")
        vocabulary: Words = info.context
        known = vocabulary.words(self.list)
        if isinstance(value, str) and value in known:
            return known[value]
        if self.other:
            found: str = self.other.check(value)
            return found
        raise FieldError(f"{quoted(value)} is not a known word", one_of(str(value), known))


def one_of(written: str, known: Iterable[str]) -> str:
    """Return what to write instead of a word that is not known."""
    words = list(known)
    return did_you_mean(written, words) or f"write one of {', '.join(words)}"
