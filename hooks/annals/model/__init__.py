"""The records of an archive: frozen, typed, one file per kind. Reading them is `annals.load`."""

from annals.model.about import About
from annals.model.archive import Archive, called
from annals.model.article import Article, Capture, Credit, Published
from annals.model.author import Author
from annals.model.claim import Claim, Relation
from annals.model.event import Control, Event
from annals.model.fields import Span
from annals.model.group import Group
from annals.model.kinds import Entry, Kind, kind_named, kind_of
from annals.model.named import Named
from annals.model.place import Coordinates, Line, Place
from annals.model.record import Record
from annals.model.reference import Reference
from annals.model.source import Source, Speaker

__all__ = [
    "About",
    "Archive",
    "Article",
    "Author",
    "Capture",
    "Claim",
    "Control",
    "Coordinates",
    "Credit",
    "Entry",
    "Event",
    "Group",
    "Kind",
    "Line",
    "Named",
    "Place",
    "Published",
    "Record",
    "Reference",
    "Relation",
    "Source",
    "Span",
    "Speaker",
    "called",
    "kind_named",
    "kind_of",
]  # fmt: skip
