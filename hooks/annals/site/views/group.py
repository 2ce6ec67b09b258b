"""What the page of a group prints, of the record as it is or of an earlier version of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

from annals.facts.accounts import Account
from annals.facts.disagreements import Disagreement
from annals.model import Group
from annals.site.citing import Citing
from annals.site.context import Context
from annals.site.page import View
from annals.site.pagination import Rows
from annals.site.spellings import Spelling, own_spellings


@dataclass(frozen=True)
class GroupAround:
    """What stands around a group in the archive as it is now.

    `opponents` holds who stood on the other side, and in how many events.
    `beside` holds the ids before and after it in the list of its kind.
    """

    cited: Citing
    beside: tuple[str, str]
    members: tuple[str, ...]
    voices: tuple[str, ...]
    places: tuple[str, ...]
    points: tuple[Disagreement, ...]
    accounts: tuple[Account, ...]
    opponents: Mapping[str, int]
    events: Rows
    articles: Rows
    listed: tuple[str, ...]


@dataclass(frozen=True)
class GroupView(View):
    """What the page of a group prints; `around` is None on the page of a version."""

    TEMPLATE: ClassVar[str] = "group.jinja"
    group: Group
    spellings: list[Spelling]
    around: GroupAround | None = None


def group_alone(_context: Context, group: Group) -> GroupView:
    """Return what the page of a version of a group prints: the record, and nothing of the others."""
    return GroupView(group, own_spellings(group))
