"""A record of the search as the small page that the program Pagefind reads, and nobody else.

Such a page is made for every record in every build, so it is put together here and not in a template, which takes five
times as long. What many records have in common, such as the name of a town, is escaped once.
"""

from collections.abc import Callable
from functools import cache
from html import escape

from annals.site.search.names import ALL
from annals.site.search.records import Found

Writer = Callable[[Found], str]
"""What writes a record as a page."""


def writer() -> Writer:
    """Return what writes records, which may be many, as pages of HTML; nothing in them is taken for markup."""
    line = cache(_line)

    def written(found: Found) -> str:
        facets = [line("filter", name, value) for name, values in found.facets.items() for value in values]
        head = "".join((*_fields(found), line("filter", "kind", found.kind), *facets))
        said = "".join(_statement(each.anchor, each.line, each.note) for each in found.statements)
        return f"<!doctype html><html><head>{head}</head><body>\n<p>{escape(found.prose)}</p>\n{said}</body></html>\n"

    return written


def _fields(found: Found) -> list[str]:
    """Return what is found of a record, and shown, beside its prose, and the day by which it is sorted."""
    texts = {
        "title": found.title,
        "all": ALL,
        "names": " · ".join(found.names),
        "about": " ¦ ".join(found.about),
        "sources": " ¦ ".join(found.sources),
        "words": " ".join(found.words),
        "when": found.when,
        "by": found.by,
        "attested": found.attested,
    }
    day = [_line("sort", "date", found.day)] if found.day else []
    return [*(_line("meta", name, text) for name, text in texts.items() if text), *day]


def _line(sort: str, name: str, value: str) -> str:
    return f'<meta data-pagefind-{sort}="{name}[content]" content="{escape(value)}">\n'


def _statement(anchor: str, line: str, note: str) -> str:
    told = f"<p>{escape(note)}</p>\n" if note else ""
    return f'<h2 id="{escape(anchor)}">{escape(line)}</h2>\n{told}'
