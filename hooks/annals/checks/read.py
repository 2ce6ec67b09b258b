"""The archive read and checked: a folder in, records, cross-links and every problem out."""

from datetime import date
from pathlib import Path

from annals.checks import check
from annals.facts.facts import Facts
from annals.facts.index import Index, build_index
from annals.history.load import load
from annals.model import Archive
from annals.problems import Problem
from annals.progress import Progress, silent
from annals.records.basemap import read_basemap
from annals.records.cache import Cache


def read_archive(
    root: Path, progress: Progress = silent, today: date | None = None, *, cache: Cache | None = None, jobs: int = 1
) -> tuple[Archive | None, Index | None, list[Problem]]:
    """Return the archive under `root`, its index, and every problem of loading and checking.

    Nothing may be dated after `today`; a build, which has no clock, leaves that unasked. What `cache` knows of
    files that are as they were is not read again. `jobs` processes share the reading and the checking.
    """
    archive, problems = load(root, progress, today, cache=cache, jobs=jobs)
    if archive is None:
        return None, None, problems
    progress("checking records")
    index = build_index(archive)
    return archive, index, sorted({*problems, *read_basemap(root)[1], *check(Facts(archive, index), jobs=jobs)})
