"""What a reader calls each field of a record: the words of its page, never the keys of its file.

A field is named by its path: `published.date`, and `claims.figure` for that of any statement. A test holds that every
field of every model has a name here.
"""

from collections.abc import Mapping
from types import MappingProxyType

from annals.model.vocabulary import Vocabulary

_REFERENCES = {"references": "References", "references.cites": "Reference", "references.url": "Address"}
_NAMED = {
    "id": "Record",
    "name": "Name",
    "name_ar": "Arabic name",
    "text": "Description",
    "kind": "Kind",
}
_NAMES = {
    "spellings": "Spellings",
    "ambiguous": "Ambiguous spellings",
    "not_this": "Longer names of other things",
    **_REFERENCES,
}

FIELD_NAMES: Mapping[str, Mapping[str, str]] = MappingProxyType({
    "article": {
        "id": "Record", "title": "Headline", "publisher": "Publisher", "published": "Publication date",
        "published.date": "Publication date", "published.basis": "Whether the article gives its date",
        "published.paragraph": "Paragraph that gives the date", "published.reason": "How the date was worked out",
        "title_romanised": "Headline in Latin letters",
        "title_translated": "Headline, our translation", "authors": "Authors", "authors.name": "Name",
        "authors.family": "Family name", "authors.given": "Given names", "authors.suffix": "What follows the name",
        "text": "Abstract", "abstract_ar": "Abstract in Arabic", "note": "Note", "language": "Language",
        "url": "Address of the original", "url_status": "State of that address", "url_note": "Note on that address",
        "archived": "Archived copies", "printed": "In print", "printed.page": "Page in print",
        "printed.section": "Section in print", "printed.issue": "Issue in print", "printed.edition": "Edition in print",
        "held": "Where a copy is kept", "events": "Events", "claims": "Statements",
        "about": "What statements are about", "chain": "Who said it, through whom", "claims.id": "Number",
        "claims.about": "What it is about",
        "claims.states": "What is stated", "claims.side": "Side", "claims.subset": "Who is counted",
        "claims.figure": "Figure", "claims.unit": "Unit", "claims.status": "Whose losses are counted",
        "claims.value": "What it says", "claims.to": "Other end of the distance", "claims.bearing": "Direction",
        "claims.term": "Word the article uses", "claims.when": "Day it happened", "claims.time": "Time of day",
        "claims.when_words": "Words for the day it happened", "claims.when_basis": "How that day was worked out",
        "claims.said": "Day it was said", "claims.said_words": "Words for the day it was said",
        "claims.chain": "Who said it, through whom", "claims.inferred": "Probably passed on by",
        "claims.jointly": "Named together with", "claims.speaker": "Speaker",
        "claims.stance": "Denied, not verified or no comment", "claims.paragraph": "Paragraph",
        "claims.note": "Note", "claims.relations": "Relations to other statements",
        "claims.relations.kind": "Relation", "claims.relations.to": "Other statement",
        "claims.relations.basis": "Whether a text says so", "claims.relations.note": "Why",
        "claims.references": "References", "claims.references.cites": "Reference", "claims.references.url": "Address",
        "claims.evidence": "Where the figure stands in the saved text", "credits": "Credits",
        "credits.source": "Maker", "credits.role": "What was made", "credits.paragraphs": "Paragraphs",
        "credits.credited": "Credited by the article", "credits.basis": "How that is known",
        "credits.references": "References", "credits.references.cites": "Reference",
        "credits.references.url": "Address", "towns": "Names used for places", "groups": "Names used for groups",
        "sources": "Names used for sources", "rights": "Rights", "capture": "Saved text",
        "capture.sha256": "SHA-256 of the saved text", "capture.bytes": "Length of the saved text in bytes",
        "capture.paragraphs": "Paragraphs of the saved text",
        "capture.fingerprints": "Fingerprints of the saved text", "capture.sketches": "Sketches of the saved text",
    },
    "event": {
        "id": "Record", "title": "Title", "title_ar": "Title in Arabic", "text": "Description",
        "event_type": "Kind of event", "sub_event_type": "Kind within it", "clarity": "One event or several",
        "when": "When", "places": "Where",
        "where_prec": "Precision of the place", "concerns": "Concerns", "after": "Came after", "side_a": "One side",
        "side_b": "Other side", "control": "Control", "control.from": "Held it before", "control.to": "Held it after",
        "part_of": "Part of", "different_from": "Different from",
    },
    "town": {
        **_NAMED, "within": "Within", "coordinates": "Position", "coordinates.lat": "Latitude",
        "coordinates.lon": "Longitude", "coordinates.source": "Source of the position",
        "coordinates.note": "Note on the position", "line": "Course", "line.points": "Points of the course",
        "line.source": "Source of the course", "census": "Census", "census.year": "Year of the census",
        "census.inhabitants": "Inhabitants in the census", "census.source": "Source of the census",
        "admin3": "Subdistrict", "admin2": "District", "admin1": "Governorate", "pcode": "OCHA place code",
        "geonames": "GeoNames", **_NAMES,
    },
    "group": {**_NAMED, "collective": "Several unnamed groups", "parent": "Part of", **_NAMES},
    "source": {
        **_NAMED, "independence": "Independence", "speakers": "Speakers", "speakers.name": "Name",
        "speakers.role": "Office", "speakers.spellings": "Spellings", "base": "Base", "hosts": "Sites",
        "party": "Party to what it tells", "same_house": "Same house", **_NAMES,
    },
})  # fmt: skip
"""The names by kind of record and path, in the order of the page."""


def _own(words: Vocabulary, kind: str, path: str) -> str:
    if (kind, path) == ("source", "party"):
        return words.phrases.party or ""
    return words.level(path).capitalize() if kind == "town" else ""


def field_name(kind: str, path: str, words: Vocabulary | None = None) -> str:
    """Return what a reader calls a field; of one that no model has any more, its last key in plain letters.

    `words` are those of the archive, which call some fields otherwise.
    """
    own = _own(words, kind, path) if words else ""
    return own or FIELD_NAMES.get(kind, {}).get(path) or path.rpartition(".")[2].replace("_", " ").strip().capitalize()
