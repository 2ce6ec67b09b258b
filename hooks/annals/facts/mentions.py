"""What articles say of a place in their accounts of something else: claims with its name in their words."""

from collections.abc import Iterable, Iterator

from annals.facts.governorates import forms_of
from annals.facts.index import Index
from annals.facts.statements import Statement, report_of
from annals.language.names import NOTHING, Names, names_of
from annals.model import Archive, Claim, Place


def mentions_of(archive: Archive, index: Index, place: Place, longer: Iterable[str]) -> tuple[Statement, ...]:
    """Return the statements about events elsewhere that name a place, in the order of their articles.

    Words that may mean something else as well do not count, nor do distances, which stand in a table of their own, nor
    a name that is only a part of one of the `longer` names of other records, as `Raqqa` is of `Raqqa province`.
    """
    here = {place.id, *index.events_in.get(place.id, ())}
    return tuple(_mentions(archive, index, place, here, tuple(longer)))


def _mentions(
    archive: Archive, index: Index, place: Place, here: set[str], longer: tuple[str, ...]
) -> Iterator[Statement]:
    known, others = (*place.known_names, *forms_of(place).sure), [(name, NOTHING) for name in longer]
    matchers: dict[tuple[str, ...], Names] = {}
    for id in index.articles_naming.get(place.id, ()):
        article = archive.articles[id]
        printed = dict.fromkeys((*known, *article.names[place.id]))
        names = tuple(name for name in printed if name not in place.ambiguous)
        if names not in matchers:  # most articles have no name that the record lacks
            matchers[names] = names_of((*((name, place.id) for name in names), *others))
        for claim in article.claims:
            # events have a clarity, and nothing else has: asked so, a page does not hang on every record spoken of
            if claim.about not in here and index.clarity.get(claim.about) and _names(claim, names, matchers[names]):
                yield Statement(report_of(article), claim)


def _names(claim: Claim, names: tuple[str, ...], matcher: Names) -> bool:
    """Return whether a claim's words hold one of some names, which a matcher then finds there as a name of its own."""
    text = " ".join(filter(None, (claim.value, claim.subset, claim.note)))
    return any(name in text for name in names) and any(matcher.find(text))
