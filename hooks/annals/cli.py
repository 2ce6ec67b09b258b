"""The command line: arguments in, exit codes out; everything else is called from here.

Exit codes: 0 all is well, 1 the archive has problems (or the build failed), 2 wrong usage.
"""

import argparse
import os
import secrets
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import TypeAlias

from annals import ids
from annals.model import Archive
from annals.problems import ArchiveError, Problem, counted, did_you_mean, errors, quoted, report
from annals.publish import replacing
from annals.register import register
from annals.show import as_json, as_text
from annals.site import build_site, read_archive
from annals.tree import write_tree

OK, PROBLEMS, USAGE = 0, 1, 2
PATIENCE = 1.0
"""Seconds of silence before a command tells where it is."""

Command: TypeAlias = Callable[[argparse.Namespace, Path], int]
CONFIG = "mkdocs.yml"
_DESCRIPTION = """\
Keep an archive of press reports: check its records, look at one, build the site."""
_EXAMPLES = """\
examples:
  annals check                      tell everything that is wrong with the records
  annals show al-qaryatayn          what the archive knows of a record
  annals new-id                     a fresh id for an article
  annals register                   enter new records in archive/ids.csv
  annals serve                      preview; follows what you edit in archive/
  annals build                      the finished site, in site/
  annals tree build/docs            the same pages as Markdown, for other builders

exit codes: 0 all is well, 1 the archive has problems, 2 wrong usage"""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line and return its exit code."""
    parser = _parser()
    options = parser.parse_args(arguments)
    root = Path(options.root).resolve()
    if not (root / "archive").is_dir():
        print(
            f"annals: no folder archive/ in {options.root}; run it in the project, or say --root DIR", file=sys.stderr
        )
        return USAGE
    command: Command = options.command
    try:
        return command(options, root)
    except ArchiveError as error:
        print(error, file=sys.stderr)
        return PROBLEMS
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        sys.stderr.close()
        return OK


def run() -> None:
    """Run the command line as the console script `annals`."""
    sys.exit(main())


def _parser() -> argparse.ArgumentParser:
    raw = argparse.RawDescriptionHelpFormatter
    parser = argparse.ArgumentParser(prog="annals", description=_DESCRIPTION, epilog=_EXAMPLES, formatter_class=raw)
    parser.add_argument(
        "--root", default=".", metavar="DIR", help="the project: the folder that holds archive/ (default: here)"
    )
    commands = parser.add_subparsers(title="commands", required=True, metavar="COMMAND")

    def add(name: str, run: Command, short: str, text: str) -> argparse.ArgumentParser:
        command = commands.add_parser(name, help=short, description=text, formatter_class=raw)
        command.set_defaults(command=run)
        return command

    add(
        "check",
        _check,
        "tell everything that is wrong with the records",
        "Check every record and print each problem as path:line: field: what is wrong; what to write.",
    )
    show = add("show", _show, "show one record", "Show one record: what it is, and what the accounts say of it.")
    show.add_argument("id", metavar="ID", help="id of a record, such as al-qaryatayn or mt5c42d9")
    show.add_argument("--format", choices=("text", "json"), default="text", help="text to read, or the fields as JSON")
    add(
        "new-id",
        _new_id,
        "print a fresh article id",
        "Print a fresh article id, with its check character. Nothing is written.",
    )
    enter = add(
        "register",
        _register,
        "enter new records in archive/ids.csv",
        "Enter every record that is not in archive/ids.csv yet. Lines are only added.",
    )
    enter.add_argument("--date", type=_day, default=None, metavar="DAY", help="day to enter (default: today)")
    tree = add(
        "tree",
        _tree,
        "write all pages as Markdown",
        "Write docs/ and all generated pages as Markdown to DIR, for builders that run no hooks.",
    )
    tree.add_argument("dir", metavar="DIR", help="folder to write; replaced when the pages are complete")
    build = add(
        "build",
        _build,
        "build the site",
        "Build the site. It is built beside its place and swapped in, so a failed build leaves the old one.",
    )
    build.add_argument("--site-dir", default="site", metavar="DIR", help="folder of the site (default: site)")
    build.add_argument(
        "--builder", choices=("mkdocs", "properdocs"), default="mkdocs", help="which builder (default: mkdocs)"
    )
    serve = add(
        "serve",
        _serve,
        "preview the site",
        "Preview the site and follow edits in archive/ and docs/. Stop with Ctrl+C.",
    )
    serve.add_argument(
        "--address", default="127.0.0.1:8000", metavar="HOST:PORT", help="where (default: 127.0.0.1:8000)"
    )
    return parser


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{quoted(text)} is not a day such as 2026-11-21") from None


def _check(options: argparse.Namespace, root: Path) -> int:
    archive, _index, problems = read_archive(root, _progress())
    if problems:
        print(report(problems))
    elif archive:
        print(f"no problems in {counted(sum(1 for _ in archive.entries()), 'record')}")
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


def _register(options: argparse.Namespace, root: Path) -> int:
    archive = _readable(root)
    added = register(archive, root, options.date or date.today())
    print("\n".join([*added, f"{counted(len(added), 'id')} entered in archive/{ids.REGISTER_NAME}"]))
    return OK


def _tree(options: argparse.Namespace, root: Path) -> int:
    site = build_site(root, _progress())
    _tell(site.notes)
    number = write_tree(site, root, root / options.dir)
    print(f"{counted(number, 'file')} in {options.dir}")
    return OK


def _build(options: argparse.Namespace, root: Path) -> int:
    started = time.monotonic()
    try:
        with replacing(root / options.site_dir) as folder:
            _run_builder([options.builder, "build", "--strict", "-f", str(root / CONFIG), "-d", str(folder)], root)
            pages = sum(1 for _ in folder.rglob("index.html"))
    except subprocess.CalledProcessError:
        print(f"annals: no site was built; {options.site_dir}/ is as it was", file=sys.stderr)
        return PROBLEMS
    print(f"{counted(pages, 'page')} in {options.site_dir}/, {time.monotonic() - started:.1f} s")
    return OK


def _serve(options: argparse.Namespace, root: Path) -> int:
    try:
        _run_builder(["mkdocs", "serve", "-f", str(root / CONFIG), "-a", options.address], root)
    except subprocess.CalledProcessError:
        return PROBLEMS
    return OK


def _run_builder(command: list[str], root: Path) -> None:
    """Run a builder from the same environment; raise CalledProcessError where it fails."""
    beside = Path(sys.executable).with_name(command[0])
    program = str(beside) if beside.exists() else command[0]
    quiet = {"NO_MKDOCS_2_WARNING": "1", "DISABLE_MKDOCS_2_WARNING": "true"}
    try:
        subprocess.run([program, *command[1:]], cwd=root, env={**os.environ, **quiet}, check=True)
    except FileNotFoundError:
        print(f"annals: {command[0]} is not installed; run 'make site' once", file=sys.stderr)
        raise subprocess.CalledProcessError(PROBLEMS, command) from None


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
