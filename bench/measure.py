"""Whole processes, timed: every build is a fresh one, as a reader of the project would start it.

This process imports nothing large: Linux counts what a parent holds into the peak of its child.
"""

import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from contextlib import nullcontext
from dataclasses import dataclass
from pathlib import Path
from typing import Any

PROJECT = Path(__file__).resolve().parent.parent
_COPIED = ("mkdocs.yml", "hooks", "docs")


class BenchError(Exception):
    """A process that was to be measured failed."""


@dataclass(frozen=True)
class Process:
    """A finished process: seconds of processor time and on the clock, peak memory in MB, what it printed."""

    seconds: float
    clock: float
    peak_mb: float
    printed: str


@dataclass(frozen=True)
class Subject:
    """One size made ready: the project with a generated archive, and two plain sites of as many pages."""

    articles: int
    pages: int
    bytes: int
    ours: Path
    same: Path
    prose: Path


@dataclass(frozen=True)
class Round:
    """One run of everything, right after one another: seconds of each part, megabytes of our build.

    Parts: `own`, our share alone; `ours`, our whole build; `same` and `prose`, the plain ones.
    Seconds are of processor time, which other programs on the machine hardly change; `clock` is
    what our build took on the clock.
    """

    seconds: Mapping[str, float]
    clock: float
    peak_mb: float


def prepare(articles: int, base: Path) -> Subject:
    """Return a subject below `base`: an archive with mkdocs.yml, hooks and docs beside it, and its plain twins."""
    ours, same, prose = (base / f"{name}-{articles}" for name in ("ours", "same", "prose"))
    _python(["bench.generate", str(articles), str(ours)], PROJECT)
    for name in _COPIED:
        source = PROJECT / name
        if source.is_dir():
            shutil.copytree(source, ours / name, ignore=shutil.ignore_patterns("__pycache__", "*.egg-info"))
        else:
            shutil.copy(source, ours / name)
    made: dict[str, Any] = json.loads(_python(["bench.plain", str(ours), str(same), str(prose)], ours).printed)
    return Subject(articles, made["pages"], made["bytes"], ours, same, prose)


def measure(subject: Subject) -> Round:
    """Return one round: our share alone, our whole build, both plain builds."""
    own = json.loads(_python(["bench.own", str(subject.ours)], subject.ours).printed)["seconds"]
    roots = {"ours": subject.ours, "same": subject.same, "prose": subject.prose}
    builds = {part: _build(root, subject.ours) for part, root in roots.items()}
    seconds = {"own": own, **{part: build.seconds for part, build in builds.items()}}
    return Round(seconds, builds["ours"].clock, builds["ours"].peak_mb)


def _build(root: Path, project: Path) -> Process:
    """Build a site into a folder that is not there yet, as `annals build` does."""
    site = root / "site"
    shutil.rmtree(site, ignore_errors=True)
    return _python(["mkdocs", "build", "--strict", "--quiet", "-f", str(root / "mkdocs.yml"), "-d", str(site)], project)


def _python(module: Sequence[str], project: Path) -> Process:
    """Run a module with the `annals` that lies in `project`, and this package beside it."""
    path = os.pathsep.join([str(project / "hooks"), str(PROJECT)])
    quiet = {"NO_MKDOCS_2_WARNING": "1", "DISABLE_MKDOCS_2_WARNING": "true"}
    command = [sys.executable, "-m", *module]
    started = time.perf_counter()
    process = subprocess.Popen(
        command, cwd=project, env={**os.environ, **quiet, "PYTHONPATH": path}, stdout=subprocess.PIPE, text=True
    )
    with process.stdout or nullcontext() as stream:
        printed = stream.read() if stream else ""
    # not process.wait(): wait4 tells the memory of this one child
    _, status, usage = os.wait4(process.pid, 0)
    clock = time.perf_counter() - started
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise BenchError(f"{' '.join(module)} failed; see what it printed above")
    peak_mb = usage.ru_maxrss / (2**20 if sys.platform == "darwin" else 2**10)
    return Process(usage.ru_utime + usage.ru_stime, clock, peak_mb, printed)
