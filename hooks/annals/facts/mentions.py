"""What articles say of a place in their accounts of something else: claims with its name in their words."""

import re
from collections.abc import Iterator

from annals.facts.index import Index
from annals.facts.statements import Statement, report_of
from annals.model import Archive, Claim, Place


def mentions_of(archive: Archive, index: Index, place: Place) -> tuple[Statement, ...]:
    """Return the statements about events elsewhere that name a place, in the order of their articles.

    Words that may mean something else as well do not count, nor do distances, which stand in a table of their own.
    """
    here = {place.id, *index.events_in.get(place.id, ())}
    return tuple(_mentions(archive, index, place, here))


def _mentions(archive: Archive, index: Index, place: Place, here: set[str]) -> Iterator[Statement]:
    for id in index.articles_naming.get(place.id, ()):
        article = archive.articles[id]
        names = [name for name in {*place.known_names, *article.names[place.id]} if name not in place.ambiguous]
        for claim in article.claims:
            # events have a clarity, and nothing else has: asked so, a page does not hang on every record spoken of
            if claim.about not in here and index.clarity.get(claim.about) and _names(claim, names):
                yield Statement(report_of(article), claim)


def _names(claim: Claim, names: list[str]) -> bool:
    """Return whether a claim's words hold one of some names, as whole words."""
    text = " ".join(filter(None, (claim.value, claim.subset, claim.note)))
    return any(name in text and re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text) for name in names)
