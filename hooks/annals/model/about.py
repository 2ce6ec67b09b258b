"""What an archive says about itself, in `archive/archive.md`."""

from annals.model.fields import Edtf, Label, Language, Number, Slug, describe
from annals.model.record import Record, record


@record
class About(Record):
    """The archive as a whole. The prose below the front matter opens the home page."""

    title: Label = describe("name of the archive")
    subtitle: Label = describe("one line that says what it holds")
    languages: tuple[Language, ...] = describe(
        "languages of the pages, BCP 47 tags; the first is that of the records, and its pages stand at the root",
        example="[en, ar]",
        min_length=1,
        max_length=20,
    )
    region: Slug = describe("the place the archive is about, an id of archive/towns")
    period: Edtf = describe("the years it covers, EDTF", example="2015/2017")
    widest_gap_km: Number | None = describe(
        "kilometres within which a place must lie from another of its `admin1` area; without it, any gap passes",
        default=None,
        example="200",
    )
    body: str
    path: str

    @property
    def language(self) -> str:
        """Return the language of the records' own texts."""
        return self.languages[0]
