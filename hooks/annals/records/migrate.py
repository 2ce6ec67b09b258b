"""Records of an earlier form of the archive, written in today's: a field gets its new name, all else stays as it was.

To change the form of records, add what moved to `MOVED`: `annals check` then tells of it by the same table, and `annals
migrate` writes it.
"""

from dataclasses import dataclass

from annals.model.kinds import KINDS
from annals.printing import quoted
from annals.problems import Loc
from annals.records.edit import AmendError
from annals.records.frontmatter import Document
from annals.records.retag import end_of, scalars


@dataclass(frozen=True)
class Moved:
    """A field of one kind of record that is written in another way now.

    `new` is its name now, and `listed` says that its value is an entry of a list now. Where nothing stands for it,
    `new` is `""`, and `instead` tells a person what to do.
    """

    kind: str
    old: str
    new: str = ""
    listed: bool = False
    instead: str = ""

    @property
    def message(self) -> str:
        """Return what is wrong with the field."""
        return f"is called {quoted(self.new)} now" if self.new else "is no field any more"

    @property
    def hint(self) -> str:
        """Return what to do about it."""
        return self.instead or "run 'annals migrate', which writes it as it is now"


_NAMES = "give what was read, with its address, under 'references', or take the line out"

ABOUT = "about"
"""Stands for `archive.md` where a kind of record is named."""

MOVED: tuple[Moved, ...] = (
    Moved(ABOUT, "language", "languages", listed=True),
    Moved("event", "place", "places", listed=True),
    Moved("source", "speaks_for", "party"),
    *(Moved(kind.name, "names_source", instead=_NAMES) for kind in KINDS if kind.named),
)
"""Every field that moved since 0.0, the form of the first sketches. None stands inside a block."""


def moved_field(kind: str, field: str) -> Moved | None:
    """Return what became of a field of a kind of record; None where nothing is known of it."""
    return next((each for each in MOVED if each.kind == kind and each.old == field), None)


def moved_in(document: Document, kind: str) -> list[Moved]:
    """Return the fields of a record that are written as they were once."""
    return [each for field in document.fields if (each := moved_field(kind, str(field)))]


def migrated(document: Document, kind: str) -> str:
    """Return the text of a record in today's form; raise AmendError where it has a field under both names.

    What only a person can bring up to date stays as it is.
    """
    text = document.text
    for moved in (each for each in moved_in(document, kind) if each.new):
        if moved.new in document.fields:
            raise AmendError(f"has both {quoted(moved.old)} and {quoted(moved.new)}; keep one of the two")
        text = _renamed(text, moved, wrapped=moved.listed and not isinstance(document.fields[moved.old], list))
    return text


def _renamed(text: str, moved: Moved, *, wrapped: bool) -> str:
    loc: Loc = (moved.old,)
    key = next(each for each in scalars(text) if each.loc == loc and each.is_key)
    end = end_of(text, loc)
    value = text[key.end : end]
    if wrapped:
        value = f": [{value.lstrip(':').strip()}]"
    return f"{text[: key.start]}{moved.new}{value}{text[end:]}"
