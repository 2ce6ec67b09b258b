"""The page of an event: what it was, the accounts of it compared, and where they part."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import ClassVar

from annals.facts.accounts import Account, origins
from annals.facts.disagreements import Disagreement
from annals.language import date_format
from annals.model import Event
from annals.model.vocabulary import MEASURES, Family
from annals.site.citing import Citing, citing
from annals.site.context import Context
from annals.site.page import View
from annals.site.record import record_made, record_target
from annals.site.target import Made, Maker, Target


@dataclass(frozen=True)
class EventView(View):
    """What the page of an event prints; `before` and `after` are its neighbours in time at the same place."""

    TEMPLATE: ClassVar[str] = "event.jinja"
    event: Event
    cited: Citing
    kicker: str
    accounts: tuple[Account, ...]
    losses: tuple[Account, ...]
    part_points: Mapping[str, tuple[Disagreement, ...]]
    points: tuple[Disagreement, ...]
    origins: tuple[str, ...]
    articles: tuple[str, ...]
    parts: tuple[str, ...]
    before: str
    after: str


def _plan(context: Context) -> Iterator[Target]:
    for event in context.archive.events.values():
        yield record_target("event", context, event)


def _make(context: Context, id: str) -> Iterator[Made]:
    event, index = context.archive.events[id], context.index
    found, parts = context.accounts(id), index.parts_of.get(id, ())
    around = index.events_in[event.place]
    i = around.index(id)
    view = EventView(
        event=event,
        cited=citing(context, event),
        kicker=f"Event · {', '.join(filter(None, (event.event_type, event.sub_event_type))) or 'counted over time'}",
        accounts=found,
        losses=tuple(account for account in found if MEASURES[account.topic.states].family is Family.LOSSES),
        part_points={part: points for part in parts if (points := context.disagreements(part))},
        points=context.disagreements(id),
        origins=origins(index, index.statements_of(index.claims_about.get(id, ()))),
        articles=index.articles_about.get(id, ()),
        parts=parts,
        before=_next(context, id, around[:i][::-1]),
        after=_next(context, id, around[i + 1 :]),
    )
    place, when = context.archive.name(event.place), date_format.words(event.when)
    description = f"{place}, {when}: the accounts of it compared, with who said what."
    yield from record_made(context, event, view, title=event.title, description=description)


EVENT = Maker("event", "pages of events", _plan, _make)


def _next(context: Context, id: str, ids: tuple[str, ...]) -> str:
    """Return the first of the ids that is not a whole or a part of an event, or `""`."""
    events = context.archive.events
    return next((each for each in ids if events[each].part_of != id != each and events[id].part_of != each), "")
