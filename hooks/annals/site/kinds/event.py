"""The page of an event: what it was, the accounts of it compared, and where they part."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import ClassVar

from annals.facts.accounts import Account, losses_of
from annals.facts.attestation import Attestation
from annals.facts.disagreements import Disagreement
from annals.facts.firsts import Gap
from annals.facts.origins import Voices, voices
from annals.facts.sequence import in_sequence, neighbours, town_of
from annals.language import date_format
from annals.model import Event
from annals.site.citing import Citing, citing
from annals.site.context import Context
from annals.site.page import View
from annals.site.record import record_made, record_target
from annals.site.target import Made, Maker, Target


@dataclass(frozen=True)
class EventView(View):
    """What the page of an event prints; `before` and `after` are its neighbours in its `town`, if it has one."""

    TEMPLATE: ClassVar[str] = "event.jinja"
    event: Event
    cited: Citing
    kicker: str
    accounts: tuple[Account, ...]
    losses: tuple[Account, ...]
    part_points: Mapping[str, tuple[Disagreement, ...]]
    points: tuple[Disagreement, ...]
    voices: Voices
    attested: Attestation
    gaps: tuple[Gap, ...]
    articles: tuple[str, ...]
    tellers: tuple[str, ...]
    parts: tuple[str, ...]
    town: str
    before: str
    after: str


def _plan(context: Context) -> Iterator[Target]:
    for event in context.archive.events.values():
        yield record_target("event", context, event)


def _make(context: Context, id: str) -> Iterator[Made]:
    event, index = context.archive.events[id], context.index
    found, parts = context.accounts(id), in_sequence(context.archive, index.parts_of.get(id, ()))
    statements = index.statements_of(index.claims_about.get(id, ()))
    town = town_of(context.archive, id) if event.clarity != "subject" else ""
    before, after = neighbours(context.archive, index.events_in[town], id) if town else ("", "")
    view = EventView(
        event=event,
        cited=citing(context, event),
        kicker=_kicker(event),
        accounts=found,
        losses=losses_of(found),
        part_points={part: points for part in parts if (points := context.disagreements(part))},
        points=context.disagreements(id),
        voices=voices(index, statements),
        attested=context.attested(id),
        gaps=context.reported_apart(id),
        articles=index.articles_about.get(id, ()),
        tellers=tuple(dict.fromkeys(s.article.id for s in statements if s.claim.asserted)),
        parts=parts,
        town=town,
        before=before,
        after=after,
    )
    when = date_format.words(event.when)
    where = f"{context.archive.name(event.place)}, {when}" if event.place else when
    description = f"{where}: the accounts of it compared, with who said what."
    yield from record_made(context, event, view, title=event.title, description=description)


EVENT = Maker("event", "pages of events", _plan, _make)


def _kicker(event: Event) -> str:
    """Return what stands above the title: that it is an event, and of which type, or a subject."""
    if event.clarity == "subject":
        return "Subject"
    typed = ", ".join(filter(None, (event.event_type, event.sub_event_type)))
    return f"Event · {typed}" if typed else "Event · counted over time"
