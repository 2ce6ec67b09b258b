"""The outlines behind the map, `archive/basemap.geojson`, read as strictly as any contributed file."""

import json
import math
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from annals.language.characters import why_refused_in_a_field
from annals.language.messages import why_no_json
from annals.printing import quoted
from annals.problems import Problem
from annals.records.files import ARCHIVE, read_text

NAME = "basemap.geojson"
MAX_BYTES = 1_000_000
CLASSES = ("region", "admin", "border", "water", "road")
NAMED = ("country", "area", "road")
"""What a point of the basemap gives the name of."""

HINT = "write features that are lines of longitude and latitude, or points with a name, each with a class"
Point = tuple[float, float]


@dataclass(frozen=True)
class Label:
    """A name of a country, an area or a road, and where it stands."""

    kind: str
    text: str
    lon: float
    lat: float


@dataclass(frozen=True)
class Basemap:
    """Lines of longitude and latitude in degrees, each with what it is, names, and whom they come from."""

    lines: tuple[tuple[str, tuple[Point, ...]], ...]
    attribution: str = ""
    names: tuple[Label, ...] = ()


def read_basemap(root: Path) -> tuple[Basemap | None, list[Problem]]:
    """Return the basemap under `root`, None where there is none, and what keeps it from being drawn."""
    path, name = root / ARCHIVE / NAME, f"{ARCHIVE}/{NAME}"
    if not path.is_file() or path.is_symlink():
        return None, []
    text, problems = read_text(path, name, MAX_BYTES)
    if problems:
        return None, problems
    try:
        return _basemap(json.loads(text)), []
    except (ValueError, KeyError, TypeError, AttributeError, OverflowError, RecursionError) as error:
        why = why_no_json(error) if type(error) is ValueError else "cannot be read"
        return None, [Problem(name, 1, "-", f"is not a basemap: {quoted(why, 200)}", HINT)]


def _basemap(data: Any) -> Basemap:
    lines, names = [], []
    for feature in data["features"]:
        kind = feature["properties"]["class"]
        if feature["geometry"].get("type") == "Point":
            names.append(_label(kind, feature))
            continue
        if kind not in CLASSES:
            raise ValueError(f"{quoted(kind)} is not one of {', '.join(CLASSES)}")
        lines += [(kind, tuple(_point(*point) for point in line)) for line in feature["geometry"]["coordinates"]]
    return Basemap(tuple(lines), _text("attribution", data.get("attribution", "")), tuple(names))


def _label(kind: str, feature: Any) -> Label:
    if kind not in NAMED:
        raise ValueError(f"{quoted(kind)} is not one of {', '.join(NAMED)}")
    return Label(kind, _text("name", feature["properties"]["name"]), *_point(*feature["geometry"]["coordinates"]))


def _text(field: str, value: Any) -> str:
    if not isinstance(value, str) or (why := why_refused_in_a_field(value)):
        raise ValueError(f"{field} {why[0] if isinstance(value, str) and why else 'is not text'}")
    return value


def _point(lon: Any, lat: Any) -> Point:
    if not all(type(degrees) in (int, float) and math.isfinite(degrees) for degrees in (lon, lat)):
        raise ValueError("a position is two numbers")
    if abs(lon) > 180 or abs(lat) > 90:
        raise ValueError(f"{lon}, {lat} lies outside the world")
    return float(lon), float(lat)
