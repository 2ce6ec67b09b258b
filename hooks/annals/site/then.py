"""What the records that a version names were on its day, also those that were withdrawn since.

A record is named as it was called then, and leads to its address, which stays: where it was withdrawn, that says so and
leads on. An id of which nothing is known stays an id, and no link.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from annals import urls
from annals.facts.reported import is_event
from annals.history.record_history import claims_of, language_of, title_of
from annals.model.kinds import EVENT
from annals.model.version import Version
from annals.site.context import Context

SUBJECT = "subject"
"""The clarity of what is no event."""


@dataclass(frozen=True)
class Then:
    """The records of an archive as they were on a day."""

    context: Context
    day: date

    def called(self, id: str) -> tuple[str, str]:
        """Return what a record was called then, with its language; `""` where that is not known or is its name now."""
        versions = self.context.archive.histories.get(id, ())
        version = self._version(id)
        return (title_of(version), language_of(version)) if version and version is not versions[-1] else ("", "")

    def name(self, id: str) -> str:
        """Return what a record was called then, or is now."""
        return self.called(id)[0] or self.context.archive.name(id)

    def url(self, id: str) -> str:
        """Return the URL of a record, also of one that was withdrawn since; `""` where nothing is known of it."""
        here, gone = self.context.archive.url(id), self._gone(id)
        return here or (urls.of_id(str(gone["record"]), id) if gone else "")

    def happened(self, id: str) -> bool:
        """Return whether a record is an event, or was one where it is gone."""
        gone = self._gone(id)
        if gone:
            return gone["record"] == EVENT.name and gone.get("clarity") != SUBJECT
        return is_event(self.context.index, id)

    def is_press(self, id: str) -> bool:
        """Return whether a source is of the press, or was where it is gone."""
        gone = self._gone(id)
        return _is_press(self.context, gone.get("kind")) if gone else self.context.is_press(id)

    def statement(self, key: str) -> tuple[str, str]:
        """Return the publisher and the paragraph of another article's statement then; `""` where it is as it was."""
        article, _, id = key.partition("/")
        version = self._version(article)
        if version is None or version is self.context.archive.version(article):
            return "", ""
        claim: Mapping[str, Any] = next((each for each in claims_of(version) if each["id"] == id), {})
        publisher, paragraph = (version.data or {}).get("publisher"), claim.get("paragraph")
        return (publisher, str(paragraph)) if isinstance(publisher, str) and paragraph else ("", "")

    def _gone(self, id: str) -> Mapping[str, Any]:
        """Return the data that a record had then, if it was withdrawn since; else `{}`."""
        last = self.context.archive.version(id)
        version = self._version(id) if last and last.withdrawal else None
        return (version.data if version else None) or {}

    def _version(self, id: str) -> Version | None:
        """Return the version of a record that stood on the day, else the first; None where none has data."""
        found = [each for each in self.context.archive.histories.get(id, ()) if not (each.withdrawal or each.erased)]
        return next((each for each in reversed(found) if each.day <= self.day), found[0] if found else None)


def _is_press(context: Context, kind: object) -> bool:
    word = context.archive.vocabulary.source_kinds.get(str(kind))
    return word is not None and word.entry.press
