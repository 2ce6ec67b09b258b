"""A source: whoever says or carries a statement, from a monitor to a publisher."""

from collections.abc import Iterable
from typing import Annotated

from annals.model.entries import SourceKind
from annals.model.fields import Host, Label, Slug, Text, describe
from annals.model.named import Named
from annals.model.record import Record, record
from annals.model.word import Word, WordOf


@record
class Speaker(Record):
    """A public figure who speaks for a source. Anybody else is named in no record, but by what he or she is."""

    name: Label = describe("the name of a public figure", example="Rami Abdel Rahman")
    role: Label = describe("the office", example="director")
    spellings: tuple[Label, ...] = describe("other spellings", default=(), max_length=20)


@record
class Source(Named):
    """One source organisation, outlet or voice."""

    kind: Annotated[Word[SourceKind], WordOf("source_kinds")] = describe("what kind of source it is")
    hosts: tuple[Host, ...] = describe("host names of its sites", default=(), example="[newarab.com]")
    same_house: Slug | None = describe(
        "another source of the same owner, or of the same government; they count as one origin", default=None
    )
    party: Slug | None = describe(
        "the armed group or force on whose side it is a party: whom it speaks for, or whose state it belongs to",
        default=None,
    )
    base: Label | None = describe("where it works from", default=None)
    independence: Text | None = describe(
        "one sentence on how far it stands from the parties, with a reference; left out where none is known",
        default=None,
    )
    speakers: tuple[Speaker, ...] = describe("public figures who speak for it", default=(), max_length=100)


def by_name(sources: Iterable[Source]) -> dict[str, Source]:
    """Return the source behind each of its names and spellings, in small letters."""
    return {name.casefold(): source for source in sources for name in source.known_names}
