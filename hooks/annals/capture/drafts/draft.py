"""A draft laid out as a record's file for a person to finish.

Comments on lines of their own say where a value was read (`# from:`) and what is left to do
(`# TODO:`); the check refuses a record as long as one of the latter stands. Claims, credits and events
are offered as comments, so that none is made that nobody confirmed. No sentence of the article
is in it. A brief draft offers no more than events: it takes a sentence to be a listed article.
"""

import re
from collections.abc import Iterable, Iterator

from annals.capture.drafts import offered
from annals.capture.drafts.gather import GUESSED, Gathered, likely_publishers
from annals.capture.drafts.written import block, date, filled, row, scalar
from annals.language import date_format
from annals.language.characters import without_refused
from annals.model import Archive, Span, kinds
from annals.model.fields import written_spans
from annals.records.edit import listed

_HEAD = """\
# A draft made by 'annals new'. '# from:' says where a value was found. Do what each '# TODO:' says, then delete that
# line; 'annals check' refuses the record as long as one is left. Copy no sentence of the article into it."""
MOST_MENTIONED = 3
"""Days that a text mentions which are told where it prints none of its own."""

_EVENTS = "# TODO: if it reports any of them, remove the '# ' from the next line and keep only those; else delete it"


def sheet(archive: Archive, gathered: Gathered, id: str, *, brief: bool = False) -> str:
    """Return the text of a draft record with an id; a brief one is finished by a sentence below its front matter."""
    origins = _says_where if not brief else _says_nothing
    lines = [
        *_title(gathered), *_publisher(archive, gathered), *_published(gathered, brief=brief), *_language(gathered),
        *_address(gathered), *_events(archive, gathered, brief=brief),
        *([] if brief else offered.credits(archive, gathered.credits)), *_named(archive, gathered, brief=brief),
        *_capture(gathered),
        *([] if brief else offered.days(gathered.days)), *offered.claims(archive, gathered, brief=brief),
    ]  # fmt: skip
    head = [] if brief else [_HEAD]
    last = [] if brief or gathered.given.abstract else [
        "# TODO: below the closing '---', say in a few sentences of your own what the article reports"
    ]  # fmt: skip
    whole = ["---", *head, f"id: {id}", *filter(origins, lines), *last, "---"]
    text = without_refused("\n".join(whole) + "\n")
    return f"{text}\n{gathered.given.abstract.strip()}\n" if gathered.given.abstract else text


def _says_where(_line: str) -> bool:
    return True


def _says_nothing(line: str) -> bool:
    return not line.lstrip().startswith("# from:")


def _title(gathered: Gathered) -> Iterator[str]:
    title = gathered.title
    if title:
        yield f"# from: {title.origin}"
    else:
        yield "# TODO: no headline was found: write it as printed or, if there is none, a few words of your own"
    yield from _doubts(gathered, "title")
    yield f"title: {scalar(title.value)}" if title else "title:"
    yield from _doubts(gathered, "authors")
    if authors := gathered.authors:
        yield f"# from: {authors[0].origin}"
        yield f"authors: {row(author.value for author in authors)}"


def _doubts(gathered: Gathered, field: str) -> Iterator[str]:
    """Yield what a person has to look at before a field is right; nobody is asked twice."""
    notes = () if gathered.given.confirmed else gathered.reading.notes
    return (f"# TODO: {note.text}" for note in notes if note.field == field)


def _publisher(archive: Archive, gathered: Gathered) -> Iterator[str]:
    if gathered.publisher:
        yield f"# from: {gathered.publisher.origin}"
        yield f"publisher: {gathered.publisher.value}"
        return
    known = ", ".join(source.id for source in archive.sources.values() if source.kind == "publisher")
    where = f"; no source lists the host of {gathered.url.value} under hosts" if gathered.url else ""
    named = ", ".join(likely_publishers(archive, gathered.names))
    likely = f"; the text names {named}" if named else ""
    yield f"# TODO: write the publisher: one of {known}, or a new record in archive/sources{where}{likely}"
    yield "publisher:"


