"""The lists of places, groups and sources: one line each, places in the order in which readers look for them.

A list of more lines than a page holds shows the first of each part, and leads to pages by first letters.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial
from types import MappingProxyType
from typing import Any, ClassVar

from annals import urls
from annals.language.catalog import message, message_pair
from annals.language.sorting import sort_key
from annals.model import Group, Place, Source, kinds
from annals.model.entries import GroupKind, SourceKind
from annals.model.word import Word
from annals.site.context import Context
from annals.site.page import View
from annals.site.place_parts import place_parts
from annals.site.target import Made, Maker, Target, page_path

LONGEST_LIST = 150
"""Lines on one page, at most."""

SHOWN = 20
"""Lines of each part of a list that does not stand whole on its page."""

Number = tuple[int, str, str]
"""A number with the words for one and for more."""


@dataclass(frozen=True)
class Line:
    """One record of a list: its id, its name in Arabic, its kind where the part has several, what it is part of."""

    id: str
    beside: str
    kind: str
    above: str
    numbers: tuple[Number, ...]


@dataclass(frozen=True)
class Part:
    """A part of a list: its heading, its anchor, its lines, whether it is folded, and how many more there are."""

    title: str
    id: str
    lines: tuple[Line, ...]
    folded: bool = False
    more: int = 0


@dataclass(frozen=True)
class NamesView(View):
    """What the list of all places, groups or sources prints; `letters` leads to the pages of a long one."""

    TEMPLATE: ClassVar[str] = "list.jinja"
    lede: str
    parts: tuple[Part, ...]
    letters: tuple[tuple[str, str], ...]
    up: str
    up_title: str


EVENTS = message_pair("%(number)s event", "%(number)s events")
ARTICLES = message_pair("%(number)s article", "%(number)s articles")
STATEMENTS = message_pair("%(number)s statement", "%(number)s statements")
_PUBLISHED = message_pair("%(number)s article published", "%(number)s articles published")

_TITLES: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "places": (urls.TOWNS, message("Towns and places")),
        "groups": (urls.GROUPS, message("Groups")),
        "sources": (urls.SOURCES, message("Sources")),
    }
)
_MENTIONED: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "places": message_pair(
            "%(number)s place mentioned in the articles.", "%(number)s places mentioned in the articles."
        ),
        "groups": message_pair(
            "%(number)s group mentioned in the articles.", "%(number)s groups mentioned in the articles."
        ),
        "sources": message_pair(
            "%(number)s source mentioned in the articles.", "%(number)s sources mentioned in the articles."
        ),
    }
)
_MEANT: Mapping[str, str] = MappingProxyType(
    {"sources": message("Statements are those that come from a source, articles those that name it.")}
)
"""What the numbers of a list count, where that is not plain."""


_OTHER_NAMES = "other-names"
"""The part of names that have no letter of an address."""


def _plan(context: Context) -> Iterator[Target]:
    for key, (url, _title) in _TITLES.items():
        parts = (page_path(_page_of(url, each)) for each in _letters(context, key))
        yield Target("names", key, (page_path(url), *parts))


def _make(context: Context, key: str) -> Iterator[Made]:
    url, title = _TITLES[key][0], context.say(_TITLES[key][1])
    parts, letters = _PARTS[key](context), _letters(context, key)
    total = sum(len(part.lines) for part in parts)
    meant = _MEANT.get(key)
    lede = " ".join((context.count(*_MENTIONED[key], total), *([context.say(meant)] if meant else [])))
    shown = tuple(_cut(part) for part in parts) if letters else parts
    view = NamesView(lede, shown, tuple((_told(context, name), _page_of(url, name)) for name in letters), "", "")
    yield context.page(url, view, title=title, description=lede)
    lines = {line.id: line for part in parts for line in part.lines}
    for name, ids in letters.items():
        heading = context.say("%(title)s: %(part)s", title=title, part=_told(context, name))
        found = Part("", "", tuple(lines[id] for id in ids))
        part = NamesView("", (found,), (), url, title)
        yield context.page(_page_of(url, name), part, title=heading, description=heading)


NAMES = Maker("names", "lists of names", _plan, _make)


def _cut(part: Part) -> Part:
    return replace(part, lines=part.lines[:SHOWN], more=max(0, len(part.lines) - SHOWN))


def _told(context: Context, letters: str) -> str:
    """Return what the part of a list of names that begin with some letters is called."""
    return context.say("other names") if letters == _OTHER_NAMES else letters.upper()


def _page_of(url: str, letters: str) -> str:
    return urls.of_shelf(urls.of_shelf(url, "names"), letters)


def _letters(context: Context, key: str) -> dict[str, tuple[str, ...]]:
    """Return the ids of a long list by the first letters of their names; `{}` of one that stands whole on its page."""
    kind = {"places": kinds.TOWN, "groups": kinds.GROUP, "sources": kinds.SOURCE}[key]
    names = sorted((sort_key(context.archive.name(id)), id) for id in context.archive.of_kind(kind.name))
    return dict(by_letters((name, id) for (name, _whole), id in names)) if len(names) > LONGEST_LIST else {}


def by_letters(names: Iterable[tuple[str, str]]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield ids that come with the keys of their names, in parts by as many first letters as keep each part short.

    Letters that are not those of an address do not count; names that have no other are in a part of their own.
    """
    plain = (
        ("".join(letter for letter in name.lower() if letter.isascii() and letter.isalnum()), id) for name, id in names
    )
    yield from _by_letters(list(plain), 1)


