"""Text that articles share, told from the fingerprints and sketches of their paragraphs.

A shared paragraph counts where a claim of either article stands in it. So what a publisher prints
under all its pages, such as the invitation to a newsletter, is no reuse.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import NamedTuple

from annals.facts.index import Index
from annals.facts.likeness import Found, alike, is_half, is_whole
from annals.model import Archive, Article
from annals.values.evidence import SHORT
from annals.values.sketches import hashes, leads

USED = "*"
"""Stands at the end of a paragraph in which a claim of its article stands."""

STOCK = 100
"""Paragraphs with a run beyond which it is a stock phrase, and leads from none to another."""


class Reuse(NamedTuple):
    """Paragraphs of a text that also stand in another: as they are, and edited."""

    same: tuple[int, ...]
    edited: tuple[int, ...]

    @property
    def paragraphs(self) -> tuple[int, ...]:
        """Return all of them, in order."""
        return tuple(sorted((*self.same, *self.edited)))


Shared = Mapping[str, Reuse]
"""Ids of other articles, each with the paragraphs of this one that also stand there."""


class Prints(NamedTuple):
    """What a text is compared by: fingerprints and sketches of its paragraphs, and those in which a claim stands."""

    fingerprints: Sequence[str]
    sketches: Sequence[str]
    used: frozenset[int] = frozenset()

    def comparable(self) -> int:
        """Return the number of paragraphs with a sketch."""
        return sum(sketch != SHORT for sketch in self.sketches)


def shared_by(archive: Archive, index: Index, article: Article) -> Shared:
    """Two articles share a paragraph, unchanged or edited, where its hashes say so and a statement rests on it.

    Return what an article shares with others, those it shares most with first.
    """
    return _shared(archive, index, prints_of(article), article.id)


def shared_text(archive: Archive, index: Index) -> dict[str, Shared]:
    """Return what each article shares with others; articles that share nothing are absent."""
    found = ((id, shared_by(archive, index, article)) for id, article in archive.articles.items())
    return {id: shared for id, shared in found if shared}


def shared_with(archive: Archive, index: Index, prints: Prints) -> Shared:
    """Return what a text that is not in the archive shares with the articles there."""
    return _shared(archive, index, prints, "")


def prints_of(article: Article) -> Prints:
    """Return what an article's text is compared by."""
    return Prints(article.fingerprints, article.sketches, frozenset(claim.paragraph for claim in article.claims))


def _shared(archive: Archive, index: Index, prints: Prints, id: str) -> Shared:
    found: defaultdict[str, Found] = defaultdict(Found)
    for number, other, there in _same(index, prints, id):
        found[other].same.add((number, there))
    for number, other, there, common, least in _near(archive, index, prints, id):
        if is_whole(common, least):
            found[other].whole.add((number, there))
        if is_half(common, least):
            found[other].half.add((number, there))
    shared = ((other, _reuse(each, prints, prints_of(archive.articles[other]))) for other, each in found.items())
    return _most_first(archive, {other: reuse for other, reuse in shared if reuse.paragraphs})


def _same(index: Index, prints: Prints, id: str) -> Iterator[tuple[int, str, int]]:
    """Yield each paragraph with its fingerprint in other articles, and where there."""
    for number, fingerprint in enumerate(prints.fingerprints, 1):
        if fingerprint != SHORT:
            key = fingerprint if number in prints.used else f"{fingerprint}{USED}"
            yield from _elsewhere(index.paragraphs_like.get(key, ()), number, prints, id)


def _near(archive: Archive, index: Index, prints: Prints, id: str) -> Iterator[tuple[int, str, int, int, int]]:
    """Yield each paragraph with those of other articles that a hash of its sketch leads to.

    Also how many hashes the two sketches have in common, and how many the smaller one has.
    """
    for number, sketch in enumerate(prints.sketches, 1):
        paragraphs = (index.paragraphs_near.get(lead, ()) for lead in leads(sketch))
        near = dict.fromkeys(chain.from_iterable(found for found in paragraphs if len(found) <= STOCK))
        own = hashes(sketch) if near else []
        for _number, other, there in _elsewhere(near, number, prints, id):
            theirs = hashes(archive.articles[other].sketches[there - 1])
            yield number, other, there, len({*own}.intersection(theirs)), min(len(own), len(theirs))


def _elsewhere(paragraphs: Iterable[str], number: int, prints: Prints, id: str) -> Iterator[tuple[int, str, int]]:
    """Yield those paragraphs of the index that stand in other articles, where a claim of either stands in them."""
    for paragraph in paragraphs:
        other, _slash, there = paragraph.partition("/")
        if other != id and (paragraph.endswith(USED) or number in prints.used):
            yield number, other, int(there.removesuffix(USED))


def _reuse(found: Found, one: Prints, other: Prints) -> Reuse:
    same = {number for number, _there in found.same}
    most = min(one.comparable(), other.comparable(), len(one.used) + len(other.used))
    pairs = alike(found, one.sketches, other.sketches, most)
    edited = {number for number, there in pairs if number in one.used or there in other.used} - same
    return Reuse(tuple(sorted(same)), tuple(sorted(edited)))


def comparable(article: Article) -> int:
    """Return the number of paragraphs that are long enough to be compared."""
    return sum(fingerprint != SHORT for fingerprint in article.fingerprints)


def makers(article: Article) -> set[str]:
    """Return who made an article's text, as far as its record says: its publisher and those credited."""
    return {article.publisher, *(credit.source for credit in article.credits if credit.role == "text")}


def _most_first(archive: Archive, shared: Shared) -> Shared:
    """Return others by the number of shared paragraphs, most first; as many, in the order of the archive."""

    def place(id: str) -> tuple[object, ...]:
        return (-len(shared[id].paragraphs), archive.articles[id].published.date.order, id)

    return {id: shared[id] for id in sorted(shared, key=place)}
