"""Text that articles share, told from the fingerprints of their paragraphs: a pure function of the archive.

A shared paragraph counts where a claim of either article stands in it. So what a publisher prints
under all its pages, such as the invitation to a newsletter, is no reuse.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from annals.model import Archive, Article
from annals.values.evidence import SHORT

Shared = Mapping[str, tuple[int, ...]]
"""Ids of other articles, each with the paragraphs of this one that also stand there."""


@dataclass(frozen=True)
class Position:
    """Where a paragraph stands; `used` says that a claim of the article stands in it."""

    article: str
    paragraph: int
    used: bool


def shared_text(archive: Archive) -> dict[str, Shared]:
    """Return what each article shares with others, those it shares most with first."""
    shared: defaultdict[str, defaultdict[str, set[int]]] = defaultdict(lambda: defaultdict(set))
    for places in places_of_text(archive).values():
        for one in (place for place in places if place.used):
            for other in places:
                if one.article != other.article:
                    shared[one.article][other.article].add(one.paragraph)
                    shared[other.article][one.article].add(other.paragraph)
    return {id: _most_first(archive, shared[id]) for id in archive.articles if id in shared}


def shared_with(archive: Archive, fingerprints: Iterable[str]) -> Shared:
    """Return what a text that is not in the archive shares with the articles there."""
    known = places_of_text(archive)
    shared: defaultdict[str, set[int]] = defaultdict(set)
    for number, fingerprint in enumerate(fingerprints, 1):
        for place in known.get(fingerprint, ()):
            if place.used:
                shared[place.article].add(number)
    return _most_first(archive, shared)


def places_of_text(archive: Archive) -> dict[str, list[Position]]:
    """Return where each fingerprint stands, in the order of the archive."""
    found: defaultdict[str, list[Position]] = defaultdict(list)
    for article in archive.articles.values():
        used = {claim.paragraph for claim in article.claims}
        for number, fingerprint in enumerate(article.capture.fingerprints, 1):
            if fingerprint != SHORT:
                found[fingerprint].append(Position(article.id, number, number in used))
    return found


def comparable(article: Article) -> int:
    """Return the number of paragraphs that are long enough to be compared."""
    return sum(fingerprint != SHORT for fingerprint in article.capture.fingerprints)


def makers(article: Article) -> set[str]:
    """Return who made an article's text, as far as its record says: its publisher and those credited."""
    return {article.publisher, *(credit.source for credit in article.credits if credit.role == "text")}


def _most_first(archive: Archive, shared: Mapping[str, set[int]]) -> Shared:
    order = {id: place for place, id in enumerate(archive.articles)}
    ids = sorted(shared, key=lambda id: (-len(shared[id]), order[id]))
    return {id: tuple(sorted(shared[id])) for id in ids}
