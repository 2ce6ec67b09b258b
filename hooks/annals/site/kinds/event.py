"""The page of an event: what it was, the accounts of it compared, and where they part."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import ClassVar

from annals.facts.accounts import Account
from annals.facts.attestation import Attested
from annals.facts.disagreements import Disagreement
from annals.facts.firsts import Gap
from annals.facts.harm import by_side, main_points
from annals.facts.origins import Voices, voices
from annals.facts.pairs import Pair
from annals.facts.sequence import in_sequence, neighbours, town_of
from annals.language import date_format
from annals.model import Event
from annals.site.citing import Citing, citing
from annals.site.context import Context
from annals.site.page import View
from annals.site.record import record_made, record_target
from annals.site.target import Made, Maker, Target

MAIN_POINTS = 4
"""Rows beside the sentence that says how well an event is attested, at most."""

Told = tuple[Disagreement, Account | None]
"""A point on which accounts differ, with the account of it where they differ within one."""


@dataclass(frozen=True)
class EventView(View):
    """What the page of an event prints; `before` and `after` are its neighbours in its `town`, if it has one.

    `main` holds the accounts beside the sentence on how well it is attested, `dated` the point on which dates differ,
    `sides` the losses of each side, where not all of them are in `main`; `points` each difference with its account,
    `accounts` those without one.
    """

    TEMPLATE: ClassVar[str] = "event.jinja"
    event: Event
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
    is_harm: bool
    parts: tuple[str, ...]
    town: str
    before: str
    after: str


def _plan(context: Context) -> Iterator[Target]:
    for event in context.archive.events.values():
        yield record_target("event", context, event)


def _make(context: Context, id: str) -> Iterator[Made]:
    event = context.archive.events[id]
    when = date_format.words(event.when)
    where = f"{context.archive.name(event.place)}, {when}" if event.place else when
    description = f"{where}: the accounts of it compared, with who said what."
    yield from record_made(context, event, _view(context, event), title=event.title, description=description)


def _view(context: Context, event: Event) -> EventView:
    id, index = event.id, context.index
    found, points = context.accounts(id), context.disagreements(id)
    parts = in_sequence(context.archive, index.parts_of.get(id, ()))
    sides = by_side(event, found)
    losses = [each for _side, of_side in sides for each in of_side]
    dated = next((point for point in points if point.subject == "date" and point.in_conflict), None)
    main = main_points(found, losses, MAIN_POINTS - bool(dated))
    town = town_of(context.archive, id) if event.clarity != "subject" else ""
    before, after = neighbours(context.archive, index.events_in[town], id) if town else ("", "")
    return EventView(
        event=event,
        cited=citing(context, event),
        tells=bool(found),
        accounts=tuple(each for each in found if not each.differing),
        main=main,
        dated=dated,
        sides=() if event.clarity != "subject" and all(each in main for each in losses) else sides,
        part_points={part: apart for part in parts if (apart := context.disagreements(part))},
        points=tuple((point, _account_of(point, found)) for point in points),
        voices=voices(index, index.statements_of(index.claims_about.get(id, ()))),
        attested=context.attestation(id),
        gaps=context.reported_apart(id),
        articles=index.articles_about.get(id, ()),
        pairs=context.pairs(id),
        is_harm=context.is_harm(id),
        parts=parts,
        town=town,
        before=before,
        after=after,
    )


EVENT = Maker("event", "pages of events", _plan, _make)


def _account_of(point: Disagreement, accounts: tuple[Account, ...]) -> Account | None:
    """Return the account within which statements differ on a point; None where it lies between accounts."""
    alike = (each for each in accounts if each.differing and each.topic.states == point.subject)
    return next((each for each in alike if each.statements == point.statements), None)
