"""Everything that can be told of an article before a person looks: gathered from its text and the archive."""

from collections.abc import Iterator
from dataclasses import dataclass

from annals import dates
from annals.dates import Edtf
from annals.days import DayWords, find_days
from annals.drafting.duplicates import Likeness, likely_makers, likeness
from annals.drafting.metadata import Found, host_of
from annals.drafting.offers import Offer, offers
from annals.drafting.page import Reading
from annals.drafting.parts import Paragraph, Part, read_parts
from annals.drafting.recognise import Recognised, recognise
from annals.evidence import Text, text_of
from annals.model import Archive

NEAR = 14
"""Days before publication in which an archived event is proposed."""


@dataclass(frozen=True)
class Given:
    """What a person said of the article; it goes before what was read. Empty where nothing was said."""

    publisher: str = ""
    url: str = ""
    date: str = ""
    language: str = ""
    fetched: bool = False


@dataclass(frozen=True)
class Credit:
    """Who may have made paragraphs, and why it seems so."""

    source: str
    role: str
    paragraphs: tuple[int, ...]
    credited: bool
    basis: str


@dataclass(frozen=True)
class Gathered:
    """What is known of an article: facts with where they were read, and proposals. Empty is unknown."""

    reading: Reading
    text: Text
    size: int
    given: Given
    publisher: Found | None
    url: Found | None
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
    told = [(part.number, part.text) for part in parts if part.part is not Part.FURNITURE]
    url = Found(given.url, "--url") if given.url else reading.url
    publisher = Found(given.publisher, "--publisher") if given.publisher else _publisher(archive, url)
    published, origin = _published(reading, given)
    names = recognise(archive, told)
    like = likeness(archive, text, url.value if url else "")
    return Gathered(
        reading=reading, text=text, size=len(data), given=given, publisher=publisher, url=url, published=published,
        published_origin=origin, parts=parts, names=names, days=tuple(_days(parts, published, origin)),
        offers=tuple(offers(parts)), credits=tuple(_credits(archive, parts, names, like)),
        events=tuple(_events(archive, names, published)), like=like,
    )  # fmt: skip


def _publisher(archive: Archive, url: Found | None) -> Found | None:
    """Return the source whose site an address is of."""
    host = host_of(url.value) if url else ""
    for source in archive.sources.values():
        for known in source.hosts:
            if host and (host == known or host.endswith(f".{known}")):
                return Found(source.id, f"the host {host}")
    return None


def _published(reading: Reading, given: Given) -> tuple[Edtf | None, str]:
    """Return the date of publication and where it was read; nothing where what was read differs."""
    if given.date:
        stated = [found.origin for found in reading.dates if found.value == given.date]
        return dates.parse(given.date), next(iter(stated), "--date")
    if len({found.value for found in reading.dates}) == 1:
        return dates.parse(reading.dates[0].value), reading.dates[0].origin
    return None, ""


def _days(parts: tuple[Paragraph, ...], published: Edtf | None, origin: str) -> Iterator[DayWords]:
    """Yield the words for days of the story and its captions, without the day that the page prints for itself."""
    for part in parts:
        if part.part not in (Part.FURNITURE, Part.TITLE, Part.REPEAT):
            for day in find_days(part.number, part.text, published):
                if not (published and day.when == published.text and origin == f"paragraph {part.number}"):
                    yield day


def _credits(archive: Archive, parts: tuple[Paragraph, ...], names: Recognised, like: Likeness) -> Iterator[Credit]:
    """Yield who may have made the text or a picture: agencies named, captions' credits, makers of shared text."""
    for part in parts:
        for source in recognise(archive, [(part.number, part.credit)]).names if part.credit else ():
            if source in archive.sources:
                yield Credit(source, "photo", (part.number,), True, "credit in the picture caption")
    captions = {part.number for part in parts if part.credit}
    for source, where in names.where.items():
        named = tuple(number for number in where if number not in captions)
        if named and source in archive.sources and archive.sources[source].kind == "wire":
            yield Credit(source, "text", named, True, f"the agency is named in paragraph {named[0]}")
    for id, paragraphs in like.shared.items():
        other = archive.articles[id]
        for source in likely_makers(archive, other, paragraphs):
            yield Credit(source, "text", paragraphs, False, f"the same paragraphs stand in {id}, of {other.publisher}")


def _events(archive: Archive, names: Recognised, published: Edtf | None) -> Iterator[str]:
    """Yield the archived events of the towns named, in the days before publication."""
    if published and published.lower and published.upper:
        first = published.lower.toordinal() - NEAR
        for event in archive.events.values():
            if event.place in names.names and event.when.overlaps(
                published.lower.fromordinal(max(1, first)), published.upper
            ):
                yield event.id
