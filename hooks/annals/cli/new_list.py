"""`annals new --list`: a list of articles in, a listed record out for each that is new."""

from collections.abc import Callable, Iterator
from functools import wraps
from pathlib import Path
from typing import Any, ParamSpec

import click

from annals.capture.lists.columns import TOLD
from annals.capture.lists.days import Order
from annals.capture.lists.languages import read_language
from annals.capture.lists.plan import DRAFTS, Plan, Told, plan
from annals.capture.lists.read import Rows, read_rows
from annals.capture.lists.row import UnreadableList
from annals.cli.common import load_archive
from annals.cli.list_report import say, work_list
from annals.cli.new_id import taken
from annals.cli.project import OK, PROBLEMS, Project, in_project
from annals.language.characters import why_refused_in_a_field
from annals.language.messages import did_you_mean
from annals.model import Archive
from annals.printing import quoted
from annals.problems import UsageError
from annals.records.atomic import replace_file
from annals.records.files import ARCHIVE, refuse_links

MAX_BYTES = 100_000_000
MOST_WORDS = 200
"""Characters of what a person says that a list is."""

P = ParamSpec("P")

EXAMPLES = """\
  annals new --list clippings.csv --dry-run
  annals new --list clippings.csv --column title=Headline --language en
  annals new --list library.ris --from "the press clippings of Example Library"

"""
"""Examples for the help of `annals new`."""

_OPTIONS = (
    click.option(
        "--list", "list_file", default="", metavar="FILE",
        help="A list of articles: CSV, RIS, BibTeX, CSL-JSON, RSS or Atom. Writes a record for each new one.",
    ),
    click.option(
        "--column", "columns", multiple=True, metavar="FIELD=HEADING",
        help=f"Which column of the list has a field: {', '.join(TOLD)}.",
    ),
    click.option(
        "--dates", "order", type=click.Choice([each.value for each in Order]),
        help="Which comes first in the list's dates such as 05/08/2015, if no row shows it.",
    ),
    click.option("--from", "origin", default="", metavar="TEXT", help="What the list is, to be noted in its records."),
    click.option("--dry-run", is_flag=True, help="Show what the list would write, and write nothing."),
)  # fmt: skip
_TAKEN_OVER = ("publisher", "language", "held")
"""Options of a single draft that hold for each row of a list that says nothing of it."""


def or_list(command: Callable[P, int]) -> Callable[..., int]:
    """Return a command that reads a list where `--list` is given, and is as it was where it is not."""

    @wraps(command)
    def run(**given: Any) -> int:
        own = {name: given.pop(name) for name in ("list_file", "columns", "order", "origin", "dry_run")}
        name = own.pop("list_file")
        if name:
            over = [key for key, value in given.items() if value and key not in _TAKEN_OVER]
            if over:
                raise UsageError(
                    f"--list cannot be combined with {' and '.join(over)}; the list says that of each article"
                )
            return in_project(_from_list)(name, **{key: given.get(key, "") for key in _TAKEN_OVER}, **own)
        for key, value in own.items():
            if value:
                raise UsageError(f"--{key.replace('_', '-')} only works with --list FILE")
        return command(**given)  # type: ignore[call-arg]

    for option in reversed(_OPTIONS):
        run = option(run)
    return run


def _from_list(
    project: Project, name: str, *, publisher: str, language: str, held: str,
    columns: tuple[str, ...], order: str | None, origin: str, dry_run: bool,
) -> int:  # fmt: skip
    tell = project.progress()
    told = _columns(columns)
    for option, text in (("--held", held), ("--from", origin)):
        if len(text) > MOST_WORDS or (text and why_refused_in_a_field(text)) or set(text) & set("<>[]"):
            raise UsageError(f"{option}: say it in a few plain words, at most {MOST_WORDS} characters")
    tell("reading the list")
    rows = _read(name, told)
    archive = load_archive(project)
    said = Told(
        Path(name).name, project.today, _publisher(archive, publisher), _language(language), " ".join(held.split()),
        " ".join(origin.split()).rstrip("."), Order(order) if order else None,
    )  # fmt: skip
    planned = plan(archive, project.root, rows, said, taken(project.root), tell)
    table = work_list(project.root, name, planned)
    if not dry_run:
        refuse_links(project.root / ARCHIVE)
        for count, (path, text) in enumerate(_files(planned), 1):
            tell(f"writing, {count:,} files")
            _write(project.root / path, text)
        if table.text:
            _write(project.root / table.path, table.text)
    say(name, rows, planned, table, dry_run=dry_run)
    return PROBLEMS if planned.left else OK


def _columns(texts: tuple[str, ...]) -> dict[str, str]:
    """Return the headings that a person named, by their fields; raise UsageError for what names none."""
    found: dict[str, str] = {}
    for text in texts:
        field, sign, heading = (part.strip() for part in text.partition("="))
        if not sign or not heading or field not in TOLD:
            near = did_you_mean(field, TOLD) or f"the fields are {', '.join(TOLD)}"
            raise UsageError(f"--column {quoted(text)}: write FIELD=HEADING, such as title=Headline; {near}")
        found[field] = heading
    return found


def _read(name: str, told: dict[str, str]) -> Rows:
    path = Path(name)
    try:
        if path.stat().st_size > MAX_BYTES:
            raise UsageError(f"{name} is longer than {MAX_BYTES:,} bytes; cut it into several lists")
        return read_rows(path.read_bytes(), told)
    except OSError as error:
        raise UsageError(f"{name} cannot be read: {error.strerror}") from None
    except UnreadableList as error:
        raise UsageError(f"{name}: {error}") from None


def _publisher(archive: Archive, id: str) -> str:
    if id and id not in archive.sources:
        hint = did_you_mean(id, archive.sources) or "add a record for it in archive/sources first"
        raise UsageError(f"no source {quoted(id)}; {hint}")
    return id


def _language(text: str) -> str:
    found = read_language(text)
    if text and not found:
        raise UsageError(f"--language {quoted(text)} is not a known language; write a tag such as en or ar")
    return found


def _files(planned: Plan) -> Iterator[tuple[str, str]]:
    """Yield each file with its text: a source just before the first article of it, drafts last."""
    stubs = {stub.id: stub for stub in planned.stubs}
    for new in planned.written:
        if stub := stubs.pop(new.listed.publisher, None):
            yield stub.path, stub.text()
        yield new.path, new.text
    yield from ((new.path, new.text) for new in planned.left if not new.there)


def _write(path: Path, text: str) -> None:
    """Write a file, whole or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True)
    replace_file(path, text)


__all__ = ["DRAFTS", "EXAMPLES", "or_list"]
