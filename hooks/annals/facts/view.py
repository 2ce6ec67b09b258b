"""An archive and its index seen through tracked mappings: whatever is read of them is noted."""

from collections.abc import Iterator, Mapping
from dataclasses import fields

from annals import urls
from annals.facts.index import Index
from annals.facts.tracking import ALL, Recorder, Tracked
from annals.model import About, Archive, Entry, Source, kinds
from annals.model.version import Registered, Version

RECORD, LABEL, HISTORY, ABOUT, REGISTER, NAMED = "record", "label", "history", "about", "register", "source named"
"""Names of cells: one record, what a reader calls it, its history; the archive's own file; its register; a byline."""


class TrackedArchive(Archive):
    """An archive that notes what is read of it.

    A record is a cell by its id, of whatever kind it is; what a reader calls it is another, for far more
    pages name a record than print it.
    """

    def __init__(self, whole: Archive, recorder: Recorder) -> None:
        self._look_at(whole, recorder)

    def follow(self, whole: Archive) -> None:
        """Look at another state of the archive from now on."""
        recorder = vars(self)["recorder"]
        vars(self).clear()
        self._look_at(whole, recorder)

    def _look_at(self, whole: Archive, recorder: Recorder) -> None:
        self._give(
            whole=whole, recorder=recorder, **{field.name: getattr(whole, field.name) for field in fields(whole)}
        )
        self._give(
            records={kind.name: Tracked(RECORD, whole.records[kind.name], recorder, kind.name) for kind in kinds.KINDS},
            histories=Tracked(HISTORY, whole.histories, recorder),
        )

    def _give(self, **fields: object) -> None:
        vars(self).update(fields)  # an archive is frozen

    @property
    def _whole(self) -> Archive:
        whole: Archive = vars(self)["whole"]
        return whole

    def _note(self, name: str, key: str = ALL) -> None:
        vars(self)["recorder"].used.add((name, key))

    @property
    def about(self) -> About:
        """Return what the archive says about itself."""
        self._note(ABOUT)
        return self._whole.about

    @property
    def register(self) -> tuple[Registered, ...]:
        """Return the lines of the register."""
        self._note(REGISTER)
        return self._whole.register

    @property
    def source_named(self) -> Mapping[str, Source]:  # type: ignore[override]
        """Return the source behind each of its names and spellings, in small letters."""
        return Tracked(NAMED, self._whole.source_named, vars(self)["recorder"])

    def find(self, id: str) -> Entry | None:
        """Return the record with an id, of whatever kind."""
        self._note(RECORD, id)
        return self._whole.find(id)

    def name(self, id: str, language: str = "") -> str:
        """Return what a reader calls the record."""
        self._note(LABEL, id)
        return self._whole.name(id, language)

    def url(self, id: str) -> str:
        """Return the URL of the page of the record with an id, or `""` where there is no record."""
        self._note(LABEL, id)
        entry = self._whole.find(id)
        return urls.of_record(entry) if entry else ""

    def version(self, id: str) -> Version | None:
        """Return the last registered version of a record, or None where it has none yet."""
        self._note(HISTORY, id)
        return self._whole.version(id)

    def entries(self) -> Iterator[tuple[str, Entry]]:
        """Yield every record that has an id, with its kind."""
        for kind in kinds.KINDS:
            self._note(kind.name)
        return self._whole.entries()


def tracked_index(index: Index, recorder: Recorder) -> Index:
    """Return an index that notes in `recorder` what is read of it."""
    return Index(**{field.name: Tracked(field.name, getattr(index, field.name), recorder) for field in fields(index)})


def follow_index(tracked: Index, index: Index) -> None:
    """Let a tracked index look at another state of the index from now on."""
    for field in fields(index):
        getattr(tracked, field.name).follow(getattr(index, field.name))
