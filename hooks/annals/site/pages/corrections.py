"""The pages of corrections: wherever readers are told otherwise than when a record was first published."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from annals import urls
from annals.data.feeds import CORRECTIONS as FEED
from annals.history.changes import Update, corrections, mere_changes
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


@dataclass(frozen=True)
class CorrectionsView(View):
    """What a page of corrections prints: corrections, the newest first, and links to the pages of all.

    `changes` counts the versions that correct nothing.
    """

    TEMPLATE: ClassVar[str] = "corrections.jinja"
    lede: str
    corrections: tuple[Update, ...]
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
        yield _page(context, urls.of_shelf(urls.CORRECTIONS, key), title, CorrectionsView("", parts[key], (), FEED.url))
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
    view = CorrectionsView(lede, found[:LONGEST_LIST], links, FEED.url, mere_changes(context.archive))
    yield _page(context, urls.CORRECTIONS, context.say("Corrections"), view)


CORRECTIONS = Maker("corrections", "corrections", _plan, _make)


def _page(context: Context, url: str, title: str, view: CorrectionsView) -> Made:
    description = context.say("Every correction of a record since it was first published, the newest first.")
    return context.page(url, view, title=title, description=description)
