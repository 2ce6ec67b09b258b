"""The histories of records as the site shows them: where each version stands, and what leads from one to the next."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from annals import urls
from annals.history.versions import write_history
from annals.model import Archive
from annals.model.version import Data, Version, Withdrawal


@dataclass(frozen=True)
class History:
    """A record's versions, the oldest first; the record itself may be gone."""

    kind: str
    id: str
    versions: tuple[Version, ...]

    @property
    def url(self) -> str:
        """Return the URL of the record itself."""
        return urls.of_id(self.kind, self.id)

    @property
    def beside(self) -> bool:
        """Return whether the record has a file of its versions beside its page: more than one, or a withdrawal."""
        return len(self.versions) > 1 or self.versions[-1].withdrawal is not None

    @property
    def file(self) -> str:
        """Return the URL of the file that holds all versions: beside the page, or else that of all records."""
        return urls.of_history(self.kind, self.id) if self.beside else urls.HISTORIES

    def known_last(self, data: Data) -> "History":
        """Return the history with the data of its last version, where these are known and need not be read."""
        *before, last = self.versions
        return replace(self, versions=(*before, replace(last, content=data)))

    def url_of(self, version: Version) -> str:
        """Return the URL of one version."""
        return urls.of_version(self.kind, self.id, version.number)

    @cached_property
    def title(self) -> str:
        """Return what the record was called last, or its id where its data are gone."""
        return next(filter(None, map(title_of, reversed(self.versions))), self.id)

    @cached_property
    def language(self) -> str:
        """Return the language of its title, a BCP 47 tag, or `""` where it has none."""
        return next((language_of(version) for version in reversed(self.versions) if title_of(version)), "")

    def newest(self, number: int) -> tuple[Version, ...]:
        """Return at most a number of versions, the newest first."""
        return self.versions[: -number - 1 : -1]

    def after(self, version: Version) -> Version | None:
        """Return the version that replaced one, if any did."""
        return self.versions[version.number] if version.number < len(self.versions) else None

    def before(self, version: Version) -> Version | None:
        """Return the version that one replaced, if there was any."""
        return self.versions[version.number - 2] if version.number > 1 else None

    def gone_claims(self) -> dict[str, Version]:
        """Return the ids of claims that earlier versions of an article had and the last has no more.

        With each comes the last version that had it.
        """
        had = {claim["id"]: version for version in self.versions for claim in claims_of(version)}
        return {id: version for id, version in had.items() if version.number < len(self.versions)}

    def relations(self, shown: Version | None = None) -> Iterator[tuple[str, str]]:
        """Yield the link relations of RFC 5829 with their URLs, from a version's page or else from the record's own."""
        place = shown.number if shown else len(self.versions)
        if shown:
            yield "latest-version", self.url
        if place > 1:
            yield "predecessor-version", self.url_of(self.versions[place - 2])
        if shown and (after := self.after(shown)):
            yield "successor-version", self.url_of(after)
        if self.beside:
            yield "version-history", self.file


def title_of(version: Version) -> str:
    """Return what the record was called in a version; `""` where its data are gone."""
    data = version.data or {}
    return str(data.get("title") or data.get("name") or "")


def language_of(version: Version) -> str:
    """Return the language of what the record was called in a version: an article's own; else `""`."""
    return str((version.data or {}).get("language", ""))


def claims_of(version: Version) -> list[dict[str, Any]]:
    """Return the claims of a version of an article, as data."""
    found: list[dict[str, Any]] = (version.data or {}).get("claims", [])
    return found


def history_of(archive: Archive, kind: str, id: str) -> History | None:
    """Return the history of a record, or None where it has none yet."""
    versions = archive.histories.get(id)
    return History(kind, id, versions) if versions else None


def withdrawals(archive: Archive, id: str) -> Iterator[Withdrawal]:
    """Yield each withdrawal on the way from a record that is gone to its last successor; a ring ends where it began."""
    seen: set[str] = set()
    while id not in seen and (last := archive.version(id)) and last.withdrawal:
        seen.add(id)
        yield last.withdrawal
        id = last.withdrawal.successor


def history_lines(archive: Archive) -> Iterator[str]:
    """Yield every line of every history as its file in the archive has it, by kind and id, with its line end."""
    for history in sorted(histories(archive), key=lambda each: (each.kind, each.id)):
        for version in history.versions:
            yield write_history([version])


def histories(archive: Archive) -> Iterator[History]:
    """Yield the history of every registered record that has one."""
    for line in archive.register:
        if history := history_of(archive, line.kind, line.id):
            yield history
