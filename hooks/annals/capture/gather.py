"""Everything that can be told of an article before a person looks: gathered from its text and the archive."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import islice

from annals.capture.candidates import Offer, offers
from annals.capture.duplicates import Likeness, likely_makers, likeness
from annals.capture.fingerprints import Text, text_of
from annals.capture.found import Found
from annals.capture.paragraphs import Paragraph, Part, read_parts
from annals.capture.reading import Reading
from annals.capture.recognise import Recognised, Recogniser
from annals.capture.saved_from import clean_url, host_of
from annals.language.date_phrases import DayWords, find_days
from annals.model import Archive, Article
from annals.values import edtf
from annals.values.copies import copy_of
from annals.values.edtf import Edtf

NEAR = 14
"""Days before publication in which an archived event is proposed."""

MOST_EVENTS = 8
"""Archived events that are proposed, the likeliest first."""

MOST_OFFERS = 200
"""Figures that are offered as claims, the first ones; a record holds no more."""

_A_MONTH = 31
"""Days that words may leave open and yet point at an event."""


@dataclass(frozen=True)
class Given:
    """What a person said of the article, which overrides what was read; `""` each where they did not say."""

    publisher: str = ""
    url: str = ""
    date: str = ""
    language: str = ""
    fetched: bool = False


@dataclass(frozen=True)
class Credit:
    """Who may have made paragraphs, and why it seems so; `seen_in` is another article that has them, uncredited."""

    source: str
    role: str
    paragraphs: tuple[int, ...]
    basis: str
    seen_in: Article | None = None


@dataclass(frozen=True)
class Gathered:
    """What is known of an article: facts with where they were read, and proposals. Empty is unknown."""

    reading: Reading
    text: Text
    size: int
    given: Given
    publisher: Found | None
    url: Found | None
    archived: Found | None
    published: Edtf | None
    published_origin: str
    parts: tuple[Paragraph, ...]
    names: Recognised
    days: tuple[DayWords, ...]
    offers: tuple[Offer, ...]
    credits: tuple[Credit, ...]
    events: tuple[str, ...]
    like: Likeness


def gather(archive: Archive, reading: Reading, given: Given) -> Gathered:
    """Return everything that is known of an article that was read."""
    data = reading.text.encode()
    text = text_of(data)
    title = reading.title.value if reading.title else ""
    parts = tuple(read_parts(text.paragraphs, title))
    told = [(part.number, part.text) for part in parts if part.part not in (Part.FURNITURE, Part.BYLINE)]
    url, archived = _addresses(reading, given)
    publisher = Found(given.publisher, "--publisher") if given.publisher else _publisher(archive, url)
    published, origin = _published(reading, given)
    recogniser = Recogniser(archive)
    names = recogniser.read(told)
    days = tuple(_days(parts, published, origin))
    like = likeness(archive, text, url.value if url else "")
    return Gathered(
        reading=reading, text=text, size=len(data), given=given, publisher=publisher, url=url, archived=archived,
        published=published, published_origin=origin, parts=parts, names=names, days=days,
        offers=tuple(islice(offers(parts), MOST_OFFERS)), credits=tuple(_credits(recogniser, parts, names, like)),
        events=tuple(_events(archive, names, days, published)), like=like,
    )  # fmt: skip


def _addresses(reading: Reading, given: Given) -> tuple[Found | None, Found | None]:
    """Return the address of the original and that of a copy; what was given may be the address of either."""
    if not given.url:
        return reading.url, reading.archived
    copy = copy_of(given.url)
    if copy is None:
        return Found(given.url, "--url"), reading.archived
    original = Found(clean_url(copy.original), "--url, the address inside it") if copy.original else reading.url
    return original, Found(copy.address, "--url") if copy.address else reading.archived


def _publisher(archive: Archive, url: Found | None) -> Found | None:
    """Return the source whose site an address is of."""
    host = host_of(url.value) if url else ""
    for source in archive.sources.values():
        for known in source.hosts:
            if host and (host == known or host.endswith(f".{known}")):
                return Found(source.id, f"the host {host}")
    return None


def _published(reading: Reading, given: Given) -> tuple[Edtf | None, str]:
    """Return the date of publication and where it was read; None and `""` where the page gives several, or none."""
    if given.date:
        stated = [found.origin for found in reading.dates if found.value == given.date]
        return edtf.parse(given.date), next(iter(stated), "--date")
    if len({found.value for found in reading.dates}) == 1:
        return edtf.parse(reading.dates[0].value), reading.dates[0].origin
    return None, ""


def _days(parts: tuple[Paragraph, ...], published: Edtf | None, origin: str) -> Iterator[DayWords]:
    """Yield the words for days of the story and its captions, without the day that the page prints for itself."""
    for part in parts:
        if part.part not in (Part.FURNITURE, Part.TITLE, Part.REPEAT):
            for day in find_days(part.number, part.text, published):
                if not (published and day.when == published.text and origin == f"paragraph {part.number}"):
                    yield day


def _credits(
    recogniser: Recogniser, parts: tuple[Paragraph, ...], names: Recognised, like: Likeness
) -> Iterator[Credit]:
    """Yield who may have made the text or a picture: agencies named, captions' credits, makers of shared text."""
    archive = recogniser.archive
    for part in parts:
        for source in recogniser.read([(part.number, part.credit)]).names if part.credit else ():
            if source in archive.sources:
                yield Credit(source, "photo", (part.number,), "credit in the picture caption")
    captions = {part.number for part in parts if part.credit}
    for source, where in names.where.items():
        named = tuple(number for number in where if number not in captions)
        if named and source in archive.sources and archive.sources[source].kind == "wire":
            yield Credit(source, "text", named, f"the agency is named in paragraph {named[0]}")
    for id, reuse in like.shared.items():
        other = archive.articles[id]
        basis = f"the same paragraphs{', some edited,' if reuse.edited else ''} stand in {id}, of {other.publisher}"
        for source in likely_makers(archive, other, reuse.paragraphs):
            yield Credit(source, "text", reuse.paragraphs, basis, other)


