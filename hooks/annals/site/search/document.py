"""A record of the search as the program Pagefind takes it, and nobody else: texts that words are looked for in.

There is no markup in it: the program takes a third of its time for a page of HTML.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from annals.site.search.found import Found, Saying, Told
from annals.site.search.names import ALL

_BAR = "¦"
"""Stands between the items of a field, which `assets/search/result.js` takes apart, and between statements, which
`assets/search/passage.js` does. The program takes it for no word."""

_BETWEEN = " · "
"""Stands between names."""

_SIGNAL = re.compile("__+")
"""Begins what the program takes for an instruction, not for a word."""


@dataclass(frozen=True)
class Document:
    """A record as the program takes it: its address, its text, and its fields by their names."""

    url: str
    content: str
    fields: dict[str, str]


def document_of(found: Found) -> Document:
    """Return a record as the program takes it."""
    content = f"{_without_bars(found.prose)} {_statements(found.statements)}".strip()
    return Document(found.url_with_anchors, _SIGNAL.sub("_", content), _fields(found))


def _fields(found: Found) -> dict[str, str]:
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
    return {name: text for name, text in texts.items() if text}


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
    """Return items as one field."""
    return f" {_BAR} ".join(map(_without_bars, items))


def _without_bars(text: str) -> str:
    """Return a text in which a bar is another sign: it would move all items after it."""
    return text.replace(_BAR, "|")


def _statements(sayings: tuple[Saying, ...]) -> str:
    """Return the lines of statements, and then their notes, with a bar before the first and behind each."""
    if not sayings:
        return ""
    notes = [each.note for each in sayings] if any(each.note for each in sayings) else []
    items = map(_without_bars, (*(each.line for each in sayings), *notes))
    return f"{_BAR} {''.join(f'{each} {_BAR} ' for each in items)}"
