"""What every command needs: exit codes, the archive as it stands, and where the site will stand."""

import os
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from annals.checks.read import read_archive
from annals.history.versions import REASONS
from annals.language.messages import did_you_mean
from annals.model import Archive, Entry
from annals.printing import quoted
from annals.problems import ArchiveError, Problem, UsageError, report
from annals.urls import PLACEHOLDER

OK, PROBLEMS, USAGE = 0, 1, 2

PATIENCE = 1.0
"""Seconds of silence before a command tells where it is."""

SITE_URL = "ANNALS_SITE_URL"
"""The setting that holds the address of the site, here and in mkdocs.yml."""


def base() -> str:
    """Return the address of the site, as the environment sets it."""
    return os.environ.get(SITE_URL) or PLACEHOLDER


def readable(root: Path) -> Archive:
    """Return the archive, whatever else is wrong with it; raise ArchiveError where there is none."""
    archive, _index, problems = read_archive(root)
    if archive is None:
        raise ArchiveError(problems)
    return archive


def entry_of(archive: Archive, id: str) -> Entry:
    """Return the record with an id or a claim's key; raise UsageError where there is none."""
    entry = archive.find(id.partition("/")[0])
    last = archive.version(id)
    if entry is None and last and last.withdrawal:
        instead = f"; see {last.withdrawal.successor}" if last.withdrawal.successor else ""
        why = REASONS[last.withdrawal.reason]
        raise UsageError(f"{quoted(id)} was withdrawn on {last.day.isoformat()}: {why}{instead}")
    if entry is None:
        hint = did_you_mean(id, [each.id for _kind, each in archive.entries()])
        raise UsageError(f"no record {quoted(id)}{'; ' + hint if hint else ''}")
    return entry


def progress() -> Callable[[str], None]:
    """Return a function that tells each stage on standard error, once a second has gone by."""
    started = time.monotonic()

    def tell(stage: str) -> None:
        if (passed := time.monotonic() - started) > PATIENCE:
            print(f"{passed:6.1f} s  {stage}", file=sys.stderr)

    return tell


def tell_notes(notes: Sequence[Problem]) -> None:
    """Print warnings and notes on standard error."""
    if notes:
        print(report(notes), file=sys.stderr)
