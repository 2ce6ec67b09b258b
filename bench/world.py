"""The places, groups and sources of a generated archive, and their records."""

import random
from collections.abc import Iterator
from dataclasses import dataclass

from bench import words
from bench.frontmatter import Block, document
from bench.names import Name, invent

PROVINCE, COUNTRY = "the-province", "the-country"
FIRST_TOWNS = 20
ARTICLES_PER_TOWN = 50
_INVENTED = "invented by the benchmark"
_REFERENCES: list[Block] = [{"cites": "Atlas of the benchmark", "url": "https://atlas.example.org/names"}]
_NEXT_WORD = {"town": "A town", "city": "A city", "suburb": "A suburb", "base": "A base", "crossing": "A crossing"}
_KINDS = ("town", "town", "town", "town", "city", "suburb", "base", "crossing")


@dataclass(frozen=True)
class Thing:
    """Something that articles name: its id, its names, the Arabic one apart, and its kind."""

    id: str
    name: str
    arabic: str
    spellings: tuple[str, ...]
    kind: str
    party: str = ""

    @property
    def latin(self) -> tuple[str, ...]:
        """Return every name in Latin letters, the archive's own first."""
        return (self.name, *self.spellings)


@dataclass(frozen=True)
class World:
    """Everything that is there before anything happens. `weights` says how often each town is in the news."""

    towns: tuple[Thing, ...]
    regions: tuple[Thing, ...]
    groups: tuple[Thing, ...]
    sources: tuple[Thing, ...]
    weights: tuple[float, ...]

    @property
    def publishers(self) -> tuple[Thing, ...]:
        """Return the sources that publish."""
        return tuple(source for source in self.sources if source.kind in words.PUBLISHER_KINDS)

    def source(self, id: str) -> Thing:
        """Return the source with an id."""
        return next(source for source in self.sources if source.id == id)

    def group(self, id: str) -> Thing:
        """Return the group with an id."""
        return next(group for group in self.groups if group.id == id)


def build_world(rng: random.Random, articles: int) -> World:
    """Return the world of an archive with a number of articles: more articles name more towns."""
    names = invent(rng, FIRST_TOWNS + articles // ARTICLES_PER_TOWN)
    return World(
        towns=tuple(_town(rng, name) for name in names),
        regions=(
            Thing(PROVINCE, "The Province", "المحافظة", ("the province",), "governorate"),
            Thing(COUNTRY, "The Country", "البلاد", ("the country",), "country"),
        ),
        groups=tuple(Thing(*row) for row in words.GROUPS),
        sources=tuple(Thing(id, name, "", spellings, kind, side) for id, name, kind, spellings, side in words.SOURCES),
        weights=tuple(1 / (place + 3) for place in range(len(names))),
    )


def _town(rng: random.Random, name: Name) -> Thing:
    return Thing(name.slug, name.latin, name.arabic, name.spellings, rng.choice(_KINDS))


def records(rng: random.Random, world: World) -> Iterator[tuple[str, str]]:
    """Yield the path below archive/ and the text of every record of a place, group or source."""
    for town in world.towns:
        other = rng.choice([each for each in world.towns if each is not town])
        yield f"towns/{town.id}.md", document(_town_fields(rng, town), _town_prose(town, other))
    for region in world.regions:
        within = COUNTRY if region.id == PROVINCE else ""
        fields = {**_shared(region), "kind": region.kind, "within": within, "references": _REFERENCES}
        yield f"towns/{region.id}.md", document(fields, "What the articles call so, and where the archive is set.")
    for group in world.groups:
        references = _REFERENCES if group.arabic else []
        fields = {**_shared(group), "kind": group.kind, "references": references}
        yield f"groups/{group.id}.md", document(fields, "A party to the fighting, as the articles name it.")
    for source in world.sources:
        yield f"sources/{source.id}.md", document(_source_fields(source), "A voice that the articles draw on.")


def _shared(thing: Thing) -> Block:
    """Return the fields that all names have; words without a capital never link themselves."""
    return {
        "id": thing.id,
        "name": thing.name,
        "name_ar": thing.arabic,
        "spellings": thing.spellings,
        "ambiguous": [spelling for spelling in thing.spellings if spelling == spelling.lower()],
    }


def _town_fields(rng: random.Random, town: Thing) -> Block:
    place = {"lat": f"{rng.uniform(33.6, 35.4):.5f}", "lon": f"{rng.uniform(36.2, 38.9):.5f}", "source": _INVENTED}
    return {
        **_shared(town),
        "kind": town.kind,
        "within": PROVINCE,
        "admin1": "The Province",
        "coordinates": place if rng.random() < 0.9 else {},
        "references": _REFERENCES,
    }


def _town_prose(town: Thing, other: Thing) -> str:
    first, *rest = words.PLACE_PROSE
    opening = first.replace("A place", _NEXT_WORD[town.kind])
    return " ".join([opening, *rest]).format(other=other.name, arabic=town.arabic)


def _source_fields(source: Thing) -> Block:
    return {
        **_shared(source),
        "kind": source.kind,
        "same_house": words.SAME_HOUSE.get(source.id, ""),
        "party": source.party,
        "independence": "A party to the fighting." if source.party else "No tie to a party is known.",
        "references": _REFERENCES,
    }
