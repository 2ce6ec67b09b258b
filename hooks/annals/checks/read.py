"""The archive read and checked: a folder in, records, cross-links and every problem out."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

from annals.checks import check_again
from annals.checks.answers import Answers, keep, recall
from annals.checks.languages import unused_texts, wrong_languages
from annals.facts.facts import Facts
from annals.facts.index import Index, build_index
from annals.history.load import Loaded, load_whole
from annals.history.sealed import with_sealed
from annals.model import Archive
from annals.problems import Problem
from annals.progress import Progress, silent
from annals.records.basemap import read_basemap
from annals.records.cache import Cache
from annals.records.catalogs import read_catalogs
from annals.records.outcomes import uncollected
from annals.records.read import Lines


def read_archive(
    root: Path, progress: Progress = silent, today: date | None = None, *, cache: Cache | None = None, jobs: int = 1
) -> tuple[Archive | None, Index | None, list[Problem]]:
    """Return the archive under `root`, its index, and every problem of loading and checking.

    Nothing may be dated after `today`; a build, which has no clock, leaves that unasked. What `cache` knows of
    files that are as they were is not read again. `jobs` processes share the reading and the checking.
    """
    loaded = load_whole(root, progress, today, cache=cache, jobs=jobs)
    if loaded.archive is None:
        return None, None, list(loaded.problems)
    progress("checking records")
    return checked(loaded, loaded.archive, cache=cache, jobs=jobs)


def checked(
    loaded: Loaded, archive: Archive, *, cache: Cache | None = None, jobs: int = 1
) -> tuple[Archive, Index, list[Problem]]:
    """Return the archive that was loaded, its index, and every problem of loading and checking.

    Of what `cache` knows no rule is asked again, and the archive learns from it which of its records have the data of
    their last version. `jobs` processes share the checking.
    """
    with uncollected():
        sums = {name: kept.sum for name, kept in loaded.records.items()}
        before = recall(cache).of(sums) if cache else Answers()
        archive = with_sealed(archive, before.sealed, jobs) if cache else archive
        lines = Lines(loaded.root, sums, before.lines)
        asked = replace(archive, line_of=lines)
        index = build_index(asked)
        found, after = check_again(Facts(asked, index), before, jobs=jobs, lines=lines)
        if cache:
            _keep(cache, before, after, asked, sums)
        return archive, index, sorted({*loaded.problems, *_beside(asked, loaded.root), *found})


def _beside(archive: Archive, root: Path) -> Iterator[Problem]:
    """Yield what is wrong with the files beside the records, such as the basemap and the texts of other languages."""
    basemap, faults = read_basemap(root)
    yield from faults
    yield from read_catalogs(root, archive.about.languages)[1]
    yield from wrong_languages(archive, root)
    yield from unused_texts(archive, root, basemap)


def _keep(cache: Cache, before: Answers, after: Answers, archive: Archive, sums: Mapping[str, bytes]) -> None:
    """Keep the answers on the records of an archive, where they are not those that are kept."""
    paths = [archive.about.path, *(entry.path for _kind, entry in archive.entries())]
    sealed = {entry.path: sum for entry, sum in archive.sealed.values()}
    now = replace(after, sums={path: sums[path] for path in paths}, sealed=sealed)
    if now != before:
        keep(cache, now)
