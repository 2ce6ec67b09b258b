"""An article of the press as a record: what it is, who made it, what it names and what it claims."""

from typing import Literal

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


@record
class Published(Record):
    """When the article came out, and how that is known."""

    date: Edtf = describe("day of publication, EDTF", example="2015-08-06")
    basis: Literal["stated", "inferred"] = describe("whether the article states the date or we worked it out")
    paragraph: Number | None = describe("paragraph that states the date", default=None, example="2")
    reason: Text | None = describe("how the date was worked out; required where the basis is inferred", default=None)


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
    authors: tuple[Label, ...] = describe("names in the byline, as printed", default=(), max_length=30)
    publisher: Slug = describe("who published it, an id of archive/sources", example="new-arab")
    published: Published = describe("when it came out")
    language: Language = describe("language of the article, BCP 47", example="en")
    url: Url | None = describe("address of the original", default=None)
    url_status: Literal["unchecked", "live", "moved", "gone"] | None = describe(
        "what that address gave when last opened", default=None
    )
    url_note: Text | None = describe("what is known about the address; required where there is none", default=None)
    archived: tuple[Url, ...] = describe("addresses of copies in web archives", default=(), max_length=20)
    rights: Url = describe(
        "rights statement for the article itself", example="http://rightsstatements.org/vocab/InC/1.0/"
    )
    capture: Capture = describe("the saved text the record was written from")
    credits: tuple[Credit, ...] = describe("who made which paragraphs", default=(), max_length=100)
    towns: dict[Slug, tuple[Label, ...]] = describe(
        "every place the article names, with the spellings it uses", default={}, max_length=300
    )
    groups: dict[Slug, tuple[Label, ...]] = describe(
        "every armed group it names, with the words it uses", default={}, max_length=300
    )
    sources: dict[Slug, tuple[Label, ...]] = describe(
        "every source it draws on, with the words it uses", default={}, max_length=300
    )
    note: Text | None = describe("anything a reader must know about it, in our own words", default=None)
    claims: tuple[Claim, ...] = describe("what the article states, one statement each", default=(), max_length=200)
    body: str
    path: str

    @property
    def blocks(self) -> dict[str, dict[str, tuple[str, ...]]]:
        """Return the blocks of what the article names, by the folder of the kind of record."""
        return {"towns": self.towns, "groups": self.groups, "sources": self.sources}

    @property
    def names(self) -> dict[str, tuple[str, ...]]:
        """Return every id the article names with the words it uses, places, groups and sources."""
        return {**self.towns, **self.groups, **self.sources}
