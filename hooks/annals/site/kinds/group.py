"""The page of a group: its names, the words outlets chose, its events, and labels in dispute."""

from collections import Counter
from collections.abc import Iterator

from annals.model import Group
from annals.site.article_lists import list_files
from annals.site.citing import citing
from annals.site.context import Context
from annals.site.pagination import Rows, cut, part_pages, part_paths
from annals.site.record import record_made, record_target
from annals.site.spellings import spellings_of
from annals.site.target import Made, Maker, Target
from annals.site.views.group import GroupAround, GroupView
from annals.urls import of_record


def _rows(context: Context, group: Group) -> tuple[Rows, Rows]:
    index, url = context.index, of_record(group)
    events = cut(context.archive, "event", index.events_with.get(group.id, ()), url)
    return events, cut(context.archive, "article", index.articles_naming.get(group.id, ()), url)


def _plan(context: Context) -> Iterator[Target]:
    for group in context.archive.groups.values():
        listed = context.index.articles_naming.get(group.id, ())
        yield record_target("group", context, group, part_paths(_rows(context, group)), listed)


def _make(context: Context, id: str) -> Iterator[Made]:
    archive, index, group = context.archive, context.index, context.archive.groups[id]
    rows = _rows(context, group)
    listed = index.articles_naming.get(id, ())
    around = GroupAround(
        cited=citing(context, group),
        beside=context.listed_beside("group", context.catalog.language, id),
        members=context.by_name(other.id for other in archive.groups.values() if other.parent == id),
        voices=context.by_name(source.id for source in archive.sources.values() if source.party == id),
        places=tuple(
            dict.fromkeys(place for event in index.events_with.get(id, ()) for place in archive.events[event].places)
        ),
        points=context.disagreements(id),
        accounts=context.accounts(id),
        opponents=_opponents(context, id),
        events=rows[0],
        articles=rows[1],
        listed=listed,
    )
    view = GroupView(group, spellings_of(context, group), around)
    name = context.name(id)
    description = context.say(
        "%(group)s: the words each publisher chose for it, its events, towns and articles.", group=name
    )
    yield from record_made(context, group, view, title=name, description=description)
    yield from list_files(context, of_record(group), listed)
    for each in rows:
        yield from part_pages(context, each, context.say("Group"), of_record(group), name)


GROUP = Maker("group", "pages of groups", _plan, _make)


def _opponents(context: Context, id: str) -> dict[str, int]:
    """Return who stood on the other side of a group's events, with the number of events, most first."""
    met: Counter[str] = Counter()
    for each in context.index.events_with.get(id, ()):
        event = context.archive.events[each]
        met.update(event.side_b if id in event.side_a else event.side_a if id in event.side_b else ())
    return dict(met.most_common())
