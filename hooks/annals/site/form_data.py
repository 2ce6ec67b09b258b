"""What the page "Add an article" must know of the archive: names, publishers, measures, ids in use, as JSON.

The page fetches it from its own site; `docs/assets/add/` reads it.
"""

import json
from typing import Any

from annals import urls
from annals.model import Archive, Article, Named, Source
from annals.model.vocabulary import MEASURES, PRESS_KINDS

KNOWN = f"{urls.ADD}names.json"
"""Where it stands, beside the page."""


def known_json(archive: Archive) -> str:
    """Return it as one line of JSON, in the order of the archive."""
    return json.dumps(_known(archive), ensure_ascii=False, separators=(",", ":")) + "\n"


def _known(archive: Archive) -> dict[str, Any]:
    return {
        "towns": [_named(town, town.kind) for town in archive.places.values()],
        "groups": [_named(group, "armed group") for group in archive.groups.values()],
        "sources": [_source(source) for source in archive.sources.values()],
        "publishers": [source.id for source in archive.sources.values() if source.kind in PRESS_KINDS or source.hosts],
        "events": {event.id: event.title for event in archive.events.values()},
        "articles": _articles(archive),
        "ids": sorted({line.id for line in archive.register} | {entry.id for _kind, entry in archive.entries()}),
        "measures": {
            name: {"meaning": measure.meaning, "needs": measure.needs, "unit": measure.unit}
            for name, measure in MEASURES.items()
        },
    }


def _named(record: Named, kind: str) -> dict[str, Any]:
    """Return a record's names: `spellings` lead to it surely, `ambiguous` ones may mean something else."""
    sure = [name for name in dict.fromkeys(record.known_names) if name not in record.ambiguous]
    arabic = {"ar": record.name_ar} if record.name_ar else {}
    ambiguous = {"ambiguous": record.ambiguous} if record.ambiguous else {}
    return {"id": record.id, "name": record.name, **arabic, "kind": kind, "spellings": sure, **ambiguous}


def _source(source: Source) -> dict[str, Any]:
    return {**_named(source, "source"), **({"hosts": source.hosts} if source.hosts else {})}


def _articles(archive: Archive) -> dict[str, str]:
    """Return the id of the article at each address, so that none is added twice."""
    articles: list[Article] = [article for article in archive.articles.values() if article.url]
    return {article.url or "": article.id for article in articles}
