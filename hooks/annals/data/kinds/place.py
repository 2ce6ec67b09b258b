"""Places as data: the table of towns, and a `Place` of schema.org."""

from collections.abc import Iterable

from annals.data.kinds import named
from annals.data.kinds.data_of import DataOf
from annals.data.tables import ACLED, Column, Table
from annals.data.things import Node, Things, names_of
from annals.facts.facts import Facts
from annals.language.catalog import message
from annals.model import Place
from annals.model.kinds import TOWN


def _towns(facts: Facts) -> Iterable[named.Mentioned[Place]]:
    return named.mentioned(facts.archive.places.values(), facts)


TOWNS: Table[named.Mentioned[Place]] = Table(
    "towns",
    message("Towns: the places that articles name, of every kind"),
    (
        Column("town", "place id", lambda row: row.record.id),
        named.NAME,
        named.NAME_AR,
        Column(
            "kind",
            "{place_kinds}",
            lambda row: row.record.kind,
        ),
        Column("within", "larger place it lies in", lambda row: row.record.within, refers="towns"),
        Column("admin1", "{first}", lambda row: row.record.admin1, like=ACLED),
        Column("admin2", "{second}", lambda row: row.record.admin2, like=ACLED),
        Column("admin3", "{third}", lambda row: row.record.admin3, like=ACLED),
        Column("pcode", "OCHA place code", lambda row: row.record.pcode),
        Column("geonames", "GeoNames id", lambda row: row.record.geonames, "integer"),
        Column(
            "latitude",
            "degrees north, WGS 84",
            lambda row: row.record.coordinates.lat if row.record.coordinates else None,
            "number",
            like=ACLED,
        ),
        Column(
            "longitude",
            "degrees east, WGS 84",
            lambda row: row.record.coordinates.lon if row.record.coordinates else None,
            "number",
            like=ACLED,
        ),
        Column(
            "coordinates_source",
            "where the coordinates were read",
            lambda row: row.record.coordinates.source if row.record.coordinates else None,
        ),
        Column(
            "coordinates_note",
            "anything a reader must know about the position",
            lambda row: row.record.coordinates.note if row.record.coordinates else None,
        ),
        Column(
            "census_year",
            "year of a census, EDTF",
            lambda row: row.record.census.year.text if row.record.census else None,
        ),
        Column(
            "census_inhabitants",
            "people whom that census counted",
            lambda row: row.record.census.inhabitants if row.record.census else None,
            "integer",
        ),
        Column(
            "census_source",
            "who counted, and where the figure was read",
            lambda row: row.record.census.source if row.record.census else None,
        ),
        named.SPELLINGS,
        named.NAMED_IN,
        named.REFERENCES,
    ),
    _towns,
    named.address,
    searched=named.SEARCHED,
    label="name",
    facets=("kind",),
)


def _type(town: Place) -> str:
    return town.kind.entry.thing or "Place"


def _thing(things: Things, town: Place) -> Node:
    codes = {"OCHA P-code": town.pcode, "GeoNames": town.geonames}
    return {
        **things.refs[town.id],
        **names_of(things, town),
        "containedInPlace": things.get(town.within),
        "identifier": [
            {"@type": "PropertyValue", "propertyID": name, "value": str(code)} for name, code in codes.items() if code
        ],
        "geo": town.coordinates
        and {
            "@type": "GeoCoordinates",
            "latitude": str(town.coordinates.lat),
            "longitude": str(town.coordinates.lon),
        },
    }


DATA = DataOf(TOWN, TOWNS, _type, "place", _thing, place=lambda archive, id: archive.places[id])