def _by_letters(names: list[tuple[str, str]], length: int) -> Iterator[tuple[str, tuple[str, ...]]]:
    found: dict[str, list[tuple[str, str]]] = {}
    for name, id in names:
        found.setdefault(name[:length], []).append((name, id))
    for start, part in found.items():
        if len(part) <= LONGEST_LIST or all(len(name) <= length for name, _id in part):
            yield start or _OTHER_NAMES, tuple(id for _name, id in part)
        else:
            yield from _by_letters(part, length + 1)


def _places(context: Context) -> tuple[Part, ...]:
    found = place_parts(context, context.archive.places.values())
    region = context.name(context.archive.about.region)
    parts = (
        Part(
            context.say("In %(place)s", place=region),
            "region",
            tuple(_place(context, each) for each, _number in found.region),
        ),
        Part(context.say("Elsewhere"), "elsewhere", tuple(_place(context, each) for each, _number in found.elsewhere)),
        Part(
            context.say("Only mentioned"),
            "mentioned",
            tuple(_place(context, each) for each, _n in found.mentioned),
            folded=True,
        ),
    )
    return tuple(part for part in parts if part.lines)


def _place(context: Context, place: Place) -> Line:
    events = len(context.index.events_in.get(place.id, ()))
    kind = "" if place.is_small or place.kind in place.name.casefold() else place.kind
    numbers = ((events, *EVENTS), _naming(context, place.id))
    return Line(place.id, context.other_name(place), context.say(kind), "", numbers)


def _naming(context: Context, id: str) -> Number:
    return len(context.index.articles_naming.get(id, ())), *ARTICLES


def _by_kind(
    context: Context,
    records: Iterable[Any],
    kinds: Mapping[str, Word[GroupKind] | Word[SourceKind]],
    line: Callable[[Any], Line],
) -> tuple[Part, ...]:
    """Return records in a part for each kind, those of a kind in the order of their names."""
    found: dict[str, list[Line]] = {}
    for record in sorted(records, key=lambda record: sort_key(context.name(record.id))):
        found.setdefault(record.kind, []).append(line(record))
    return tuple(Part(_title(context, kind), name, tuple(found[name])) for name, kind in kinds.items() if name in found)


def _title(context: Context, kind: Word[GroupKind] | Word[SourceKind]) -> str:
    title = kind.entry.title
    return context.say(title) if title else context.say(kind.entry.means).capitalize()


def _groups(context: Context) -> tuple[Part, ...]:
    return _by_kind(
        context, context.archive.groups.values(), context.archive.vocabulary.group_kinds, partial(_group, context)
    )


def _group(context: Context, group: Group) -> Line:
    events = len(context.index.events_with.get(group.id, ()))
    numbers = ((events, *EVENTS), _naming(context, group.id))
    return Line(group.id, context.other_name(group), "", group.parent or "", numbers)


def _sources(context: Context) -> tuple[Part, ...]:
    return _by_kind(
        context, context.archive.sources.values(), context.archive.vocabulary.source_kinds, partial(_source, context)
    )


def _source(context: Context, source: Source) -> Line:
    numbers = (
        (context.originated(source.id), *STATEMENTS),
        (len(context.index.articles_by.get(source.id, ())), *_PUBLISHED),
        _naming(context, source.id),
    )
    return Line(source.id, context.other_name(source), "", source.same_house or "", numbers)


_PARTS: Mapping[str, Callable[[Context], tuple[Part, ...]]] = MappingProxyType(
    {"places": _places, "groups": _groups, "sources": _sources}
)
