"""`annals add`: an article added by answering questions in a terminal, one at a time."""

from dataclasses import replace
from pathlib import Path

import click

from annals.capture.drafts.gather import Given, gather
from annals.capture.saved.fetch import is_web_address
from annals.capture.saved.reading import Reading
from annals.cli.adding.article import ABOUT_IT, ABSTRACT
from annals.cli.adding.claims import CONFIRM
from annals.cli.adding.events import REPORTS
from annals.cli.adding.names import question
from annals.cli.adding.questions import Question, ask, is_yes
from annals.cli.adding.terminal import Ended, Terminal, is_interactive
from annals.cli.adding.work import Work
from annals.cli.common import load_archive
from annals.cli.new_files import CAPTURES, Article, refuse_twice, shown, write
from annals.cli.new_id import fresh_id
from annals.cli.project import OK, Project, in_project
from annals.cli.saved import read_saved
from annals.cli.source import article_of
from annals.model import Archive, kinds
from annals.problems import UsageError

STOPPED = 130
"""The exit code of a command that a person ended."""

_EPILOG = """\b
Examples:
  annals add captures/article.html    a saved page, or its text
  annals add https://example.org/story
  annals add                          an article whose text you do not have

\b
At each question: Enter accepts what is in brackets, ? explains, back undoes the last answer,
Ctrl-C ends without writing anything.

exit codes: 0 the record was written, 1 the text has a record already, 2 wrong usage, 130 ended before writing"""


@click.command("add", epilog=_EPILOG)
@click.argument("source", metavar="[FILE|URL]", required=False, default="")
@in_project
def command(project: Project, source: str) -> int:
    """Add an article by answering questions, one at a time. Nothing is written before you have seen the finished file.

    What can be read from the article is offered as the answer. You can add a new publisher, event or place on the way.
    In a script, use 'annals new'.
    """
    if not is_interactive():
        raise UsageError("'annals add' asks questions in a terminal; here, use 'annals new FILE' or 'annals new URL'")
    terminal = Terminal()
    work = _begun(project, load_archive(project), source, terminal)
    try:
        done = ask(QUESTIONS, work, terminal)
    except Ended:
        done = None
    if done is None or not done.write:
        terminal.say("Nothing was written.")
        return STOPPED if done is None else OK
    _write(done, terminal)
    return OK


def _begun(project: Project, archive: Archive, source: str, terminal: Terminal) -> Work:
    """Return the work before the first question: the article read, if there is a text of it."""
    given = Given(fetched=is_web_address(source), confirmed=True)
    data, url = article_of(source, given) if source else (b"", "")
    reading = read_saved(archive, source, data, url) if source else Reading("")
    gathered = gather(archive, reading, given)
    refuse_twice(project.root, gathered, source)
    for warning in gathered.like.warnings:
        terminal.say(f"Note: {warning}")
    terminal.say("Enter accepts what is in brackets; ? explains; back undoes the last answer; Ctrl-C ends.")
    return Work(project.root, archive, Article(fresh_id(project.root), source, data), gathered)


def _review(work: Work) -> list[str]:
    """Return the files that would be written, and what is wrong with them."""
    lines = []
    for path, text in {work.path: work.text, **_used(work)}.items():
        lines += [f"--- {shown(work.root, path)}", *_without_hashes(text), ""]
    return [*lines, *(f"still wrong: {problem.field}: {problem.message}" for problem in work.problems())]


def _without_hashes(text: str) -> list[str]:
    """Return the lines of a record without the hashes of its text, which nobody reads."""
    lines, kept, inside = text.splitlines(), [], False
    for line in lines:
        inside = (inside and line.startswith("    ")) or line.startswith(("  fingerprints:", "  sketches:"))
        if not inside and line != "  ]":
            kept.append(line)
    return kept


def _used(work: Work) -> dict[Path, str]:
    """Return the new records that the article names; one made and then taken off again is not written."""
    given = work.gathered.given
    names = {*work.gathered.named, *given.events, given.publisher}
    return {path: text for path, text in work.records.items() if path.stem in names}


def _take_write(work: Work, answer: str, _terminal: Terminal) -> Work:
    return replace(work, write=is_yes(answer))


QUESTIONS = (
    *ABOUT_IT, *(question(kind.name) for kind in kinds.named()), REPORTS, ABSTRACT, CONFIRM,
    Question[Work](
        "Write it?", "No: nothing is written. 'back' returns to the question before.",
        _take_write, lambda _work: "yes", _review,
    ),
)  # fmt: skip
"""All questions, in their order."""


def _write(work: Work, terminal: Terminal) -> None:
    files = {path: text.encode() for path, text in {work.path: work.text, **_used(work)}.items()}
    if work.gathered.reading.page:
        capture = work.root / CAPTURES / f"{work.article.id}.txt"
        files[capture] = work.gathered.reading.text.encode()
        if work.gathered.given.fetched:
            files[capture.with_suffix(".html")] = work.article.data
    write(files)
    terminal.say()
    for path in files:
        terminal.say(f"written: {shown(work.root, path)}")
    terminal.say("Next: run 'annals check' to see whether anything is missing, 'annals serve' to look at the page.")
