"""What several commands do: load the archive, find a record in it, choose a folder to write, read a day."""

import os
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import click

from annals.cli.project import Project
from annals.cli.reports import brief
from annals.history.load import load
from annals.history.part import load_part
from annals.history.versions import REASONS
from annals.language.messages import did_you_mean
from annals.model import Archive, Entry
from annals.printing import quoted
from annals.problems import ArchiveError, Problem, UsageError
from annals.records.cache import cache_of
from annals.urls import PLACEHOLDER

SITE_URL = "ANNALS_SITE_URL"
"""The setting that holds the address of the site, here and in mkdocs.yml."""

SOURCES = ("archive", "inbox", "docs", "hooks", "tests", ".git")
"""Folders of a project that no command writes over."""


class Day(click.ParamType[date]):
    """A day such as 2026-11-21."""

    name = "day"

    def convert(self, value: str | date, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """Return the day that a text names."""
        try:
            return value if isinstance(value, date) else date.fromisoformat(value)
        except ValueError:
            self.fail(f"{quoted(value)} is not a day such as 2026-11-21", param, ctx)


def base() -> str:
    """Return the address of the site, as the environment sets it."""
    return os.environ.get(SITE_URL) or PLACEHOLDER


def load_archive(project: Project) -> Archive:
    """Return the archive, to which no rule was applied; raise ArchiveError where it cannot be read at all.

    A record that cannot be read is left out. `annals check` tells what is wrong.
    """
    return load_known(project)[0]


def load_known(project: Project) -> tuple[Archive, list[Problem]]:
    """Return what `load_archive` does, with every problem of loading."""
    archive, problems = load(project.root, project.progress(), cache=cache_of(project.root), jobs=os.cpu_count() or 1)
    if archive is None:
        raise ArchiveError(problems)
    return archive, problems


def load_for(project: Project, id: str) -> Archive:
    """Return the archive as far as it concerns one record, or all of it; a claim's key stands for its record.

    Raises ArchiveError where it cannot be read at all.
    """
    cache = cache_of(project.root)
    part = load_part(project.root, cache, id.partition("/")[0]) if cache else None
    return part or load_archive(project)


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


def tell_notes(notes: Sequence[Problem]) -> None:
    """Print warnings and notes on standard error, those that are alike as one, and of many the heaviest."""
    if notes:
        print(brief(notes), file=sys.stderr)


def target(root: Path, name: str, what: str = "a site", known: Sequence[str] = ("index.html", "index.md")) -> Path:
    """Return the folder to write; raise UsageError for one that must not be replaced.

    A folder that holds a file of `known` is an earlier one of `what`, which may be.
    """
    folder = (root / name).resolve()
    if any(part.is_symlink() for part in (root / name, *(root / name).parents) if part.is_relative_to(root)):
        raise UsageError(f"{name} is a link or is reached through one; name a folder that is not")
    made_from = [root / part for part in SOURCES]
    if folder in root.parents or folder == root or any(part == folder or part in folder.parents for part in made_from):
        raise UsageError(f"{name} is what the site is built from; name another folder")
    earlier = folder.is_dir() and any((folder / page).exists() for page in known)
    if folder.exists() and not earlier and _filled(folder):
        raise UsageError(f"{name} holds something other than {what}; name a new or empty folder")
    return folder


def _filled(folder: Path) -> bool:
    return not folder.is_dir() or any(folder.iterdir())
