"""The page of an event: what it was, the accounts of it compared, and where they part."""

from collections.abc import Iterator

from annals.facts.accounts import Account
from annals.facts.disagreements import Disagreement
from annals.facts.harm import by_side, main_points
from annals.facts.sequence import in_sequence, neighbours, town_of
from annals.language import date_format
from annals.model import Event
from annals.site.citing import citing
from annals.site.context import Context
from annals.site.record import record_made, record_target
from annals.site.target import Made, Maker, Target
from annals.site.views.event import EventAround, EventView

MAIN_POINTS = 4
"""Rows beside the sentence that says how well an event is attested, at most."""


def _plan(context: Context) -> Iterator[Target]:
    for event in context.archive.events.values():
        yield record_target("event", context, event)


def _make(context: Context, id: str) -> Iterator[Made]:
    event = context.archive.events[id]
    when = date_format.words(event.when, context.catalog)
    where = context.say(", ").join((context.name(event.place), when)) if event.place else when
    description = context.say("%(where)s: the accounts of it compared, with who said what.", where=where)
    yield from record_made(
        context, event, EventView(event, _around(context, event)), title=context.name(id), description=description
    )


def _around(context: Context, event: Event) -> EventAround:
    id, index = event.id, context.index
    found, points = context.accounts(id), context.disagreements(id)
    parts = in_sequence(context.archive, index.parts_of.get(id, ()))
    sides = by_side(context.archive.vocabulary, event, found)
    losses = [each for _side, of_side in sides for each in of_side]
    dated = next((point for point in points if point.subject == "date" and point.in_conflict), None)
    main = main_points(found, losses, MAIN_POINTS - bool(dated))
    town = town_of(context.archive, id) if event.clarity != "subject" else ""
    before, after = neighbours(context.archive, index.events_in[town], id) if town else ("", "")
    return EventAround(
        cited=citing(context, event),
        tells=bool(found),
        accounts=tuple(each for each in found if not each.differing),
        main=main,
        dated=dated,
        sides=() if event.clarity != "subject" and all(each in main for each in losses) else sides,
        part_points={part: apart for part in parts if (apart := context.disagreements(part))},
        points=tuple((point, _account_of(point, found)) for point in points),
        voices=context.reporters(id),
        attested=context.attestation(id),
        gaps=context.reported_apart(id),
        articles=index.articles_about.get(id, ()),
        pairs=context.pairs(id),
        every_pair=bool(context.together()),
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
