"""A record of the search as the small page that the program Pagefind reads, and nobody else.

Such a page is made for every record in every build, so it is put together here and not in a template, which takes five
times as long. What many records have in common, such as the name of a town, is escaped once.
"""

from collections.abc import Callable, Iterable
from functools import cache
from html import escape

from annals.site.search.found import Found, Told
from annals.site.search.names import ALL

_BAR = "¦"
"""Stands between the items of a field, which `assets/search/engine.js` takes apart."""

_BETWEEN = " · "
"""Stands between names."""

Writer = Callable[[Found], str]
"""What writes a record as a page."""


def writer() -> Writer:
    """Return what writes records, which may be many, as pages of HTML; nothing in them is taken for markup."""
    name = cache(escape)

    def written(found: Found) -> str:
        facets = [("kind", found.kind), *((facet, each) for facet, values in found.facets.items() for each in values)]
        told = f"{_held('meta', _fields(found), escape)}{_held('filter', facets, name)}"
        said = "".join(_statement(each.anchor, each.line, each.note) for each in found.statements)
        return f"<!doctype html><html{told}><body>\n<p>{escape(found.prose)}</p>\n{said}</body></html>\n"

    return written


def _held(sort: str, texts: list[tuple[str, str]], escaped: Callable[[str], str]) -> str:
    """Return texts by their names as attributes of one element: the program takes as long for each element."""
    if not texts:
        return ""
    names = ",".join(f"{name}[{sort}{place}]" for place, (name, _text) in enumerate(texts))
    held = " ".join(f'{sort}{place}="{escaped(text)}"' for place, (_name, text) in enumerate(texts))
    return f' data-pagefind-{sort}="{names}" {held}'


def _fields(found: Found) -> list[tuple[str, str]]:
    """Return what is found of a record, and shown, beside its prose."""
    texts = {
        "all": ALL,
        "names": _BETWEEN.join(found.names),
        "voices": _BETWEEN.join(found.voices),
        "words": " ".join(found.words),
        **found.tokens,
        **_told(found.told),
    }
    for language, told in found.others.items():
        ours = {**_told(told), "prose": told.prose, "lines": _listed(told.lines)}
        # what is called the same stands once
        texts |= {f"{name}-{language}": text for name, text in ours.items() if text != texts.get(name)}
    return [(name, text) for name, text in texts.items() if text]


def _told(told: Told) -> dict[str, str]:
    """Return what is shown of a record in one language, but for its prose and the lines of its statements."""
    return {
        "title": told.title,
        "about": _listed(told.about),
        "sources": _listed(told.sources),
        "when": told.when,
        "by": told.by,
        "attested": told.attested,
    }


def _listed(items: Iterable[str]) -> str:
    """Return items as one field. A record's own bar is another sign there: it would move all items after it."""
    return f" {_BAR} ".join(each.replace(_BAR, "|") for each in items)


def _statement(anchor: str, line: str, note: str) -> str:
    told = f"<p>{escape(note)}</p>\n" if note else ""
    return f'<h2 id="{escape(anchor)}">{escape(line)}</h2>\n{told}'
