"""The lists of all articles and of all events, in order of date."""

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from annals import urls
from annals.language.catalog import message
from annals.site.article_lists import list_files, list_paths
from annals.site.context import Context
from annals.site.pagination import PartView, Rows, cut, part_pages, part_paths
from annals.site.target import Made, Maker, Target, page_path


def _rows(context: Context, key: str) -> tuple[str, Rows]:
    archive = context.archive
    if key == "events":
        return urls.EVENTS, cut(archive, "event", list(archive.events), urls.EVENTS)
    return urls.ARTICLES, cut(archive, "article", list(archive.articles), urls.ARTICLES)


def _plan(context: Context) -> Iterator[Target]:
    for key in ("events", "articles"):
        url, rows = _rows(context, key)
        lists = list_paths(url, tuple(context.archive.articles)) if key == "articles" else ()
        yield Target("list", key, (page_path(url), *part_paths((rows,)), *lists))


_TITLES: Mapping[str, str] = MappingProxyType({"events": message("Events"), "articles": message("Articles")})
_DESCRIBED: Mapping[str, str] = MappingProxyType(
    {
        "events": message("All events of the archive in order of date."),
        "articles": message("All articles of the archive in order of date."),
    }
)


def _make(context: Context, key: str) -> Iterator[Made]:
    url, rows = _rows(context, key)
    articles = rows.ids if key == "articles" else ()
    listed = tuple(context.archive.articles) if key == "articles" else ()
    openurls = context.batch(articles)
    title, description = context.say(_TITLES[key]), context.say(_DESCRIBED[key])
    view = PartView(title, rows, listed, openurls)
    yield context.page(url, view, title=title, description=description)
    yield from list_files(context, url, listed)
    yield from part_pages(context, rows, title, url, title)


LIST = Maker("list", "lists", _plan, _make)
