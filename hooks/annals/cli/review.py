"""`annals review`: records and the texts they were read from in; each paragraph with its claims out."""

import hashlib
import os
import shutil
import sys
import tempfile
import webbrowser
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import click

from annals.capture.review import Review, review
from annals.capture.verify import article_of
from annals.cli.common import load_archive
from annals.cli.git import NoHistory, changed_since
from annals.cli.project import OK, PROBLEMS, Project, in_project
from annals.cli.review_page import as_page
from annals.cli.review_text import as_text
from annals.cli.saved import MAX_BYTES, saved_text
from annals.facts.spellings import build_spellings
from annals.language.messages import did_you_mean
from annals.model import Archive, Article
from annals.printing import printable, quoted
from annals.problems import UsageError
from annals.records.atomic import replace_file
from annals.records.files import ARCHIVE

CAPTURES = "captures"
"""The folder in which the texts of articles are looked for; git does not keep it."""

WIDEST = 100
"""Columns beyond which lines are hard to read."""

_EPILOG = """\b
Examples:
  annals review mt5c42d9                            with captures/mt5c42d9.txt
  annals review mt5c42d9 article.html               with a text or page saved elsewhere
  annals review article.txt                         the record written from that text
  annals review --changed main                      every article that a branch changed
  annals review mt5c42d9 --html review.html --open  as a page, in the browser

exit codes: 0 every figure and paragraph was found, 1 something was not, 2 wrong usage"""


class Pair(NamedTuple):
    """An article, and the file with its text; None where none was found."""

    article: Article
    file: str | None


@click.command("review", epilog=_EPILOG)
@click.argument("items", nargs=-1, metavar="[ID|CAPTURE]...")
@click.option("--changed", metavar="BASE", help="Review every article whose record changed since BASE, such as main.")
@click.option("--captures", metavar="DIR", help="Folder with the texts, named <id>.txt (default: captures).")
@click.option("--html", metavar="FILE", help="Write one page with all of it, for a browser; it loads nothing.")
@click.option("--open", "opened", is_flag=True, help="Open that page in the browser.")
@in_project
def command(
    project: Project, items: Sequence[str], changed: str | None, captures: str | None, html: str | None, opened: bool
) -> int:
    """Show each paragraph of an article's saved text, and under it what the record takes from it.

    ID is the id of an article, or the path of its record; CAPTURE is its text, UTF-8, or its saved page. An ID without
    a CAPTURE is read with captures/<id>.txt, a CAPTURE without an ID with the record that was written from it.
    """
    archive = load_archive(project)
    folder = Path(captures) if captures else project.root / CAPTURES
    pairs = [*_pairs(project.root, archive, items, folder), *_changed(project.root, archive, changed, folder)]
    if not pairs and changed is None:
        raise UsageError(
            "name an article by its id or its saved text, or add '--changed main' for all that a branch changed"
        )
    names = build_spellings(archive).names
    done = [(review(pair.article, saved_text(archive, pair.file), names), pair.file) for pair in pairs if pair.file]
    if html or opened:
        _write_page(project.root, as_page(archive, done), html, opened)
    else:
        _print(archive, done)
    missing = [pair.article for pair in pairs if not pair.file]
    for article in missing:
        print(f"{article.id}: {printable(str(folder))} has no text of it; save the article there as {article.id}.txt")
    if not pairs:
        print("no article was changed")
    return OK if not missing and all(each.sound for each, _file in done) else PROBLEMS


def _print(archive: Archive, done: Sequence[tuple[Review, str]]) -> None:
    colour = sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    width = min(shutil.get_terminal_size((WIDEST, 24)).columns, WIDEST)
    print("\n\n".join(as_text(archive, each, file, width, colour=colour) for each, file in done), end="\n" * bool(done))


def _pairs(root: Path, archive: Archive, items: Sequence[str], folder: Path) -> Iterator[Pair]:
    """Yield the articles and texts that are named; a text belongs to the article named before it, if that has none."""
    waiting: Article | None = None
    for item in items:
        article = _named(root, archive, item)
        if article is None and not Path(item).is_file():
            hint = did_you_mean(item, archive.articles) or "run 'annals check' to see whether a record cannot be read"
            raise UsageError(f"{quoted(item)} is neither an article's id nor a file; {hint}")
        if waiting:
            yield Pair(waiting, _capture(waiting, folder) if article else item)
        elif article is None:
            yield Pair(_whose(archive, item), item)
        waiting = article
    if waiting:
        yield Pair(waiting, _capture(waiting, folder))


def _named(root: Path, archive: Archive, item: str) -> Article | None:
    """Return the article that an id or the path of a record names, None where it names none."""
    if item in archive.articles:
        return archive.articles[item]
    path = Path(item).resolve()
    inside = path.relative_to(root.resolve()).as_posix() if path.is_relative_to(root.resolve()) else ""
    found = next((each for each in archive.articles.values() if each.path in (inside, item)), None)
    if found is None and inside.startswith(f"{ARCHIVE}/") and path.is_file():
        raise UsageError(f"{item} is not the record of an article that can be read; run 'annals check'")
    return found


def _whose(archive: Archive, name: str) -> Article:
    article = article_of(archive, saved_text(archive, name))
    if article is None:
        raise UsageError(f"no record was written from {name}; write the record's id before it")
    return article


def _capture(article: Article, folder: Path) -> str | None:
    """Return the file with an article's text: by its name, or else by its checksum."""
    for suffix in (".txt", ".html"):
        if (named := folder / f"{article.id}{suffix}").is_file():
            return str(named)
    for file in sorted(folder.iterdir()) if folder.is_dir() else ():
        small = file.is_file() and file.stat().st_size <= MAX_BYTES
        if small and hashlib.sha256(file.read_bytes()).hexdigest() == article.sha256:
            return str(file)
    return None


def _changed(root: Path, archive: Archive, base: str | None, folder: Path) -> Iterator[Pair]:
    if base is None:
        return
    try:
        files = changed_since(base, root)
    except NoHistory as error:
        raise UsageError(f"--changed {base}: {error}") from None
    for article in archive.articles.values():
        if article.path in files:
            yield Pair(article, _capture(article, folder))


def _write_page(root: Path, page: str, html: str | None, opened: bool) -> None:
    """Write the page where it was asked for, or into a folder of the user's own; open it, if that was asked for."""
    file = Path(html) if html else Path(tempfile.mkdtemp(prefix="annals-review-")) / "review.html"
    if file.resolve().is_relative_to((root / ARCHIVE).resolve()):
        raise UsageError(
            f"{html} is in {ARCHIVE}/, which is published, and the page has the article's text; name a file elsewhere"
        )
    try:
        replace_file(file, page)
    except OSError as error:
        raise UsageError(f"{file} cannot be written: {error.strerror}") from None
    print(f"written to {file}; it has the article's text, so keep it to yourself")
    if opened and not webbrowser.open(file.resolve().as_uri()):
        print("no browser was found; open the file yourself")
