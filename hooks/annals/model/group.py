"""An armed group or force, as the archive names it."""

from typing import Literal

from annals.model.fields import Slug, YesNo, describe
from annals.model.named import Named
from annals.model.record import record
from annals.model.vocabulary import GROUP_KINDS


@record
class Group(Named):
    """One group. What outlets call it stands in statements of their articles, never in a field here."""

    kind: Literal[*GROUP_KINDS] = describe("what kind of actor it is (ACLED actor types)")  # type: ignore[valid-type]
    parent: Slug | None = describe("the larger force it belongs to", default=None)
    collective: YesNo = describe("whether it stands for several unnamed groups", default=False)
