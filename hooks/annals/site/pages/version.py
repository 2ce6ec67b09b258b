"""The pages of versions: what a record's data were, frozen; and what stands where a record is gone."""

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from annals import urls
from annals.citations.zotero import Tags, tags
from annals.history.record_history import History, histories, title_of, withdrawals
from annals.history.versions import REASONS
from annals.model.version import Version
from annals.site.context import Desk
from annals.site.output import Output
from annals.site.signposting import version_links

_FIRST = ("record", "id", "title", "name")
_CLAIM = re.compile(r"c\d+")


class Line(NamedTuple):
    """A line of a field's value: its text, and the id of the claim it holds, by which it is linked, if it does."""

    text: str
    claim: str = ""


class Difference(NamedTuple):
    """What changed from one version to the next: where, and what stood there before and since; nothing is empty."""

    where: str
    before: str
    since: str


def version_pages(desk: Desk) -> Iterator[Output]:
    """Yield a page for each version of each record, and a tombstone for each record that was withdrawn."""
    for history in histories(desk.archive):
        for version in history.versions:
            yield _page(desk, history, version)
        if history.versions[-1].withdrawal:
            yield _tombstone(desk, history)


def _page(desk: Desk, history: History, version: Version) -> Output:
    title = f"{title_of(version) or history.title}, version {version.number}"
    before = history.before(version)
    return desk.page(
        history.url_of(version),
        "version.jinja",
        title=title,
        description=f"{title}: the record's data as they stood from {version.day.isoformat()}.",
        meta={
            "noindex": "yes",
            "canonical": urls.absolute(desk.base, history.url),
            "updated": (history.after(version) or version).day.isoformat(),
        },
        links=version_links(history, version),
        tags=_tags(desk, history, version),
        history=history,
        version=version,
        following=history.after(version),
        differences=list(_differences(before.data, version.data)) if before and before.data and version.data else [],
        reason=_reason(version),
        rows=[(key, list(_lines(key, value))) for key, value in _in_order(version.data or {})],
    )


def _tags(desk: Desk, history: History, version: Version) -> Tags:
    """Return the tags for Zotero of a record's last version, to which citations lead: those of the record itself."""
    entry = desk.archive.find(history.id) if version is history.versions[-1] else None
    return tags(desk.archive, entry, desk.items[entry.id]) if entry else ()


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
    """Return an object, or a list of objects by their ids or places; of any other value, nothing."""
    if _is_list_of_objects(value):
        return {str(each.get("id", place)): each for place, each in enumerate(value, 1)}
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


def _tombstone(desk: Desk, history: History) -> Output:
    last = history.versions[-1]
    way = list(withdrawals(desk.archive, history.id))
    successor = desk.archive.find(way[-1].successor)
    moved = urls.of_record(successor) if successor and all(step.reason == "renamed" for step in way) else ""
    led = {"moved": urls.relative(history.url, moved), "canonical": urls.absolute(desk.base, moved)} if moved else {}
    return desk.page(
        history.url,
        "withdrawn.jinja",
        title=f"Withdrawn: {history.title}",
        description="This record was withdrawn; its address stays.",
        meta={"noindex": "yes", "updated": last.day.isoformat(), **led},
        links=version_links(history),
        history=history,
        version=last,
        successor=successor,
        reason=_reason(last),
    )


def _reason(version: Version) -> str:
    return REASONS[version.withdrawal.reason] if version.withdrawal else ""
