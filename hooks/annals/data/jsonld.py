"""A record as JSON-LD in the words of schema.org, the file beside its page.

Two things are told apart: our page (`ItemPage`, its address as it is) and what it is about, the
same address with a fragment (`#article`, `#event`). Of an event each source has its own `Claim`,
with an `Observation` where it gives a figure; no figure is merged, and no claim is rated. Dates are
given where ISO 8601 can say them; the exact EDTF stands in `record.json`. The context is a plain
vocabulary, so that a reader needs no network.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from annals import urls
from annals.facts.index import Index, Statement
from annals.licences import CC0, CC_BY
from annals.model import Archive, Article, Entry, Event, Group, Place, Source
from annals.model.vocabulary import MEASURES, PRESS_KINDS
from annals.urls import absolute
from annals.values.edtf import Edtf, Precision, Shape

SCHEMA = "https://schema.org/"
Node = dict[str, Any]
CONTEXT = {"@vocab": SCHEMA}
_PLACES = {"town": "City", "city": "City", "governorate": "AdministrativeArea", "country": "Country"}


@dataclass(frozen=True)
class Things:
    """What records are about, for a site at the address `base`: a reference to each by its record's id.

    A reference has type and name beside the address, so that a document can be read alone.
    """

    archive: Archive
    index: Index
    base: str
    refs: Mapping[str, Node]

    def named(self, ids: Iterable[str]) -> list[Node]:
        """Return references to records, each once; what is no record has none."""
        return [self.refs[id] for id in dict.fromkeys(ids) if id in self.refs]

    def only(self, id: str) -> Node:
        """Return a reference to a record by its address alone."""
        return {"@id": self.refs[id]["@id"]}


def build_things(archive: Archive, index: Index, base: str) -> Things:
    """Return the references of an archive."""
    refs = {
        entry.id: {"@id": thing_id(base, entry), "@type": _type(entry), "name": archive.name(entry.id)}
        for _kind, entry in archive.entries()
    }
    return Things(archive, index, base, refs)


def json_ld(things: Things, entry: Entry) -> str:
    """Return the JSON-LD document of a record, on one line."""
    index = things.index
    thing = _thing(things, entry)
    claims = [_claim(things, s) for s in index.statements_of(index.claims_about.get(entry.id, ()))]
    page = _page(things, entry)
    if claims:
        thing["subjectOf"] = [{"@id": claim["@id"]} for claim in claims]
    return (
        json.dumps({"@context": CONTEXT, "@graph": [_filled(page), _filled(thing), *claims]}, ensure_ascii=False) + "\n"
    )


def _thing(things: Things, entry: Entry) -> Node:
    match entry:
        case Article():
            return _article(things, entry)
        case Event():
            return _event(things, entry)
        case Group():
            return _group(things, entry)
        case Source():
            return _source(things, entry)
        case Place():
            return _place(things, entry)


def thing_id(base: str, entry: Entry) -> str:
    """Return the address that stands for what a record is about, not for the page."""
    fragments = {Article: "article", Event: "event", Group: "group", Source: "source"}
    return f"{absolute(base, urls.of_record(entry))}#{fragments.get(type(entry), 'place')}"


def _filled(node: Node) -> Node:
    """Return a node without the properties that have no value."""
    return {key: value for key, value in node.items() if value not in (None, "", [], ())}


def _type(entry: Entry) -> str:
    return _PLACES.get(entry.kind, "Place") if isinstance(entry, Place) else schema_type(entry)


def _page(things: Things, entry: Entry) -> Node:
    archive = things.archive
    return {
        "@id": absolute(things.base, urls.of_record(entry)),
        "@type": "ItemPage",
        "name": archive.name(entry.id),
        "inLanguage": archive.about.language,
        "abstract": entry.body.strip(),
        **_versions(archive, entry),
        "mainEntity": things.only(entry.id),
        "identifier": {"@type": "PropertyValue", "propertyID": archive.about.title, "value": entry.id},
        "isPartOf": {"@type": "Dataset", "@id": absolute(things.base, urls.DATA), "name": archive.about.title},
        "license": CC_BY,
        "sdLicense": CC0,
    }


def _versions(archive: Archive, entry: Entry) -> Node:
    """Return which version of a record this is, and the days of the first and of this one."""
    versions = archive.histories.get(entry.id)
    if not versions:
        return {}
    first, last = versions[0], versions[-1]
    days = {"datePublished": first.day.isoformat(), "dateModified": last.day.isoformat()}
    return {"version": str(last.number), **days, "sdDatePublished": days["dateModified"]}


def _article(things: Things, article: Article) -> Node:
    texts = (credit.source for credit in article.credits if credit.role == "text")
    named = (*article.groups, *article.sources)
    return {
        **things.refs[article.id],
        "headline": article.title,
        "inLanguage": article.language,
        "datePublished": iso(article.published.date),
        "author": [{"@type": "Person", "name": name} for name in article.authors],
        "publisher": things.refs.get(article.publisher),
        "sourceOrganization": things.named(texts),
        "url": article.url,
        "archivedAt": list(article.archived),
        "about": things.named(c.about for c in article.claims if c.about in things.archive.events),
        "contentLocation": things.named(article.towns),
        "mentions": things.named(named),
        "copyrightHolder": things.only(article.publisher),
        "usageInfo": article.rights,
        "conditionsOfAccess": "Read it at its publisher; this archive holds no text of it.",
    }


def _event(things: Things, event: Event) -> Node:
    return {
        **things.refs[event.id],
        "startDate": event.when.lower and event.when.lower.isoformat(),
        "endDate": event.when.upper and event.when.upper.isoformat(),
        "location": things.refs.get(event.place),
        "superEvent": things.refs.get(event.part_of or ""),
        "subEvent": things.named(things.index.parts_of.get(event.id, ())),
    }


def _place(things: Things, town: Place) -> Node:
    codes = {"OCHA P-code": town.pcode, "GeoNames": town.geonames}
    return {
        **things.refs[town.id],
        **_names(town.name, town.name_ar, town.spellings),
        "containedInPlace": things.refs.get(town.within or ""),
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


def _group(things: Things, group: Group) -> Node:
    return {
        **things.refs[group.id],
        **_names(group.name, group.name_ar, group.spellings),
        "parentOrganization": things.refs.get(group.parent or ""),
    }


def _source(things: Things, source: Source) -> Node:
    return {
        **things.refs[source.id],
        **_names(source.name, source.name_ar, source.spellings),
        "disambiguatingDescription": source.independence,
    }


def _names(name: str, arabic: str | None, spellings: tuple[str, ...]) -> Node:
    marked = [{"@value": arabic, "@language": "ar"}] if arabic else []
    return {"name": name, "alternateName": [*marked, *(each for each in spellings if each != arabic)]}


def _claim(things: Things, statement: Statement) -> Node:
    """Return what one article states, on whose word; a figure as an observation of its own."""
    claim, article = statement.claim, statement.article
    claimed = claim.said or article.published.date
    return _filled(
        {
            "@id": absolute(things.base, urls.of_claim(statement.key)),
            "@type": "Claim",
            "name": _says(things.archive, statement),
            "about": things.only(claim.about),
            "author": things.refs.get(claim.origin),
            "appearance": things.only(article.id),
            "datePublished": iso(claimed),
            "mainEntity": _observation(things, statement),
        }
    )


def _says(archive: Archive, statement: Statement) -> str:
    claim = statement.claim
    figure = claim.figure and f"{claim.measure.meaning}: {claim.figure.words} {claim.counted_in}"
    whose = ", ".join(filter(None, (claim.side and archive.name(claim.side), claim.subset)))
    said = figure or claim.value or claim.measure.meaning
    return f"{said}{f' ({whose})' if whose else ''}, according to {archive.name(claim.origin)}"


def _observation(things: Things, statement: Statement) -> Node | None:
    claim, figure = statement.claim, statement.claim.figure
    if figure is None:
        return None
    bounds = {"value": figure.low} if figure.low == figure.high else {"minValue": figure.low, "maxValue": figure.high}
    return _filled(
        {
            "@type": "Observation",
            "observationAbout": things.only(claim.about),
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


def schema_type(entry: Entry) -> str:
    """Return what a record is about in the words of schema.org: `NewsArticle`."""
    if isinstance(entry, Source):
        kinds = {"person": "Person", **dict.fromkeys((*PRESS_KINDS, "state-media"), "NewsMediaOrganization")}
        return kinds.get(entry.kind, "Organization")
    return {Article: "NewsArticle", Event: "Event", Group: "Organization"}.get(type(entry), "Place")
