"""A record as JSON-LD in the words of schema.org, the file beside its page.

Two things are told apart: our page (`ItemPage`, its address as it is) and what it is about, the
same address with a fragment (`#article`, `#event`). Of an event each source has its own `Claim`,
with an `Observation` where it gives a figure; no figure is merged, and no claim is rated. Those through whom it
came are `contributor`s of the claim, without their order; links that we infer are left out, for nothing could mark
them as such. Dates are given where ISO 8601 can say them; the exact EDTF stands in `record.json`. The context is a
plain vocabulary and the site's address, under which the others stand, so that a reader needs no network.
"""

from annals import urls
from annals.data.json_text import json_line
from annals.data.kinds import data_of
from annals.data.things import SCHEMA, Node, Things, filled, in_arabic, iso, person
from annals.facts.statements import Statement
from annals.licences import CC0, CC_BY
from annals.model import Archive, Article, Claim, Entry


def json_ld(things: Things, entry: Entry) -> bytes:
    """Return the JSON-LD document of a record, on one line."""
    index = things.index
    thing = data_of(entry).thing(things, entry)
    claims = [_claim(things, s) for s in index.statements_of(index.claims_about.get(entry.id, ()))]
    page = _page(things, entry)
    context = {"@base": urls.absolute(things.base, ""), "@vocab": SCHEMA}
    return json_line({"@context": context, "@graph": [filled(page), filled(thing), *claims]})


def thing_url(entry: Entry) -> str:
    """Return the URL that stands for what a record is about, not for the page."""
    return f"{urls.of_record(entry)}#{data_of(entry).fragment}"


def _page(things: Things, entry: Entry) -> Node:
    archive = things.archive
    return {
        "@id": urls.of_record(entry),
        "@type": "ItemPage",
        "name": archive.name(entry.id),
        "inLanguage": archive.about.language,
        "abstract": _abstract(entry),
        **_versions(archive, entry),
        "mainEntity": things.only(entry.id),
        "identifier": {"@type": "PropertyValue", "propertyID": archive.about.title, "value": entry.id},
        "isPartOf": {"@type": "Dataset", "@id": urls.DATA, "name": archive.about.title},
        "license": CC_BY,
        "sdLicense": CC0,
    }


def _abstract(entry: Entry) -> str | list[str | Node]:
    """Return a record's prose, with the one in Arabic where it has both."""
    prose, arabic = entry.body.strip(), in_arabic(entry.abstract_ar if isinstance(entry, Article) else None)
    return [prose, *arabic] if arabic else prose


def _versions(archive: Archive, entry: Entry) -> Node:
    """Return which version of a record this is, and the days of the first and of this one."""
    versions = archive.histories.get(entry.id)
    if not versions:
        return {}
    first, last = versions[0], versions[-1]
    days = {"datePublished": first.day.isoformat(), "dateModified": last.day.isoformat()}
    return {"version": str(last.number), **days, "sdDatePublished": days["dateModified"]}


def _claim(things: Things, statement: Statement) -> Node:
    """Return what one article states, on whose word; a figure as an observation of its own."""
    claim, article = statement.claim, statement.article
    claimed = claim.said or article.published.date
    return filled(
        {
            "@id": urls.of_claim(statement.key),
            "@type": "Claim",
            "name": _says(things.archive, statement),
            "about": things.only(claim.about),
            "author": _said_by(things, claim),
            "contributor": things.named(source for source in claim.chain[1:-1] if source not in claim.inferred),
            "appearance": things.only(article.id),
            "datePublished": iso(claimed),
            "mainEntity": _observation(things, statement),
        }
    )


def _said_by(things: Things, claim: Claim) -> list[Node]:
    """Return who says a claim first, and who spoke for them where that is a public figure."""
    source = things.archive.sources.get(claim.origin)
    speakers = source.speakers if source else ()
    spoke = (each for each in speakers if claim.speaker in (each.name, *each.spellings))
    return [*things.named((claim.origin, *claim.jointly)), *map(person, spoke)]


_ACCORDING = {
    "denies": "denied by",
    "declines": "no comment by",
    "unverified": "could not be verified by",
}
"""What an origin does with a statement that it does not make."""


def _says(archive: Archive, statement: Statement) -> str:
    claim = statement.claim
    figure = claim.figure and f"{claim.measure.means}: {claim.figure.words} {claim.counted_in}"
    whose = ", ".join(filter(None, (claim.side and archive.name(claim.side), claim.subset)))
    said = figure or claim.value or claim.measure.means
    origin = " and ".join(map(archive.name, (claim.origin, *claim.jointly)))
    according = _ACCORDING[claim.stance] if claim.stance else "according to"
    return f"{said}{f' ({whose})' if whose else ''}, {according} {origin}"


def _observation(things: Things, statement: Statement) -> Node | None:
    claim, figure = statement.claim, statement.claim.figure
    if figure is None or not figure.has_number or not claim.asserted:
        return None
    bounds = {"value": figure.low} if figure.low == figure.high else {"minValue": figure.low, "maxValue": figure.high}
    return filled(
        {
            "@type": "Observation",
            "observationAbout": things.only(claim.about),
            "measuredProperty": {"@type": "Property", "name": claim.measure.means},
            **bounds,
            "unitText": claim.counted_in,
            "observationDate": claim.when and iso(claim.when),
        }
    )


def schema_type(entry: Entry) -> str:
    """Return what a record is about in the words of schema.org: `NewsArticle`."""
    return data_of(entry).schema_type(entry)
