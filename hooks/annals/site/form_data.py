"""What the page "Add an article" must know, as JSON: names, publishers, measures, ids in use, and the rules.

The page fetches it from its own site; `assets/add/` reads it.
"""

import json
import re
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from pydantic import TypeAdapter

from annals import urls
from annals.checks import prose
from annals.checks.events import FIRST_DAY, LAST_DAY
from annals.facts.spellings import Spellings, build_spellings
from annals.language import (
    arabic,
    capitals,
    counting,
    cues,
    date_format,
    date_names,
    date_patterns,
    names,
    sorting,
    story,
)
from annals.language.catalog import ENGLISH, Catalog
from annals.language.javascript import branched, javascript
from annals.language.numbers import bounds, english, vocabulary
from annals.language.sorting import sort_key
from annals.language.words import words
from annals.model import Archive, Event, Named, Place, Source, kind_of, kinds
from annals.model.fields import Figure, Label, Language, Sha256, Slug, Text, Url
from annals.model.vocabulary import Vocabulary
from annals.records.files import MAX_BYTES
from annals.site.form_addresses import number_of_files
from annals.values import addresses, copies, figure
from annals.values.ids import MAX_SLUG

KNOWN = f"{urls.ADD}names.json"
"""Where it stands, beside the page."""

NEAR = 14
"""Days before publication in which an event of a town that is named is shown, as `annals new` proposes it."""

MOST_EVENTS = 8
"""Events that are shown so."""

MOST_OFFERS = 200
"""Figures that are offered as claims, the first ones; a record holds no more."""

LATE = 1
"""Years after the archive's period in which an article may still have come out."""

HEADLINE = (3, 20)
"""Words of a line that is taken for a headline, fewest and most."""

LEAD = 3
"""Paragraphs at the beginning in which an article prints its own date."""

ONE_PARAGRAPH = 1_200
"""Characters of a paragraph that is likely to be several run together; the press's longest have half of it."""


def known_json(archive: Archive, catalogs: Sequence[Catalog] = (ENGLISH,)) -> str:
    """Return it as one line of JSON, names in the order of their letters; dates in words of each language."""
    return json.dumps(_known(archive, catalogs), ensure_ascii=False, separators=(",", ":")) + "\n"


def _known(archive: Archive, catalogs: Sequence[Catalog]) -> dict[str, Any]:
    named = sorted(archive.named(), key=lambda record: sort_key(record.name))
    spellings = build_spellings(archive)
    sources = [each for each in named if isinstance(each, Source)]
    return {
        **{
            kind.folder: [_named(archive.vocabulary, each, spellings) for each in named if kind_of(each) is kind]
            for kind in kinds.named()
        },
        "publishers": [source.id for source in sources if source.kind.entry.press or source.hosts],
        "events": {event.id: _event(event, catalogs) for event in archive.events.values()},
        "address_files": number_of_files(archive),
        "ids": sorted(_others(archive)),
        "measures": {
            name: {
                "meaning": word.entry.means,
                "needs": word.entry.needs,
                "unit": word.entry.unit or "",
                "sided": word.entry.sided,
                **({"counted": word.entry.counts} if word.entry.is_counted else {}),
            }
            for name, word in archive.vocabulary.measures.items()
        },
        "sides": list(archive.vocabulary.sides),
        "folding": {
            "folds": dict(names.FOLDS),
            "vowels": arabic.VOWELS,
            "marks": arabic.MARKS,
            "characters": arabic.CHARACTERS,
            "quotes": names.QUOTES,
            "cues": sorted(cues.OFFERING),
            "particles": names.PARTICLES,
            "before_article": names.BEFORE_ARTICLE,
            "words": sorted(capitals.WORDS),
            "short": capitals.SHORT,
        },
        "letters": {"whole": dict(sorting.WHOLE), "signs": sorting.SIGNS},
        "addresses": {
            "copies": copies.PREFIXES,
            "counts": addresses.COUNTS,
            "shapes": addresses.SHAPES,
            "hosts": addresses.HOSTS,
        },
        "rules": _rules(),
        "kinds": _kinds(archive.vocabulary),
        "event_types": {name: list(word.entry.kind_of) for name, word in archive.vocabulary.event_types.items()},
        "precision": archive.vocabulary.steps,
        "dates": _dates(),
        "texts": _texts(archive),
        "counting": _counting(archive.vocabulary),
    }


def _others(archive: Archive) -> set[str]:
    """Return the ids that were given out and are of no record that is named here, but for those of articles.

    One of those is made by chance of 29 characters, seven times; whether it is new the check tells.
    """
    named = {record.id for record in archive.named()} | set(archive.events)
    return {line.id for line in archive.register if line.kind != "article"} - named


