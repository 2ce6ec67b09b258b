"""What each record of the archive refers to, as tokens of the search: records, dates, and harm to civilians."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache, partial

from annals.citations.item import plain
from annals.facts.calendar import dates_of
from annals.model import Archive, Article, Claim, Event, Group, Place, Source
from annals.site.context import Context
from annals.site.search.tokens import HARM, token
from annals.values.edtf import Edtf

_TIERS = {"twice": 2, "often": 4, "widely": 8}
"""Fields in which what the title of an event names stands once more, and from how many articles on the event on.

The program counts a word in a field but once, so that a field each is what puts first what more articles tell of. One
more, `whole`, puts an event before its parts.
"""

Tokens = dict[str, str]
"""The fields of a record that hold tokens: `subjects` what it is or is of, `titled` what its title names, and `refers`
all else that it refers to."""


@dataclass(frozen=True)
class References:
    """What records refer to.

    `told` are the records that the statements about each event refer to, those behind them first: everybody in a chain,
    and the publisher; `articles` is how many report it, and `wholes` are those that have parts. `named` finds the
    records that are named in a text, `harms` tells whether an event is harm, and `token_of` gives the token of a
    record, `""` of what is none, and `dates` those of the days, months and years in which a date stands.
    """

    archive: Archive
    told: dict[str, tuple[str, ...]]
    articles: Counter[str]
    wholes: frozenset[str]
    named: Callable[[str], tuple[str, ...]]
    harms: Callable[[str], bool]
    token_of: Callable[[str], str]
    dates: Callable[[Edtf], tuple[str, ...]]

    @classmethod
    def of(cls, context: Context) -> "References":
        """Return what the records of an archive refer to."""
        archive = context.untracked

        @cache  # many events have the same words
        def named(text: str) -> tuple[str, ...]:
            return tuple(each.id for each in context.names.find(text))

        is_told = bool(archive.vocabulary.people)

        def harms(event: str) -> bool:
            return is_told and context.is_harm(event)

        articles = Counter(id for article in archive.articles.values() for id in article.reports)
        wholes = frozenset(event.part_of for event in archive.events.values() if event.part_of)
        token_of, dates = cache(partial(_token_of, archive)), cache(_dates)
        return cls(archive, _told(archive), articles, wholes, named, harms, token_of, dates)

    def of_named(self, record: Place | Group | Source) -> Tokens:
        """Return what a place, group or source is, and what its description names."""
        return {"subjects": token(record.id), "refers": self._tokens(self.named(plain(record.body)), but=(record.id,))}

    def of_event(self, event: Event) -> Tokens:
        """Return what an event is of, what its title names, and all else that it refers to."""
        titled = tuple(dict.fromkeys(self.named(event.title)))
        own = tuple(dict.fromkeys((*event.places, *(id for id in event.sides if id in titled))))
        holders = event.control.holders if event.control else ()
        others = (*event.concerns, *event.sides, *holders, *self.told.get(event.id, ()), *self.named(plain(event.body)))
        dates = self.dates(event.when) if event.clarity != "subject" else ()
        tiers = {field: titled for field, least in _TIERS.items() if self.articles[event.id] >= least}
        return {
            "subjects": self._tokens(own),
            "titled": self._tokens(titled),
            **{field: self._tokens(ids) for field, ids in tiers.items()},
            "whole": self._tokens(titled if event.id in self.wholes else ()),
            "refers": self._tokens(
                others, *dates, *([token(HARM)] if self.harms(event.id) else ()), but=(*own, *titled)
            ),
        }

    def of_article(self, article: Article) -> Tokens:
        """Return what the headline of an article names, and all else that it refers to."""
        titled = tuple(dict.fromkeys(self.named(article.title)))
        events = [self.archive.events[id] for id in article.reports if id in self.archive.events]
        others = (
            *article.names,
            article.publisher,
            *(id for claim in article.claims for id in _in_claim(claim)),
            *(each.source for each in article.credits),
            *(place for event in events for place in event.places),
        )
        dates = self.dates(article.published.date)
        return {"titled": self._tokens(titled), "refers": self._tokens(others, *dates, but=titled)}

    def _tokens(self, ids: Iterable[str], *more: str, but: tuple[str, ...] = ()) -> str:
        """Return the tokens of records, each once, `but` for some; then `more` tokens."""
        found = (self.token_of(id) for id in dict.fromkeys(ids) if id not in but)
        return " ".join((*filter(None, found), *more))


def _token_of(archive: Archive, id: str) -> str:
    return token(id) if isinstance(archive.find(id), Place | Group | Source) else ""


def _dates(when: Edtf) -> tuple[str, ...]:
    return tuple(map(token, dates_of(when)))


def _in_claim(claim: Claim) -> Iterator[str]:
    """Yield the ids of what a claim refers to, those behind it first."""
    yield from (*claim.chain, *claim.jointly)
    yield from filter(None, (claim.side, claim.to, claim.about))


def _told(archive: Archive) -> dict[str, tuple[str, ...]]:
    found: dict[str, dict[str, None]] = {}
    for article in archive.articles.values():
        for claim in article.claims:
            ids = found.setdefault(claim.about, {})
            ids.update(dict.fromkeys((*_in_claim(claim), article.publisher)))
    return {about: tuple(ids) for about, ids in found.items()}
