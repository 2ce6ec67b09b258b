"""A place: town, city, region, base, crossing or road, with its names and where it lies."""

from typing import Annotated

from annals.model.entries import PlaceKind
from annals.model.fields import (
    Edtf,
    Label,
    Latitude,
    Longitude,
    Number,
    PCode,
    Slug,
    Text,
    describe,
)
from annals.model.named import Named
from annals.model.record import Record, record
from annals.model.word import Word, WordOf


@record
class Coordinates(Record):
    """A point, WGS 84 decimal degrees, and where it was read."""

    lat: Latitude = describe("latitude, decimal degrees north", example="34.22833")
    lon: Longitude = describe("longitude, decimal degrees east", example="37.24056")
    source: Text = describe("where the coordinates were read")
    note: Text | None = describe("anything a reader must know about the position, in our own words", default=None)


@record
class Line(Record):
    """A road as a line through known points, and where those were read."""

    points: tuple[tuple[Latitude, Longitude], ...] = describe("latitude and longitude of each point", min_length=2)
    source: Text = describe("where the points were read")


@record
class Census(Record):
    """How many people a census counted, when, and where that was read."""

    year: Edtf = describe("year of the census, EDTF", example="2004")
    inhabitants: Number = describe("how many people it counted", example="14208")
    source: Text = describe("who counted, and where the figure was read")


@record
class Place(Named):
    """One place that an archived article names."""

    kind: Annotated[Word[PlaceKind], WordOf("place_kinds")] = describe("what kind of place it is")
    within: Slug | None = describe("the larger place it lies in", default=None, example="desert-province")
    admin1: Label | None = describe("governorate", default=None)
    admin2: Label | None = describe("district", default=None)
    admin3: Label | None = describe("subdistrict", default=None)
    pcode: PCode | None = describe("OCHA place code", default=None, example="SY040106")
    geonames: Number | None = describe("GeoNames id", default=None, example="173361")
    coordinates: Coordinates | None = describe("where it lies; left out where no source was found", default=None)
    line: Line | None = describe("a road's course, for distances to it", default=None)
    census: Census | None = describe("what a census counted, beside which stated populations stand", default=None)

    @property
    def is_small(self) -> bool:
        """Return whether it is small enough for two events there to be neighbours."""
        return self.kind.entry.small
