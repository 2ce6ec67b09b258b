"""The command line: arguments in, exit codes out; everything else is called from here.

Exit codes: 0 all is well, 1 the archive has problems (or the build failed), 2 wrong usage.
"""

import argparse
import io
import secrets
import signal
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path

from annals.checks.read import read_archive
from annals.citations.citeproc import FOLDER
from annals.citations.formats import FORMS
from annals.cli.arguments import parser
from annals.cli.building import build, release, serve, tree
from annals.cli.cite import cite, claim_cited, refresh
from annals.cli.common import OK, PROBLEMS, USAGE, base, entry_of, progress, readable
from annals.cli.git import NoHistory, changed_since, text_before
from annals.cli.new import new_draft
from annals.cli.record import register_records, withdraw_record
from annals.cli.reports import FORMATS
from annals.cli.show import as_cited, as_json, as_text
from annals.cli.verify import verify_captures
from annals.history.continuity import lost_lines, rewritten
from annals.history.register import read_register
from annals.history.versions import read_history
from annals.language.messages import counted
from annals.model import Archive
from annals.printing import printable
from annals.problems import ArchiveError, Problem, UsageError, errors
from annals.records.files import ARCHIVE, HISTORY
from annals.values import ids


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
    archive, _index, problems = read_archive(root, progress(), date.today())
    changed: frozenset[str] = frozenset()
    if options.changed:
        try:
            changed = changed_since(options.changed, root)
            problems += _lost(options.changed, changed, archive, root) if archive else []
        except NoHistory as error:
            raise UsageError(f"--changed {options.changed}: {error}") from None
    if archive and not problems and options.format in ("text", "github"):
        print(f"no problems in {counted(sum(1 for _ in archive.entries()), 'record')}")
    else:
        print(FORMATS[options.format](problems, changed))
    return PROBLEMS if errors(problems) else OK


def _lost(base: str, changed: Iterable[str], archive: Archive, root: Path) -> Iterator[Problem]:
    """Yield what the register and the histories had at the commit `base` and have no more."""
    before, _faults = read_register(text_before(base, archive.register_path, root), "")
    yield from lost_lines(before, archive)
    for path in sorted(path for path in changed if path.startswith(f"{ARCHIVE}/{HISTORY}/")):
        versions, _faults = read_history(text_before(base, path, root), path)
        yield from rewritten(versions, archive, path)


def _show(options: argparse.Namespace, root: Path) -> int:
    archive, index, problems = read_archive(root)
    if archive is None or index is None:
        raise ArchiveError(problems)
    entry = entry_of(archive, options.id)
    if options.format in FORMS:
        print(as_cited(archive, entry, base(), options.format), end="")
    else:
        print(as_json(entry) if options.format == "json" else as_text(archive, index, entry))
    return OK


def _cite(options: argparse.Namespace, root: Path) -> int:
    archive = readable(root)
    if options.refresh:
        print(refresh(archive, root, root / FOLDER))
    else:
        entry = entry_of(archive, options.id)
        print(cite(archive, entry, root, base(), options.style))
        if options.id != entry.id:
            print(claim_cited(archive, entry, options.id.partition("/")[2], base()))
    return OK


def _new_id(options: argparse.Namespace, root: Path) -> int:
    archive = readable(root)
    print(ids.mint(secrets.choice, (line.id for line in archive.register)))
    return OK


def _new(options: argparse.Namespace, root: Path) -> int:
    archive = readable(root)
    id = ids.mint(secrets.choice, {*(line.id for line in archive.register), *archive.articles})
    new_draft(options, root, archive, id, progress())
    return OK


def _verify(options: argparse.Namespace, root: Path) -> int:
    return OK if verify_captures(options, root, lambda: readable(root)) else PROBLEMS


_COMMANDS: dict[str, Callable[[argparse.Namespace, Path], int]] = {
    "check": _check,
    "show": _show,
    "cite": _cite,
    "new-id": _new_id,
    "new": _new,
    "verify": _verify,
    "register": lambda options, root: register_records(options, root, date.today()),
    "withdraw": lambda options, root: withdraw_record(options, root, date.today()),
    "tree": tree,
    "build": build,
    "serve": serve,
    "release": release,
}
