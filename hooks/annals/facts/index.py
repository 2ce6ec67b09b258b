"""The cross-links of an archive: who names whom, a pure function of the records.

A relation says what one record adds to it: pairs of a key and an id (or a claim's key,
`article/claim`). The index groups them by key. It holds ids, never records; look those up in the
archive. Every list is in the archive's order, and every mapping in that of its keys, so pages made from
it are the same every time.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from itertools import chain
from types import MappingProxyType
from typing import Any

from annals.facts.calendar import dates_of
from annals.facts.statements import Statement, claims_of, statements_of_all
from annals.model import Archive, Article, Event, Place, Source
from annals.model.kinds import UNDATED
from annals.values.evidence import SHORT
from annals.values.sketches import leads

Ids = tuple[str, ...]
Pairs = Iterable[tuple[str, str]]


@dataclass(frozen=True)
class Index:
    """The cross-links. Each mapping leads from an id to ids; ids without links are absent.

    `paragraphs_like` leads from a fingerprint to the paragraphs that have it, `article/number`, with a `*` at the end
    where a claim stands in the paragraph, and from a fingerprint with a `*` to those alone; `paragraphs_near` leads
    there from each of the smallest hashes of their sketches. `articles_in_state` leads from how far a record has come
    to the articles that have come so far, `articles_undated` from `undated` to those without a date. `articles_dated`
    and `events_dated` lead from a day, month or year, such as `2015-08`, to what has its date there, `events_begun`
    from the year of an event's first possible day, `events_of_type` from its type; subjects, which are no events, have
    none. `source_kind` leads from a source to its kind, `party` to the group on whose side it stands.
    """

    statements: Mapping[str, Statement]
    claims_about: Mapping[str, Ids]
    claims_through: Mapping[str, Ids]
    claims_to: Mapping[str, Ids]
    related_claims: Mapping[str, Ids]
    articles_naming: Mapping[str, Ids]
    articles_about: Mapping[str, Ids]
    articles_by: Mapping[str, Ids]
    articles_crediting: Mapping[str, Ids]
    articles_dated: Mapping[str, Ids]
    articles_in_state: Mapping[str, Ids]
    articles_undated: Mapping[str, Ids]
    paragraphs_like: Mapping[str, Ids]
    paragraphs_near: Mapping[str, Ids]
    events_in: Mapping[str, Ids]
    events_with: Mapping[str, Ids]
    events_dated: Mapping[str, Ids]
    events_begun: Mapping[str, Ids]
    events_of_type: Mapping[str, Ids]
    parts_of: Mapping[str, Ids]
    places_in: Mapping[str, Ids]
    clarity: Mapping[str, Ids]
    side_a: Mapping[str, Ids]
    side_b: Mapping[str, Ids]
    source_kind: Mapping[str, Ids]
    party: Mapping[str, Ids]
    owners: Mapping[str, str]

    def statements_of(self, keys: Iterable[str]) -> tuple[Statement, ...]:
        """Return the statements behind claim keys."""
        return tuple(self.statements[key] for key in keys)

    def owner(self, source: str) -> str:
        """Return the source that stands for everyone of the same ownership group."""
        return self.owners.get(source, source)

    def is_distinct(self, id: str) -> bool:
        """Return whether a record is a distinct event, not many counted together and no event at all."""
        return self.clarity.get(id) == ("distinct",)

    def is_subject(self, id: str) -> bool:
        """Return whether a record is a subject that articles speak of, such as a war, and no event."""
        return self.clarity.get(id) == ("subject",)


def _claims_about(article: Article) -> Pairs:
    return [(claim.about, key) for claim, key in claims_of(article)]


def _claims_through(article: Article) -> Pairs:
    return [(source, key) for claim, key in claims_of(article) for source in claim.chain]


def _claims_to(article: Article) -> Pairs:
    return [(claim.to, key) for claim, key in claims_of(article) if claim.to]


def _related_claims(article: Article) -> Pairs:
    return [(relation.to, key) for claim, key in claims_of(article) for relation in claim.relations]


def _articles_naming(article: Article) -> Pairs:
    return [(id, article.id) for id in article.names]


def _articles_about(article: Article) -> Pairs:
    return [(about, article.id) for about in article.reports]


def _articles_by(article: Article) -> Pairs:
    yield article.publisher, article.id


def _articles_crediting(article: Article) -> Pairs:
    return ((source, article.id) for source in dict.fromkeys(credit.source for credit in article.credits))


def _articles_dated(article: Article) -> Pairs:
    return ((date, article.id) for date in dates_of(article.published.date))


def _articles_undated(article: Article) -> Pairs:
    if article.published.undated:
        yield UNDATED, article.id


def _articles_in_state(article: Article) -> Pairs:
    yield article.state.value, article.id


def _paragraphs_like(article: Article) -> Pairs:
    used = {claim.paragraph for claim in article.claims}
    for number, fingerprint in enumerate(article.fingerprints, 1):
        if fingerprint != SHORT:
            yield fingerprint, (paragraph := f"{article.id}/{number}{'*' if number in used else ''}")
            if number in used:
                yield f"{fingerprint}*", paragraph


def _paragraphs_near(article: Article) -> Pairs:
    used = {claim.paragraph for claim in article.claims}
    for number, sketch in enumerate(article.sketches, 1):
        paragraph = f"{article.id}/{number}{'*' if number in used else ''}"
        yield from ((lead, paragraph) for lead in leads(sketch))


def _events_in(event: Event) -> Pairs:
    return ((place, event.id) for place in (*event.places, *event.concerns))


def _events_with(event: Event) -> Pairs:
    actors = (*event.sides, *(event.control.holders if event.control else ()))
    return ((side, event.id) for side in dict.fromkeys(actors))


def _events_dated(event: Event) -> Pairs:
    return ((date, event.id) for date in dates_of(event.when) if event.clarity != "subject")


def _events_begun(event: Event) -> Pairs:
    if event.clarity != "subject":
        yield f"{(event.when.lower or event.when.sort_key[1]).year:04}", event.id


def _events_of_type(event: Event) -> Pairs:
    if event.event_type and event.clarity != "subject":
        yield event.event_type, event.id


def _parts_of(event: Event) -> Pairs:
    if event.part_of:
        yield event.part_of, event.id


def _clarity(event: Event) -> Pairs:
    yield event.id, event.clarity


def _side_a(event: Event) -> Pairs:
    return ((event.id, side) for side in event.side_a)


def _side_b(event: Event) -> Pairs:
    return ((event.id, side) for side in event.side_b)


def _source_kind(source: Source) -> Pairs:
    yield source.id, source.kind


def _party(source: Source) -> Pairs:
    """A fighting party that speaks for no group of the archive is a party by itself."""
    if source.party or source.kind.entry.party:
        yield source.id, source.party or source.id


def _places_in(place: Place) -> Pairs:
    if place.within:
        yield place.within, place.id


RELATIONS: Mapping[type, Mapping[str, Callable[[Any], Pairs]]] = MappingProxyType(
    {
        Article: MappingProxyType(
            {
                "claims_about": _claims_about,
                "claims_through": _claims_through,
                "claims_to": _claims_to,
                "related_claims": _related_claims,
                "articles_naming": _articles_naming,
                "articles_about": _articles_about,
                "articles_by": _articles_by,
                "articles_crediting": _articles_crediting,
                "articles_dated": _articles_dated,
                "articles_in_state": _articles_in_state,
                "articles_undated": _articles_undated,
                "paragraphs_like": _paragraphs_like,
                "paragraphs_near": _paragraphs_near,
            }
        ),
        Event: MappingProxyType(
            {
                "events_in": _events_in,
                "events_with": _events_with,
                "events_dated": _events_dated,
                "events_begun": _events_begun,
                "events_of_type": _events_of_type,
                "parts_of": _parts_of,
                "clarity": _clarity,
                "side_a": _side_a,
                "side_b": _side_b,
            }
        ),
        Place: MappingProxyType({"places_in": _places_in}),
        Source: MappingProxyType({"source_kind": _source_kind, "party": _party}),
    }
)
"""What a record of each kind adds to the index, by the name of the mapping."""


def build_index(archive: Archive, only: Collection[str] | None = None) -> Index:
    """Return the cross-links of an archive; of those in `RELATIONS` `only` some, the others empty, where it says so."""
    grouped: dict[str, dict[str, Ids]] = {}
    for model, relations in RELATIONS.items():
        records = _of_model(archive, model)
        for name, pairs in relations.items():
            asked = records if only is None or name in only else ()
            grouped[name] = _group(chain.from_iterable(map(pairs, asked)))
    return Index(statements=statements_of_all(archive), owners=owners(archive.sources), **grouped)


def _of_model(archive: Archive, model: type) -> Iterable[Any]:
    return archive.of(model).values()


def _group(pairs: Iterable[tuple[str, str]]) -> dict[str, Ids]:
    """Return a mapping from first to seconds, each once, in order of appearance; the firsts in that of the alphabet."""
    grouped: defaultdict[str, dict[str, None]] = defaultdict(dict)
    for first, second in pairs:
        grouped[first][second] = None
    return {first: tuple(seconds) for first, seconds in sorted(grouped.items())}


def owners(sources: Mapping[str, Source]) -> dict[str, str]:
    """Return the source that stands for the ownership group of each source."""
    return {source: _owner(sources, source) for source in sources}


def _owner(sources: Mapping[str, Source], source: str) -> str:
    """Return the last source on the way up through `same_house`; a ring ends where it began."""
    seen = {source}
    while (record := sources.get(source)) and record.same_house and record.same_house not in seen:
        source = record.same_house
        seen.add(source)
    return source