def _published(gathered: Gathered, *, brief: bool) -> Iterator[str]:
    origin, published = gathered.published_origin, gathered.published
    if gathered.undated:
        yield f"# from: {origin}"
        yield f"published: {kinds.UNDATED}"
    elif published is None:
        yield from _unpublished(gathered)
    elif origin == "--date" and (gathered.given.reason or not brief):
        yield "published:"
        yield f"  # from: {origin}"
        if not gathered.given.reason:
            yield "  # TODO: write how the date is known; or, if the article states it, delete the lines below the date"
        yield f"  date: {date(published)}"
        yield "  basis: inferred"
        yield from (f"  {line}" for line in (filled("reason", gathered.given.reason)))
        if not gathered.given.reason:
            yield "  reason:"
    else:
        yield f"# from: {origin}"
        yield from _doubts(gathered, "published")
        if origin == GUESSED:
            yield "# TODO: compare this date with the page: htmldate took it from the address or from the page's code"
        paragraph = re.fullmatch(r"paragraph (\d+)", origin)
        if paragraph and not brief:
            yield from ("published:", f"  date: {date(published)}", f"  paragraph: {paragraph[1]}")
        else:
            yield f"published: {date(published)}"


def _unpublished(gathered: Gathered) -> Iterator[str]:
    reading = gathered.reading
    read = [f"{found.value} ({found.origin})" for found in (*reading.dates, *reading.refused)]
    why = "the dates found differ" if reading.dates else "the date found is outside the archive's years"
    mentioned = ", ".join(f"{found.value} ({found.origin})" for found in reading.mentioned[:MOST_MENTIONED])
    named = f"; the text mentions {mentioned}" if mentioned else ""
    hint = f"{why}: {', '.join(read)}" if read else f"no day of publication was found{named}"
    yield from _doubts(gathered, "published")
    again = "Then run 'annals new' again with --date, so that days such as 'on Monday' are worked out"
    yield f"# TODO: write the date, or 'undated'; {hint}. {again}"
    yield "published:"


def _language(gathered: Gathered) -> Iterator[str]:
    language = gathered.reading.language
    if gathered.given.language:
        yield "# from: --language"
    else:
        yield f"# from: {language.origin}" if language else "# TODO: write the language, such as en or ar"
        yield from _doubts(gathered, "language")
    yield f"language: {gathered.given.language or (language.value if language else '')}".rstrip()


def _address(gathered: Gathered) -> Iterator[str]:
    given = gathered.given
    yield from _doubts(gathered, "url")
    if gathered.url:
        yield f"# from: {gathered.url.origin}"
        yield f"url: {gathered.url.value}"
        if given.fetched and not gathered.archived:
            yield "url_status: live"
    elif not (given.page or given.held or given.url_note):
        yield (
            "# TODO: write its address; if it has none, 'printed:' with its page, 'held:' with who has a copy, or "
            "'url_note:' with what is known"
        )
        yield "url:"
    if gathered.archived:
        yield f"# from: {gathered.archived.origin}"
        yield f"archived: {row([gathered.archived.value])}"
    yield from filled("url_note", given.url_note)
    if given.page:
        yield from ("printed:", f"  page: {scalar(given.page)}")
    yield from filled("held", given.held)


def _capture(gathered: Gathered) -> Iterator[str]:
    yield from _doubts(gathered, "capture")
    if not gathered.text.paragraphs:
        return
    yield "capture:"
    yield f"  sha256: {gathered.text.sha256}"
    yield f"  bytes: {gathered.size}"
    yield f"  paragraphs: {len(gathered.text.paragraphs)}"
    for field, made in (("fingerprints", gathered.text.fingerprints), ("sketches", gathered.text.sketches)):
        first, *rest = listed(list(made)).split("\n")
        yield f"  {field}: {first}"
        yield from (f"  {line}" for line in rest)


