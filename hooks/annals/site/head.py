"""The lines of a page's head that are its own: what programs are told of it, and where a browser is sent."""

from collections.abc import Iterator, Sequence

from markupsafe import escape

from annals import urls
from annals.citations.zotero import Tags
from annals.site import signposting
from annals.site.edition import Edition
from annals.site.signposting import Link


def own_lines(links: list[Link], tags: Tags, *, moved: str, unlisted: bool) -> Iterator[str]:
    """Yield the lines of a page's head that are its own."""
    if unlisted:
        yield '<meta name="robots" content="noindex">'
    if moved:
        yield f'<meta http-equiv="refresh" content="0; url={escape(moved)}">'
    if links:
        yield signposting.written(links)
    if tags:
        yield SCHEMAS
        yield from (f'<meta name="{name}" content="{escape(content)}">' for name, content in tags)


def alternates(editions: Sequence[Edition], url: str, base: str) -> Iterator[str]:
    """Yield the lines that link to a page in each language, its own included, where the site has several.

    `url` is the page's in every language, `base` the address of the site.
    """
    for each in editions if len(editions) > 1 else ():
        address = urls.absolute(base, each.place(url))
        yield f'<link rel="alternate" hreflang="{each.catalog.language}" href="{escape(address)}">'


SCHEMAS = """\
<link rel="schema.DC" href="http://purl.org/dc/elements/1.1/">
<link rel="schema.DCTERMS" href="http://purl.org/dc/terms/">
<link rel="schema.Z" href="http://www.zotero.org/namespaces/export#">"""
"""Says what the prefixes of Zotero's tags mean."""
