"""The page of a place: names, position, who held it when, events, articles, distances."""

from collections import Counter
from collections.abc import Iterable, Iterator

from annals.facts.accounts import Account
from annals.facts.returns import returns
from annals.facts.statements import Statement
from annals.model import Place
from annals.site.article_lists import list_files
from annals.site.citing import citing
from annals.site.context import Context
from annals.site.page import Page
from annals.site.pagination import Rows, cut, part_pages, part_paths
from annals.site.record import record_made, record_target
from annals.site.spellings import spellings_of
from annals.site.target import Made, Maker, Target
from annals.site.timeline import timeline
from annals.site.views.place import PlaceAround, place_view
from annals.urls import of_record


def _rows(context: Context, place: Place) -> tuple[Rows, Rows]:
    index, url = context.index, of_record(place)
    events = cut(context.archive, "event", index.events_in.get(place.id, ()), url)
    return events, cut(context.archive, "article", index.articles_naming.get(place.id, ()), url)


def _plan(context: Context) -> Iterator[Target]:
    for place in context.archive.places.values():
        listed = context.index.articles_naming.get(place.id, ())
        yield record_target("place", context, place, part_paths(_rows(context, place)), listed)


def _make(context: Context, id: str) -> Iterator[Made]:
    archive, index, place = context.archive, context.index, context.archive.places[id]
    rows, points = _rows(context, place), context.disagreements(id)
    listed = index.articles_naming.get(id, ())
    page = Page(context, of_record(place))
    around = PlaceAround(
        cited=citing(context, place),
        beside=context.listed_beside("town", context.catalog.language, id),
        holds=context.holds(id),
        timeline=timeline(context.name(id), context.control(id), context, context.holders(), page.record_url),
        events=rows[0],
        articles=rows[1],
        listed=listed,
        points=points,
        returns=returns(archive, context.accounts(id)),
        accounts=tuple(a for a in context.accounts(id) if not a.topic.to and not _is_beside_census(place, a)),
        distances=context.distances(id),
        groups=_groups(context, id),
        places=context.by_name(index.places_in.get(id, ())),
        mentions=context.mentions(id),
        populations=tuple(_beside_census(place, context.accounts(id))),
        harmed=sum(map(context.is_harm, index.events_in.get(id, ()))),
    )
    view = place_view(context, place, spellings_of(context, place), around)
    name = context.name(id)
    description = _described(context, name)
    yield from record_made(context, place, view, title=name, description=description)
    yield from list_files(context, of_record(place), listed)
    for each in rows:
        yield from part_pages(context, each, context.say("Place"), of_record(place), name)


def _described(context: Context, name: str) -> str:
    if context.archive.vocabulary.has_control:
        return context.say(
            "%(place)s: names, position, who held it when, events and the articles that name it.", place=name
        )
    return context.say("%(place)s: names, position, events and the articles that name it.", place=name)


PLACE = Maker("place", "pages of places", _plan, _make)


def _is_beside_census(place: Place, account: Account) -> bool:
    """Return whether an account is of all the people of a place of which there is a census."""
    return bool(place.census and account.topic.states == "population" and not account.topic.subset)


def _beside_census(place: Place, accounts: Iterable[Account]) -> Iterator[tuple[Statement, str]]:
    for account in accounts:
        if _is_beside_census(place, account):
            yield from ((each, "" if i else account.anchor) for i, each in enumerate(account.statements))


def _groups(context: Context, place: str) -> dict[str, int]:
    """Return the groups met at a place with the number of events, the most often met first."""
    events = (context.archive.events[id] for id in context.index.events_in.get(place, ()))
    met = Counter(side for event in events for side in event.sides if side in context.archive.groups)
    return dict(met.most_common())
