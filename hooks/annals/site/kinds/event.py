"""The page of an event: what it was, the accounts of it compared, and where they part."""

from collections.abc import Iterator

from annals import urls
from annals.facts import accounts
from annals.language import date_format
from annals.model import Event
from annals.model.vocabulary import MEASURES, Family
from annals.site.citing import citing
from annals.site.context import Desk
from annals.site.output import Output


def event_pages(desk: Desk) -> Iterator[Output]:
    """Yield a page for each event, with its neighbours in time at the same place."""
    for ids in desk.index.events_in.values():
        for place, id in enumerate(ids):
            event = desk.archive.events[id]
            yield _page(desk, event, _next(desk, id, ids[:place][::-1]), _next(desk, id, ids[place + 1 :]))


def _next(desk: Desk, id: str, ids: tuple[str, ...]) -> str:
    """Return the first of the ids that is not a whole or a part of an event, or nothing."""
    events = desk.archive.events
    return next((each for each in ids if events[each].part_of != id != each and events[id].part_of != each), "")


def _page(desk: Desk, event: Event, before: str, after: str) -> Output:
    index = desk.index
    found = desk.accounts.get(event.id, ())
    parts = index.parts_of.get(event.id, ())
    part_points = {part: desk.disagreements.get(part, ()) for part in parts}
    statements = index.statements_of(index.claims_about.get(event.id, ()))
    kind = ", ".join(filter(None, (event.event_type, event.sub_event_type))) or "counted over time"
    place = desk.archive.name(event.place)
    return desk.page(
        urls.of_record(event),
        "event.jinja",
        title=event.title,
        description=f"{place}, {date_format.words(event.when)}: the accounts of it compared, with who said what.",
        entry=event,
        **citing(desk, event),
        event=event,
        kicker=f"Event · {kind}",
        accounts=found,
        losses=[account for account in found if MEASURES[account.topic.states].family is Family.LOSSES],
        part_points={part: points for part, points in part_points.items() if points},
        points=desk.disagreements.get(event.id, ()),
        origins=accounts.origins(index, statements),
        articles=index.articles_about.get(event.id, ()),
        parts=parts,
        before=before,
        after=after,
    )
