"""What the page "Add an article" must know, as JSON: names, publishers, measures, ids in use, and the rules.

The page fetches it from its own site; `docs/assets/add/` reads it.
"""

import json
from typing import Any

from pydantic import TypeAdapter

from annals import urls
from annals.checks import prose
from annals.facts.addresses import addresses_of
from annals.facts.spellings import Spellings, build_spellings
from annals.language import arabic, capitals, names, sorting
from annals.language.sorting import sort_key
from annals.model import Archive, Group, Named, Place, Source, kind_of, kinds
from annals.model.fields import Figure, Label, Language, Sha256, Slug, Text, Url
from annals.model.vocabulary import MEASURES, PRESS_KINDS
from annals.records.files import MAX_BYTES
from annals.values import addresses, figure
from annals.values.addresses import plain_url
from annals.values.ids import MAX_SLUG

KNOWN = f"{urls.ADD}names.json"
"""Where it stands, beside the page."""


def known_json(archive: Archive) -> str:
    """Return it as one line of JSON, names in the order of their letters."""
    return json.dumps(_known(archive), ensure_ascii=False, separators=(",", ":")) + "\n"


def _known(archive: Archive) -> dict[str, Any]:
    named = sorted(archive.named(), key=lambda record: sort_key(record.name))
    spellings = build_spellings(archive)
    sources = [each for each in named if isinstance(each, Source)]
    return {
        **{kind.folder: [_named(each, spellings) for each in named if kind_of(each) is kind] for kind in kinds.named()},
        "publishers": [source.id for source in sources if source.kind in PRESS_KINDS or source.hosts],
        "events": {event.id: event.title for event in archive.events.values()},
        "articles": _articles(archive),
        "ids": sorted({line.id for line in archive.register} | {entry.id for _kind, entry in archive.entries()}),
        "measures": {
            name: {"meaning": measure.meaning, "needs": measure.needs, "unit": measure.unit}
            for name, measure in MEASURES.items()
        },
        "folding": {
            "folds": dict(names.FOLDS),
            "vowels": arabic.VOWELS,
            "marks": arabic.MARKS,
            "characters": arabic.CHARACTERS,
            "particles": names.PARTICLES,
            "before_article": names.BEFORE_ARTICLE,
            "words": sorted(capitals.WORDS),
            "short": capitals.SHORT,
        },
        "letters": {"whole": dict(sorting.WHOLE), "signs": sorting.SIGNS},
        "addresses": {
            "copies": addresses.COPIES,
            "counts": addresses.COUNTS,
            "shapes": addresses.SHAPES,
            "hosts": addresses.HOSTS,
        },
        "rules": _rules(),
    }


def _rules() -> dict[str, Any]:
    """Return the patterns and limits of the models and checks that the form holds its fields to."""
    patterns = {"slug": Slug, "language": Language, "sha256": Sha256, "url": Url, "figure": Figure}
    return {
        **{name: _schema(type)["pattern"] for name, type in patterns.items()},
        "whole": f"^{figure.WHOLE}$",
        "label": _schema(Label)["maxLength"],
        "text": _schema(Text)["maxLength"],
        "longest_slug": MAX_SLUG,
        "file": MAX_BYTES,
        "prose": prose.MAX_PROSE,
        "marks": prose.MARKS,
        "most_marks": prose.MAX_MARKS,
        "deep": prose.DEEP,
    }


def _schema(type: Any) -> dict[str, Any]:
    """Return the JSON Schema of a type of field."""
    return TypeAdapter(type).json_schema()


def _named(record: Named, spellings: Spellings) -> dict[str, Any]:
    """Return a record's names: `spellings` lead to it surely, `ambiguous` ones may mean something else.

    `printed` are those of registered articles by which nothing is recognised, though the check takes them.
    """
    hosts = {"hosts": record.hosts} if isinstance(record, Source) and record.hosts else {}
    sure, maybe = spellings.sure.get(record.id, ()), spellings.maybe.get(record.id, ())
    others = [name for name in spellings.printed.get(record.id, ()) if name not in (*sure, *maybe)]
    arabic = {"ar": record.name_ar} if record.name_ar else {}
    ambiguous = {"ambiguous": maybe} if maybe else {}
    printed = {"printed": others} if others else {}
    return {
        "id": record.id,
        "name": record.name,
        **arabic,
        "kind": _said(record),
        "spellings": sure,
        **ambiguous,
        **printed,
        **hosts,
    }


def _said(record: Named) -> str:
    """Return what a reader calls such a record."""
    if isinstance(record, Place):
        return str(record.kind)
    return "armed group" if isinstance(record, Group) else kind_of(record).name


def _articles(archive: Archive) -> dict[str, str]:
    """Return the id of the article at each address, as addresses are compared, so that none is added twice."""
    found: dict[str, str] = {}
    for article in archive.articles.values():
        for _loc, url in addresses_of(article):
            found.setdefault(plain_url(url), article.id)
    return found
