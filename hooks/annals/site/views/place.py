"""What the page of a place prints, of the record as it is or of an earlier version of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

from markupsafe import Markup

from annals.facts.accounts import Account
from annals.facts.disagreements import Disagreement
from annals.facts.distances import StatedDistance
from annals.facts.holding import Hold
from annals.facts.statements import Statement
from annals.model import Place
from annals.site.citing import Citing
from annals.site.context import Context
from annals.site.map import locator
from annals.site.page import View
from annals.site.pagination import Rows
from annals.site.spellings import Spelling, own_spellings


@dataclass(frozen=True)
class PlaceAround:
    """What stands around a place in the archive as it is now.

    `returns` holds the events by which a side took places back between two statements of what it
    still holds; `groups` those met in its events, with the number of events; `mentions` what is said with its name of
    events elsewhere; `populations` what articles say of how many people live there, where there is a census beside it,
    each with the anchor of its account where it is the first of it; `harmed` counts the events of harm to civilians
    at the place or about it.
    `beside` holds the ids before and after it in the list of its kind.
    """

    cited: Citing
    beside: tuple[str, str]
    holds: tuple[Hold, ...]
    timeline: Markup
    events: Rows
    articles: Rows
    listed: tuple[str, ...]
    points: tuple[Disagreement, ...]
    returns: tuple[str, ...]
    accounts: tuple[Account, ...]
    distances: list[StatedDistance]
    groups: Mapping[str, int]
    places: tuple[str, ...]
    mentions: tuple[Statement, ...]
    populations: tuple[tuple[Statement, str], ...]
    harmed: int


@dataclass(frozen=True)
class PlaceView(View):
    """What the page of a place prints; `around` is None on the page of a version."""

    TEMPLATE: ClassVar[str] = "place.jinja"
    place: Place
    locator: Markup
    spellings: list[Spelling]
    around: PlaceAround | None = None


def place_view(context: Context, place: Place, spellings: list[Spelling], around: PlaceAround | None) -> PlaceView:
    """Return what the page of a place prints; the map is of its own position."""
    told = context.say("Where %(place)s lies", place=context.name(place.id))
    return PlaceView(place, locator(place, context.basemap, told, context), spellings, around)


def place_alone(context: Context, place: Place) -> PlaceView:
    """Return what the page of a version of a place prints: the record, and nothing of the others."""
    return place_view(context, place, own_spellings(place), None)
