"""The pages of versions: a record as it was, under a band that says which; below it what changed, and its data.

The page of an article's last version is cut from the article's own page and made with it (`annals.site.record`). All
others are read from the version's data (`annals.site.past`).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from typing import ClassVar

from markupsafe import Markup

from annals import urls
from annals.citations.zotero import Tags
from annals.history.record_history import History, history_of, title_of
from annals.history.versions import write_history
from annals.model import Entry
from annals.model.version import Version
from annals.site.bidi import mark_beside
from annals.site.changes import Difference, between
from annals.site.context import Context
from annals.site.data_rows import Rows, rows_of
from annals.site.page import Rendered, View
from annals.site.pages.withdrawn import reason_of, withdrawn_page
from annals.site.past import Past, PastPage, past_of, render_alone
from annals.site.signposting import Link, version_links
from annals.site.split import EXCERPT
from annals.site.target import Made, Maker, Target, page_path

_UNREADABLE = (
    "The data of this version have an earlier form, which cannot be shown as a page. They stand below as they are."
)
_LEFT_OUT = "Some fields of this version have an earlier form, and are shown only among its data, below: {}."
_ERASED = (
    "The data of this version were taken out, for the reason for which the record was withdrawn. "
    "Their sum is that of the line as it was."
)
_WITHDRAWAL = "A withdrawal has no data."


@dataclass(frozen=True)
class BandView(View):
    """What stands above a record on the page of a version; `later` holds the versions since, the newest first.

    `why` says in words what of the record cannot be shown as it was, and why; it is `compared` below with the record as
    it stands now, where both have data that differ.
    """

    TEMPLATE: ClassVar[str] = "band.jinja"
    history: History
    version: Version
    later: tuple[Version, ...]
    reason: str
    why: str
    compared: bool


@dataclass(frozen=True)
class VersionView(View):
    """What stands below a record on the page of a version: what changed, how it is cited, and its data with their sum.

    `since` is how the last version differs from this one, `differences` how this one does from the one before. `own` is
    the version's whole address. The data are `rows`, none where they lie beside the record's page; they stand `open`
    where something is shown nowhere else, and have the anchors of statements where nothing else has (`anchored`).
    `language` is that of an article, a BCP 47 tag, else `""`.
    """

    TEMPLATE: ClassVar[str] = "version.jinja"
    history: History
    version: Version
    own: str
    language: str
    following: Version | None
    since: tuple[Difference, ...]
    differences: tuple[Difference, ...]
    rows: Rows
    open: bool
    anchored: bool


@dataclass(frozen=True)
class HeadView(View):
    """What stands for a record that cannot be shown as it was: what it was called."""

    TEMPLATE: ClassVar[str] = "unread.jinja"
    heading: Markup


def _plan(context: Context) -> Iterator[Target]:
    for line in context.archive.register:
        history = history_of(context.archive, line.kind, line.id)
        if history and (len(history.versions) > 1 or history.versions[-1].withdrawal):
            gone = history.versions[-1].withdrawal is not None
            pages = [page_path(history.url_of(version)) for version in _made_here(history)]
            pages += [page_path(history.url)] if gone else []
            yield Target("history", f"{line.kind}/{line.id}", (*pages, history.file), tuple(pages))


def _made_here(history: History) -> tuple[Version, ...]:
    """Return the versions whose pages are made with the history: the last one's with its record, if that is there."""
    return history.versions if history.versions[-1].withdrawal else history.versions[:-1]


def _make(context: Context, key: str) -> Iterator[Made]:
    kind, _, id = key.partition("/")
    history = history_of(context.archive, kind, id)
    if history is None:
        raise KeyError(key)
    for version in _made_here(history):
        yield Made(page_path(history.url_of(version)), partial(_past_page, context, history, version))
    if history.versions[-1].withdrawal:
        yield withdrawn_page(context, history)
    yield Made(history.file, lambda: write_history(history.versions).encode())


HISTORY = Maker("history", "versions", _plan, _make)


def _past_page(context: Context, history: History, version: Version) -> bytes:
    return past_page(context, history, version).data


def past_page(
    context: Context, history: History, version: Version, tags: Tags = (), entry: Entry | None = None
) -> Made:
    """Return the page of one version of a record, shown by itself: the record as it was, else its data as they were.

    `entry` is the record where the version is that of today, so that its data lie beside its page.
    """
    past = Past(entry) if entry else past_of(context, history, version)
    page = PastPage(context, history, version, past.record)
    shown = render_alone(context, history, version, page)
    if shown is None:
        name = title_of(version) or history.title
        heading = mark_beside(_title(history, version), name, page.language)
        shown = context.render(page.here, HeadView(heading), name)
    rows = () if entry else rows_of(version.data)
    return version_page(context, history, version, page, shown, tags, why=_why(version, past), rows=rows)


def _why(version: Version, past: Past) -> str:
    """Return what of a version cannot be shown, and why."""
    if past.record:
        return _LEFT_OUT.format(", ".join(past.left_out)) if past.left_out else ""
    return _UNREADABLE if version.data else _WITHDRAWAL if version.withdrawal else _ERASED


def _title(history: History, version: Version) -> str:
    return f"{title_of(version) or history.title}, version {version.number}"


def version_page(
    context: Context,
    history: History,
    version: Version,
    page: PastPage,
    shown: Rendered,
    tags: Tags = (),
    *,
    why: str = "",
    rows: Rows = (),
) -> Made:
    """Return the page of a version, on which a record is `shown`; `why` says what is not, `rows` are its data."""
    url, title = page.here, _title(history, version)
    later = history.versions[: version.number - 1 : -1][:EXCERPT]
    view = _below(history, version, page, rows, open=bool(why and rows))
    gone = reason_of(history.versions[-1])
    band = context.render(url, BandView(history, version, later, gone, why, compared=bool(view.since)), title)
    below = context.render(url, view, title)
    return context.framed(
        url,
        Rendered(f"{band.body}{shown.body}{below.body}", (*shown.sections, *below.sections), shown.kind),
        title=title,
        description=f"{title}: the record as it stood from {version.day.isoformat()}.",
        unlisted=True,
        canonical=history.url,
        links=[Link("cite-as", urls.absolute(context.base, url)), *version_links(history, version)],
        tags=tags,
        parts=frozenset({"copy"}),
    )


def _below(history: History, version: Version, page: PastPage, rows: Rows, *, open: bool) -> VersionView:
    before, last = history.before(version), history.versions[-1]
    return VersionView(
        history=history,
        version=version,
        own=urls.absolute(page.context.base, page.here),
        language=page.language,
        following=history.after(version),
        since=between(page, history, version, last) if version is not last else (),
        differences=between(page, history, before, version) if before else (),
        rows=rows,
        open=open,
        anchored=page.record is None,
    )