def _events(archive: Archive, names: Recognised, days: Iterable[DayWords], published: Edtf | None) -> list[str]:
    """Return the archived events of the towns named, the nearest first.

    An event is near where it may be of a day or month that the text names, or of the days before publication;
    those of the text go first, and words for a day before words for a month.
    """
    named = [span for day in days if day.when and (span := _span(edtf.parse(day.when)))]
    before: list[tuple[date, date]] = []
    if published and published.lower and published.upper:
        before = [(date.fromordinal(max(1, published.lower.toordinal() - NEAR)), published.upper)]
    ranked = []
    for position, event in enumerate(archive.events.values()):
        near = [
            (spans is before, last - first, abs(last - (event.when.upper or last)))
            for spans in (named, before)
            for first, last in spans
            if event.when.overlaps(first, last)
        ]
        if event.place in names.names and near:
            ranked.append((min(near), -len(names.where[event.place]), position, event.id))
    nearest: dict[str, str] = {}  # one event of each place goes before all others
    for *_rank, id in sorted(ranked):
        nearest.setdefault(archive.events[id].place, id)
    return list(dict.fromkeys((*nearest.values(), *(id for *_rank, id in sorted(ranked)))))[:MOST_EVENTS]


def _span(when: Edtf) -> tuple[date, date] | None:
    """Return the first and last day that a date leaves possible, if they are no further apart than a month.

    Of what lasts longer, or has not ended, those of its beginning.
    """
    for part in (when, when.opening):
        if part.lower and part.upper and (part.upper - part.lower).days <= _A_MONTH:
            return part.lower, part.upper
    return None


def likely_publishers(archive: Archive, names: Recognised) -> list[str]:
    """Return the sources that publish articles and that a text names."""
    return [id for id in names.names if id in archive.sources and archive.sources[id].kind == "publisher"]
