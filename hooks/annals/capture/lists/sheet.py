"""The text of a listed record, and of a draft of one that a person must finish; no sentence of a list is in either."""

from collections.abc import Iterator

from annals.capture.drafts.publishers import NewSource
from annals.capture.drafts.written import scalar
from annals.capture.lists.days import UNDATED
from annals.capture.lists.judge import Listed
from annals.language.characters import without_refused

_ORDER = ("title", "publisher", "published", "language", "url")


def record_text(listed: Listed, id: str, sentence: str) -> str:
    """Return the record of an article that is listed, with a sentence on how it came here."""
    return "\n".join(["---", f"id: {id}", *_fields(listed), "---", "", sentence, ""])


def draft_text(listed: Listed, id: str, sentence: str, origin: str, source: NewSource | None = None) -> str:
    """Return a draft, in which `# TODO:` lines stand for what is missing; `origin` names the list and the row.

    `source` is the record of its publisher, where that has to be made as well.
    """
    head = [
        f"# A draft made by 'annals new --list' from {origin}. Do what each '# TODO:' says, delete that line, and move",
        "# the file to archive/articles/<year>/<date>-<publisher>-<id>.md.",
    ]
    todo = [_todo(f"{trouble.heading}: {trouble.message}; {trouble.hint}") for trouble in listed.gaps]
    todo += _to_make(source) if source else []
    empty = [f"{name}:" for name in _ORDER if not getattr(listed, name)]
    notes = [_comment(f"The list notes: {note}") for note in listed.row.notes]
    given = [_comment(f"{heading}: {text}") for heading, text in _unread(listed)]
    lines = ["---", *head, f"id: {id}", *_fields(listed), *todo, *given, *notes, *empty, "---", "", sentence, ""]
    return without_refused("\n".join(lines))


def _to_make(source: NewSource) -> list[str]:
    """Return what to do about a publisher that has no record, with that record."""
    why = f"{source.id} has no record yet, unless another draft made it"
    rows = source.text().splitlines()
    return [_todo(f"{why}: write these lines, without '#', to {source.path}"), *(f"#   {row}" for row in rows)]


def _unread(listed: Listed) -> Iterator[tuple[str, str]]:
    """Yield what the list says in fields that could not be read."""
    row = listed.row
    for name in ("title", "publisher", "published", "language", "url"):
        if getattr(row, name) and not getattr(listed, name):
            yield f"Under {row.heading(name)} the list has", getattr(row, name)


def _todo(text: str) -> str:
    return f"# TODO: {' '.join(text.split())}"


def _comment(text: str) -> str:
    return f"# {' '.join(text.split())[:400]}"


def _fields(listed: Listed) -> Iterator[str]:
    if listed.title:
        yield f"title: {scalar(listed.title)}"
    if listed.authors:
        yield f"authors: [{', '.join(map(scalar, listed.authors))}]"
    if listed.publisher:
        yield f"publisher: {listed.publisher}"
    yield from _published(listed)
    if listed.language:
        yield f"language: {listed.language}"
    yield from _where(listed)
    if listed.events:
        yield f"events: [{', '.join(listed.events)}]"
    for folder, named in listed.names.items():
        yield f"{folder}:"
        yield from (f"  {id}: [{', '.join(map(scalar, words))}]" for id, words in named.items())


def _where(listed: Listed) -> Iterator[str]:
    """Yield where the article can be read: at an address, in print, at a holder, in web archives."""
    if listed.url:
        yield f"url: {listed.url}"
    if listed.printed:
        yield "printed:"
        yield from (f"  {name}: {scalar(text)}" for name, text in listed.printed.items())
    if listed.held:
        yield f"held: {scalar(listed.held)}"
    if listed.archived:
        yield "archived:"
        yield from (f"  - {address}" for address in listed.archived)


def _published(listed: Listed) -> Iterator[str]:
    if not listed.published:
        return
    date = f'"{listed.published}"' if listed.published[0] in "[{" else listed.published
    if listed.reason and listed.published != UNDATED:
        yield "published:"
        yield f"  date: {date}"
        yield "  basis: inferred"
        yield f"  reason: {scalar(listed.reason)}"
    else:
        yield f"published: {date}"
