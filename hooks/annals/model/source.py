"""A source: whoever says or carries a statement, from a monitor to a publisher."""

from typing import Literal

from annals.model.fields import Host, Label, Slug, Text, describe
from annals.model.named import Named
from annals.model.record import record
from annals.model.vocabulary import SOURCE_KINDS


@record
class Source(Named):
    """One source organisation, outlet or voice."""

    kind: Literal[*SOURCE_KINDS] = describe("what kind of source it is")  # type: ignore[valid-type]
    hosts: tuple[Host, ...] = describe("host names of its sites", default=(), example="[newarab.com]")
    same_house: Slug | None = describe("another source of the same owner; the two count as one origin", default=None)
    speaks_for: Slug | None = describe("the group it speaks for", default=None)
    base: Label | None = describe("where it works from", default=None)
    independence: Text = describe("one sentence on how far it stands from the parties")
