"""The lines of a page's head that are its own: what programs are told of it, and where a browser is sent."""

from collections.abc import Iterator

from markupsafe import escape

from annals.citations.zotero import Tags
from annals.site import signposting
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


SCHEMAS = """\
<link rel="schema.DC" href="http://purl.org/dc/elements/1.1/">
<link rel="schema.DCTERMS" href="http://purl.org/dc/terms/">
<link rel="schema.Z" href="http://www.zotero.org/namespaces/export#">"""
"""Says what the prefixes of Zotero's tags mean."""