def _event(event: Event, catalogs: Iterable[Catalog]) -> dict[str, Any]:
    """Return what an event is shown by, in further languages beside English, and the days it may have been on."""
    others = (each for each in catalogs if each.language != ENGLISH.language)
    bounds = {"first": event.when.lower, "last": event.when.upper}
    return {
        "title": event.title,
        **({"ar": event.title_ar} if event.title_ar else {}),
        "when": date_format.words(event.when),
        **{f"when-{each.language}": date_format.words(event.when, each) for each in others},
        **{name: day.isoformat() for name, day in bounds.items() if day},
        "places": event.places,
    }


def _kinds(words: Vocabulary) -> dict[str, dict[str, str]]:
    """Return what places, groups and sources can be that the archive does not have yet, each with its words."""
    return {
        "towns": {kind: kind for kind in words.place_kinds},
        "groups": {kind: word.entry.means for kind, word in words.group_kinds.items()},
        "sources": {kind: word.entry.means for kind, word in words.source_kinds.items()},
    }


def _dates() -> dict[str, Any]:
    """Return how days are written in text: the patterns and tables of `annals.language`, for JavaScript."""
    return {
        "whole": javascript(date_names.WHOLE),
        "months": date_names.MONTHS,
        "weekdays": date_names.WEEKDAYS,
        "letters": date_names.PLAIN,
        "words": javascript(branched(date_patterns.WORDS.pattern, "since")),
        "ahead": javascript(date_patterns.AHEAD.pattern),
    }


def _texts(archive: Archive) -> dict[str, Any]:
    """Return what tells headline and day of publication in a pasted text."""
    least, most = HEADLINE
    weekdays = "|".join(sorted(map(re.escape, date_names.WEEKDAYS), key=len, reverse=True))
    return {
        "furniture": javascript(story.FURNITURE),
        "credited": javascript(story.CREDITED),
        "ends": javascript(story.ENDS),
        "weekdays": javascript(weekdays),
        "least": least,
        "most": most,
        "lead": LEAD,
        "one_paragraph": ONE_PARAGRAPH,
        "period": [day.isoformat() for day in _period(archive)],
    }


def _period(archive: Archive) -> tuple[date, date]:
    """Return the first and the last day that an article may be of, as `annals new` has them."""
    period = archive.about.period
    first = date(period.lower.year, 1, 1) if period.lower else FIRST_DAY
    return first, date(period.upper.year + LATE, 12, 31) if period.upper else LAST_DAY


def _counting(known: Vocabulary) -> dict[str, Any]:
    """Return the English words beside figures: what they count, what bounds them, and beside which none is offered."""
    rows = ((measure, row) for measure, row in counting.WORDS.items() if measure in known.measures)
    telling = {word: measure for measure, row in rows for word in words(row)}
    units = {word for row in counting.UNITS.values() for word in words(row)}
    stops = {
        *units, *counting.HOUSEHOLDS, *counting.NO_FIGURE, *vocabulary.ENGLISH, *vocabulary.FRACTIONS, *english.TAILS,
        *vocabulary.ORDINALS, *vocabulary.SHORT_SCALES, *(words(name)[0] for name in date_names.MONTHS),
    }  # fmt: skip
    return {
        "telling": {word: measure for word, measure in telling.items() if word.isascii() and word not in stops},
        "stops": sorted(word for word in stops if word.isascii()),
        "bounds": {" ".join(phrase): bound for phrase, bound in bounds.BEFORE.items()},
        "bounds_behind": {" ".join(phrase): bound for phrase, bound in bounds.BEHIND.items()},
        "ahead": javascript(story.AHEAD),
        "furniture": javascript(story.FURNITURE),
        "most": MOST_OFFERS,
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
        "near": NEAR,
        "most_events": MOST_EVENTS,
    }


def _schema(type: Any) -> dict[str, Any]:
    """Return the JSON Schema of a type of field."""
    return TypeAdapter(type).json_schema()


def _named(words: Vocabulary, record: Named, spellings: Spellings) -> dict[str, Any]:
    """Return a record's names: `spellings` lead to it surely, `ambiguous` ones may mean something else.

    `printed` are those of registered articles by which nothing is recognised, though the check takes them.
    """
    hosts = {"hosts": record.hosts} if isinstance(record, Source) and record.hosts else {}
    sure, maybe = spellings.sure.get(record.id, ()), spellings.maybe.get(record.id, ())
    others = [name for name in spellings.printed.get(record.id, ()) if name not in (*sure, *maybe)]
    arabic = {"ar": record.name_ar} if record.name_ar else {}
    ambiguous = {"ambiguous": maybe} if maybe else {}
    printed = {"printed": others} if others else {}
    not_this = {"not_this": record.not_this} if record.not_this else {}
    return {
        "id": record.id,
        "name": record.name,
        **arabic,
        "kind": _said(words, record),
        "spellings": sure,
        **ambiguous,
        **printed,
        **not_this,
        **hosts,
    }


def _said(words: Vocabulary, record: Named) -> str:
    """Return what a reader calls such a record."""
    if isinstance(record, Place):
        return str(record.kind)
    return record.kind.entry.means if isinstance(record, Source) else words.phrases.group or ""
