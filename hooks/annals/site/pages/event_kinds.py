"""The pages of kinds of event: how many there are of each, and the events of one, by date."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from annals import urls
from annals.site.context import Context
from annals.site.event_words import EventWords
from annals.site.page import View
from annals.site.pagination import Rows, cut, part_pages, part_paths
from annals.site.target import Made, Maker, Target, page_path

WHOLE = "whole"
"""The key of the page that counts all kinds, beside those of the kinds."""


@dataclass(frozen=True)
class Kind:
    """A type of event: its name in plain words, its page, its number, and the types within it with theirs."""

    name: str
    url: str
    count: int
    within: tuple[tuple[str, int], ...]


@dataclass(frozen=True)
class KindsView(View):
    """What the page of all kinds of event prints."""

    TEMPLATE: ClassVar[str] = "event_kinds.jinja"
    kinds: tuple[Kind, ...]


@dataclass(frozen=True)
class KindView(View):
    """What the page of one kind of event prints; `harmed` counts the events of harm, if some of the kind are such."""

    TEMPLATE: ClassVar[str] = "event_kind.jinja"
    kind: Kind
    rows: Rows
    harmed: int


def _types(context: Context) -> list[str]:
    """Return the types of which there are events, in the order of the vocabulary."""
    return [name for name in context.archive.vocabulary.event_types if context.index.events_of_type.get(name)]


def _rows(context: Context, name: str) -> Rows:
    return cut(context.archive, "event", context.index.events_of_type[name], urls.of_event_kind(name))


def _plan(context: Context) -> Iterator[Target]:
    yield Target("event kind", WHOLE, (page_path(urls.EVENT_KINDS),))
    for name in _types(context):
        yield Target("event kind", name, (page_path(urls.of_event_kind(name)), *part_paths((_rows(context, name),))))


def _make(context: Context, key: str) -> Iterator[Made]:
    if key == WHOLE:
        view = KindsView(tuple(_kind(context, name) for name in _types(context)))
        told = context.say("How many events of each kind.")
        yield context.page(urls.EVENT_KINDS, view, title=context.say("Kinds of event"), description=told)
        return
    url, rows, title = urls.of_event_kind(key), _rows(context, key), _kind(context, key).name
    yield context.page(
        url,
        KindView(_kind(context, key), rows, _harmed(context, key)),
        title=title,
        description=context.say("%(kind)s: every such event by date.", kind=title),
    )
    yield from part_pages(context, rows, context.say("Kind of event"), url, title)


EVENT_KIND = Maker("event kind", "lists of kinds of event", _plan, _make)


def _harmed(context: Context, name: str) -> int:
    """Return how many events of harm to civilians there are in all; 0 where none of the kind is one."""
    if not any(map(context.is_harm, context.index.events_of_type[name])):
        return 0
    return sum(map(context.is_harm, context.archive.events))


def _kind(context: Context, name: str) -> Kind:
    ids = context.index.events_of_type[name]
    found = Counter(context.archive.events[id].sub_event_type or "" for id in ids)
    kind = context.archive.vocabulary.event_types[name]
    words = EventWords(context)
    within = tuple((words.kind_words(kind, each), found[each]) for each in kind.entry.kind_of if each in found)
    return Kind(words.type_words(kind), urls.of_event_kind(name), len(ids), within)
