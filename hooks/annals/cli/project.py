"""What the command line hands to every command: the project's folder, the day, and its caller's patience.

This module and `main` are all that a start needs; they import nothing that takes long.
"""

import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import wraps
from pathlib import Path
from typing import Concatenate, ParamSpec

import click

from annals.printing import printable
from annals.problems import UsageError
from annals.progress import Progress

OK, PROBLEMS, USAGE = 0, 1, 2
"""Exit codes."""

PATIENCE = 1.0
"""Seconds of silence before a command tells where it is."""

ARCHIVE = "archive"

P = ParamSpec("P")


@dataclass(frozen=True)
class Project:
    """The project that a command works on: `root`, its folder; `given`, that folder as the caller wrote it.

    `today` is the day on which the command runs. `patience` is in seconds; infinity keeps progress from being told.
    """

    root: Path
    given: str
    today: date
    patience: float = PATIENCE

    def progress(self) -> Progress:
        """Return a function that prints each stage on standard error, once `patience` has gone by.

        How far a stage is, which stands behind a comma, is printed after as much silence only.
        """
        started = time.monotonic()
        told, told_at = "", started

        def tell(stage: str) -> None:
            nonlocal told, told_at
            now, name = time.monotonic(), stage.partition(",")[0]
            if now - started > self.patience and (name != told or now - told_at > self.patience):
                told, told_at = name, now
                print(f"{now - started:6.1f} s  {stage}", file=sys.stderr)

        return tell


def in_project(command: Callable[Concatenate[Project, P], int]) -> Callable[P, int]:
    """Return a command that is called with the project; it raises UsageError where that holds no archive."""

    @wraps(command)
    def run(*arguments: P.args, **options: P.kwargs) -> int:
        project = click.get_current_context().find_object(Project)
        if project is None or not (project.root / ARCHIVE).is_dir():
            given = printable(project.given if project else ".")
            hint = "run it in the project's folder, or add --root DIR; 'annals init my-archive' begins a new one"
            raise UsageError(f"no folder archive/ in {given}; {hint}")
        return command(project, *arguments, **options)

    return run
