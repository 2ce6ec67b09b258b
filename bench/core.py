"""All that the benchmark takes from `annals` in its own process: no other module of it imports `annals`.

What is measured is started as a command instead; see `bench.ours`.
"""

from collections.abc import Mapping
from pathlib import Path

from annals.facts.calendar import days_of, months_of, years_of
from annals.history.load import load
from annals.history.registration import register
from annals.language.date_format import words
from annals.model import Archive, Article, Claim, Entry, Event, Named
from annals.model.fields import written_spans
from annals.model.kinds import kind_in
from annals.problems import ArchiveError
from annals.records.files import ABOUT, ARCHIVE
from annals.values.edtf import Edtf
from annals.values.ids import mint

__all__ = (
    "ABOUT", "ARCHIVE", "Archive", "Article", "Claim", "Edtf", "Event", "Named", "days_of", "loaded", "mint",
    "months_of", "records_in", "register", "words", "written_spans", "years_of",
)  # fmt: skip


def records_in(archive: Archive, folder: str) -> Mapping[str, Entry]:
    """Return the records that lie in a folder of the archive, by id; `{}` where it holds none."""
    kind = kind_in(folder)
    return archive.of_kind(kind.name) if kind else {}


def loaded(root: Path) -> Archive:
    """Return the archive under `root`; raise ArchiveError where a record cannot be read."""
    archive, problems = load(root)
    if archive is None:
        raise ArchiveError(problems)
    return archive
