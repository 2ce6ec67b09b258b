"""The tags in a page's head from which Zotero makes its item, as its translator for embedded metadata reads them.

An article's item is the article itself: its own title, paper, day and address; where it is recorded goes to the
location in archive and to Extra. What each tag does was tried on Zotero's translators. Trailing commas are meant:
they keep a name whole. Nothing here may be called `author`, and no COinS may stand on the same page.
"""

import re
from collections.abc import Iterable
from datetime import date

from annals.citations import dates
from annals.citations.bylines import inverted
from annals.citations.item import Item
from annals.model import Archive, Article, Entry, Event, Place

Tags = tuple[tuple[str, str], ...]
_ABSTRACT = "DCTERMS.abstract"
_ENDING = re.compile(r"[-:|–—=_~#]\s*(?P<name>[^-:|–—=_~#]+)$")


def tags(archive: Archive, entry: Entry, item: Item) -> Tags:
    """Return the names and contents of the tags of a record's page."""
    csl = item.csl
    press = isinstance(entry, Article)
    found = [
        ("Z.itemType", "newspaperArticle" if press else "webpage"),
        ("DC.type", "Text"),
        ("DC.title", item.title),
        ("DCTERMS.alternative", item.translated),
        *(("DC.creator", inverted(person, whole=",")) for person in csl.get("author", ())),
        ("DC.source", _paper(archive, entry) if isinstance(entry, Article) else csl["container-title"]),
        ("DC.date", dates.iso_or_words(item.when) if item.when else "n.d."),
        ("DC.language", csl["language"]),
        ("DC.coverage", f"{csl['archive']}, {csl['archive_location']}" if press else ""),
        ("DC.identifier", item.own),
        ("DC.description", item.note),
        (_ABSTRACT, item.abstract if press else ""),
        *(("DCTERMS.spatial", archive.name(place)) for place in _places(archive, entry)),
        ("DC.rights", rights(item) if press else "Facts: CC0 1.0. Prose: CC BY 4.0."),
        ("citation_public_url", csl["URL"]),
    ]
    return tuple((name, content) for name, content in found if content)


def without_abstract(found: Tags) -> Tags:
    """Return the tags of the page of a version: the record's own page has the abstract."""
    return tuple(each for each in found if each[0] != _ABSTRACT)


def rights(item: Item) -> str:
    """Return what may be done with an article, and with what is said of it."""
    return f"Metadata: CC0 1.0. Article: © {item.csl['container-title']}; not reproduced here."


def _places(archive: Archive, entry: Entry) -> Iterable[str]:
    """Return the ids of the places that a record is about, each once."""
    if isinstance(entry, Article):
        events = archive.events
        return dict.fromkeys(place for about in entry.reports if about in events for place in events[about].places)
    return entry.places if isinstance(entry, Event) else (entry.id,) if isinstance(entry, Place) else ()


def data_tags(archive: Archive, address: str, updated: date) -> Tags:
    """Return the names and contents of the tags of the page of the data, as of the day `updated`."""
    title = archive.about.title
    return (
        ("Z.itemType", "dataset"),
        ("DC.type", "Dataset"),
        ("DC.title", f"{title}: data, edition of {updated.isoformat()}"),
        ("DC.creator", inverted({"literal": title}, whole=",")),
        ("DC.date", updated.isoformat()),
        ("DC.language", archive.about.language),
        ("DC.rights", "CC0 1.0"),
        ("citation_public_url", address),
    )


def _paper(archive: Archive, article: Article) -> str:
    """Return the publisher by a name in which the headline does not end, for Zotero would cut that end off."""
    ending = _ENDING.search(article.title)
    last = ending["name"].strip().casefold() if ending else ""
    publisher = archive.sources[article.publisher]
    names = [publisher.name, *sorted(publisher.known_names, key=len, reverse=True), f"{publisher.name} (publisher)"]
    return next(name for name in names if name.casefold() != last)
