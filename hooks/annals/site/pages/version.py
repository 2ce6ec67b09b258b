"""The pages of versions: a record as it was, under a band that says which; and what stands where a record is gone.

The page of a record's last version shows the record's own page and is made with it (`annals.site.record`); the
versions before, and those of a record that was withdrawn, are read anew from their data (`annals.site.past`).
"""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, ClassVar, NamedTuple, TypeAlias

from markupsafe import Markup

from annals import urls
from annals.citations.zotero import Tags
from annals.history.record_history import History, history_of, language_of, title_of, withdrawals
from annals.history.versions import REASONS, write_history
from annals.model import Entry
from annals.model.version import Version
from annals.site.bidi import mark_beside
from annals.site.context import Context
from annals.site.page import Rendered, View
from annals.site.past import past_record
from annals.site.signposting import Link, version_links
from annals.site.split import EXCERPT
from annals.site.target import Made, Maker, Target, page_path

_UNREADABLE = (
    "The data of this version have an earlier form, which cannot be shown as a page. They stand below as they are."
)
_ERASED = (
    "The data of this version were taken out, for the reason for which the record was withdrawn. "
    "Their sum is that of the line as it was."
)
_WITHDRAWAL = "A withdrawal has no data."
_FIRST = ("record", "id", "title", "name")
_CLAIM = re.compile(r"c\d+")


class Line(NamedTuple):
    """A line of a field's value: its text, and the id of the claim it holds, by which it is linked, or `""`."""

    text: str
    claim: str = ""


Rows: TypeAlias = tuple[tuple[str, tuple[Line, ...]], ...]
"""The fields of a version's data, each with the lines of its value."""


class Difference(NamedTuple):
    """What changed from one version to the next: where, and what stood there before and since, or `""`."""

    where: str
    before: str
    since: str


@dataclass(frozen=True)
class BandView(View):
    """What stands above a record on the page of a version; `later` holds the versions since, the newest first.

    `why` says in words, where the record cannot be shown as it was, why that is.
    """

    TEMPLATE: ClassVar[str] = "band.jinja"
    history: History
    version: Version
    later: tuple[Version, ...]
    reason: str
    why: str


@dataclass(frozen=True)
class VersionView(View):
    """What stands below a record on the page of a version: what changed, and its data with their sum.

    `since` is how the last version differs from this one, `differences` how this one does from the one before. The
    data are `rows`, none where they lie beside the record's page; they stand `open` where nothing else shows them.
    `language` is that of an article, a BCP 47 tag, else `""`.
    """

    TEMPLATE: ClassVar[str] = "version.jinja"
    history: History
    version: Version
    language: str
    following: Version | None
    since: tuple[Difference, ...]
    differences: tuple[Difference, ...]
    rows: Rows
    open: bool


@dataclass(frozen=True)
class HeadView(View):
    """What stands for a record that cannot be shown as it was: what it was called."""

    TEMPLATE: ClassVar[str] = "unread.jinja"
    heading: Markup


@dataclass(frozen=True)
class WithdrawnView(View):
    """What stands at the address of a record that was withdrawn."""

    TEMPLATE: ClassVar[str] = "withdrawn.jinja"
    history: History
    version: Version
    successor: Entry | None
    reason: str


def _plan(context: Context) -> Iterator[Target]:
    for line in context.archive.register:
        history = history_of(context.archive, line.kind, line.id)
        if history and (len(history.versions) > 1 or history.versions[-1].withdrawal):
            gone = history.versions[-1].withdrawal is not None
            pages = [
                page_path(history.url_of(version)) for version in (history.versions if gone else history.versions[:-1])
            ]
            pages += [page_path(history.url)] if gone else []
            yield Target("history", f"{line.kind}/{line.id}", (*pages, history.file), frozenset(pages))


def _make(context: Context, key: str) -> Iterator[Made]:
    kind, _, id = key.partition("/")
    history = history_of(context.archive, kind, id)
    if history is None:
        raise KeyError(key)
    gone = history.versions[-1].withdrawal is not None
    for version in history.versions if gone else history.versions[:-1]:
        yield past_page(context, history, version)
    if gone:
        yield _tombstone(context, history)
    yield Made(history.file, write_history(history.versions).encode())


HISTORY = Maker("history", "versions", _plan, _make)


