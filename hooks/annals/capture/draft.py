"""A draft laid out as a record's file for a person to finish.

Comments on lines of their own say where a value was read (`# from:`) and what is left to do
(`# TODO:`); the check refuses a record as long as one of the latter stands. Claims and credits
are offered as comments, so that none is made that nobody confirmed. No sentence of the article
is in it.
"""

import json
import re
from collections.abc import Iterable, Iterator, Mapping

from annals.capture.candidates import Offer
from annals.capture.gather import Credit, Gathered, likely_publishers
from annals.language import date_format
from annals.language.characters import without_refused
from annals.language.date_phrases import DayWords
from annals.model import Archive, Article, Span, kinds
from annals.model.fields import written_spans
from annals.records.edit import listed
from annals.values import edtf
from annals.values.edtf import Edtf

RIGHTS = "http://rightsstatements.org/vocab/InC/1.0/"
MOST_MENTIONED = 3
"""Days that a text mentions which are told where it prints none of its own."""

_PLAIN = re.compile(r"[^\W\d_](?:[\w .()’–-]*[\w.)])?")
_NO_TEXT = frozenset(["yes", "no", "true", "false", "null", "on", "off"])
_HEAD = """\
# A draft made by 'annals new'. '# from:' says where a value was read. Do what each '# TODO:' says and delete that line;
# until none is left, 'annals check' refuses the record. No sentence of the article may go in."""
_CONFIRM = (
    "# TODO: confirm or delete each claim below; to confirm one, take the '# ' off its lines and fill in the gaps\n"
    "# Its side, its subset and its chain are for you to say. Figures of forecasts and captions are not among them."
)


def sheet(archive: Archive, gathered: Gathered, id: str) -> str:
    """Return the text of a draft record with an id."""
    lines = [
        "---", _HEAD, f"id: {id}", *_title(gathered), *_publisher(archive, gathered), *_published(gathered),
        *_language(gathered), *_address(gathered), f"rights: {RIGHTS}", *_capture(gathered),
        *_offered_credits(archive, gathered.credits), *_named(archive, gathered), *_days(gathered),
        *_claims(archive, gathered),
        "# TODO: below the last line of hyphens, tell in a few sentences of your own what the article reports", "---",
    ]  # fmt: skip
    return without_refused("\n".join(lines) + "\n")


def scalar(text: str) -> str:
    """Return a text as a value of the front matter, quoted where it could be read as something else."""
    text = without_refused(text)  # before quoting, which would spell such characters out
    plain = _PLAIN.fullmatch(text) and text.casefold() not in _NO_TEXT
    return text if plain else json.dumps(text, ensure_ascii=False)


def _title(gathered: Gathered) -> Iterator[str]:
    title = gathered.reading.title
    if title:
        yield f"# from: {title.origin}"
    else:
        yield "# TODO: write the headline as printed; none was found: a flash without one needs a few words of your own"
    yield from _doubts(gathered, "title")
    yield f"title: {scalar(title.value)}" if title else "title:"
    yield from _doubts(gathered, "authors")
    if authors := gathered.reading.authors:
        yield f"# from: {authors[0].origin}"
        yield f"authors: [{', '.join(scalar(author.value) for author in authors)}]"


def _doubts(gathered: Gathered, field: str, indent: str = "") -> Iterator[str]:
    """Yield what a person has to look at before a field is right."""
    return (f"{indent}# TODO: {note.text}" for note in gathered.reading.notes if note.field == field)


def _publisher(archive: Archive, gathered: Gathered) -> Iterator[str]:
    if gathered.publisher:
        yield f"# from: {gathered.publisher.origin}"
        yield f"publisher: {gathered.publisher.value}"
        return
    known = ", ".join(source.id for source in archive.sources.values() if source.kind == "publisher")
    where = f"; no record has the host of {gathered.url.value} in its hosts" if gathered.url else ""
    named = ", ".join(likely_publishers(archive, gathered.names))
    likely = f"; the text names {named}" if named else ""
    yield f"# TODO: name the publisher, one of {known}, or a new record in archive/sources{where}{likely}"
    yield "publisher:"


