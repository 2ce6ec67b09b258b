"""JSON-LD as another program reads it: rdflib parses it without a network, and knows every word of it."""

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from rdflib import RDF, Graph, Literal, URIRef
from rdflib.namespace import SDO

from annals.citations.store import Store
from annals.data.jsonld import thing_url
from annals.data.things import ends, iso
from annals.history.canonical import public_record
from annals.model import Entry
from annals.site.context import Context
from annals.site.frame import Frame
from annals.site.record_files import JSON_LD, record_files
from annals.urls import of_claim as claim_url
from annals.values.edtf import parse
from tests.support import PROJECT, TOY, copy_toy, loaded

BASE = "https://archive.example/"
NEWER = {URIRef(f"{SDO}observationAbout")}
"""Words that schema.org has and rdflib's list, which is older, has not."""

POST = "archive/articles/2003/2003-03-06-harbour-post-q5bct8vf.md"
CHAIN = "    chain: [nib-monitor, harbour-post]\n    paragraph: 6"
PASSED_ON = (
    "    chain: [nib-monitor, guard-radio, harbour-post]\n    jointly: [salt-gazette]\n    speaker: Qalam Reed\n"
)


BYLINE = "A. Reporter and B. Reporter, MEE staff, {family: Two Names, given: Ada}"


CAPTURE = "archive/events/2003/al-mahbara-2003-03-capture.md"
TITLE_AR, ABSTRACT_AR = "جبهة الحبر تدخل المحبرة", "دخلت جبهة الحبر المحبرة."


