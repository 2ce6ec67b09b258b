"""The links that tell a program where it is: the head of a record's page, and its linkset.

After Signposting (https://signposting.org/FAIR/) and RFC 9264: one list of links, printed as
`<link>` elements on the page and as JSON beside it. A format that is offered beside pages is named
in `BESIDE`, and is then linked from everywhere.
"""

import html
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from annals import urls
from annals.data.jsonld import SCHEMA, schema_type
from annals.history.canonical import kind_of
from annals.history.record_history import History, history_of
from annals.licences import CC0, CC_BY
from annals.model import Archive, Article, Entry
from annals.model.version import Version

RECORD = "record.json"
JSON_LD = "record.jsonld"
LINKSET = "linkset.json"


@dataclass(frozen=True)
class Beside:
    """A file beside a record's page: its name, its media type, and the licence of what it holds."""

    name: str
    type: str
    license: str


BESIDE = (
    Beside(RECORD, "application/json", CC_BY),
    Beside(JSON_LD, "application/ld+json", CC_BY),
    Beside("citation.csl.json", "application/vnd.citationstyles.csl+json", CC_BY),
    Beside("citation.ris", "application/x-research-info-systems", CC_BY),
    Beside("citation.bib", "application/x-bibtex", CC_BY),
)


@dataclass(frozen=True)
class Link:
    """A link from a page: how the target relates to it, the target, and the target's media type, if it has one."""

    rel: str
    href: str
    type: str = ""


def page_links(archive: Archive, base: str, entry: Entry) -> list[Link]:
    """Return the links of a record's page; files beside it are named from there."""
    own = [Link("linkset", LINKSET, "application/linkset+json")]
    history = history_of(archive, kind_of(entry), entry.id)
    return [*_links(base, entry), *own, *(version_links(history) if history else ())]


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


def linkset(archive: Archive, base: str, entry: Entry) -> str:
    """Return the linkset of a record as JSON: the page's links, the article's addresses, and the way back."""
    here = urls.absolute(base, urls.of_record(entry))
    history = history_of(archive, kind_of(entry), entry.id)
    versions = [Link(rel, urls.absolute(base, there)) for rel, there in history.relations()] if history else []
    contexts = [_context(here, [*_links(base, entry, here), *_related(base, entry), *versions])]
    for file in BESIDE:
        back = [Link("describes", here, "text/html"), Link("license", file.license)]
        contexts.append(_context(f"{here}{file.name}", back))
    return json.dumps({"linkset": contexts}, ensure_ascii=False) + "\n"


def _links(base: str, entry: Entry, before: str = "") -> Iterator[Link]:
    """Yield the links of a record's page; `before` stands before the names of files beside it."""
    yield Link("cite-as", urls.absolute(base, urls.of_record(entry)))
    yield Link("type", f"{SCHEMA}ItemPage")
    yield Link("type", f"{SCHEMA}{schema_type(entry)}")
    yield Link("license", CC_BY)
    for file in BESIDE:
        yield Link("describedby", f"{before}{file.name}", file.type)


def _related(base: str, entry: Entry) -> Iterator[Link]:
    yield Link("collection", urls.absolute(base, urls.DATA), "text/html")
    if isinstance(entry, Article):
        yield from (Link("related", url) for url in (entry.url, *entry.archived) if url)


def _element(link: Link) -> str:
    kind = f' type="{html.escape(link.type)}"' if link.type else ""
    return f'<link rel="{html.escape(link.rel)}" href="{html.escape(link.href)}"{kind}>'


def _context(anchor: str, links: list[Link]) -> dict[str, Any]:
    """Return what a linkset says of one resource (RFC 9264, 4.2)."""
    context: dict[str, Any] = {"anchor": anchor}
    for link in links:
        target = {"href": link.href} | ({"type": link.type} if link.type else {})
        context.setdefault(link.rel, []).append(target)
    return context
