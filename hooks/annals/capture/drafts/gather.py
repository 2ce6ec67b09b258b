"""Everything that can be told of an article before a person looks: gathered from its text and the archive."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import islice

from annals.capture.drafts.claimed import Claimed
from annals.capture.drafts.duplicates import Likeness, likely_makers, likeness
from annals.capture.drafts.nearby import Near, near_events
from annals.capture.drafts.publishers import of_page
from annals.capture.fingerprints import Text, text_of
from annals.capture.saved.found import Found
from annals.capture.saved.paragraphs import Paragraph, Part, read_parts
from annals.capture.saved.reading import Reading
from annals.capture.saved.saved_from import clean_url
from annals.capture.text.candidates import Offer, offers
from annals.capture.text.datelines import in_dateline_alone
from annals.capture.text.recognise import Recognised, Recogniser
from annals.language.date_phrases import DayWords, find_days
from annals.model import Archive, Article, kinds
from annals.model.article import UNDATED
from annals.values import edtf
from annals.values.copies import copy_of
from annals.values.edtf import Edtf

NO_ADDRESS = "-"
"""Given as its address, it says that an article has none, whatever was read."""

GUESSED = "htmldate"
"""Where a day of publication was read that may be another day of the page."""

MOST_OFFERS = 200
"""Figures that are offered as claims, the first ones; a record holds no more."""


@dataclass(frozen=True)
class Given:
    """What a person said of the article, which overrides what was read; `""` or None each where they did not say.

    `date` may be `undated`. `reason` says how a day was worked out that the article does not state. `page`, `held` and
    `url_note` stand in for an address. `names` are all the places, groups and sources that it names, with its words.
    `confirmed` says that a person has seen all of it, so that nothing is left to compare.
    """

    publisher: str = ""
    url: str = ""
    date: str = ""
    language: str = ""
    fetched: bool = False
    title: str = ""
    authors: tuple[str, ...] | None = None
    reason: str = ""
    page: str = ""
    held: str = ""
    url_note: str = ""
    names: Mapping[str, tuple[str, ...]] | None = None
    events: tuple[str, ...] = ()
    abstract: str = ""
    claims: tuple[Claimed, ...] = ()
    confirmed: bool = False


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
    near: Near
    like: Likeness
    only_in_dateline: Mapping[str, int]

    @property
    def title(self) -> Found | None:
        """Return the headline."""
        return Found(self.given.title, "--title") if self.given.title else self.reading.title

    @property
    def authors(self) -> tuple[Found, ...]:
        """Return the names of the byline."""
        given = self.given.authors
        return self.reading.authors if given is None else tuple(Found(name, "--author") for name in given)

    @property
    def named(self) -> Mapping[str, tuple[str, ...]]:
        """Return what the article names, with its words: as a person has it, else as it was recognised."""
        return self.names.names if self.given.names is None else self.given.names

    @property
    def datelined(self) -> Mapping[str, int]:
        """Return the places that stand in the dateline alone, each with its paragraph; none that a person named."""
        return {} if self.given.names is not None else self.only_in_dateline

    @property
    def undated(self) -> bool:
        """Return whether a person said that the article bears no date."""
        return self.given.date == kinds.UNDATED


def gather(archive: Archive, reading: Reading, given: Given) -> Gathered:
    """Return everything that is known of an article that was read."""
    data = reading.text.encode()
    text = text_of(data)
    title = given.title or (reading.title.value if reading.title else "")
    parts = tuple(read_parts(text.paragraphs, title))
    told = [(part.number, part.text) for part in parts if part.part not in (Part.FURNITURE, Part.BYLINE)]
    url, archived = _addresses(reading, given)
    publisher = _publisher(archive, reading, given, url)
    published, origin = _published(reading, given)
    recogniser = Recogniser(archive)
    names = recogniser.read(told)
    days = tuple(_days(parts, published, origin))
    like = likeness(archive, text, url.value if url else "")
    return Gathered(
        reading=_with_language(archive, reading, publisher), text=text, size=len(data), given=given,
        publisher=publisher, url=url, archived=archived, published=published, published_origin=origin, parts=parts,
        names=names, days=days, offers=tuple(islice(_offers(archive, parts), MOST_OFFERS)),
        credits=tuple(_credits(recogniser, parts, names, like)),
        near=near_events(archive, names.where, days, published), like=like,
        only_in_dateline=in_dateline_alone(archive, parts, names.names, names.where),
    )  # fmt: skip


def _offers(archive: Archive, parts: Iterable[Paragraph]) -> Iterator[Offer]:
    """Yield the figures of a text; what one counts is left to a person where the archive has no such measure."""
    for offer in offers(parts):
        known = offer.counted.states in archive.vocabulary.measures
        yield offer if known else replace(offer, counted=replace(offer.counted, states=""))


def gathered_again(archive: Archive, before: Gathered, given: Given) -> Gathered:
    """Return what was gathered of an article as it stands once a person said more of it; the text is not read again.

    The names are sought again only where the archive has other records than before, which the caller sees to.
    """
    url, archived = _addresses(before.reading, given)
    publisher = _publisher(archive, before.reading, given, url)
    published, origin = _published(before.reading, given)
    days = tuple(_days(before.parts, published, origin))
    where = {id: before.names.where.get(id, (0,)) for id in (given.names or before.names.names)}
    return replace(
        before, reading=_with_language(archive, before.reading, publisher), given=given, url=url,
        archived=archived, publisher=publisher, published=published, published_origin=origin, days=days,
        near=near_events(archive, where, days, published),
    )  # fmt: skip


def _addresses(reading: Reading, given: Given) -> tuple[Found | None, Found | None]:
    """Return the address of the original and that of a copy; what was given may be the address of either."""
    if given.url == NO_ADDRESS:
        return None, reading.archived
    if not given.url:
        return reading.url, reading.archived
    copy = copy_of(given.url)
    if copy is None:
        return Found(given.url, "--url"), reading.archived
    original = Found(clean_url(copy.original), "the address inside that of --url") if copy.original else reading.url
    return original, Found(copy.address, "--url") if copy.address else reading.archived


def _publisher(archive: Archive, reading: Reading, given: Given, url: Found | None) -> Found | None:
    """Return who published an article: as a person has it, else by the host of its address or the name of its site."""
    if given.publisher:
        return Found(given.publisher, "--publisher")
    return of_page(archive, url.value if url else "", reading.site)


def _with_language(archive: Archive, reading: Reading, publisher: Found | None) -> Reading:
    """Return what was read, in the language of its publisher's other articles if it does not show its own."""
    if reading.language or publisher is None:
        return reading
    known = {article.language for article in archive.articles.values() if article.publisher == publisher.value}
    if len(known) != 1:
        return reading
    return replace(reading, language=Found(known.pop(), "its publisher's other articles"))


def _published(reading: Reading, given: Given) -> tuple[Edtf | None, str]:
    """Return the date of publication and where it was read; None and `""` where the page gives several, or none."""
    if given.date == kinds.UNDATED:
        return edtf.parse(UNDATED), "--date"
    if given.date:
        stated = [found.origin for found in reading.dates if found.value == given.date and not _open(found, given)]
        return edtf.parse(given.date), next(iter(stated), "--date")
    if len({found.value for found in reading.dates}) == 1:
        return edtf.parse(reading.dates[0].value), reading.dates[0].origin
    return None, ""


def _open(found: Found, given: Given) -> bool:
    """Return whether it is still to be seen if a day that was read is right: a guess that no person confirmed."""
    return given.confirmed and found.origin == GUESSED


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
        basis = f"the same paragraphs{', some edited,' if reuse.edited else ''} are in {id}, of {other.publisher}"
        for source in likely_makers(archive, other, reuse.paragraphs):
            yield Credit(source, "text", reuse.paragraphs, basis, other)


def likely_publishers(archive: Archive, names: Recognised) -> list[str]:
    """Return the sources that publish articles and that a text names."""
    return [id for id in names.names if id in archive.sources and archive.sources[id].kind == "publisher"]
