"""The messages of scripts in a language other than English, as a block of JSON that a page has for its script.

`assets/texts.js` reads it. A block is data: it runs nothing, so that a page's policy stays as it is.
"""

import json
from collections.abc import Mapping

from markupsafe import Markup

from annals.language.catalog import ENGLISH_TAG, Catalog
from annals.records.catalogs import messages_in

_FILES: Mapping[str, tuple[str, ...]] = {
    "search": ("assets/search/", "assets/texts.js"),
    "add": ("assets/add/", "vocabularies/"),
    "map": ("assets/map/",),
    "filter": ("assets/chronology.js",),
    "compare": ("assets/compare.js",),
    "copy": ("assets/copy.js",),
    "missing": ("assets/missing.js",),
}
"""In which files the messages of each part of the frame stand; a path that ends in a slash is a folder."""

_NUMBERS = (*range(200), 1_000, 10_000, 100_000, 1_000_000)
"""Numbers that ask for every plural form of a language."""


def block(catalog: Catalog, part: str) -> str:
    """Return the block for a part of the frame, such as `search`; `""` in English, or where nothing is translated."""
    texts = {} if catalog.language == ENGLISH_TAG else _texts(catalog, part)
    return data_block("texts", dict(sorted(texts.items()))) if texts else ""


def data_block(id: str, told: Mapping[str, object]) -> Markup:
    """Return data for a script as a block of JSON; nothing in it can end the block, or be a mark of the frame."""
    text = json.dumps(told, ensure_ascii=False, separators=(",", ":"))
    safe = text.replace("<", "\\u003c").replace("@", "\\u0040")
    return Markup(f'<script type="application/json" id="{id}">{safe}</script>')  # noqa: S704 - its signs are written out


def _texts(catalog: Catalog, part: str) -> dict[str, str | dict[str, str]]:
    wanted = messages_in(catalog, _FILES.get(part, ()))
    found: dict[str, str | dict[str, str]] = {}
    for text in wanted:
        more = catalog.plurals.get(text)
        told = _forms(catalog, text, more) if more else catalog.say(text)
        if told not in (text, {}):
            found[text] = told
    return found


def _forms(catalog: Catalog, one: str, more: str) -> dict[str, str]:
    """Return the forms of a message on a number by the names of the CLDR; `{}` where it is not translated."""
    rule, found = catalog.locale.plural_form, dict[str, str]()
    for number in _NUMBERS:
        found.setdefault(rule(number), catalog.translations.ngettext(one, more, number))
    return found if set(found.values()) - {one, more} else {}
