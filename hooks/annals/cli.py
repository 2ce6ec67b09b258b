"""The command line: arguments in, exit codes out; everything else is called from here.

Exit codes: 0 all is well, 1 the archive has problems (or the build failed), 2 wrong usage.
"""

import argparse
import io
import os
import secrets
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from types import MappingProxyType

from annals import ids
from annals.arguments import parser
from annals.changes import NoHistory, changed_since, text_before
from annals.commands.new import new_draft
from annals.commands.verify import verify_captures
from annals.model import Archive
from annals.problems import (
    ArchiveError,
    Problem,
    UsageError,
    counted,
    did_you_mean,
    errors,
    printable,
    quoted,
    report,
)
from annals.publish import replacing
from annals.register import lost_lines, register, unregistered, unversioned
from annals.reports import FORMATS
from annals.show import as_json, as_text
from annals.site import build_site, read_archive
from annals.tree import write_tree
from annals.urls import PLACEHOLDER

OK, PROBLEMS, USAGE = 0, 1, 2
PATIENCE = 1.0
"""Seconds of silence before a command tells where it is."""

CONFIG = "mkdocs.yml"
SITE_URL = "ANNALS_SITE_URL"
"""The setting that holds the address of the site, here and in mkdocs.yml."""

QUIET = MappingProxyType({"NO_MKDOCS_2_WARNING": "1", "DISABLE_MKDOCS_2_WARNING": "true"})
"""Keeps Material and ProperDocs from printing notices about one another."""

SOURCES = ("archive", "docs", "hooks", "tests", ".git")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line and return its exit code."""
    options = parser().parse_args(arguments)
    root = Path(options.root).resolve()
    if not (root / "archive").is_dir():
        print(
            f"annals: no folder archive/ in {options.root}; run it in the project, or say --root DIR", file=sys.stderr
        )
        return USAGE
    try:
        return _COMMANDS[options.command](options, root)
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        sys.stderr.close()
        return OK
    except (ArchiveError, UsageError, OSError) as error:
        print(_told(error), file=sys.stderr)
        return USAGE if isinstance(error, UsageError) else PROBLEMS


def _told(error: Exception) -> str:
    if isinstance(error, OSError):
        return f"annals: {error.strerror or error}: {printable(str(error.filename or ''))}"
    return f"annals: {error}" if isinstance(error, UsageError) else str(error)


def run() -> None:
    """Run the command line as the console script `annals`; asked to end, it ends its builder and tidies up."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")  # a terminal of few letters still gets every line
    signal.signal(signal.SIGTERM, lambda _signal, _frame: sys.exit(128 + signal.SIGTERM))
    sys.exit(main())


def _check(options: argparse.Namespace, root: Path) -> int:
    archive, _index, problems = read_archive(root, _progress(), date.today())
    changed: frozenset[str] = frozenset()
    if options.changed:
        try:
            changed = changed_since(options.changed, root)
            before = text_before(options.changed, f"archive/{ids.REGISTER_NAME}", root)
        except NoHistory as error:
            raise UsageError(f"--changed {options.changed}: {error}") from None
        lines, _faults = ids.read_register(before, "")
        problems += lost_lines(lines, archive) if archive else []
    if archive and not problems and options.format in ("text", "github"):
        print(f"no problems in {counted(sum(1 for _ in archive.entries()), 'record')}")
    else:
        print(FORMATS[options.format](problems, changed))
    return PROBLEMS if errors(problems) else OK


def _readable(root: Path) -> Archive:
    """Return the archive, whatever else is wrong with it; raise ArchiveError where there is none."""
    archive, _index, problems = read_archive(root)
    if archive is None:
        raise ArchiveError(problems)
    return archive


def _show(options: argparse.Namespace, root: Path) -> int:
    archive, index, problems = read_archive(root)
    if archive is None or index is None:
        raise ArchiveError(problems)
    entry = archive.find(options.id.partition("/")[0])
    if entry is None:
        hint = did_you_mean(options.id, [each.id for _kind, each in archive.entries()])
        print(f"annals: no record {quoted(options.id)}{'; ' + hint if hint else ''}", file=sys.stderr)
        return USAGE
    print(as_json(entry) if options.format == "json" else as_text(archive, index, entry))
    return OK


def _new_id(options: argparse.Namespace, root: Path) -> int:
    archive = _readable(root)
    print(ids.mint(secrets.choice, (line.id for line in archive.register)))
    return OK


def _new(options: argparse.Namespace, root: Path) -> int:
    archive = _readable(root)
    id = ids.mint(secrets.choice, {*(line.id for line in archive.register), *archive.articles})
    new_draft(options, root, archive, id, _progress())
    return OK


