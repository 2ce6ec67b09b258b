"""What is published of each kind of record as data, a module a kind.

To add a kind, write its module, and name its `DATA` in `DATA` here. Whoever asks for it asks this module, when it is
needed; a kind without data cannot be published.
"""

from typing import Any

from annals.data.kinds import article, event, group, place, source
from annals.data.kinds.data_of import DataOf
from annals.model import Kind, kind_of, kinds
from annals.problems import UsageError

DATA: tuple[DataOf, ...] = (article.DATA, event.DATA, place.DATA, group.DATA, source.DATA)
"""The data of every kind."""


def every() -> tuple[DataOf, ...]:
    """Return the data of every kind, in the order of kinds; raise UsageError where a kind has none."""
    return tuple(map(data_for, kinds.KINDS))


def data_of(entry: Any) -> DataOf:
    """Return the data of a record's kind; raise UsageError where it has none."""
    return data_for(kind_of(entry))


def data_for(kind: Kind) -> DataOf:
    """Return the data of a kind; raise UsageError where it has none."""
    for data in DATA:
        if data.kind == kind:
            return data
    raise UsageError(
        f"records of the kind {kind.name} have no data; write annals/data/kinds/{kind.name}.py, and name it there"
    )
