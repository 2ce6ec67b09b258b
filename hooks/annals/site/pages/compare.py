"""The pages that lay two articles side by side: what each says on every topic of the events that both report.

Of a large archive only some pairs have a page, see `annals.facts.pairs`. They are kept out of searches: everything on
them stands on other pages too. One page more lists the pairs of a small archive, and has a script that lays any two
articles of a large one side by side.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations
from typing import ClassVar, NamedTuple

from annals import urls
from annals.facts.pairs import Topical, side_by_side
from annals.facts.sequence import in_sequence
from annals.facts.shared_text import Reuse
from annals.language import date_format
from annals.model import Article
from annals.site.context import Context
from annals.site.page import View
from annals.site.target import Made, Maker, Target, page_path


@dataclass(frozen=True)
class Compared:
    """What two articles say of one record, topic by topic."""

    id: str
    topics: tuple[Topical, ...]


@dataclass(frozen=True)
class CompareView(View):
    """What a page of two articles prints.

    `names` are publisher and day of each; `reused` holds shared paragraphs by the article whose numbers they are.
    `alone` holds what each reports alone, where they have no event in common; else `{}`.
    """

    TEMPLATE: ClassVar[str] = "compare.jinja"
    one: Article
    other: Article
    names: tuple[str, str]
    records: tuple[Compared, ...]
    reused: Mapping[str, Reuse]
    alone: Mapping[str, tuple[str, ...]]


class Together(NamedTuple):
    """Two articles, the earlier first: where they are laid side by side, what each is called, on what both speak."""

    url: str
    one: str
    other: str
    common: int


@dataclass(frozen=True)
class ComparingView(View):
    """What the page prints on which any two articles can be compared: every pair of a small archive, else `()`."""

    TEMPLATE: ClassVar[str] = "comparing.jinja"
    pairs: tuple[Together, ...]


def _plan(context: Context) -> Iterator[Target]:
    yield Target("compare", "", (page_path(urls.COMPARE),))
    pairs = {pair[:2] for id in context.archive.events for pair in context.pairs(id)}
    for one, other in sorted({*pairs, *combinations(context.together(), 2)}):
        path = page_path(urls.of_pair(one, other))
        yield Target("compare", f"{one}/{other}", (path,), (path,))


def _make(context: Context, key: str) -> Iterator[Made]:
    yield _pair(context, key) if key else _comparing(context)


def _comparing(context: Context) -> Made:
    title = context.say("Compare two accounts")
    told = context.say("Any two articles of the archive side by side, topic by topic.")
    ids = sorted(context.together(), key=lambda id: _order(context, id))
    view = ComparingView(tuple(_together(context, *pair) for pair in combinations(ids, 2)))
    return context.page(urls.COMPARE, view, title=title, description=told, parts=frozenset({"compare"}))


def _together(context: Context, one: str, other: str) -> Together:
    url = urls.of_pair(*sorted((one, other)))
    return Together(url, _named(context, one), _named(context, other), len(_both(context, one, other)))


def _order(context: Context, id: str) -> tuple[object, ...]:
    return *context.archive.articles[id].published.date.order, id


def _pair(context: Context, key: str) -> Made:
    articles = context.archive.articles
    one, other = sorted(key.split("/"), key=lambda id: _order(context, id))
    events = _events(context, *sorted((one, other)))
    names = _named(context, one), _named(context, other)
    title = context.say("%(first)s and %(second)s", first=names[0], second=names[1])
    shared = {one: context.shared_text(one).get(other), other: context.shared_text(other).get(one)}
    view = CompareView(
        one=articles[one],
        other=articles[other],
        names=names,
        records=tuple(
            Compared(id, tuple(side_by_side(context.accounts(id), one, other)))
            for id in (*events, *_others(context, one, other))
        ),
        reused={id: reuse for id, reuse in shared.items() if reuse},
        alone={} if events else {id: _alone(context, id, there) for id, there in ((one, other), (other, one))},
    )
    url = urls.of_pair(one, other)
    rendered = context.render(url, view, title)
    return context.framed(
        url,
        rendered,
        title=title,
        description=context.say("Two articles side by side, topic by topic."),
        canonical=urls.of_id("event", events[0]) if events else "",
        unlisted=True,
    )


COMPARE = Maker("compare", "articles side by side", _plan, _make)


def _named(context: Context, id: str) -> str:
    """Return an article by publisher and day: `NOW (6 August 2015)`."""
    article = context.archive.articles[id]
    day = date_format.words(article.published.date, context.catalog)
    return context.say("%(outlet)s (%(day)s)", outlet=context.name(article.publisher), day=day)


def _alone(context: Context, one: str, other: str) -> tuple[str, ...]:
    """Return the records of which the first of two articles says something, and the other nothing."""
    common = _both(context, one, other)
    return tuple(id for id in context.archive.articles[one].reports if id not in common)


def _both(context: Context, one: str, other: str) -> list[str]:
    """Return the records that both articles say something of."""
    first, second = (dict.fromkeys(c.about for c in context.archive.articles[id].claims) for id in (one, other))
    return [id for id in first if id in second]


def _events(context: Context, one: str, other: str) -> tuple[str, ...]:
    """Return the events that both articles report, in order; first those from which their page is linked."""
    ids = in_sequence(context.archive, [id for id in _both(context, one, other) if id in context.archive.events])
    linked = {id for id in ids if any((pair.one, pair.other) == (one, other) for pair in context.pairs(id))}
    return tuple(sorted(ids, key=lambda id: id not in linked))


def _others(context: Context, one: str, other: str) -> tuple[str, ...]:
    """Return what else both articles say something of."""
    return context.by_name(id for id in _both(context, one, other) if id not in context.archive.events)
