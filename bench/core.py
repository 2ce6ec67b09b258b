"""All that the benchmark takes from `annals` in its own process: no other module of it imports `annals`.

What is measured is started as a command instead; see `bench.ours`.
"""

from collections.abc import Iterator, Mapping
from pathlib import Path

from annals import urls
from annals.facts.calendar import days_of, months_of, years_of
from annals.history.load import load
from annals.history.registration import register
from annals.language.date_format import words
from annals.model import Archive, Article, Claim, Entry, Event, Named
from annals.model.fields import written_spans
from annals.model.kinds import kind_in
from annals.problems import ArchiveError
from annals.records.files import ABOUT, ARCHIVE
from annals.site.build import context_of, folder_sink, read_source
from annals.site.context import Context
from annals.site.frame import Frame
from annals.site.pages.compare import COMPARE
from annals.site.search.found import Found
from annals.site.search.index import make_index
from annals.site.search.records import found_records, volumes
from annals.values.edtf import Edtf
from annals.values.ids import mint

__all__ = (
    "ABOUT", "ARCHIVE", "Archive", "Article", "Claim", "Context", "Edtf", "Event", "Found", "Named",
    "compared_articles", "days_of", "folder_sink", "found_in", "loaded", "make_index", "mint", "months_of",
    "page_of_version", "ready", "records_in", "register", "words", "written_spans", "years_of",
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


def ready(root: Path) -> Context:
    """Return what pages are made with, and the index of the search, as it is once the pages are made."""
    source = read_source(root)
    context = context_of(source, Frame.bare(""))
    for event in source.archive.events:
        context.attested(event)
    return context


def page_of_version(archive: Archive, id: str) -> str:
    """Return the address within the site of the page of a record's last version; `""` where it has none."""
    entry, version = archive.find(id), archive.version(id)
    return urls.of_numbered(urls.of_record(entry), version.number) if entry and version else ""


def compared_articles(context: Context) -> Iterator[tuple[str, str]]:
    """Yield the ids of every two articles that have a page side by side."""
    for target in COMPARE.plan(context):
        one, parted, other = target.key.partition("/")
        if parted:
            yield one, other


def found_in(context: Context) -> Iterator[Found]:
    """Yield every record as the search knows it."""
    for volume in volumes(context.untracked):
        yield from found_records(context, volume)
