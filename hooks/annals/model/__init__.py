"""The records of an archive: frozen, typed, one file per kind. Reading them is `annals.load`."""

from annals.model.about import About
from annals.model.archive import KINDS, Archive, Entry, folder
from annals.model.article import Article, Capture, Credit, Published
from annals.model.claim import Claim, Relation
from annals.model.event import Control, Event
from annals.model.fields import Record, Span
from annals.model.group import Group
from annals.model.named import Named
from annals.model.place import Coordinates, Line, Place
from annals.model.source import Source

__all__ = [
    "KINDS",
    "About",
    "Archive",
    "Article",
    "Capture",
    "Claim",
    "Control",
    "Coordinates",
    "Credit",
    "Entry",
    "Event",
    "Group",
    "Line",
    "Named",
    "Place",
    "Published",
    "Record",
    "Relation",
    "Source",
    "Span",
    "folder",
]  # fmt: skip
