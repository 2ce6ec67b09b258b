"""Text that articles share, told from the fingerprints of their paragraphs.

A shared paragraph counts where a claim of either article stands in it. So what a publisher prints
under all its pages, such as the invitation to a newsletter, is no reuse.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from annals.facts.index import Index
from annals.model import Archive, Article
from annals.values.evidence import SHORT

Shared = Mapping[str, tuple[int, ...]]
"""Ids of other articles, each with the paragraphs of this one that also stand there."""

USED = "*"
"""Stands at the end of a paragraph in which a claim of its article stands."""


def shared_by(archive: Archive, index: Index, article: Article) -> Shared:
    """Return what an article shares with others, those it shares most with first."""
    used = {claim.paragraph for claim in article.claims}
    shared: defaultdict[str, set[int]] = defaultdict(set)
    for number, fingerprint in enumerate(article.capture.fingerprints, 1):
        for other, other_used in _with(index, fingerprint):
            if other != article.id and (other_used or number in used):
                shared[other].add(number)
    return _most_first(archive, shared)


def shared_text(archive: Archive, index: Index) -> dict[str, Shared]:
    """Return what each article shares with others; articles that share nothing are absent."""
    found = ((id, shared_by(archive, index, article)) for id, article in archive.articles.items())
    return {id: shared for id, shared in found if shared}


def shared_with(archive: Archive, index: Index, fingerprints: Iterable[str]) -> Shared:
    """Return what a text that is not in the archive shares with the articles there."""
    shared: defaultdict[str, set[int]] = defaultdict(set)
    for number, fingerprint in enumerate(fingerprints, 1):
        for other, used in _with(index, fingerprint):
            if used:
                shared[other].add(number)
    return _most_first(archive, shared)


def _with(index: Index, fingerprint: str) -> Iterator[tuple[str, bool]]:
    """Yield the articles that have a paragraph, each with whether a claim of it stands there."""
    if fingerprint != SHORT:
        for paragraph in index.paragraphs_like.get(fingerprint, ()):
            yield paragraph.partition("/")[0], paragraph.endswith(USED)


def comparable(article: Article) -> int:
    """Return the number of paragraphs that are long enough to be compared."""
    return sum(fingerprint != SHORT for fingerprint in article.capture.fingerprints)


def makers(article: Article) -> set[str]:
    """Return who made an article's text, as far as its record says: its publisher and those credited."""
    return {article.publisher, *(credit.source for credit in article.credits if credit.role == "text")}


def _most_first(archive: Archive, shared: Mapping[str, set[int]]) -> Shared:
    """Return others by the number of shared paragraphs, most first; as many, in the order of the archive."""
    ids = sorted(shared, key=lambda id: (-len(shared[id]), archive.articles[id].published.date.order, id))
    return {id: tuple(sorted(shared[id])) for id in ids}
