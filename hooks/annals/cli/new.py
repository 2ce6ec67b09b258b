"""What `annals new` does: an article in, a draft record out."""

import argparse
import sys
from pathlib import Path

from annals.capture.draft import sheet
from annals.capture.fetch import FetchError, fetch, is_web_address
from annals.capture.gather import Gathered, Given, gather, likely_publishers
from annals.capture.metadata import host_of
from annals.cli.saved import read_file, read_saved
from annals.language.messages import counted, did_you_mean
from annals.model import Archive
from annals.printing import quoted
from annals.problems import ArchiveError, Problem, UsageError
from annals.progress import Progress
from annals.records.files import ARCHIVE
from annals.values.edtf import DateError, parse

CAPTURES = "captures"
"""Folder for texts taken out of pages; git ignores it."""


def new_draft(options: argparse.Namespace, root: Path, archive: Archive, id: str, tell: Progress) -> None:
    """Write a draft record with an id from an article's text, page or address, and print where it went."""
    name, url = options.source, options.url or ""
    fetched = is_web_address(name)
    if fetched:
        print(f"fetching {name}", file=sys.stderr)
        try:
            data, address = fetch(name)
        except FetchError as error:
            raise UsageError(f"{name}: {error}") from None
        url = url or address
    else:
        data = read_file(name)
    tell("reading the article")
    reading = read_saved(archive, name, data, url)
    gathered = gather(archive, reading, _given(options, archive, fetched))
    if not options.out:
        _refuse_twice(root, gathered)
    tell("writing the draft")
    path = _draft_path(root, gathered, id, options.out)
    _keep(path, sheet(archive, gathered, id).encode())
    if reading.page:
        _keep(root / CAPTURES / f"{id}.txt", reading.text.encode())
        if fetched:
            _keep(root / CAPTURES / f"{id}.html", data)
    _say(root, archive, gathered, path, root / CAPTURES / f"{id}.txt" if reading.page else Path(name))


def _given(options: argparse.Namespace, archive: Archive, fetched: bool) -> Given:
    """Return what was said on the command line; raise UsageError where it cannot be so."""
    if options.publisher and options.publisher not in archive.sources:
        hint = did_you_mean(options.publisher, archive.sources) or "add a record for it in archive/sources first"
        raise UsageError(f"no source {quoted(options.publisher)}; {hint}")
    if options.url and not (is_web_address(options.url) and host_of(options.url)):
        raise UsageError(f"--url {quoted(options.url)} is not a web address; write https://host/path")
    try:
        if options.date:
            parse(options.date)
    except DateError as error:
        raise UsageError(f"--date: {error.args[0]}; {error.args[1]}") from None
    return Given(options.publisher or "", options.url or "", options.date or "", options.language or "", fetched)


def _refuse_twice(root: Path, gathered: Gathered) -> None:
    """Raise ArchiveError where a record or a draft of this very text is there already, finished or not."""
    line = f"  sha256: {gathered.text.sha256}"
    for path in sorted([*(root / ARCHIVE / "articles").rglob("*.md"), *(root / CAPTURES).glob("*.md")]):
        rows = path.read_text(encoding="utf-8", errors="replace").splitlines()
        if line in rows:
            message = "this record was written from this very text; nothing was written"
            hint = "finish it, delete it, or name a file for a second draft with --out"
            shown = path.relative_to(root).as_posix()
            raise ArchiveError([Problem(shown, rows.index(line) + 1, "capture.sha256", message, hint)])


def _draft_path(root: Path, gathered: Gathered, id: str, out: str | None) -> Path:
    """Return where a draft goes: its place in the archive once publisher and date are known."""
    if out:
        return Path(out)
    published = gathered.published
    if gathered.publisher and published and published.lower:
        day = published.lower
        name = f"{day.isoformat()}-{gathered.publisher.value}-{id}.md"
        return root / ARCHIVE / "articles" / f"{day.year:04}" / name
    return root / CAPTURES / f"{id}.md"


def _keep(path: Path, data: bytes) -> None:
    """Write a file that is not there yet."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("xb") as file:
            file.write(data)
    except FileExistsError:
        raise UsageError(f"{path} is there already; move it away, or name another file with --out") from None
    except OSError as error:
        raise UsageError(f"{path} cannot be written: {error.strerror}") from None


def _say(root: Path, archive: Archive, gathered: Gathered, path: Path, capture: Path) -> None:
    for warning in gathered.like.warnings:
        print(f"annals: warning: {warning}", file=sys.stderr)
    shown = path.relative_to(root) if path.is_relative_to(root) else path
    text = capture.relative_to(root) if capture.is_relative_to(root) else capture
    print(f"{shown}: a draft, {counted(len(gathered.offers), 'claim')} offered; the article's text is {text}")
    if path.parent.name == CAPTURES:
        _say_unknown(archive, gathered)
    print("Next: do what its TODO lines say and delete them. Then run, in this order,")
    print(f"'annals check', 'annals verify {text} --write', 'annals register' and 'annals serve'.")


def _say_unknown(archive: Archive, gathered: Gathered) -> None:
    """Print which of publisher and date is not known, and how to give it."""
    likely = likely_publishers(archive, gathered.names)
    options = {
        "publisher": "" if gathered.publisher else f"--publisher {likely[0] if len(likely) == 1 else 'ID'}",
        "date": "" if gathered.published and gathered.published.lower else "--date DAY",
    }
    missing = [name for name, option in options.items() if option]
    given = " and ".join(options[name] for name in missing)
    if not gathered.publisher and likely:
        print(f"The text names {', '.join(likely)}, which may be its publisher.")
    print(f"Not known: {' and '.join(missing)}. Delete the draft and run the command again with {given},")
    print("or fill in what is missing and move the file to archive/articles/<year>/<date>-<publisher>-<id>.md.")
