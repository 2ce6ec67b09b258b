"""The cross-links of an archive: who names whom, built once, a pure function of the records.

The index holds ids (and claim keys, `article/claim`), never records; look those up in the
archive. Every list is in the archive's order, so pages made from it are the same every time.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from annals.model import Archive, Article, Claim, Event

Ids = tuple[str, ...]


@dataclass(frozen=True)
class Statement:
    """A claim together with the article that makes it."""

    article: Article
    claim: Claim

    @property
    def key(self) -> str:
        """Return `article/claim`, unique in the archive."""
        return f"{self.article.id}/{self.claim.id}"


@dataclass(frozen=True)
class Index:
    """The cross-links. Each mapping leads from an id to ids; ids without links are absent."""

    statements: Mapping[str, Statement]
    claims_about: Mapping[str, Ids]
    claims_through: Mapping[str, Ids]
    claims_to: Mapping[str, Ids]
    related_claims: Mapping[str, Ids]
    articles_naming: Mapping[str, Ids]
    articles_about: Mapping[str, Ids]
    articles_by: Mapping[str, Ids]
    articles_crediting: Mapping[str, Ids]
    events_in: Mapping[str, Ids]
    events_with: Mapping[str, Ids]
    parts_of: Mapping[str, Ids]
    places_in: Mapping[str, Ids]
    roof: Mapping[str, str]
    clarity: Mapping[str, str]

    def statements_of(self, keys: Iterable[str]) -> tuple[Statement, ...]:
        """Return the statements behind claim keys."""
        return tuple(self.statements[key] for key in keys)

    def house(self, source: str) -> str:
        """Return the source that stands for everyone under the same roof."""
        return self.roof.get(source, source)


def build_index(archive: Archive) -> Index:
    """Return the cross-links of an archive."""
    statements = {
        statement.key: statement
        for article in archive.articles.values()
        for statement in (Statement(article, claim) for claim in article.claims)
    }
    every = statements.values()
    events = archive.events.values()
    articles = archive.articles.values()
    return Index(
        statements=statements,
        claims_about=_group((s.claim.about, s.key) for s in every),
        claims_through=_group((source, s.key) for s in every for source in s.claim.chain),
        claims_to=_group((s.claim.to, s.key) for s in every if s.claim.to),
        related_claims=_group((relation.to, s.key) for s in every for relation in s.claim.relations),
        articles_naming=_group((id, article.id) for article in articles for id in article.names),
        articles_about=_group((claim.about, article.id) for article in articles for claim in article.claims),
        articles_by=_group((article.publisher, article.id) for article in articles),
        articles_crediting=_group((credit.source, article.id) for article in articles for credit in article.credits),
        events_in=_group((event.place, event.id) for event in events),
        events_with=_group((side, event.id) for event in events for side in _actors(event)),
        parts_of=_group((event.part_of, event.id) for event in events if event.part_of),
        places_in=_group((town.within, town.id) for town in archive.places.values() if town.within),
        roof={source: _roof(archive, source) for source in archive.sources},
        clarity={event.id: event.clarity for event in events},
    )


def _group(pairs: Iterable[tuple[str, str]]) -> dict[str, Ids]:
    """Return a mapping from first to seconds, each once, in order of appearance."""
    grouped: defaultdict[str, dict[str, None]] = defaultdict(dict)
    for first, second in pairs:
        grouped[first][second] = None
    return {first: tuple(seconds) for first, seconds in grouped.items()}


def _actors(event: Event) -> Ids:
    return event.sides + (event.control.holders if event.control else ())


def _roof(archive: Archive, source: str) -> str:
    """Return the last source on the way up through `same_house`; a ring ends where it began."""
    seen = {source}
    while (record := archive.sources.get(source)) and record.same_house and record.same_house not in seen:
        source = record.same_house
        seen.add(source)
    return source