def past_page(context: Context, history: History, version: Version, tags: Tags = ()) -> Made:
    """Return the page of one version of a record: the record as it was, else its data as they were."""
    shown, why = past_record(context, history, version), ""
    title = f"{title_of(version) or history.title}, version {version.number}"
    if shown is None:
        heading = mark_beside(title, title_of(version) or history.title, language_of(version) or history.language)
        shown = context.render(history.url_of(version), HeadView(heading), title)
        why = _UNREADABLE if version.data else _WITHDRAWAL if version.withdrawal else _ERASED
    return version_page(context, history, version, shown, title, tags, why=why, rows=_rows(version))


def version_page(
    context: Context,
    history: History,
    version: Version,
    shown: Rendered,
    title: str,
    tags: Tags = (),
    *,
    why: str = "",
    rows: Rows = (),
) -> Made:
    """Return the page of a version, on which a record is `shown`; `why` says why it is not, `rows` are its data."""
    url, last = history.url_of(version), history.versions[-1]
    since = tuple(_differences(version.data, last.data)) if version is not last and version.data and last.data else ()
    later = history.versions[: version.number - 1 : -1][:EXCERPT]
    band = context.render(url, BandView(history, version, later, _reason(last), why), title)
    following = history.after(version)
    below = context.render(
        url,
        VersionView(
            history=history,
            version=version,
            language=language_of(version) or history.language,
            following=following,
            since=since,
            differences=differences(history, version),
            rows=rows,
            open=bool(why and rows),
        ),
        title,
    )
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


def differences(history: History, version: Version) -> tuple[Difference, ...]:
    """Return what changed with a version; `()` for the first, and where the data are gone."""
    before = history.before(version)
    return tuple(_differences(before.data, version.data)) if before and before.data and version.data else ()


def _rows(version: Version) -> Rows:
    return tuple((key, tuple(_lines(key, value))) for key, value in _in_order(version.data or {}))


def _in_order(data: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    """Yield fields with those first that say what it is; the rest by name, as the sum has them."""
    yield from sorted(data.items(), key=lambda field: (field[0] not in _FIRST, field[0]))


def _lines(key: str, value: Any) -> Iterator[Line]:
    """Yield a field's value in lines: one for each object of a list, else one."""
    if _is_list_of_objects(value):
        for each in value:
            id = str(each.get("id", ""))
            yield Line(_in_line(each), id if key == "claims" and _CLAIM.fullmatch(id) else "")
    else:
        yield Line(_in_line(value))


def _differences(before: Mapping[str, Any], since: Mapping[str, Any], where: str = "") -> Iterator[Difference]:
    """Yield what changed from one version's data to the next: `claims, c9, figure: 23, 25`; a new claim in one."""
    for key in dict(_in_order({**before, **since})):
        old, new = before.get(key), since.get(key)
        place = f"{where}, {key}" if where else key
        inside = _keyed(old), _keyed(new)
        if old == new:
            continue
        if inside[0] and inside[1]:
            yield from _differences(inside[0], inside[1], place)
        else:
            yield Difference(place, *("" if each is None else _in_line(each) for each in (old, new)))


def _keyed(value: Any) -> Mapping[str, Any]:
    """Return an object, or a list of objects by their ids or positions; of any other value, `{}`."""
    if _is_list_of_objects(value):
        return {str(each.get("id", position)): each for position, each in enumerate(value, 1)}
    return value if isinstance(value, dict) else {}


def _is_list_of_objects(value: Any) -> bool:
    return isinstance(value, list) and bool(value) and all(isinstance(each, dict) for each in value)


def _in_line(value: Any) -> str:
    """Return a value on one line: `id: c1; states: killed; chain: sohr, afp`."""
    if isinstance(value, dict):
        return "; ".join(f"{key}: {_in_line(each)}" for key, each in _in_order(value))
    if isinstance(value, list):
        return ", ".join(map(_in_line, value))
    return json.dumps(value) if isinstance(value, bool) else str(value)


def _tombstone(context: Context, history: History) -> Made:
    last = history.versions[-1]
    way = list(withdrawals(context.archive, history.id))
    successor = context.archive.find(way[-1].successor)
    moved = urls.of_record(successor) if successor and all(step.reason == "renamed" for step in way) else ""
    view = WithdrawnView(history, last, successor, _reason(last))
    return context.page(
        history.url,
        view,
        title=f"Withdrawn: {history.title}",
        description="This record was withdrawn; its address stays.",
        unlisted=True,
        moved=urls.relative(history.url, moved) if moved else "",
        canonical=moved,
        links=version_links(history),
    )


def _reason(version: Version) -> str:
    return REASONS[version.withdrawal.reason] if version.withdrawal else ""
