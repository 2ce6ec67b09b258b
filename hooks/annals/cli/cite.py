"""`annals cite`: a record's formatted citation, and the file of all of them kept up to date."""

import html
import re
from collections.abc import Iterator
from pathlib import Path

from annals import urls
from annals.citations.citeproc import FOLDER, format_all, read_program
from annals.citations.item import Item, item_of
from annals.citations.store import CITATIONS, STYLES, Kept, key, missing, read_kept, to_format, written
from annals.language.messages import counted, did_you_mean
from annals.model import Archive, Article, Entry
from annals.printing import quoted
from annals.problems import UsageError
from annals.records.atomic import replace_file

_TAG = re.compile(r"</?i>")


def cite(archive: Archive, entry: Entry, root: Path, base: str, style: str) -> str:
    """Return a record's citation as plain text, from what is kept or else formatted now.

    Raises UsageError where it is not kept and there is nothing to format it with.
    """
    item = item_of(archive, entry, base)
    kept, _faults = read_kept(root)
    texts = kept.of(item, base) or _formatted(item, base, root).of(item, base) or ()
    return html.unescape(_TAG.sub("", dict(zip(STYLES, texts, strict=True))[style]))


def claim_cited(archive: Archive, entry: Entry, id: str, base: str) -> str:
    """Return what is added to an article's citation to cite one claim: whose word it is, where, and its address.

    Raises UsageError where the record has no such claim.
    """
    claims = {claim.id: claim for claim in entry.claims} if isinstance(entry, Article) else {}
    if id not in claims:
        hint = did_you_mean(id, claims) or f"'annals show {entry.id}' lists them"
        raise UsageError(f"{entry.id} has no claim {quoted(id)}; {hint}")
    claim = claims[id]
    said = " through ".join(archive.name(source) for source in claim.chain)
    return f"Claim {id}, paragraph {claim.paragraph}, by {said}: {item_of(archive, entry, base).own}#{id}"


def _formatted(item: Item, base: str, root: Path) -> Kept:
    copy = to_format(item, base)
    return Kept(texts=format_all(read_program(root / FOLDER), {key(copy): copy}))


def refresh(archive: Archive, root: Path, tools: Path) -> str:
    """Format what `citations.json` does not hold, drop what nothing asks for any more, and return what was done.

    `tools` is the folder of the program and styles. A newer one of them formats all anew.
    Where nothing is missing, nothing is run.
    """
    kept, _faults = read_kept(root)
    program = read_program(tools)
    copies = [to_format(item, urls.PLACEHOLDER) for item in _items(archive)]
    wanted = {key(copy) for copy in copies}
    if kept.engine != program.names:
        kept = Kept(program.names)
    absent = missing(kept, copies)
    fresh = format_all(program, absent) if absent else {}
    texts = {name: found for name, found in kept.texts.items() if name in wanted} | fresh
    _write_changed(root / CITATIONS, written(Kept(kept.engine, texts)))
    return f"{counted(len(texts), 'citation')} in {CITATIONS}, {len(fresh):,} of them new"


def _items(archive: Archive) -> Iterator[Item]:
    for _kind, entry in archive.entries():
        yield item_of(archive, entry, urls.PLACEHOLDER)


def _write_changed(path: Path, text: str) -> None:
    if path.is_symlink() or not path.is_file() or path.read_bytes() != text.encode():
        replace_file(path, text)
