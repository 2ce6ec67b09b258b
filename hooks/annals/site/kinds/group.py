"""The page of a group: its names, the words outlets chose, its events, and labels in dispute."""

from collections import Counter
from collections.abc import Iterator

from annals import urls
from annals.model import Group
from annals.site.citing import citing
from annals.site.context import Desk
from annals.site.output import Output
from annals.site.pagination import shelf_pages, shelve
from annals.site.spellings import spellings_of


def group_pages(desk: Desk) -> Iterator[Output]:
    """Yield a page for each group, and those of its long lists."""
    for group in desk.archive.groups.values():
        yield from _pages(desk, group)


def _pages(desk: Desk, group: Group) -> Iterator[Output]:
    archive, index, url = desk.archive, desk.index, urls.of_record(group)
    ids = index.events_with.get(group.id, ())
    events = shelve(archive, "event", ids, url)
    articles = shelve(archive, "article", index.articles_naming.get(group.id, ()), url)
    yield desk.page(
        url,
        "group.jinja",
        title=group.name,
        description=f"{group.name}: the words each publisher chose for it, its events, towns and articles.",
        entry=group,
        **citing(desk, group),
        group=group,
        members=[other.id for other in archive.groups.values() if other.parent == group.id],
        voices=[source.id for source in archive.sources.values() if source.speaks_for == group.id],
        towns=tuple(dict.fromkeys(archive.events[id].place for id in ids)),
        points=desk.disagreements.get(group.id, ()),
        accounts=desk.accounts.get(group.id, ()),
        opponents=_opponents(desk, group),
        events=events,
        articles=articles,
        spellings=spellings_of(desk, group),
    )
    for shelves in (events, articles):
        yield from shelf_pages(desk, shelves, "Group", url, group.name)


def _opponents(desk: Desk, group: Group) -> dict[str, int]:
    """Return who stood on the other side of a group's events, with the number of events, most first."""
    met: Counter[str] = Counter()
    for id in desk.index.events_with.get(group.id, ()):
        event = desk.archive.events[id]
        met.update(event.side_b if group.id in event.side_a else event.side_a if group.id in event.side_b else ())
    return dict(met.most_common())