def _events(archive: Archive, gathered: Gathered, *, brief: bool) -> Iterator[str]:
    """Yield the events that the article reports as a person has it, or else offer those that are near."""
    near = gathered.near
    if gathered.given.events:
        yield f"events: {row(gathered.given.events)}"
    elif gathered.given.confirmed:
        return
    elif brief and near.events:
        likely = near.clear or near.events[0]
        others = [id for id in near.events if id != likely][:2]
        yield f"# If it reports {_told(archive, likely)}, remove the '# ' from the next line:"
        yield f"# events: [{likely}]"
        yield from [f"# It may also be {' or '.join(others)}."] if others else []
    elif near.clear:
        yield f"# TODO: it probably reports {_told(archive, near.clear)}; if not, delete the next line"
        yield f"events: [{near.clear}]"
        if others := [id for id in near.events if id != near.clear]:
            yield f"# Other archived events of these places and days: {', '.join(others)}"
    elif near.events:
        yield "# Archived events of these places and days:"
        yield from (f"#   {id}: {_told(archive, id)}" for id in near.events)
        yield _EVENTS
        yield f"# events: {row(near.events)}"


def _told(archive: Archive, id: str) -> str:
    """Return what an event is, for somebody who is to choose."""
    event = archive.events[id]
    return f"{event.title} ({date_format.words(event.when)})"


def _named(archive: Archive, gathered: Gathered, *, brief: bool) -> Iterator[str]:
    publisher = gathered.publisher.value if gathered.publisher else ""
    asked = gathered.given.names is None
    for kind in kinds.named():
        ids = [id for id in archive.of_kind(kind.name) if id in gathered.named and id != publisher]
        apart = [id for id in ids if id in gathered.datelined and not gathered.given.confirmed]
        ids = [id for id in ids if id not in apart]
        if ids:
            yield "# from: spellings that the archive knows"
            yield from block(kind.folder, {id: gathered.named[id] for id in ids})
        yield from _of_dateline(archive, gathered, kind, apart, listed=bool(ids))
        if asked and brief:
            yield from _perhaps(archive, gathered, kind, listed=bool(ids))
    if asked and not brief:
        yield from _questions(archive, gathered)


def _questions(archive: Archive, gathered: Gathered) -> Iterator[str]:
    """Yield what has to be settled of names: those that may mean several things, and those near a place's spellings."""
    for spelling, where in gathered.names.open.items():
        meant = " or ".join(gathered.names.meanings[spelling])
        yield f"# TODO: {spelling} (paragraph {_spans(where)}) may mean {meant}; if it does, list it there"
    for printed, unknown in gathered.names.unknown.items():
        near = " or ".join(map(archive.name, unknown.places))
        told = f"{printed} (paragraph {_spans(unknown.paragraphs)}) is not a known spelling: did you mean {near}?"
        yield f"# TODO: {told} If so, list it under towns, {' or '.join(unknown.places)}, as it is printed"


def _perhaps(archive: Archive, gathered: Gathered, kind: kinds.Kind, *, listed: bool) -> Iterator[str]:
    """Yield names of a kind that may be meant, as lines to uncomment behind the block of that kind if there is one."""
    names, known = gathered.names, archive.of_kind(kind.name)
    near = [(printed, each.paragraphs, each.places) for printed, each in names.unknown.items()]
    several = [(spelling, where, names.meanings[spelling]) for spelling, where in names.open.items()]
    for printed, where, ids in (*several, *near):
        fitting = [id for id in ids if id in known and id not in names.names]
        if fitting:
            meant = " or ".join(map(archive.name, fitting))
            entry = f"{fitting[0]}: {row([printed])}"
            yield f"# If {printed} (paragraph {_spans(where)}) is {meant}, remove the '# ' from the next line:"
            yield _to_uncomment(kind, entry, listed=listed)


def _of_dateline(
    archive: Archive, gathered: Gathered, kind: kinds.Kind, ids: Iterable[str], *, listed: bool
) -> Iterator[str]:
    """Yield the places that a dateline alone names, as lines to uncomment: there a report was written, no more."""
    for id in ids:
        place, number = archive.name(id), gathered.datelined[id]
        yield f"# from: dateline, paragraph {number}"
        yield f"# {place} is in the dateline alone. If it reports on it too, remove the '# ' from the next line:"
        yield _to_uncomment(kind, f"{id}: {row(gathered.named[id])}", listed=listed)


def _to_uncomment(kind: kinds.Kind, entry: str, *, listed: bool) -> str:
    return f"#   {entry}" if listed else f"# {kind.folder}: {{{entry}}}"


def _spans(numbers: Iterable[int]) -> str:
    return written_spans(tuple(Span(number, number) for number in dict.fromkeys(numbers)))
