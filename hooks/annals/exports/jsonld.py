"""A record as JSON-LD in the words of schema.org, the file beside its page.

Two things are told apart: our page (`ItemPage`, its address as it is) and what it is about, the
same address with a fragment (`#article`, `#event`). Of an event each source has its own `Claim`,
with an `Observation` where it gives a figure; no figure is merged, and no claim is rated. Dates are
given where ISO 8601 can say them; the exact EDTF stands in `record.json`. The context is a plain
vocabulary, so that a reader needs no network.
"""

import json
from collections.abc import Iterator
from typing import Any

from annals import signposts, urls
from annals.dates import Edtf, Precision, Shape
from annals.index import Index, Statement
from annals.model import Archive, Article, Entry, Event, Group, Source, Town
from annals.model.vocabulary import MEASURES
from annals.urls import absolute

Node = dict[str, Any]
CONTEXT = {"@vocab": signposts.SCHEMA}
_PLACES = {"town": "City", "city": "City", "governorate": "AdministrativeArea", "country": "Country"}


def json_ld(archive: Archive, index: Index, base: str, entry: Entry) -> str:
    """Return the JSON-LD document of a record, on one line."""
    thing = _thing(archive, index, base, entry)
    claims = [_claim(archive, base, s) for s in index.statements_of(index.claims_about.get(entry.id, ()))]
    page = _page(archive, base, entry)
    if claims:
        thing["subjectOf"] = [{"@id": claim["@id"]} for claim in claims]
    return (
        json.dumps({"@context": CONTEXT, "@graph": [_filled(page), _filled(thing), *claims]}, ensure_ascii=False) + "\n"
    )


def _thing(archive: Archive, index: Index, base: str, entry: Entry) -> Node:
    match entry:
        case Article():
            return _article(archive, base, entry)
        case Event():
            return _event(archive, index, base, entry)
        case Group():
            return _group(archive, base, entry)
        case Source():
            return _source(base, entry)
        case Town():
            return _place(archive, base, entry)


def thing_id(base: str, entry: Entry) -> str:
    """Return the address that stands for what a record is about, not for the page."""
    fragments = {Article: "article", Event: "event", Group: "group", Source: "source"}
    return f"{absolute(base, urls.of_record(entry))}#{fragments.get(type(entry), 'place')}"


def _filled(node: Node) -> Node:
    """Return a node without the properties that have no value."""
    return {key: value for key, value in node.items() if value not in (None, "", [], ())}


def _ref(archive: Archive, base: str, id: str) -> Node | None:
    """Return a reference to another record's thing, with its type and name so that it can be read alone."""
    entry = archive.find(id)
    if entry is None:
        return None
    return {"@id": thing_id(base, entry), "@type": _type(entry), "name": archive.name(id)}


def _refs(archive: Archive, base: str, ids: Iterator[str]) -> list[Node]:
    return [ref for id in dict.fromkeys(ids) if (ref := _ref(archive, base, id))]


def _type(entry: Entry) -> str:
    return _PLACES.get(entry.kind, "Place") if isinstance(entry, Town) else signposts.schema_type(entry)


def _page(archive: Archive, base: str, entry: Entry) -> Node:
    here = absolute(base, urls.of_record(entry))
    return {
        "@id": here,
        "@type": "ItemPage",
        "name": archive.name(entry.id),
        "inLanguage": archive.about.language,
        "abstract": entry.body.strip(),
        "mainEntity": {"@id": thing_id(base, entry)},
        "identifier": {"@type": "PropertyValue", "propertyID": archive.about.title, "value": entry.id},
        "isPartOf": {"@type": "Dataset", "@id": absolute(base, urls.DATA), "name": archive.about.title},
        "license": signposts.CC_BY,
        "sdLicense": signposts.CC0,
    }


def _article(archive: Archive, base: str, article: Article) -> Node:
    texts = (credit.source for credit in article.credits if credit.role == "text")
    named = (*article.groups, *article.sources)
    return {
        "@id": thing_id(base, article),
        "@type": "NewsArticle",
        "headline": article.title,
        "inLanguage": article.language,
        "datePublished": iso(article.published.date),
        "author": [{"@type": "Person", "name": name} for name in article.authors],
        "publisher": _ref(archive, base, article.publisher),
        "sourceOrganization": _refs(archive, base, texts),
        "url": article.url,
        "archivedAt": list(article.archived),
        "about": _refs(archive, base, (c.about for c in article.claims if c.about in archive.events)),
        "contentLocation": _refs(archive, base, iter(article.towns)),
        "mentions": _refs(archive, base, iter(named)),
        "copyrightHolder": {"@id": thing_id(base, archive.sources[article.publisher])},
        "usageInfo": article.rights,
        "conditionsOfAccess": "Read it at its publisher; this archive holds no text of it.",
    }


