"""The links in the head of a page that tell a program where it is: Signposting (https://signposting.org/FAIR/).

A record's page links every file beside it; see `annals.site.record_files`.
"""

import html
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from annals import urls
from annals.data.jsonld import schema_type
from annals.data.things import SCHEMA
from annals.history.record_history import History, history_of
from annals.licences import CC0, CC_BY
from annals.model import Archive, Entry, kind_of
from annals.model.version import Version
from annals.site.record_files import besides


@dataclass(frozen=True)
class Link:
    """A link from a page: how the target relates to it, the target, and the target's media type, if it has one.

    `rel` and `type` are words of the program, never a record's.
    """

    rel: str
    href: str
    type: str = ""


def page_links(archive: Archive, base: str, entry: Entry) -> list[Link]:
    """Return the links of a record's page; files beside it are named from there."""
    history = history_of(archive, kind_of(entry).name, entry.id)
    return [*_links(base, entry), *(version_links(history) if history else ())]


def data_links(base: str) -> list[Link]:
    """Return the links of the page of the data; what describes them lies beside it."""
    return [
        Link("cite-as", urls.absolute(base, urls.DATA)),
        Link("type", f"{SCHEMA}Dataset"),
        Link("license", CC0),
        Link("describedby", "datapackage.json", "application/json"),
        Link("describedby", "ro-crate-metadata.json", "application/ld+json"),
    ]


def version_links(history: History, shown: Version | None = None) -> list[Link]:
    """Return the links between versions (RFC 5829), from the page of a version or else from the record's own."""
    here = history.url_of(shown) if shown else history.url
    return [Link(rel, urls.relative(here, there)) for rel, there in history.relations(shown)]


def written(links: Iterable[Link]) -> str:
    """Return links as `<link>` elements of HTML."""
    return "".join(map(_element, links))


def _links(base: str, entry: Entry) -> Iterator[Link]:
    yield Link("cite-as", urls.absolute(base, urls.of_record(entry)))
    yield Link("type", f"{SCHEMA}ItemPage")
    yield Link("type", f"{SCHEMA}{schema_type(entry)}")
    yield Link("license", CC_BY)
    for file in besides(kind_of(entry).name):
        yield Link("describedby", file.name, file.type)


def _element(link: Link) -> str:
    kind = f' type="{link.type}"' if link.type else ""
    return f'<link rel="{link.rel}" href="{html.escape(link.href)}"{kind}>'
