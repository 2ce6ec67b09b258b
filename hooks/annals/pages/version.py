"""The pages of versions: what a record's data were, frozen; and what stands where a record is gone."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from annals import urls
from annals.output import Output
from annals.pages.desk import Desk
from annals.versions import REASONS, Version


@dataclass(frozen=True)
class History:
    """A record's versions, the oldest first, and where they stand."""

    kind: str
    id: str
    versions: tuple[Version, ...]

    @property
    def url(self) -> str:
        """Return the URL of the record itself."""
        return urls.of_id(self.kind, self.id)

    def url_of(self, version: Version) -> str:
        """Return the URL of one version."""
        return urls.of_version(self.kind, self.id, version.number)

    @property
    def title(self) -> str:
        """Return what the record was called last, or its id where its data are gone or it has no name."""
        data = next((version.data for version in reversed(self.versions) if version.data), {})
        return str(data.get("title") or data.get("name") or self.id)


def version_pages(desk: Desk) -> Iterator[Output]:
    """Yield a page for each version of each record, and a tombstone for each record that was withdrawn."""
    for history in histories(desk):
        for version in history.versions:
            yield _page(desk, history, version)
        if history.versions[-1].withdrawal:
            yield _tombstone(desk, history)


def histories(desk: Desk) -> Iterator[History]:
    """Yield the history of every registered record that has one."""
    for line in desk.archive.register:
        if versions := desk.archive.histories.get(line.id):
            yield History(line.kind, line.id, versions)


def relations(history: History, shown: Version | None = None) -> list[tuple[str, str]]:
    """Return the link relations of RFC 5829 between versions, from a record's page or from that of a version."""
    numbered = dict(enumerate(history.versions, 1))
    place = shown.number if shown else len(history.versions)
    found = [("latest-version", history.url)] if shown else []
    if before := numbered.get(place - 1):
        found.append(("predecessor-version", history.url_of(before)))
    if shown and (after := numbered.get(place + 1)):
        found.append(("successor-version", history.url_of(after)))
    return [*found, ("version-history", urls.of_history(history.kind, history.id))]


def _page(desk: Desk, history: History, version: Version) -> Output:
    title = f"{history.title}, version {version.number}"
    return desk.page(
        history.url_of(version),
        "version.jinja",
        title=title,
        description=f"{title}: the record's data as they stood from {version.day.isoformat()}.",
        meta={"noindex": "yes", "canonical": urls.absolute(desk.base, history.url)},
        relations=relations(history, version),
        history=history,
        version=version,
        following=_after(history.versions, version),
        reason=_reason(version),
        history_url=urls.of_history(history.kind, history.id),
    )


def _tombstone(desk: Desk, history: History) -> Output:
    last = history.versions[-1]
    successor = last.withdrawal.successor if last.withdrawal else ""
    moved = desk.archive.find(successor) if last.withdrawal and last.withdrawal.reason == "renamed" else None
    return desk.page(
        history.url,
        "withdrawn.jinja",
        title=f"Withdrawn: {history.id}",
        description="This record was withdrawn; its address stays.",
        meta={"noindex": "yes"}
        | ({"moved": urls.relative(history.url, urls.of_record(moved))} if moved else {})
        | ({"canonical": urls.absolute(desk.base, urls.of_record(moved))} if moved else {}),
        relations=relations(history),
        history=history,
        version=last,
        successor=successor,
        reason=_reason(last),
    )


def _after(versions: Sequence[Version], version: Version) -> Version | None:
    return versions[version.number] if version.number < len(versions) else None


def _reason(version: Version) -> str:
    return REASONS[version.withdrawal.reason] if version.withdrawal else ""