def _published(gathered: Gathered) -> Iterator[str]:
    yield "published:"
    if gathered.published is None:
        reading = gathered.reading
        read = [f"{found.value} ({found.origin})" for found in (*reading.dates, *reading.refused)]
        why = "what was read differs" if reading.dates else "what was read lies outside the archive's years"
        mentioned = ", ".join(f"{found.value} ({found.origin})" for found in reading.mentioned[:MOST_MENTIONED])
        named = f"; it mentions {mentioned}" if mentioned else ""
        hint = f"{why}: {', '.join(read)}" if read else f"no day of publication was found in it{named}"
        yield from _doubts(gathered, "published", "  ")
        yield f"  # TODO: write the date, EDTF; {hint}. Then run 'annals new' again with --date, to read its days"
        yield "  date:"
        yield "  basis:"
        return
    origin = gathered.published_origin
    yield f"  # from: {origin}"
    yield from _doubts(gathered, "published", "  ")
    if origin == "htmldate":
        yield "  # TODO: compare this date with the page; htmldate read it from the address or from the page's code"
    yield f"  date: {_date(gathered.published)}"
    if origin == "--date":
        yield "  # TODO: say how the date is known; or write 'basis: stated' and the paragraph that states it"
        yield "  basis: inferred"
        yield "  reason:"
        return
    yield "  basis: stated"
    if match := re.fullmatch(r"paragraph (\d+)", origin):
        yield f"  paragraph: {match[1]}"


def _date(date: Edtf) -> str:
    return f'"{date}"' if date.text[0] in "[{" else date.text


def _language(gathered: Gathered) -> Iterator[str]:
    language = gathered.reading.language
    if gathered.given.language:
        yield "# from: --language"
    else:
        yield f"# from: {language.origin}" if language else "# TODO: write the language, such as en or ar"
        yield from _doubts(gathered, "language")
    yield f"language: {gathered.given.language or (language.value if language else '')}".rstrip()


def _address(gathered: Gathered) -> Iterator[str]:
    if gathered.url is None:
        yield from _doubts(gathered, "url")
        yield "# TODO: write url and url_status, or say under url_note what is known about the address"
        yield "url:"
    else:
        yield f"# from: {gathered.url.origin}"
        yield f"url: {gathered.url.value}"
        yield f"url_status: {'live' if gathered.given.fetched and not gathered.archived else 'unchecked'}"
    if gathered.archived:
        yield f"# from: {gathered.archived.origin}"
        yield f"archived: [{scalar(gathered.archived.value)}]"


def _capture(gathered: Gathered) -> Iterator[str]:
    yield from _doubts(gathered, "capture")
    yield "capture:"
    yield f"  sha256: {gathered.text.sha256}"
    yield f"  bytes: {gathered.size}"
    yield f"  paragraphs: {len(gathered.text.paragraphs)}"
    for field, made in (("fingerprints", gathered.text.fingerprints), ("sketches", gathered.text.sketches)):
        first, *rest = listed(list(made)).split("\n")
        yield f"  {field}: {first}"
        yield from (f"  {row}" for row in rest)


def _offered_credits(archive: Archive, credits: Iterable[Credit]) -> Iterator[str]:
    offered = list(credits)
    if offered:
        yield "# TODO: confirm or delete these credits; correct which paragraphs each made, and say how you know"
        yield "# credits:"
    for credit in offered:
        yield f"#   - source: {credit.source}"
        yield f"#     role: {credit.role}"
        yield f"#     paragraphs: {_spans(credit.paragraphs)}"
        yield f"#     credited: {'no' if credit.seen_in else 'yes'}"
        yield f"#     basis: {credit.basis}"
        if credit.seen_in:
            yield from _offered_reference(archive, credit.seen_in)


def _offered_reference(archive: Archive, other: Article) -> Iterator[str]:
    """Yield where the text of an article can be read, as a record cites it."""
    day = date_format.words(other.published.date)
    yield "#     references:"
    yield f"#       - cites: {scalar(f'{archive.name(other.publisher)}, {other.title}, {day}')}"
    yield f"#         url: {scalar(other.url)}" if other.url else "#         url:"


def _spans(numbers: Iterable[int]) -> str:
    return written_spans(tuple(Span(number, number) for number in dict.fromkeys(numbers)))


