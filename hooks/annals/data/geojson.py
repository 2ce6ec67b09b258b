"""Events and places as GeoJSON (RFC 7946): one feature each, with the columns of its table as properties.

How exact a place is stands in `where_prec`; many events share the point of their town. What has no
known position has no geometry, rather than a false one. A road is a line.
"""

import json
from typing import Any

from annals.data.tables import Filled
from annals.model import Archive, Place


def features(archive: Archive, filled: Filled, place: str) -> str:
    """Return a table as GeoJSON, a feature a line; its column `place` holds the id of where each row lies."""
    lines = [
        json.dumps(_feature(archive.places[row[place]], next(iter(row.values())), row), ensure_ascii=False)
        for row in filled.objects
    ]
    return '{"type": "FeatureCollection", "features": [\n' + ",\n".join(lines) + "\n]}\n"


def _feature(town: Place, id: str, row: dict[str, Any]) -> dict[str, Any]:
    properties = {key: value for key, value in row.items() if key not in ("latitude", "longitude")}
    return {"type": "Feature", "id": id, "geometry": _geometry(town), "properties": properties}


def _geometry(town: Place) -> dict[str, Any] | None:
    if town.coordinates:
        return {"type": "Point", "coordinates": [town.coordinates.lon, town.coordinates.lat]}
    if town.line:
        return {"type": "LineString", "coordinates": [[lon, lat] for lat, lon in town.line.points]}
    return None
