"""What makes a class of described fields a model: validated by pydantic, frozen, and small in memory."""

from collections.abc import Callable
from functools import cache
from itertools import repeat
from operator import call
from typing import Any, ClassVar, TypeVar, dataclass_transform

from pydantic import ConfigDict, TypeAdapter, dataclasses
from pydantic.fields import FieldInfo

T = TypeVar("T")
_CLOSED = ConfigDict(extra="forbid", defer_build=True)


class Record:
    """A block of fields: frozen, complete, and nothing beside what is named."""

    __slots__ = ()
    __pydantic_fields__: ClassVar[dict[str, FieldInfo]]

    def __reduce__(self) -> tuple[Callable[..., "Record"], tuple[Any, ...]]:
        """Return how to make the record again from its values, which are not validated a second time."""
        return rebuild, (type(self), *(getattr(self, name) for name in self.__pydantic_fields__))


R = TypeVar("R", bound=Record)


@dataclass_transform(kw_only_default=True, frozen_default=True)
def record(model: type[T]) -> type[T]:
    """Make a class of described fields a model: pydantic validates it, and its instances hold values and no more."""
    made: Any = dataclasses.dataclass(frozen=True, slots=True, kw_only=True, config=_CLOSED)(model)
    done: type[T] = made
    return done


def adapter(model: type[R]) -> TypeAdapter[R]:
    """Return what reads and writes the records of a model."""
    each: Any = model  # mypy takes no class of records for hashable
    return _adapter(each)


@cache
def _adapter(model: Any) -> TypeAdapter[Any]:
    return TypeAdapter(model)


def rebuild(model: type[R], *values: Any) -> R:
    """Return a record of values that were validated before, given in the order of its fields; nothing is checked."""
    each: Any = model
    places = _places(each)
    if len(places) != len(values):
        raise ValueError(f"{len(values)} values for the {len(places)} fields of {model.__name__}")
    made = object.__new__(model)
    any(map(call, places, repeat(made), values))  # each call returns None; a loop takes twice as long
    return made


@cache
def _places(model: Any) -> tuple[Callable[[Record, Any], None], ...]:
    """Return what puts a value into each field of a frozen record, which is done once, as the record is made."""
    return tuple(getattr(model, name).__set__ for name in model.__pydantic_fields__)