def _verify(options: argparse.Namespace, root: Path) -> int:
    return OK if verify_captures(options, root, lambda: _readable(root)) else PROBLEMS


def _register(options: argparse.Namespace, root: Path) -> int:
    archive = _readable(root)
    if not archive.register_read and (root / archive.register_path).exists():
        _archive, _index, problems = read_archive(root)
        raise ArchiveError(problem for problem in problems if problem.path == archive.register_path)
    if options.check:
        missing = [*unregistered(archive), *(f"{id}: {summary}" for id, summary in unversioned(archive).items())]
        print("\n".join([*missing, f"{counted(len(missing), 'id or version', 'ids and versions')} to enter"]))
        return PROBLEMS if missing else OK
    if options.date and options.date > date.today():
        raise UsageError(f"--date {options.date.isoformat()} has not come yet")
    added = register(archive, root, options.date or date.today())
    print("\n".join([*added, f"{counted(len(added), 'version')} entered in archive/history"]))
    return OK


def _target(root: Path, name: str) -> Path:
    """Return the folder to write; raise UsageError for one that must not be replaced."""
    target = (root / name).resolve()
    if any(part.is_symlink() for part in (root / name, *(root / name).parents) if part.is_relative_to(root)):
        raise UsageError(f"{name} " + "is a link or lies behind one" + "; " + "name a folder of its own")
    made_from = [root / part for part in SOURCES]
    if target in root.parents or target == root or any(part == target or part in target.parents for part in made_from):
        raise UsageError(f"{name} " + "is what the site is made from" + "; " + "name a folder of its own")
    known = ("index.html", "index.md")
    if (
        target.exists()
        and not (target.is_dir() and any((target / page).exists() for page in known))
        and _filled(target)
    ):
        raise UsageError(f"{name} " + "holds something else than a site" + "; " + "name a new or empty folder")
    return target


def _filled(target: Path) -> bool:
    return not target.is_dir() or any(target.iterdir())


def _tree(options: argparse.Namespace, root: Path) -> int:
    target = _target(root, options.dir)
    site = build_site(root, _progress(), os.environ.get(SITE_URL) or PLACEHOLDER)
    _tell(site.notes)
    number = write_tree(site, root, target)
    print(f"{counted(number, 'file')} in {options.dir}")
    return OK


def _build(options: argparse.Namespace, root: Path) -> int:
    started = time.monotonic()
    target = _target(root, options.site_dir)
    try:
        with replacing(target) as folder:
            _run_builder([options.builder, "build", "--strict", "-f", str(root / CONFIG), "-d", str(folder)], root)
            pages = sum(1 for _ in folder.rglob("index.html"))
    except subprocess.CalledProcessError:
        print(f"annals: no site was built; {options.site_dir}/ is as it was", file=sys.stderr)
        return PROBLEMS
    print(f"{counted(pages, 'page')} in {options.site_dir}/, {time.monotonic() - started:.1f} s")
    return OK


def _serve(options: argparse.Namespace, root: Path) -> int:
    # the builder takes the place of this process, so that a signal to stop reaches it
    os.chdir(root)
    command = ["mkdocs", "serve", "-f", str(root / CONFIG), "-a", options.address]
    try:
        os.execve(_program("mkdocs"), command, {**os.environ, **QUIET})  # noqa: S606
    except FileNotFoundError:
        raise UsageError("mkdocs is not installed; run 'make site' once") from None


def _program(name: str) -> str:
    """Return the path of a builder, from the same environment where it is there."""
    beside = Path(sys.executable).with_name(name)
    return str(beside) if beside.exists() else shutil.which(name) or name


def _run_builder(command: list[str], root: Path) -> None:
    """Run a builder; raise CalledProcessError where it fails, UsageError where it is not installed."""
    try:
        subprocess.run([_program(command[0]), *command[1:]], cwd=root, env={**os.environ, **QUIET}, check=True)
    except FileNotFoundError:
        raise UsageError(f"{command[0]} is not installed; run 'make site' once") from None


def _tell(notes: Sequence[Problem]) -> None:
    if notes:
        print(report(notes), file=sys.stderr)


def _progress() -> Callable[[str], None]:
    """Return a function that tells each stage on standard error, once a second has gone by."""
    started = time.monotonic()

    def tell(stage: str) -> None:
        if (passed := time.monotonic() - started) > PATIENCE:
            print(f"{passed:6.1f} s  {stage}", file=sys.stderr)

    return tell


_COMMANDS: dict[str, Callable[[argparse.Namespace, Path], int]] = {
    "check": _check,
    "show": _show,
    "new-id": _new_id,
    "new": _new,
    "verify": _verify,
    "register": _register,
    "tree": _tree,
    "build": _build,
    "serve": _serve,
}
