"""Tables of what lies somewhere as GeoJSON (RFC 7946): a feature a row, with the table's columns as properties.

How exact a place is stands in `where_prec`; many events share the point of their town. What has no
known position has no geometry, rather than a false one. A road is a line.
"""

from collections.abc import Iterator
from typing import Any

from annals.data.cells import TableFacts, value_rows
from annals.data.json_text import json_line
from annals.data.kinds.data_of import DataOf
from annals.data.tables import blocks
from annals.model import Place


def geojson_chunks(data: DataOf, facts: TableFacts, base: str) -> Iterator[bytes]:
    """Yield the table of a kind whose records lie somewhere as GeoJSON, a feature a line, in blocks of features.

    `base` is the address of the site.
    """
    yield b'{"type":"FeatureCollection","features":[\n'
    before = b""
    for block in blocks(_features(data, facts, base)):
        yield before + b",".join(map(json_line, block))
        before = b","
    yield b"]}\n"


def _features(data: DataOf, facts: TableFacts, base: str) -> Iterator[dict[str, Any]]:
    if data.place is None:
        raise ValueError(f"a {data.kind.name} lies nowhere")
    table = data.table.of(facts.archive.vocabulary).at(base)
    for row in map(table.by_column, value_rows(table, facts)):
        properties = {key: value for key, value in row.items() if key not in ("latitude", "longitude")}
        geometry = _geometry(data.place(facts.archive, row[table.key]))
        yield {"type": "Feature", "id": row[table.key], "geometry": geometry, "properties": properties}


def _geometry(town: Place | None) -> dict[str, Any] | None:
    if town is None:
        return None
    if town.coordinates:
        return {"type": "Point", "coordinates": [town.coordinates.lon, town.coordinates.lat]}
    if town.line:
        return {"type": "LineString", "coordinates": [[lon, lat] for lat, lon in town.line.points]}
    return None