def _named(archive: Archive, gathered: Gathered) -> Iterator[str]:
    found = gathered.names
    publisher = gathered.publisher.value if gathered.publisher else ""
    for kind in kinds.named():
        ids = [id for id in archive.of_kind(kind.name) if id in found.names and id != publisher]
        if ids:
            yield "# from: spellings known to the archive"
            yield f"{kind.folder}:"
            yield from (f"  {id}: [{', '.join(map(scalar, found.names[id]))}]" for id in ids)
    for spelling, where in found.open.items():
        meant = " or ".join(found.meanings[spelling])
        yield f"# TODO: {spelling} (paragraph {_spans(where)}) may mean {meant}; list it there if it does"
    for printed, unknown in found.unknown.items():
        near = " or ".join(map(archive.name, unknown.places))
        told = f"{printed} (paragraph {_spans(unknown.paragraphs)}) is not a known spelling: did you mean {near}?"
        yield f"# TODO: {told} If so, list it under towns, {' or '.join(unknown.places)}, as it is printed"


def _days(gathered: Gathered) -> Iterator[str]:
    if gathered.days:
        yield "# Days named in the text:"
    for day in gathered.days:
        read = f"is {day.when}" if day.when else "is not resolved"
        basis = f" ({day.basis})" if day.basis else ""
        yield f"#   paragraph {day.paragraph}: {day.words} {read}{basis}{_saying(day)}"


def _saying(day: DayWords) -> str:
    return ", when it was said" if day.said else ", said or happened then" if day.unsure else ""


def _claims(archive: Archive, gathered: Gathered) -> Iterator[str]:
    if gathered.events:
        yield f"# Archived events of these places and days: {', '.join(gathered.events)}"
    if not gathered.offers:
        yield "# TODO: write the claims; no figure was found that could be one"
        return
    yield _CONFIRM
    yield "# claims:"
    sources: dict[int, list[str]] = {}
    for id, where in gathered.names.where.items():
        if id in archive.sources:
            for number in where:
                sources.setdefault(number, []).append(id)
    for number, offer in enumerate(gathered.offers, 1):
        yield from (f"# {line}" for line in _claim(gathered, offer, number, sources))


def _claim(gathered: Gathered, offer: Offer, number: int, sources: Mapping[int, list[str]]) -> Iterator[str]:
    publisher = gathered.publisher.value if gathered.publisher else ""
    heard = [id for id in sources.get(offer.paragraph, []) if id != publisher]
    yield f"  - id: c{number}"
    yield "    about:"
    counted = offer.counted
    if counted.households:
        yield f"    # TODO: the text counts {counted.households}, and no measure does; leave this claim out"
    yield f"    states: {counted.states}".rstrip()
    if counted.part and not counted.subset:
        yield "    # TODO: this is a part of the figure before it; say which, in a word or two"
    if counted.part:
        yield f"    subset: {scalar(counted.subset) if counted.subset else ''}".rstrip()
    yield f"    figure: {offer.figure}"
    if counted.unit:
        yield f"    unit: {counted.unit}"
    days = [day for day in gathered.days if day.paragraph == offer.paragraph and day.words in offer.sentence]
    yield from _dated(days)
    if len(heard) > 1:
        yield f"    # TODO: put the chain in order; the paragraph names {', '.join(heard)}"
    yield f"    chain: [{heard[0]}, {publisher}]" if publisher and len(heard) == 1 else "    chain:"
    yield f"    paragraph: {offer.paragraph}"


def _dated(days: list[DayWords]) -> Iterator[str]:
    """Yield the day of an offered claim, where its sentence has one and it is clear which it is and what it dates."""
    if len(days) != 1 or days[0].vague or not _of_days(days[0]):
        return
    (day,) = days
    if day.unsure:
        yield f"    # TODO: {day.when} dates the saying ('said') or what happened ('when'); write it where it belongs"
        return
    field = "said" if day.said else "when"
    yield f"    {field}: {day.when}"
    yield f"    {field}_words: {scalar(day.words)}"
    if field == "when" and day.basis:
        yield f"    when_basis: {scalar(day.basis)}"


def _of_days(day: DayWords) -> bool:
    """Return whether words state a day, or the first and the last of several."""
    return all(edtf.parse(end or "XXXX").day for end in day.when.split("/"))
