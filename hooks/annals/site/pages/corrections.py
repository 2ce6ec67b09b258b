"""The pages of corrections: wherever readers are told otherwise than when a record was first published."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import ClassVar, NamedTuple

from annals import urls
from annals.data.feeds import CORRECTIONS as FEED
from annals.history.changes import Update, corrections, mere_changes
from annals.history.record_history import History, history_of
from annals.history.told import only_wording
from annals.model.version import Version
from annals.site.context import Context
from annals.site.page import View
from annals.site.split import LONGEST_LIST, in_words, split
from annals.site.target import Made, Maker, Target, page_path

WHOLE = "whole"
"""The key of the page that has the newest changes, and leads to the parts."""


@dataclass(frozen=True)
class PartLink:
    """A part of the corrections that has a page of its own."""

    name: str
    url: str
    count: int


class Correction(NamedTuple):
    """A version that corrects what readers were told, or that they are told it no longer."""

    history: History
    version: Version


@dataclass(frozen=True)
class Sorted:
    """Corrections of one sort: how many there are, and those that the page shows, the newest first."""

    total: int
    shown: tuple[Correction, ...]


@dataclass(frozen=True)
class CorrectionsView(View):
    """What a page of corrections prints: those that change what was said, the others, and links to the pages of all.

    `changes` counts the versions that correct nothing.
    """

    TEMPLATE: ClassVar[str] = "corrections.jinja"
    lede: str
    said: Sorted
    wording: Sorted
    parts: tuple[PartLink, ...]
    feed: str
    changes: int = 0


def _parts(found: tuple[Update, ...]) -> dict[str, tuple[Update, ...]]:
    """Return the changes of each page below the first, by the page's name; `{}` where one page has all."""
    if len(found) <= LONGEST_LIST:
        return {}
    by_name = {update.url.strip("/").replace("/", "-"): update for update in found}
    parts = split([(update.day.isoformat(), name) for name, update in by_name.items()])
    return {part: tuple(by_name[name] for name in names) for part, names in parts}


def _plan(context: Context) -> Iterator[Target]:
    yield Target("corrections", WHOLE, (page_path(urls.CORRECTIONS),))
    for name in _parts(corrections(context.archive)):
        yield Target("corrections", name, (page_path(urls.of_shelf(urls.CORRECTIONS, name)),))


def _make(context: Context, key: str) -> Iterator[Made]:
    found = corrections(context.archive)
    parts = _parts(found)
    if key != WHOLE:
        title = context.say("Corrections, %(time)s", time=in_words(key, context.catalog))
        part = CorrectionsView("", *_sorted(context, parts[key]), (), FEED.url)
        yield _page(context, urls.of_shelf(urls.CORRECTIONS, key), title, part)
        return
    lede = context.say("No record has been corrected since it was first published.")
    if found:
        lede = context.count(
            "%(number)s correction since the records were first published, the newest first.",
            "%(number)s corrections since the records were first published, the newest first.",
            len(found),
        )
    links = tuple(
        PartLink(in_words(name, context.catalog), urls.of_shelf(urls.CORRECTIONS, name), len(each))
        for name, each in parts.items()
    )
    view = CorrectionsView(lede, *_sorted(context, found), links, FEED.url, mere_changes(context.archive))
    yield _page(context, urls.CORRECTIONS, context.say("Corrections"), view)


def _sorted(context: Context, found: tuple[Update, ...]) -> tuple[Sorted, Sorted]:
    """Return the corrections that change what was said, and those of wording alone, for which the room is that left."""
    wording = [each for each in found if only_wording(each.summary)]
    said = [each for each in found if not only_wording(each.summary)]
    shown = said[:LONGEST_LIST]
    rest = wording[: LONGEST_LIST - len(shown)]
    return Sorted(len(said), _versions(context, shown)), Sorted(len(wording), _versions(context, rest))


def _versions(context: Context, found: Iterable[Update]) -> tuple[Correction, ...]:
    histories = ((each, history_of(context.archive, each.kind, each.id)) for each in found)
    return tuple(Correction(of, of.versions[each.number - 1]) for each, of in histories if of)


CORRECTIONS = Maker("corrections", "corrections", _plan, _make)


def _page(context: Context, url: str, title: str, view: CorrectionsView) -> Made:
    description = context.say("Every correction of a record since it was first published, the newest first.")
    return context.page(url, view, title=title, description=description, parts=frozenset({"corrections"}))
