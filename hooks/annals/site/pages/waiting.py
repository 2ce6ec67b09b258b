"""The articles that are listed and not coded yet: the next volunteer's list."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from annals import urls
from annals.language.catalog import message, message_pair
from annals.model.article import State
from annals.site.context import Context
from annals.site.page import View
from annals.site.pagination import Rows, cut, part_pages, part_paths
from annals.site.target import Made, Maker, Target, page_path

TITLE = message("Waiting to be coded")
_TOLD = message_pair("%(number)s article has no statements yet.", "%(number)s articles have no statements yet.")
_NONE = message("Every article of the archive has been coded.")
_ALL = "all"


@dataclass(frozen=True)
class WaitingView(View):
    """What the page prints: articles without statements, in order of date."""

    TEMPLATE: ClassVar[str] = "waiting.jinja"
    lede: str
    rows: Rows


def _rows(context: Context) -> Rows:
    return cut(context.archive, "article", context.index.articles_in_state.get(State.LISTED.value, ()), urls.WAITING)


def _plan(context: Context) -> Iterator[Target]:
    yield Target("waiting", _ALL, (page_path(urls.WAITING), *part_paths((_rows(context),))))


def _make(context: Context, key: str) -> Iterator[Made]:
    rows = _rows(context)
    lede, title = context.count(*_TOLD, rows.total) if rows.total else context.say(_NONE), context.say(TITLE)
    yield context.page(urls.WAITING, WaitingView(lede, rows), title=title, description=lede)
    yield from part_pages(context, rows, title, urls.WAITING, title)


WAITING = Maker("waiting", "articles waiting to be coded", _plan, _make)
