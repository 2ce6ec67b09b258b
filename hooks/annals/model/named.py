"""What towns, groups and sources share: an id, a name, an Arabic name, other spellings and references."""

from annals.model.arabic import ArabicLabel
from annals.model.fields import Label, Slug, describe
from annals.model.record import Record, record
from annals.model.reference import Reference


@record
class Named(Record):
    """A record that articles name, and that names in prose link to."""

    id: Slug = describe("permanent id, never changed once published", example="old-town")
    name: Label = describe("the name this archive uses")
    name_ar: ArabicLabel | None = describe("the name in Arabic", default=None, example="القريتين")
    spellings: tuple[Label, ...] = describe(
        "other spellings, in the articles and elsewhere", default=(), max_length=100
    )
    ambiguous: tuple[Label, ...] = describe(
        "spellings that are also other words; they never link themselves", default=()
    )
    not_this: tuple[Label, ...] = describe(
        "longer names with one of these in them that mean something else; who prints one does not name this",
        default=(),
        max_length=50,
        example="[Free Syrian Army]",
    )
    references: tuple[Reference, ...] = describe(
        "where names, and what is said of it, were read outside the archived articles; required with a name in Arabic "
        "and with `independence`",
        default=(),
        max_length=50,
    )
    body: str
    path: str

    @property
    def known_names(self) -> tuple[str, ...]:
        """Return every spelling, the archive's own first."""
        return (self.name, *((self.name_ar,) if self.name_ar else ()), *self.spellings)
