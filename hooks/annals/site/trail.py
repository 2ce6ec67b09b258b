"""The way to a page: the links above its title, from the section it belongs to down to what it is part of."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from markupsafe import Markup

from annals import urls
from annals.language import date_format
from annals.language.catalog import message
from annals.model import Place
from annals.sections import section_of, sections_of
from annals.site.page import ROOT, linked
from annals.values import edtf

if TYPE_CHECKING:
    from annals.site.context import Context

_SAID = (
    message("Article"),
    message("Articles"),
    message("Chronology"),
    message("Data"),
    message("Date"),
    message("Events"),
    message("Group"),
    message("Place"),
    message("Source"),
)
"""What stands above a title elsewhere, and which the first link of the way to it says already."""


def is_said_by_trail(context: "Context", kicker: str) -> bool:
    """Return whether the way to a page says what would stand above its title, in the language of the page."""
    return any(kicker == context.say(each) for each in _SAID)


def trail(context: "Context", url: str) -> tuple[Markup, ...]:
    """Return links to what a page is part of, the widest first; `()` for the page of a section, and of none."""
    section = section_of(url, sections_of(context.archive.vocabulary))
    if section is None or section.url == url:
        return ()
    first = _link(context, section.url, context.say(section.title))
    if section.url == urls.COMPARE:
        return (first,)  # of two articles neither is the way to the other
    return (first, *(_dates(context, url) if url.startswith(urls.DATES) else _records(context, url)))


def _dates(context: "Context", url: str) -> Iterator[Markup]:
    """Yield links to the year and the month of the page of a day or a month."""
    numbers = url.removeprefix(urls.DATES).rstrip("/").split("/")
    for last in range(1, len(numbers)):
        date = "-".join(numbers[:last])
        if context.has_date(date):
            yield _link(context, urls.of_date(date), date_format.words(edtf.parse(date), context.catalog))


def _records(context: "Context", url: str) -> Iterator[Markup]:
    """Yield links to the places around that of a page, and to the record that the page is about and is not of."""
    _section, _, rest = url.partition("/")
    id, _, below = rest.partition("/")
    entry = context.archive.find(id)
    if isinstance(entry, Place):
        yield from reversed([context.labelled(place)[1] for place in _around(context, entry)])
    if entry and below:
        yield context.labelled(id)[1]


def _around(context: "Context", place: Place) -> Iterator[str]:
    """Yield the ids of the places in which one lies, the narrowest first, up to what the archive is about."""
    seen = {place.id}
    while place.within and place.within not in seen and context.archive.about.region not in seen:
        seen.add(place.within)
        yield place.within
        place = context.archive.places[place.within]


def _link(context: "Context", url: str, title: str) -> Markup:
    return linked(f"{ROOT}{context.edition.place(url)}", title)
