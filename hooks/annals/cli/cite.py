"""`annals cite`: a record's formatted citation, and the file of all of them kept up to date."""

import html
import re
from collections.abc import Iterator
from pathlib import Path

import click

from annals import urls
from annals.citations.citeproc import format_all, read_program
from annals.citations.item import Item, item_of
from annals.citations.store import (
    CITATIONS,
    STYLES,
    Store,
    key,
    missing,
    own_file,
    read_citations,
    read_store,
    to_format,
    written,
)
from annals.cli.branches import beside_main
from annals.cli.common import base, entry_of, load_archive, load_for
from annals.cli.project import OK, Project, in_project
from annals.history.registration import waits
from annals.language.messages import counted, did_you_mean
from annals.model import Archive, Article, Entry
from annals.printing import quoted
from annals.problems import UsageError
from annals.records.atomic import replace_file
from annals.shipped import CITEPROC

_TAG = re.compile(r"</?i>")

_EPILOG = """\b
Examples:
  annals cite mt5c42d9 --style mla    an article
  annals cite mt5c42d9/c8             one of its statements
  annals cite --refresh               after records were added or changed

exit codes: 0 done, 1 the archive cannot be read, 2 no such record or wrong usage"""


@click.command("cite", epilog=_EPILOG)
@click.argument("id", metavar="ID", required=False)
@click.option(
    "--refresh", "anew", is_flag=True, help="Format the citations that citations.json does not have yet; takes no ID."
)
@click.option("--style", type=click.Choice(tuple(STYLES)), default="apa", show_default=True, help="Citation style.")
@in_project
def command(project: Project, id: str | None, anew: bool, style: str) -> int:
    """Print a record's citation as text. Add the day on which you read it.

    ID is the id of a record, such as old-town or mt5c42d9; or a statement, mt5c42d9/c8.

    With --refresh, bring up to date citations.json, from which the site takes its citations; 'make site' does so.
    Citations that it has already are not formatted again. While records wait to be registered, and in any branch but
    the main one, citations.json is left as it is, and what it lacks is kept outside the project.
    """
    if anew == bool(id):
        raise click.UsageError("give either an ID or --refresh")
    if id is None:
        archive = load_archive(project)
        own = own_file(project.root) if beside_main(project.root) or waits(archive) else None
        print(refresh(archive, project.root, CITEPROC, own))
        return OK
    archive = load_for(project, id)
    entry = entry_of(archive, id)
    print(cite(archive, entry, project.root, base(), style))
    if id != entry.id:
        print(claim_cited(archive, entry, id.partition("/")[2], base()))
    return OK


def cite(archive: Archive, entry: Entry, root: Path, base: str, style: str) -> str:
    """Return a record's citation as plain text, from what is kept or else formatted now.

    Raises UsageError where it is not kept and there is nothing to format it with.
    """
    item = item_of(archive, entry, base)
    kept, _faults = read_citations(root)
    texts = kept.of(item, base) or _formatted(item, base).of(item, base) or ()
    return html.unescape(_TAG.sub("", dict(zip(STYLES, texts, strict=True))[style]))


def claim_cited(archive: Archive, entry: Entry, id: str, base: str) -> str:
    """Return what is added to an article's citation to cite one claim: whose word it is, where, and its address.

    Raises UsageError where the record has no such claim.
    """
    claims = {claim.id: claim for claim in entry.claims} if isinstance(entry, Article) else {}
    if id not in claims:
        hint = did_you_mean(id, claims) or f"'annals show {entry.id}' lists them"
        raise UsageError(f"{entry.id} has no statement {quoted(id)}; {hint}")
    claim = claims[id]
    said = " through ".join(archive.name(source) for source in claim.chain)
    return f"Statement {id}, paragraph {claim.paragraph}, by {said}: {item_of(archive, entry, base).own}#{id}"


def _formatted(item: Item, base: str) -> Store:
    copy = to_format(item, base)
    return Store(texts=format_all(read_program(CITEPROC), {key(copy): copy}))


def refresh(archive: Archive, root: Path, tools: Path, own: Path | None = None) -> str:
    """Format what `citations.json` does not hold, drop what nothing asks for any more, and return what was done.

    `tools` is the folder of the program and styles. A newer one of them formats all anew.
    Where nothing is missing, nothing is run. With `own`, what is missing is kept in that file, and nothing is dropped.
    """
    program = read_program(tools)
    kept, _faults = read_store(root)
    known = kept if kept.engine == program.names else Store(program.names)
    before = read_citations(root)[0] if own else kept
    copies = [to_format(item, urls.PLACEHOLDER) for item in _items(archive)]
    wanted = {key(copy) for copy in copies}
    absent = missing(before if before.engine == program.names else known, copies)
    fresh = format_all(program, absent) if absent else {}
    texts = {name: found for name, found in {**before.texts, **fresh}.items() if name in wanted}
    if own is None:
        kept_texts = {name: found for name, found in known.texts.items() if name in wanted} | fresh
        _write_changed(root / CITATIONS, written(Store(program.names, kept_texts)))
        return f"{counted(len(kept_texts), 'citation')} in {CITATIONS}, {len(fresh):,} of them new"
    others = {name: found for name, found in texts.items() if name not in known.texts}
    _write_changed(own, written(Store(program.names, others)))
    return f"{CITATIONS} unchanged; {counted(len(others), 'citation')} kept elsewhere, {len(fresh):,} of them new"


def _items(archive: Archive) -> Iterator[Item]:
    for _kind, entry in archive.entries():
        yield item_of(archive, entry, urls.PLACEHOLDER)


def _write_changed(path: Path, text: str) -> None:
    if path.is_symlink() or not path.is_file() or path.read_bytes() != text.encode():
        replace_file(path, text)
