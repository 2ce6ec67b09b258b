"""What readers of lists give: entries under the headings of their list, and rows, of which each field is known."""

from collections.abc import Mapping
from dataclasses import dataclass, field


class UnreadableList(Exception):
    """A file is no list that can be read; the message says why, and what to do."""


@dataclass(frozen=True)
class Item:
    """An entry as its list gives it: texts by heading. `fault` says what is wrong with all of it, and what to do.

    `number` is the row of a table, the heading's row being the first that counts, or the place among the entries.
    """

    number: int
    values: Mapping[str, tuple[str, ...]]
    fault: tuple[str, str] | None = None


@dataclass(frozen=True)
class Listing:
    """A list that was read. `what` names its sort in a sentence; `notes` are sentences on how it was read."""

    what: str
    headings: tuple[str, ...]
    items: tuple[Item, ...]
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Row:
    """An article as a list tells of it; `""` and `()` stand for what the list does not say.

    `dated_by` is the heading of its day, `seen` says that this is only the day on which a program met the article, and
    `inferred` that somebody worked it out. `notes` are for a person alone, and `fault` is that of the entry.
    """

    number: int
    title: str = ""
    url: str = ""
    publisher: str = ""
    published: str = ""
    dated_by: str = ""
    seen: bool = False
    inferred: bool = False
    language: str = ""
    authors: tuple[str, ...] = ()
    archived: tuple[str, ...] = ()
    page: str = ""
    section: str = ""
    issue: str = ""
    edition: str = ""
    held: str = ""
    towns: tuple[str, ...] = ()
    events: tuple[str, ...] = ()
    id: str = ""
    kind: str = ""
    notes: tuple[str, ...] = ()
    fault: tuple[str, str] | None = None
    headings: Mapping[str, str] = field(default_factory=dict)

    def heading(self, name: str) -> str:
        """Return the heading under which the list has a field, or the field's name where it has none."""
        return self.headings.get(name, name)
