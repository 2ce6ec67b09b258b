"""What each record of the archive refers to, as tokens of the search: records, dates, and harm to civilians."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache, partial

from annals.citations.item import plain
from annals.facts.calendar import dates_of
from annals.facts.index import Index
from annals.model import Archive, Article, Claim, Entry, Event, Group, Place, Source
from annals.site.context import Context
from annals.site.page import PROSE
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

    `named` finds the records that are named in a text of one of the archive's, `harms` tells whether an event is harm,
    `token_of` gives the token of a record, `""` of what is none, and `dates` those of the days, months and years in
    which a date stands. What an archive holds is noted where it is read, so each index has references of its own.
    """

    archive: Archive
    index: Index
    named: Callable[[Entry, str], tuple[str, ...]]
    harms: Callable[[str], bool]
    token_of: Callable[[str], str]
    dates: Callable[[Edtf], tuple[str, ...]]

    @classmethod
    def of(cls, context: Context) -> "References":
        """Return what the records of an archive refer to."""
        archive = context.archive

        @cache  # many events have the same words
        def found(text: str) -> tuple[str, ...]:
            return tuple(each.id for each in context.names.find(text))

        def named(entry: Entry, text: str) -> tuple[str, ...]:
            context.recorder.used.add((PROSE, entry.id))
            return found(text)

        is_told = bool(archive.vocabulary.people)

        def harms(event: str) -> bool:
            return is_told and context.is_harm(event)

        return cls(archive, context.index, named, harms, cache(partial(_token_of, archive)), cache(_dates))

    def of_named(self, record: Place | Group | Source) -> Tokens:
        """Return what a place, group or source is, and what its description names."""
        return {
            "subjects": token(record.id),
            "refers": self._tokens(self.named(record, plain(record.body)), but=(record.id,)),
        }

    def of_event(self, event: Event) -> Tokens:
        """Return what an event is of, what its title names, and all else that it refers to."""
        titled = tuple(dict.fromkeys(self.named(event, event.title)))
        own = tuple(dict.fromkeys((*event.places, *(id for id in event.sides if id in titled))))
        holders = event.control.holders if event.control else ()
        told, named = self._told(event.id), self.named(event, plain(event.body))
        others = (*event.concerns, *event.sides, *holders, *told, *named)
        dates = self.dates(event.when) if event.clarity != "subject" else ()
        articles = len(self.index.articles_about.get(event.id, ()))
        tiers = {field: titled for field, least in _TIERS.items() if articles >= least}
        return {
            "subjects": self._tokens(own),
            "titled": self._tokens(titled),
            **{field: self._tokens(ids) for field, ids in tiers.items()},
            "whole": self._tokens(titled if event.id in self.index.parts_of else ()),
            "refers": self._tokens(
                others, *dates, *([token(HARM)] if self.harms(event.id) else ()), but=(*own, *titled)
            ),
        }

    def of_article(self, article: Article) -> Tokens:
        """Return what the headline of an article names, and all else that it refers to."""
        titled = tuple(dict.fromkeys(self.named(article, article.title)))
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

    def _told(self, event: str) -> Iterator[str]:
        """Yield what the statements about an event refer to, those behind them first: all in a chain, the publisher."""
        for statement in self.index.statements_of(self.index.claims_about.get(event, ())):
            yield from _in_claim(statement.claim)
            yield statement.article.publisher

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
