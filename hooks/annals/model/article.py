"""An article of the press as a record: what it is, who made it, what it names and what it claims.

A record grows. It is *listed* once it can be found: headline, publisher, day, language, and where it can be read. It is
*coded* once it has claims, and *verified* once each figure of theirs was found again in the saved text.
"""

from enum import StrEnum
from types import MappingProxyType
from typing import Literal

from annals.model.arabic import ArabicText
from annals.model.author import Byline, text_of
from annals.model.claim import Claim
from annals.model.fields import (
    ArticleId,
    Edtf,
    Fingerprint,
    Label,
    Language,
    Number,
    Sha256,
    Sketch,
    Slug,
    Spans,
    Text,
    Url,
    YesNo,
    describe,
)
from annals.model.record import Record, record
from annals.model.reference import Reference
from annals.model.shorthand import Shorthand
from annals.values.edtf import Precision

IN_COPYRIGHT = "http://rightsstatements.org/vocab/InC/1.0/"
"""The rights of an article of the press, where nothing else is said."""

UNDATED = "XXXX"
"""The date, in EDTF, of what bears none."""

_UNDATED = MappingProxyType({"date": UNDATED, "basis": "inferred", "reason": "It bears no date."})


class State(StrEnum):
    """How far the record of an article has come; derived, never typed."""

    LISTED = "listed"
    CODED = "coded"
    VERIFIED = "verified"


@record
class Published(Record):
    """When the article came out, and how that is known."""

    date: Edtf = describe("day of publication, EDTF", example="2015-08-06")
    basis: Literal["stated", "inferred"] = describe(
        "whether the article states the date or we worked it out", short=Shorthand(filled="stated")
    )
    paragraph: Number | None = describe("paragraph that states the date", default=None, example="2")
    reason: Text | None = describe("how the date was worked out; required where the basis is inferred", default=None)

    @property
    def undated(self) -> bool:
        """Return whether no day, month or year is known."""
        return self.date.precision is Precision.UNKNOWN


@record
class Printed(Record):
    """Where an article stands in a printed paper or magazine."""

    page: Label | None = describe("page or pages", default=None, example="7")
    section: Label | None = describe("part of the paper", default=None, example="World")
    issue: Label | None = describe("number of the issue", default=None, example="12345")
    edition: Label | None = describe("edition of that day", default=None, example="late edition")


@record
class Capture(Record):
    """The saved text the record was written from; it stays private, its sum does not."""

    sha256: Sha256 = describe("SHA-256 sum of the saved text")
    bytes: Number = describe("length of the saved text in bytes", example="2471")
    paragraphs: Number = describe("blocks of the saved text between blank lines", example="13")
    fingerprints: tuple[Fingerprint, ...] = describe(
        "fingerprint of each paragraph in order, `short` for one under eight words; 'annals verify --write' makes them",
        default=(),
    )
    sketches: tuple[Sketch, ...] = describe(
        "sketch of each paragraph in order, by which edited text is found, `short` where there is too little of it; "
        "'annals verify --write' makes them",
        default=(),
    )


@record
class Credit(Record):
    """Who made a part of the article, whether the article says so or not."""

    source: Slug = describe("the maker, an id of archive/sources", example="afp")
    role: Literal["text", "photo"] = describe("what they made", default="text")
    paragraphs: Spans = describe("which paragraphs of the capture", example="3-9, 12")
    credited: YesNo = describe("whether the article itself names the maker")
    basis: Text = describe("how we know", example="named in paragraph 5")
    references: tuple[Reference, ...] = describe(
        "where that can be read; required where the article does not name the maker", default=(), max_length=20
    )


