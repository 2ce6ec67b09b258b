"""What an archive says about itself, in `archive/archive.md`."""

from annals.model.fields import Edtf, Label, Language, Record, Slug, describe


class About(Record):
    """The archive as a whole. The prose below the front matter opens the home page."""

    title: Label = describe("name of the archive")
    subtitle: Label = describe("one line that says what it holds")
    language: Language = describe("language of the pages, BCP 47", example="en")
    region: Slug = describe("the place the archive is about, an id of archive/towns")
    period: Edtf = describe("the years it covers, EDTF", example="2015/2017")
    body: str
    path: str
