"""The tables of towns, groups and sources: their names, and how they hang together."""

from collections.abc import Iterable

from annals.data.tables import ACLED, Column, Row, Table
from annals.facts.index import Index
from annals.model import Archive
from annals.model.vocabulary import GROUP_KINDS

NAME_AR = Column("name_ar", "name in Arabic")
SPELLINGS = Column("spellings", "other spellings, in the articles and elsewhere", between=" | ")
NAMED_IN = Column("articles", "articles that name it", "integer")


def _towns(archive: Archive, index: Index) -> Iterable[Row]:
    for town in archive.places.values():
        point = town.coordinates
        yield (
            town.id, town.name, town.name_ar, town.kind, town.within, town.admin1, town.admin2, town.admin3,
            town.pcode, town.geonames, point.lat if point else None, point.lon if point else None,
            point.source if point else None, town.spellings, len(index.articles_naming.get(town.id, ())),
        )  # fmt: skip


def _groups(archive: Archive, index: Index) -> Iterable[Row]:
    for group in archive.groups.values():
        yield (
            group.id, group.name, group.name_ar, group.kind, GROUP_KINDS[group.kind][0], group.parent,
            "yes" if group.collective else "no", group.spellings, len(index.articles_naming.get(group.id, ())),
        )  # fmt: skip


def _sources(archive: Archive, index: Index) -> Iterable[Row]:
    for source in archive.sources.values():
        yield (
            source.id, source.name, source.name_ar, source.kind, source.same_house, index.house(source.id),
            source.speaks_for, source.base, source.hosts, source.independence, source.spellings,
            len(index.articles_naming.get(source.id, ())),
        )  # fmt: skip


TOWNS = Table(
    "towns",
    "Towns: the places that articles name, of every kind",
    (
        Column("town", "place id"),
        Column("name", "the name this archive uses"),
        NAME_AR,
        Column("kind", "town, city, suburb, region, governorate, country, base, crossing, road or site"),
        Column("within", "larger place it lies in", refers="towns"),
        Column("admin1", "governorate", like=ACLED),
        Column("admin2", "district", like=ACLED),
        Column("admin3", "subdistrict", like=ACLED),
        Column("pcode", "OCHA place code"),
        Column("geonames", "GeoNames id", "integer"),
        Column("latitude", "degrees north, WGS 84", "number", like=ACLED),
        Column("longitude", "degrees east, WGS 84", "number", like=ACLED),
        Column("coordinates_source", "where the coordinates were read"),
        SPELLINGS,
        NAMED_IN,
    ),
    _towns,
    searched=("name", "name_ar", "spellings"),
)
GROUPS = Table(
    "groups",
    "Groups: armed groups and forces",
    (
        Column("group", "group id"),
        Column("name", "the name this archive uses"),
        NAME_AR,
        Column("kind", "what kind of actor it is, in our reading"),
        Column("inter", "number of that kind, in our reading", "integer", like=ACLED),
        Column("parent", "larger force it belongs to", refers="groups"),
        Column("collective", "yes where it stands for several unnamed groups, else no"),
        SPELLINGS,
        NAMED_IN,
    ),
    _groups,
    searched=("name", "name_ar", "spellings"),
)
SOURCES = Table(
    "sources",
    "Sources: whoever says or carries a statement",
    (
        Column("source", "source id"),
        Column("name", "the name this archive uses"),
        NAME_AR,
        Column("kind", "what kind of source it is"),
        Column("same_house", "source it shares a roof with", refers="sources"),
        Column("house", "source that stands for everyone under that roof", refers="sources"),
        Column("speaks_for", "group it speaks for", refers="groups"),
        Column("base", "where it works from"),
        Column("hosts", "host names of its sites", between=" "),
        Column("independence", "how far it stands from the parties, in our words"),
        SPELLINGS,
        NAMED_IN,
    ),
    _sources,
    searched=("name", "name_ar", "spellings"),
)
