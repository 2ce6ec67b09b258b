"""The sections of the site, once: what each is called, where it stands, and what leads to it.

The header, the footer and the contents of the home page are printed from here.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from annals import urls
from annals.language.catalog import message
from annals.model.phrases import Phrases
from annals.model.vocabulary import Vocabulary


@dataclass(frozen=True)
class Section:
    """A section: its title, its URL, and what a reader finds there.

    `header` and `footer` say where it is linked from every page; with a `text` it stands in the
    contents of the home page, under `contents` where that is another title.
    """

    title: str
    url: str
    text: str = ""
    contents: str = ""
    header: bool = False
    footer: bool = False


SECTIONS = (
    Section(
        message("Search"), urls.SEARCH, message("every statement, and every name and spelling from A to Z"), footer=True
    ),
    Section(
        message("Chronology"),
        urls.CHRONOLOGY,
        message("every event in order, with a grid of months to jump by"),
        header=True,
    ),
    Section(message("All dates"), urls.DATES),
    Section(message("Events"), urls.EVENTS, header=True),
    Section(message("Places"), urls.TOWNS, header=True),
    Section(message("Groups"), urls.GROUPS, header=True),
    Section(message("Sources"), urls.SOURCES, message("who said it first, and who repeated it"), header=True),
    Section(message("Articles"), urls.ARTICLES, header=True),
    Section(message("Compare two accounts"), urls.COMPARE, footer=True),
    Section(
        message("Where accounts differ"),
        urls.DISAGREEMENTS,
        message("every point on which accounts differ, and why"),
        header=True,
    ),
    Section(message("Data"), urls.DATA, message("statements and events as tables"), header=True),
    Section(message("About"), urls.ABOUT, message("who keeps it, how it is made, what the words mean"), header=True),
    Section(
        message("Add an article"),
        urls.ADD,
        message("a form that makes the record, for people who do not use git"),
        header=True,
    ),
    Section(message("Map"), urls.MAP, message("every place, by month and by group"), footer=True),
    Section(message("Kinds of event"), urls.EVENT_KINDS, footer=True),
    Section(message("Harm"), urls.HARM, footer=True),
    Section(
        message("Coverage"),
        urls.COVERAGE,
        message("which outlets, on whose word, and where the archive is silent"),
        footer=True,
    ),
    Section(message("Corrections"), urls.CORRECTIONS, footer=True),
    Section(message("How to cite"), urls.CITE, message("permalinks and forms of citation"), footer=True),
    Section(message("What we promise"), urls.PERSISTENCE, footer=True),
    Section(
        message("Waiting to be coded"),
        urls.WAITING,
        message("articles whose statements nobody has entered yet"),
    ),
    Section(
        message("How to contribute"), urls.CONTRIBUTE, message("how to turn an article into a record"), footer=True
    ),
    Section(message("Fields"), urls.FIELDS),
)
"""Every section, in the order in which a reader meets them; what depends on the subject is the vocabulary's."""

PARTS = (message("Start"), message("How to"), message("Reference"), message("Why"))
"""The parts of the documentation, as `mkdocs.yml` calls them; they are in every foot."""

_RELATED = {
    urls.CHRONOLOGY: (urls.DATES, urls.HARM, urls.EVENT_KINDS, urls.MAP),
    urls.EVENTS: (urls.CHRONOLOGY, urls.EVENT_KINDS, urls.HARM, urls.MAP),
    urls.EVENT_KINDS: (urls.EVENTS, urls.HARM),
    urls.TOWNS: (urls.MAP, urls.COVERAGE),
    urls.SOURCES: (urls.COVERAGE,),
    urls.ARTICLES: (urls.COVERAGE, urls.WAITING, urls.ADD),
    urls.DISAGREEMENTS: (urls.COVERAGE, urls.CORRECTIONS),
}
"""What else shows the same records, by the URL of a section; linked under the section's title."""

_WITHIN = {urls.DATES: urls.CHRONOLOGY}
"""Sections whose pages belong to another one, which is in the header."""


def section_of(url: str, among: Iterable[Section] | None = None) -> Section | None:
    """Return the section to which the page at a URL belongs, the section's own page included; None where to none."""
    folder = f"{url.partition('/')[0]}/"
    folder = _WITHIN.get(folder, folder)
    return next((section for section in (SECTIONS if among is None else among) if section.url == folder), None)


def sections_of(words: Vocabulary) -> tuple[Section, ...]:
    """Return the sections of an archive of some words, in their order, called as these call them."""
    return tuple(_called(section, words.phrases) for section in SECTIONS if words.people or section.url != urls.HARM)


def _called(section: Section, phrases: Phrases) -> Section:
    if section.url == urls.TOWNS:
        return replace(section, text=phrases.places_told or "", contents=phrases.places or "")
    if section.url == urls.GROUPS:
        return replace(section, text=phrases.groups_told or "")
    if section.url == urls.HARM:
        return replace(section, title=phrases.harm or "", text=phrases.harm_told or "")
    return section


def related(words: Vocabulary, url: str) -> tuple[Section, ...]:
    """Return the sections that show the records of a section's page in another way; `()` for other pages."""
    every = sections_of(words)
    return tuple(section for there in _RELATED.get(url, ()) for section in every if section.url == there)
