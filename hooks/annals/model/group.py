"""An armed group or force, as the archive names it."""

from typing import Annotated

from annals.model.entries import GroupKind
from annals.model.fields import Slug, YesNo, describe
from annals.model.named import Named
from annals.model.record import record
from annals.model.word import Word, WordOf


@record
class Group(Named):
    """One group. What outlets call it stands in statements of their articles, never in a field here."""

    kind: Annotated[Word[GroupKind], WordOf("group_kinds")] = describe("what kind of actor it is (ACLED actor types)")
    parent: Slug | None = describe("the larger force it belongs to", default=None)
    collective: YesNo = describe("whether it stands for several unnamed groups", default=False)
