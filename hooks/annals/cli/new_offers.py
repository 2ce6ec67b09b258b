"""`annals new FILE --for ID`: what a text offers goes into the record that is there, in place.

The record is named and not sought: a listed record has no sums by which its text could be known, and a saved page is
called anything.
"""

from collections.abc import Callable
from dataclasses import replace
from functools import wraps
from pathlib import Path
from typing import Any, ParamSpec

import click

from annals.capture.drafts.gather import Gathered, Given, gather
from annals.capture.drafts.offers_added import Added, with_offers
from annals.capture.saved.fetch import is_web_address
from annals.cli.common import load_archive
from annals.cli.new_files import Article, captured, shown, write
from annals.cli.new_id import taken
from annals.cli.project import OK, Project, in_project
from annals.cli.saved import read_saved
from annals.cli.seen import day_of, fields_of
from annals.cli.source import article_of, named
from annals.language.messages import counted, did_you_mean
from annals.model import Archive, kinds
from annals.printing import quoted
from annals.problems import UsageError
from annals.records.atomic import replace_bytes
from annals.records.edit import AmendError

P = ParamSpec("P")
_SAID = ("publisher", "url", "language", "title")


def or_offers(command: Callable[P, int]) -> Callable[..., int]:
    """Return a command that adds to a record that is there where `--for` is given, and is as it was where it is not."""

    @click.option(
        "--for", "record", default="", metavar="ID", help="Add what the text offers to the record of this id."
    )
    @wraps(command)
    def run(**given: Any) -> int:
        record = given.pop("record")
        if not record:
            return command(**given)  # type: ignore[call-arg]
        source = given.pop("source")
        if over := sorted(f"--{key.replace('_', '-')}" for key, value in given.items() if value):
            raise UsageError(f"--for goes without {' and '.join(over)}; the record says that of the article")
        if not source:
            raise UsageError(f"name the file with the article's text: annals new FILE --for {record}")
        return in_project(_to_record)(record, source)

    return run


def _to_record(project: Project, id: str, source: str) -> int:
    """Add to the record of an article what its text offers, and print what that is."""
    root, archive = project.root, load_archive(project)
    path, fields = fields_of(root, id)
    if path is None:
        hint = did_you_mean(id, taken(root)) or "'annals new FILE' drafts one"
        raise UsageError(f"--for {quoted(id)} is no article of the archive; {hint}")
    given = Given(fetched=is_web_address(source))
    data, url = article_of(source, given)
    reading = read_saved(archive, named(source), data, url)
    gathered = gather(_without(archive, id), reading, _as_recorded(fields, given))
    _refuse_another(fields, gathered, named(source), shown(root, path))
    added = _added(archive, path, gathered, shown(root, path))
    capture, texts = captured(root, Article(id, source, data), gathered)
    write({file: text for file, text in texts.items() if not _is_there(root, file, text)})
    if added.text.encode() != path.read_bytes():
        replace_bytes(path, added.text.encode())
    for warning in gathered.like.warnings:
        click.echo(f"annals: warning: {warning}", err=True)
    _say(shown(root, path), added, shown(root, capture) if capture else "")
    return OK


def _without(archive: Archive, id: str) -> Archive:
    """Return the archive without an article, so that its text is not found to be like itself."""
    others = {each: article for each, article in archive.articles.items() if each != id}
    return replace(archive, records={**archive.records, kinds.ARTICLE.name: others})


def _as_recorded(fields: dict[str, Any], given: Given) -> Given:
    """Return what the record says of its article, as if a person had said it on the command line."""
    publisher, url, language, title = (str(fields.get(name) or "") for name in _SAID)
    events = fields.get("events")
    day = kinds.UNDATED if fields.get("published") == kinds.UNDATED else day_of(fields)
    reported = tuple(map(str, events)) if isinstance(events, list) else ()
    return replace(given, publisher=publisher, url=url, language=language, title=title, date=day, events=reported)


def _refuse_another(fields: dict[str, Any], gathered: Gathered, name: str, path: str) -> None:
    capture = fields.get("capture")
    there = capture.get("sha256") if isinstance(capture, dict) else None
    if there and there != gathered.text.sha256:
        hint = "its paragraphs may be others; use that text, or copy by hand from a draft that --out makes"
        raise UsageError(f"{name} is not the text that {path} was written from; {hint}")


def _added(archive: Archive, path: Path, gathered: Gathered, name: str) -> Added:
    try:
        return with_offers(archive, path.read_bytes().decode("utf-8"), gathered)
    except (AmendError, ValueError) as error:
        raise UsageError(f"{name} cannot be added to: {error}; nothing was written") from None


def _is_there(root: Path, file: Path, text: bytes) -> bool:
    """Return whether a text is kept already; raise UsageError where another stands in its place."""
    if not file.exists():
        return False
    if file.suffix == ".txt" and file.read_bytes() != text:
        raise UsageError(f"{shown(root, file)} holds another text; move it away, or name that file")
    return True


def _say(path: str, added: Added, capture: str) -> None:
    parts = [
        *(["its capture"] if added.capture else []),
        *([counted(added.credits, "credit")] if added.credits else []),
        *([f"{counted(added.claims, 'statement')} to confirm"] if added.claims else []),
    ]
    if not parts:
        print(f"{path}: nothing was added; what this text offers is there already")
        return
    print(f"{path}: added {', '.join(parts)}")
    todo = added.text.count("\n# TODO")
    done = (
        "do what its TODO line says and delete it"
        if todo == 1
        else f"do what its {todo} TODO lines say and delete them"
    )
    print(f"Next: {done}. Then run, in this order," if todo else "Next: run, in this order,")
    print(f"'annals check', 'annals verify {capture} --write' and 'annals serve'.")
