"""What every record has: its page, and the page of its last version."""

from collections.abc import Iterable, Iterator
from functools import partial
from typing import Any

from annals import urls
from annals.citations import zotero
from annals.history.canonical import public_record
from annals.history.record_history import History, history_of
from annals.history.sealed import is_sealed
from annals.model import Article, Entry, kind_of
from annals.site import signposting
from annals.site.article_lists import list_paths
from annals.site.context import Context
from annals.site.page import Rendered, View
from annals.site.pages.version import past_page, version_page
from annals.site.past import PastPage
from annals.site.record_files import besides, record_files
from annals.site.target import Made, Target, page_path


def record_target(
    maker: str, context: Context, entry: Entry, pages: Iterable[str] = (), listed: tuple[str, ...] = ()
) -> Target:
    """Return what is made of a record; `pages` are further files of its own, `listed` the articles it offers."""
    url, version = urls.of_record(entry), context.archive.version(entry.id)
    last = (page_path(urls.of_numbered(url, version.number)),) if version else ()
    paths = (
        page_path(url),
        *last,
        *(f"{url}{each.name}" for each in besides(kind_of(entry).name)),
        *pages,
        *list_paths(url, listed),
    )
    return Target(maker, entry.id, paths, last, entry.path)


def record_made(context: Context, entry: Entry, view: View, *, title: str, description: str) -> Iterator[Made]:
    """Yield the page of a record, that of its last version if it has one, and the files beside them.

    The page of the version shows the same record, under a band that says so, and nothing of the others.
    """
    url, item = urls.of_record(entry), context.item(entry.id)
    tags = zotero.tags(context.archive, entry, item)
    rendered, data = context.render(url, view, title), public_record(entry)
    links = signposting.page_links(context.archive, context.base, entry)
    yield context.framed(
        url,
        rendered,
        title=title,
        description=description,
        source=entry.path,
        tags=tags,
        links=links,
        parts=frozenset({"copy"}),
    )
    if history := history_of(context.archive, kind_of(entry).name, entry.id):
        made = partial(_last_version, context, entry, data, history, rendered, zotero.without_abstract(tags))
        yield Made(page_path(history.url_of(history.versions[-1])), lambda: made().data)
    yield from record_files(context, entry, data)


def _last_version(
    context: Context, entry: Entry, data: dict[str, Any], history: History, rendered: Rendered, tags: zotero.Tags
) -> Made:
    """Return the page of a record's last version; where the record was changed since, the record as it was.

    An article's is cut from its own page, since statements are the most of what a build prints.
    """
    if not is_sealed(context.archive, entry, history.versions[-1]):
        return past_page(context, history, history.versions[-1], tags)
    history = history.known_last(data)
    version = history.versions[-1]
    if not isinstance(entry, Article):
        return past_page(context, history, version, tags, entry)
    page = PastPage(context, history, version, entry)
    return version_page(context, history, version, page, rendered.common, tags)
