"""The texts that the scripts of a page show, as data in the page; English pages need none."""

import json
from collections.abc import Iterable

from annals.language.catalog import ENGLISH_TAG, Catalog
from annals.records.catalogs import messages_in

_SCRIPTS = {
    "copy": "theme/partials/copy.html",
    "search": "assets/search/",
    "add": "assets/add/",
    "filter": "assets/chronology.js",
    "map": "assets/map/",
}
"""Where the scripts stand whose texts a part of the frame needs."""


def scripts_texts(catalog: Catalog, parts: Iterable[str]) -> str:
    """Return the element with the texts of the scripts of some parts of the frame; `""` where they have none."""
    places = tuple(_SCRIPTS[part] for part in parts if part in _SCRIPTS)
    if catalog.language == ENGLISH_TAG or not places:
        return ""
    texts = {text: catalog.forms(text) for text in messages_in(catalog, places)}
    told = json.dumps(texts, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")
    return f'<script type="application/json" id="texts">{told}</script>\n' if texts else ""
