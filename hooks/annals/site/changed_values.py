"""The value of a field of a version's data in words: names for ids, dates and codes as pages print them.

The form of older data may be one that is no longer read, so what is not of the expected form is told as it is.
"""

import json
import re
from collections.abc import Callable, Iterable, Mapping
from hashlib import sha256
from types import MappingProxyType
from typing import Any

from markupsafe import Markup

from annals.history.versions import canonical
from annals.language import cldr
from annals.language.messages import counted
from annals.model.field_names import FIELD_NAMES, field_name
from annals.model.fields import URL_PATTERN
from annals.model.fixed import TIMES_OF_DAY
from annals.model.vocabulary import Vocabulary
from annals.site import wordings
from annals.site.bidi import mark_arabic
from annals.site.past import PastPage
from annals.site.prose import OUTSIDE
from annals.site.views.article import URL_STATUS
from annals.values import edtf

_PAIR = Markup("{}: {}")
_SUMMED = Markup("{}, sum {}")
_LINK = Markup('<a href="{}" rel="{}">{}</a>')
_CHAIN = Markup(" → ")
_CLARITY = {"distinct": "one event", "aggregate": "several, counted over time", "subject": "a subject, and no event"}
IDS = frozenset(
    f"{kind}.{path}"
    for kind, paths in {
        "article": (
            "publisher", "events", "claims.about", "claims.side", "claims.to", "claims.chain", "claims.inferred",
            "claims.jointly", "credits.source",
        ),
        "event": (
            "after", "places", "concerns", "side_a", "side_b", "control.from", "control.to", "part_of",
            "different_from",
        ),
        "town": ("within",),
        "group": ("parent",),
        "source": ("same_house", "party"),
    }.items()
    for path in paths
)  # fmt: skip
"""Fields that hold ids."""

DATES = frozenset(("article.published.date", "article.claims.when", "article.claims.said", "event.when",
                    "town.census.year"))  # fmt: skip
_CODES: Mapping[str, Mapping[str, str]] = MappingProxyType({
    "article.url_status": URL_STATUS,
    "article.published.basis": wordings.BASIS_WORDS,
    "article.claims.stance": wordings.STANCE_WORDS,
    "article.claims.time": TIMES_OF_DAY,
    "article.claims.relations.kind": wordings.RELATION_WORDS,
    "article.claims.relations.basis": wordings.BASIS_WORDS,
    "event.clarity": _CLARITY,
})  # fmt: skip


def _word(list: str, told: Callable[[Any], str]) -> Callable[[Vocabulary, str], str]:
    """Return what a word of a list is in words; a text that is none, as it is."""

    def words(vocabulary: Vocabulary, text: str) -> str:
        word = vocabulary.words(list).get(text)
        return told(word) if word else text

    return words


def _kind_within(vocabulary: Vocabulary, text: str) -> str:
    known = (each for each in vocabulary.event_types.values() if text in each.entry.kind_of)
    return next((within.plain or text for kind in known for within in [kind.entry.kind_of[text]]), text)


_WORDS: Mapping[str, Callable[[Vocabulary, str], str]] = MappingProxyType({
    "article.language": lambda _vocabulary, tag: cldr.language_name(tag, "en"),
    "article.claims.states": _word("measures", lambda word: word.entry.heading),
    "article.claims.status": _word("statuses", lambda word: word.entry.note),
    "event.event_type": _word("event_types", lambda word: word.entry.plain or str(word)),
    "event.sub_event_type": _kind_within,
    "event.where_prec": lambda vocabulary, text: vocabulary.steps.get(int(text), text) if text.isdecimal() else text,
    "source.kind": _word("source_kinds", lambda word: word.entry.means),
    "group.kind": _word("group_kinds", lambda word: word.entry.means),
})  # fmt: skip
_AMOUNTS = frozenset(("article.capture.bytes", "town.census.inhabitants"))
_MACHINE_MADE = {"article.capture.fingerprints": "fingerprint", "article.capture.sketches": "sketch"}
_MACHINE_PLURAL = {"sketch": "sketches"}


def value_in_words(page: PastPage, kind: str, path: str, value: Any) -> Markup:
    """Return a value of the field at a path in words; `""` for none."""
    if value is None:
        return Markup("")
    if isinstance(value, Mapping):
        return _block(page, kind, path, value)
    if isinstance(value, list):
        return _list(page, kind, path, value)
    if isinstance(value, bool):
        return mark_arabic("yes" if value else "no")
    if isinstance(value, int) and f"{kind}.{path}" in _AMOUNTS:
        return mark_arabic(f"{value:,}")
    return _scalar(page, f"{kind}.{path}", value if isinstance(value, str) else json.dumps(value))


def in_order(kind: str, keys: Iterable[str], below: str = "") -> list[str]:
    """Return keys below a path in the order of a record's page; those without a name come last."""
    order = {path: place for place, path in enumerate(FIELD_NAMES.get(kind, ()))}
    return sorted(keys, key=lambda key: (order.get(f"{below}{key}", len(order)), key))


def _block(page: PastPage, kind: str, path: str, value: Mapping[str, Any]) -> Markup:
    if path.endswith("references") and (link := _reference(value)):
        return link
    parts = (_part(page, kind, f"{path}.{key}", value[key]) for key in in_order(kind, value, f"{path}."))
    return Markup("; ").join(parts)


def _reference(value: Mapping[str, Any]) -> Markup:
    """Return a reference as pages print it, and its address where that is no longer one that a record may have."""
    cites, url = str(value.get("cites", "")), str(value.get("url", ""))
    if not cites or not re.fullmatch(URL_PATTERN, url, re.ASCII):
        return Markup("")
    return _LINK.format(url, OUTSIDE, mark_arabic(cites))


def _part(page: PastPage, kind: str, path: str, value: Any) -> Markup:
    return _PAIR.format(
        mark_arabic(field_name(kind, path, page.context.archive.vocabulary)), value_in_words(page, kind, path, value)
    )


def _list(page: PastPage, kind: str, path: str, value: list[Any]) -> Markup:
    noun = _MACHINE_MADE.get(f"{kind}.{path}")
    if noun:  # which they are helps no reader
        number = counted(len(value), noun, _MACHINE_PLURAL.get(noun, ""))
        return _SUMMED.format(number, sha256(canonical(value)).hexdigest()[:12])
    told = [value_in_words(page, kind, path, each) for each in value]
    if path == "claims.chain":
        return _CHAIN.join(told)
    between = Markup("<br>") if any(isinstance(each, (Mapping, list)) for each in value) else Markup(", ")
    return between.join(told)


def _scalar(page: PastPage, path: str, text: str) -> Markup:
    if path in IDS:
        return page.link(text)
    if path == "article.claims.relations.to":
        return page.statement_link(text, page.own)
    if path in DATES:
        return _date(page, text)
    if path in ("article.title", "article.authors"):
        return mark_arabic(text, page.language)
    if path in _WORDS:
        return mark_arabic(_WORDS[path](page.context.archive.vocabulary, text))
    return mark_arabic(_CODES.get(path, {}).get(text, text))


def _date(page: PastPage, text: str) -> Markup:
    try:
        return page.when(edtf.parse(text))
    except ValueError:
        return mark_arabic(text)
