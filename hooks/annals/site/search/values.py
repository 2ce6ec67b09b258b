"""What the values that results are filtered by are called, in each language of the site."""

from annals.facts.attestation import Attestation
from annals.language.catalog import Catalog
from annals.model import Archive


def facet_words(archive: Archive, catalog: Catalog) -> dict[str, str]:
    """Return what the values that results are filtered by are called in a language, where it differs from the value.

    A kind of event is called in plain words in English too, as on all pages.
    """
    say, ids = catalog.say, (*archive.places, *archive.groups, *archive.sources)
    words = {archive.name(id): archive.name(id, catalog.language) for id in ids}
    words |= {str(type): say(type.entry.plain or type) for type in archive.vocabulary.event_types.values()}
    words |= {str(each): say(each) for each in Attestation}
    return {value: said for value, said in words.items() if said != value}