@record
class Article(Record):
    """One press article. The prose below the front matter is an abstract in our own words."""

    id: ArticleId = describe("permanent id, from 'annals new-id'", example="mt5c42d9")
    title: Label = describe("the headline, as printed")
    title_romanised: Label | None = describe(
        "the headline in Latin letters, where it is printed in others",
        default=None,
        example="Hariq kabir fi al-madina al-qadima",
    )
    title_translated: Label | None = describe(
        "the headline in the language of the pages, where it is in another; our translation",
        default=None,
        example="Large fire in the old town",
    )
    authors: tuple[Byline, ...] = describe(
        "names in the byline, as printed, or in parts where a program would take the wrong ones",
        default=(),
        max_length=30,
    )
    publisher: Slug = describe("who published it, an id of archive/sources", example="new-arab")
    published: Published = describe(
        "when it came out; a day alone, `published: 2015-08-06`, is one that the article states, and `undated` says "
        "that it bears none and none could be worked out",
        short=Shorthand(text="date", words={"undated": _UNDATED}),
    )
    language: Language = describe("language of the article, BCP 47", example="en")
    url: Url | None = describe(
        "address of the original; required unless `printed`, `held` or `url_note` is there", default=None
    )
    url_status: Literal["unchecked", "live", "moved", "gone"] | None = describe(
        "what that address gave when last opened; `unchecked` where there is an address and nothing is said",
        default=None,
    )
    url_note: Text | None = describe(
        "what is known about the address; required where there is none, and neither `printed` nor `held`", default=None
    )
    printed: Printed | None = describe("where it stands in print", default=None)
    held: Text | None = describe(
        "where a copy can be consulted, such as a library with its shelf mark",
        default=None,
        example="Example Library, newspapers on microfilm, reel 33",
    )
    archived: tuple[Url, ...] = describe("addresses of copies in web archives", default=(), max_length=20)
    rights: Url = describe(
        "rights statement for the article itself", short=Shorthand(filled=IN_COPYRIGHT), example=IN_COPYRIGHT
    )
    capture: Capture | None = describe(
        "the saved text the record was written from; 'annals verify --write' makes it", default=None
    )
    events: tuple[Slug, ...] = describe(
        "events it reports; those that its statements are about need not stand here",
        default=(),
        max_length=100,
        example="[old-town-2015-08-fire]",
    )
    credits: tuple[Credit, ...] = describe("who made which paragraphs", default=(), max_length=100)
    towns: dict[Slug, tuple[Label, ...]] = describe(
        "every place the article names, with the spellings it uses",
        default={},
        max_length=300,
        short=Shorthand(ids=True),
    )
    groups: dict[Slug, tuple[Label, ...]] = describe(
        "every armed group it names, with the words it uses", default={}, max_length=300, short=Shorthand(ids=True)
    )
    sources: dict[Slug, tuple[Label, ...]] = describe(
        "every source it draws on, with the words it uses", default={}, max_length=300, short=Shorthand(ids=True)
    )
    about: Slug | None = describe(
        "what those statements are about that do not say it", default=None, short=Shorthand(given_to="claims")
    )
    chain: tuple[Slug, ...] = describe(
        "who said it, of those statements that do not say it: origin first, the publisher last",
        default=(),
        max_length=12,
        short=Shorthand(given_to="claims"),
    )
    abstract_ar: ArabicText | None = describe(
        "the abstract in Arabic, one paragraph of plain text in our own words", default=None
    )
    note: Text | None = describe("anything a reader must know about it, in our own words", default=None)
    claims: tuple[Claim, ...] = describe("what the article states, one statement each", default=(), max_length=200)
    body: str
    path: str

    @property
    def state(self) -> State:
        """Return how far the record has come: listed, coded with claims, or verified against the saved text."""
        if not self.claims:
            return State.LISTED
        figures = (claim for claim in self.claims if claim.figure and claim.figure.has_number)
        return State.VERIFIED if self.fingerprints and all(claim.evidence for claim in figures) else State.CODED

    @property
    def byline(self) -> tuple[str, ...]:
        """Return the names of those who wrote it, each as it is read."""
        return tuple(text_of(author) for author in self.authors)

    @property
    def sha256(self) -> str:
        """Return the SHA-256 sum of the saved text, or `""` where none is held."""
        return self.capture.sha256 if self.capture else ""

    @property
    def fingerprints(self) -> tuple[str, ...]:
        """Return the fingerprint of each paragraph of the saved text, or `()` where there are none."""
        return self.capture.fingerprints if self.capture else ()

    @property
    def sketches(self) -> tuple[str, ...]:
        """Return the sketch of each paragraph of the saved text, or `()` where there are none."""
        return self.capture.sketches if self.capture else ()

    @property
    def address_status(self) -> str:
        """Return what the address gave when last opened: `unchecked` if nothing is said, `""` if there is none."""
        told: str | None = self.url_status
        return (told or "unchecked") if self.url else ""

    @property
    def reports(self) -> tuple[str, ...]:
        """Return the ids of what the article reports on, each once: its `events`, and what its claims are about."""
        return tuple(dict.fromkeys((*self.events, *(claim.about for claim in self.claims))))

    @property
    def blocks(self) -> dict[str, dict[str, tuple[str, ...]]]:
        """Return the blocks of what the article names, by the folder of the kind of record."""
        return {"towns": self.towns, "groups": self.groups, "sources": self.sources}

    @property
    def names(self) -> dict[str, tuple[str, ...]]:
        """Return every id the article names with the words it uses, places, groups and sources."""
        return {**self.towns, **self.groups, **self.sources}
