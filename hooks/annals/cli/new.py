"""`annals new`: an article in, a draft record out."""

import sys
from pathlib import Path
from types import MappingProxyType

import click

from annals.capture.draft import sheet
from annals.capture.fetch import FetchError, fetch, is_web_address
from annals.capture.formats import Form, form_of
from annals.capture.gather import MOST_OFFERS, Gathered, Given, gather, likely_publishers
from annals.capture.saved_from import host_of
from annals.cli.common import load_archive
from annals.cli.new_id import fresh_id
from annals.cli.new_list import EXAMPLES, or_list
from annals.cli.project import OK, Project, in_project
from annals.cli.saved import read_file, read_saved
from annals.language.messages import counted, did_you_mean
from annals.model import Archive
from annals.printing import quoted
from annals.problems import ArchiveError, Problem, UsageError
from annals.records.files import ARCHIVE
from annals.values.edtf import DateError, Precision, parse

CAPTURES = "captures"
"""Folder for texts taken out of pages; git ignores it."""


ENDINGS = MappingProxyType({Form.PAGE: "html", Form.MHTML: "mhtml", Form.PDF: "pdf", Form.TEXT: "original.txt"})
"""Ends of the names of what was fetched."""

_EPILOG = f"""\b
Examples:
  annals new captures/article.html
  annals new captures/article.txt --publisher new-arab --date 2015-08-06
  annals new captures/printed.pdf
  annals new https://example.org/story
{EXAMPLES}exit codes: 0 a draft was written, or all that a list names is in the archive; 1 there is one of this text
already, no article was found, or rows of the list are left for a person; 2 wrong usage"""


@click.command("new", epilog=_EPILOG)
@click.argument("source", metavar="FILE|URL", default="")
@click.option("--publisher", default="", metavar="ID", help="Who published it, an id of archive/sources.")
@click.option("--url", default="", metavar="URL", help="Address of the original.")
@click.option("--date", "day", default="", metavar="EDTF", help="Day of publication, such as 2015-08-06.")
@click.option("--language", default="", metavar="TAG", help="Language of the article, such as en or ar.")
@click.option("--out", default="", metavar="FILE", help="File to write (default: its place in archive/articles).")
@or_list
@in_project
def command(project: Project, source: str, publisher: str, url: str, day: str, language: str, out: str) -> int:
    """Draft a record from a saved page, a plain text, a PDF or an address.

    A page may be saved as HTML by any browser, by SingleFile, or as MHTML; it may be a copy in a web archive. What
    holds no article is named, and no draft is written.

    The draft says what the article is, the names it uses, its days, and its figures offered as claims to confirm. What
    is unsure is left empty, with a TODO line that says what to do.

    The network is used for an address only. The article's text stays on this machine: that of a page goes to
    captures/, which git ignores.

    With --list it reads a list of articles instead, and writes a record for each that the archive does not have: what
    it takes to be found, no sentence of the list. What a row lacks is left as a draft in captures/lists/.
    """
    if not source:
        raise UsageError("name the saved page, text or address of an article, or a list with --list FILE")
    archive = load_archive(project)
    given = Given(publisher, url, day, language, is_web_address(source))
    new_draft(project, archive, source, given, out)
    return OK


def new_draft(project: Project, archive: Archive, source: str, given: Given, out: str) -> None:
    """Write a draft record from an article's text, page or address, and print where it went.

    An `out` of `""` is the draft's place in the archive. Raises UsageError where `source` or `given` cannot be used.
    """
    root, tell, id = project.root, project.progress(), fresh_id(project.root)
    data, url = _article(source, given)
    tell("reading the article")
    reading = read_saved(archive, source, data, url)
    _refuse(given, archive)
    gathered = gather(archive, reading, given)
    if not out:
        _refuse_twice(root, gathered)
    tell("writing the draft")
    path = _draft_path(root, gathered, id, out)
    _keep(path, sheet(archive, gathered, id).encode())
    if reading.page:
        _keep(root / CAPTURES / f"{id}.txt", reading.text.encode())
        if given.fetched:
            _keep(root / CAPTURES / f"{id}.{ENDINGS[form_of(data)]}", data)
    _say(root, archive, gathered, path, root / CAPTURES / f"{id}.txt" if reading.page else Path(source))


def _article(source: str, given: Given) -> tuple[bytes, str]:
    """Return what a file or an address holds, and the article's address, `""` where it is not known."""
    if not given.fetched:
        return read_file(source), given.url
    print(f"fetching {source}", file=sys.stderr)
    try:
        data, address = fetch(source)
    except FetchError as error:
        raise UsageError(f"{source}: {error}") from None
    return data, given.url or address


def _refuse(given: Given, archive: Archive) -> None:
    """Raise UsageError where what was said on the command line cannot be so."""
    if given.publisher and given.publisher not in archive.sources:
        hint = did_you_mean(given.publisher, archive.sources) or "add a record for it in archive/sources first"
        raise UsageError(f"no source {quoted(given.publisher)}; {hint}")
    if given.url and not (is_web_address(given.url) and host_of(given.url)):
        raise UsageError(f"--url {quoted(given.url)} is not a web address; write https://host/path")
    try:
        date = parse(given.date) if given.date else None
    except DateError as error:
        raise UsageError(f"--date: {error.args[0]}; {error.args[1]}") from None
    if date and date.precision is Precision.UNKNOWN:
        raise UsageError(f"--date {quoted(given.date)} names no year; leave it out where no day is known")


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


def _draft_path(root: Path, gathered: Gathered, id: str, out: str) -> Path:
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
    if len(gathered.offers) == MOST_OFFERS:
        print(f"annals: warning: only the first {MOST_OFFERS} figures are offered", file=sys.stderr)
    shown = path.relative_to(root) if path.is_relative_to(root) else path
    text = capture.relative_to(root) if capture.is_relative_to(root) else capture
    print(f"{shown}: a draft, {counted(len(gathered.offers), 'claim')} offered; the article's text is {text}")
    if gathered.reading.title is None:
        print("No headline was found: write the one that is printed, or a few words of your own for a flash.")
    if path.parent.name == CAPTURES:
        _say_unknown(archive, gathered)
    print("Next: do what its TODO lines say and delete them. Then run, in this order,")
    print(f"'annals check', 'annals verify {text} --write' and 'annals serve'.")


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
