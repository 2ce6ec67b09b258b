"""The pages of versions: what a record's data were, frozen; and what stands where a record is gone."""

from collections.abc import Iterator, Mapping
from typing import Any

from annals import urls
from annals.histories import History, histories, title_of, withdrawals
from annals.output import Output
from annals.pages.desk import Desk
from annals.signposts import version_links
from annals.versions import REASONS, Version

_FIRST = ("record", "id", "title", "name")


def version_pages(desk: Desk) -> Iterator[Output]:
    """Yield a page for each version of each record, and a tombstone for each record that was withdrawn."""
    for history in histories(desk.archive):
        for version in history.versions:
            yield _page(desk, history, version)
        if history.versions[-1].withdrawal:
            yield _tombstone(desk, history)


def _page(desk: Desk, history: History, version: Version) -> Output:
    title = f"{title_of(version) or history.title}, version {version.number}"
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
        history=history,
        version=version,
        following=history.after(version),
        reason=_reason(version),
        rows=[(key, list(_lines(value))) for key, value in _in_order(version.data or {})],
    )


def _in_order(data: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    """Yield fields with those first that say what it is; the rest by name, as the sum has them."""
    yield from sorted(data.items(), key=lambda field: (field[0] not in _FIRST, field[0]))


def _lines(value: Any) -> Iterator[str]:
    """Yield a field's value in lines: one for each object of a list, else one."""
    if isinstance(value, list) and value and isinstance(value[0], dict):
        yield from map(_in_line, value)
    else:
        yield _in_line(value)


def _in_line(value: Any) -> str:
    """Return a value on one line: `id: c1; states: killed; chain: sohr, afp`."""
    if isinstance(value, dict):
        return "; ".join(f"{key}: {_in_line(each)}" for key, each in _in_order(value))
    if isinstance(value, list):
        return ", ".join(map(_in_line, value))
    return str(value)


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