def _event(archive: Archive, index: Index, base: str, event: Event) -> Node:
    return {
        "@id": thing_id(base, event),
        "@type": "Event",
        "name": event.title,
        "startDate": event.when.lower and event.when.lower.isoformat(),
        "endDate": event.when.upper and event.when.upper.isoformat(),
        "location": _ref(archive, base, event.place),
        "superEvent": _ref(archive, base, event.part_of or ""),
        "subEvent": _refs(archive, base, iter(index.parts_of.get(event.id, ()))),
    }


def _place(archive: Archive, base: str, town: Town) -> Node:
    codes = {"OCHA P-code": town.pcode, "GeoNames": town.geonames}
    return {
        "@id": thing_id(base, town),
        "@type": _type(town),
        **_names(town.name, town.name_ar, town.spellings),
        "containedInPlace": _ref(archive, base, town.within or ""),
        "identifier": [
            {"@type": "PropertyValue", "propertyID": name, "value": str(code)} for name, code in codes.items() if code
        ],
        "geo": town.coordinates
        and {
            "@type": "GeoCoordinates",
            "latitude": str(town.coordinates.lat),
            "longitude": str(town.coordinates.lon),
        },
    }


def _group(archive: Archive, base: str, group: Group) -> Node:
    return {
        "@id": thing_id(base, group),
        "@type": "Organization",
        **_names(group.name, group.name_ar, group.spellings),
        "parentOrganization": _ref(archive, base, group.parent or ""),
    }


def _source(base: str, source: Source) -> Node:
    return {
        "@id": thing_id(base, source),
        "@type": _type(source),
        **_names(source.name, source.name_ar, source.spellings),
        "disambiguatingDescription": source.independence,
    }


def _names(name: str, arabic: str | None, spellings: tuple[str, ...]) -> Node:
    marked = [{"@value": arabic, "@language": "ar"}] if arabic else []
    return {"name": name, "alternateName": [*marked, *(each for each in spellings if each != arabic)]}


def _claim(archive: Archive, base: str, statement: Statement) -> Node:
    """Return what one article states, on whose word; a figure as an observation of its own."""
    claim, article = statement.claim, statement.article
    about = archive.find(claim.about)
    claimed = claim.said or article.published.date
    return _filled(
        {
            "@id": absolute(base, urls.of_claim(statement.key)),
            "@type": "Claim",
            "name": _says(archive, statement),
            "about": about and {"@id": thing_id(base, about)},
            "author": _ref(archive, base, claim.origin),
            "appearance": {"@id": thing_id(base, article)},
            "datePublished": iso(claimed),
            "mainEntity": _observation(archive, base, statement),
        }
    )


def _says(archive: Archive, statement: Statement) -> str:
    claim = statement.claim
    what = claim.figure and f"{claim.figure.words} {claim.counted_in}: {claim.measure.meaning}"
    whose = ", ".join(filter(None, (claim.side and archive.name(claim.side), claim.subset)))
    said = what or claim.value or claim.measure.meaning
    return f"{said}{f' ({whose})' if whose else ''}, according to {archive.name(claim.origin)}"


def _observation(archive: Archive, base: str, statement: Statement) -> Node | None:
    claim, figure = statement.claim, statement.claim.figure
    if figure is None:
        return None
    exact = figure.low == figure.high and not figure.approximate
    bounds = {"value": figure.low} if exact else {"minValue": figure.low, "maxValue": figure.high}
    about = archive.find(claim.about)
    return _filled(
        {
            "@type": "Observation",
            "observationAbout": about and {"@id": thing_id(base, about)},
            "measuredProperty": {"@type": "Property", "name": MEASURES[claim.states].meaning},
            **bounds,
            "unitText": claim.counted_in,
            "observationDate": claim.when and iso(claim.when),
        }
    )


def iso(when: Edtf) -> str | None:
    """Return a date as ISO 8601 can say it, `2015-08-05` or `2015-08`; None for a rough or open one."""
    if when.shape is not Shape.POINT or when.uncertain or when.approximate:
        return None
    fine = when.precision in (Precision.DAY, Precision.MONTH, Precision.YEAR)
    return when.text if fine and "X" not in when.text else None
