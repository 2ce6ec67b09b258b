"""What the page of an event prints, of the record as it is or of an earlier version of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from math import comb
from typing import ClassVar

from annals.facts.accounts import Account
from annals.facts.attestation import Attested
from annals.facts.disagreements import Disagreement
from annals.facts.firsts import Gap
from annals.facts.origins import Voices
from annals.facts.pairs import Pair
from annals.model import Event
from annals.site.citing import Citing
from annals.site.context import Context
from annals.site.page import View

Told = tuple[Disagreement, Account | None]
"""A point on which accounts differ, with the account of it where they differ within one."""


@dataclass(frozen=True)
class EventAround:
    """What stands around an event in the archive as it is now; `before` and `after` are its neighbours in its `town`.

    `main` holds the accounts beside the sentence on how well it is attested, `dated` the point on which dates differ,
    `sides` the losses of each side, where not all of them are in `main`; `points` each difference with its account,
    `accounts` those without one.
    `every_pair` says that every two articles of the archive have a page, beside `pairs` of those of the event.
    """

    cited: Citing
    tells: bool
    accounts: tuple[Account, ...]
    main: tuple[Account, ...]
    dated: Disagreement | None
    sides: tuple[tuple[str, tuple[Account, ...]], ...]
    part_points: Mapping[str, tuple[Disagreement, ...]]
    points: tuple[Told, ...]
    voices: Voices
    attested: Attested
    gaps: tuple[Gap, ...]
    articles: tuple[str, ...]
    pairs: tuple[Pair, ...]
    every_pair: bool
    is_harm: bool
    parts: tuple[str, ...]
    town: str
    before: str
    after: str

    @property
    def has_other_pairs(self) -> bool:
        """Return whether two of its articles have no page that compares them."""
        return comb(len(self.articles), 2) > len(self.pairs)


@dataclass(frozen=True)
class EventView(View):
    """What the page of an event prints; `around` is None on the page of a version."""

    TEMPLATE: ClassVar[str] = "event.jinja"
    event: Event
    around: EventAround | None = None


def event_alone(_context: Context, event: Event) -> EventView:
    """Return what the page of a version of an event prints: the record, and nothing of the others."""
    return EventView(event)
