"""The page of an event: what it was, the accounts of it compared, and where they part."""

from collections.abc import Iterator

from annals import accounts, datewords, urls
from annals.disagreements import disagreements_about
from annals.model import Event
from annals.output import Output
from annals.pages.desk import Desk


def event_pages(desk: Desk) -> Iterator[Output]:
    """Yield a page for each event, with its neighbours in time at the same place."""
    for ids in desk.index.events_in.values():
        for place, id in enumerate(ids):
            before = ids[place - 1] if place else ""
            after = ids[place + 1] if place + 1 < len(ids) else ""
            yield _page(desk, desk.archive.events[id], before, after)


def _page(desk: Desk, event: Event, before: str, after: str) -> Output:
    index = desk.index
    statements = index.statements_of(index.claims_about.get(event.id, ()))
    kind = ", ".join(filter(None, (event.event_type, event.sub_event_type))) or "counted over time"
    place = desk.archive.name(event.place)
    return desk.page(
        urls.of_record(event),
        "event.jinja",
        title=event.title,
        description=f"{place}, {datewords.words(event.when)}: the accounts of it compared, with who said what.",
        source=event.path,
        event=event,
        kicker=f"Event · {kind}",
        accounts=accounts.accounts_about(index, event.id),
        points=disagreements_about(index, event.id),
        origins=accounts.origins(index, statements),
        articles=index.articles_about.get(event.id, ()),
        parts=index.parts_of.get(event.id, ()),
        before=before,
        after=after,
    )