@pytest.fixture(scope="module")
def richer(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the toy archive with a claim that was passed on, said together with another, by a public figure."""
    root = tmp_path_factory.mktemp("richer")
    copy_toy(root)
    for path, old, new in (
        (POST, CHAIN, f"{PASSED_ON}    paragraph: 6"),
        (
            POST,
            "authors: [A. Reporter]",
            "authors: [A. Reporter and B. Reporter, MEE staff, {family: Two Names, given: Ada}]",
        ),
        (POST, "language: en", f"language: en\nabstract_ar: {ABSTRACT_AR}"),
        (CAPTURE, "title: Ink", f"title_ar: {TITLE_AR}\ntitle: Ink"),
        ("archive/sources/nib-monitor.md", "\nkind:", "\nspeakers:\n  - {name: Qalam Reed, role: director}\nkind:"),
    ):
        text = (root / path).read_text(encoding="utf-8")
        assert text.count(old) == 1
        (root / path).write_text(text.replace(old, new), encoding="utf-8")
    return root


BOTH = pytest.mark.parametrize("root", [TOY, PROJECT], ids=["toy", "real"])


@cache
def context(root: Path) -> Context:
    here = loaded(root)
    return Context(here.archive, here.index, Frame.bare(BASE), Store())


@cache
def document(root: Path, id: str) -> dict[str, Any]:
    entry = loaded(root).archive.find(id)
    assert entry
    files = record_files(context(root), entry, public_record(entry))
    (made,) = (made for made in files if made.path.endswith(f"/{JSON_LD}"))
    found: dict[str, Any] = json.loads(made.data)
    return found


@cache
def graph(root: Path, id: str) -> Graph:
    """Return a document as rdflib reads it."""
    return Graph().parse(data=json.dumps(document(root, id)), format="json-ld")


def entries(root: Path) -> list[Entry]:
    return [entry for _kind, entry in loaded(root).archive.entries()]


@BOTH
def test_every_word_is_one_of_schema_org(root: Path) -> None:
    for entry in entries(root):
        found = graph(root, entry.id)
        words = (
            {URIRef(str(each)) for each in {*found.predicates(), *found.objects(predicate=RDF.type)}}
            - {RDF.type}
            - NEWER
        )
        assert {word for word in words if word.removeprefix(str(SDO)) not in SDO} == set(), entry.id


@BOTH
def test_a_page_leads_to_what_it_is_about(root: Path) -> None:
    for entry in entries(root):
        found = graph(root, entry.id)
        (page,) = found.subjects(RDF.type, SDO.ItemPage)
        assert found.value(page, SDO.mainEntity) == URIRef(BASE + thing_url(entry))
        assert (URIRef(BASE + thing_url(entry)), RDF.type, None) in found


def test_an_event_has_a_claim_for_each_account_and_no_figure_of_its_own() -> None:
    found = graph(TOY, "al-mahbara-2003-03-capture")
    index = loaded(TOY).index
    keys = index.claims_about["al-mahbara-2003-03-capture"]
    assert len(set(found.subjects(RDF.type, SDO.Claim))) == len(keys)
    claims = [index.statements[key].claim for key in keys]
    figures = [claim for claim in claims if claim.figure and claim.figure.has_number and claim.asserted]
    assert len(set(found.subjects(RDF.type, SDO.Observation))) == len(figures)
    values = {SDO.value, SDO.minValue, SDO.maxValue}
    counted = {kind for s, p, _o in found if p in values for kind in found.objects(s, RDF.type)}
    assert counted == {SDO.Observation, SDO.PropertyValue}  # the latter is the record's id
    assert (URIRef(f"{BASE}a/q5bct8vf/#c1"), SDO.author, URIRef(f"{BASE}sources/nib-monitor/#source")) in found


def test_an_article_is_ours_to_describe_and_not_ours() -> None:
    found = graph(TOY, "q5bct8vf")
    article = URIRef(f"{BASE}a/q5bct8vf/#article")
    assert (article, RDF.type, SDO.NewsArticle) in found
    assert found.value(article, SDO.usageInfo) == Literal("http://rightsstatements.org/vocab/InC/1.0/")
    assert found.value(article, SDO.license) is None
    assert found.value(article, SDO.publisher) == URIRef(f"{BASE}sources/harbour-post/#source")


def test_an_author_is_a_person_or_a_newsroom(richer: Path) -> None:
    (article,) = (node for node in document(richer, "q5bct8vf")["@graph"] if node["@id"].endswith("#article"))
    assert article["author"] == [
        {"@type": "Person", "name": "A. Reporter"},
        {"@type": "Person", "name": "B. Reporter"},
        {"@type": "Organization", "name": "MEE staff"},
        {"@type": "Person", "name": "Ada Two Names"},
    ]


def test_an_arabic_name_says_its_language() -> None:
    names = set(graph(TOY, "al-mahbara").objects(predicate=SDO.alternateName))
    assert Literal("المحبرة", lang="ar") in names


def test_an_arabic_title_and_abstract_say_their_language(richer: Path) -> None:
    names = set(graph(richer, "al-mahbara-2003-03-capture").objects(predicate=SDO.alternateName))
    assert Literal(TITLE_AR, lang="ar") in names
    abstracts = set(graph(richer, "q5bct8vf").objects(predicate=SDO.abstract))
    assert Literal(ABSTRACT_AR, lang="ar") in abstracts
    assert len(abstracts) == 2


def test_a_document_holds_no_empty_value() -> None:
    for entry in entries(TOY):
        for node in document(TOY, entry.id)["@graph"]:
            assert [key for key, value in node.items() if value in (None, "", [])] == [], entry.id


@pytest.mark.parametrize("text", ["2015", "2015-08", "2015-08-05"])
def test_a_plain_date_is_given_as_it_is(text: str) -> None:
    assert iso(parse(text)) == text


@pytest.mark.parametrize("text", ["2015-08~", "2015-XX", "2015-21", "2015-08-05/2015-08-06", "[2015,2016]", "../2015"])
def test_a_date_that_iso_cannot_say_is_not_given(text: str) -> None:
    assert iso(parse(text)) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2015-08-05", ("2015-08-05", "2015-08-05")), ("2015-05", ("2015-05", "2015-05")), ("2015", ("2015", "2015")),
        ("2015-08-05/2015-08-06", ("2015-08-05", "2015-08-06")), ("2015-08/2017-10-21", ("2015-08", "2017-10-21")),
        ("2015-08-05/..", ("2015-08-05", None)), ("2015-08-05/2015-08-07~", ("2015-08-05", None)),
        ("2017~", (None, None)), ("[2015-08-06..2015-08-07]", (None, None)), ("[..2017-10-20]", (None, None)),
        ("{2015-08-05,2015-08-06}", (None, None)), ("2015-21", (None, None)),
    ],
)  # fmt: skip
def test_an_event_begins_and_ends_as_exactly_as_is_known(text: str, expected: tuple[str | None, str | None]) -> None:
    assert ends(parse(text)) == expected


def test_no_event_of_the_archive_is_dated_more_exactly_than_its_record() -> None:
    for event in loaded(PROJECT).archive.events.values():
        found = graph(PROJECT, event.id)
        told = [str(day) for name in (SDO.startDate, SDO.endDate) for day in found.objects(predicate=name)]
        assert all(day in event.when.text for day in told), event.id


def test_an_event_is_at_all_its_places_and_about_those_that_it_concerns() -> None:
    for root in (TOY, PROJECT):
        for event in loaded(root).archive.events.values():
            if event.clarity == "subject":
                continue  # a war is a thing that statements are about, and has no place of its own
            here = URIRef(f"{BASE}events/{event.id}/#event")
            for name, places in ((SDO.location, event.places), (SDO.about, event.concerns)):
                told = {str(each) for each in graph(root, event.id).objects(here, name)}
                assert told == {f"{BASE}towns/{place}/#place" for place in places}, event.id


def test_those_who_carried_a_claim_are_named_where_the_text_names_them(richer: Path) -> None:
    index = loaded(richer).index
    carried = 0
    for key, statement in index.statements.items():
        claim = statement.claim
        found = graph(richer, claim.about)
        told = set(found.objects(URIRef(f"{BASE}{claim_url(key)}"), SDO.contributor))
        middle = [source for source in claim.chain[1:-1] if source not in claim.inferred]
        assert told == {URIRef(f"{BASE}sources/{source}/#source") for source in middle}, key
        carried += len(middle)
    assert carried


def test_only_a_public_figure_is_a_person_who_speaks(richer: Path) -> None:
    speakers = {s.name for source in loaded(richer).archive.sources.values() for s in source.speakers}
    told = set()
    for entry in entries(richer):
        found = graph(richer, entry.id)
        for person in found.subjects(RDF.type, SDO.Person):
            bylines = set(found.objects(predicate=SDO.author)) if entry.path.startswith("archive/articles") else set()
            if person not in bylines:
                told |= {str(name) for name in found.objects(person, SDO.name)}
    persons = {source.name for source in loaded(richer).archive.sources.values() if source.kind == "person"}
    assert "Qalam Reed" in told
    assert told <= speakers | persons


def test_what_an_origin_does_not_say_is_no_observation_and_not_according_to_it() -> None:
    for key, statement in loaded(PROJECT).index.statements.items():
        found, here = graph(PROJECT, statement.claim.about), URIRef(f"{BASE}{claim_url(key)}")
        name = str(found.value(here, SDO.name))
        assert ("according to" in name) == statement.claim.asserted, key
        assert statement.claim.asserted or found.value(here, SDO.mainEntity) is None, key


def test_those_whom_one_sentence_names_together_say_it_together(richer: Path) -> None:
    together = [(key, each.claim) for key, each in loaded(richer).index.statements.items() if each.claim.jointly]
    assert together
    for key, claim in together:
        told = set(graph(richer, claim.about).objects(URIRef(f"{BASE}{claim_url(key)}"), SDO.author))
        assert {URIRef(f"{BASE}sources/{each}/#source") for each in (claim.origin, *claim.jointly)} <= told
