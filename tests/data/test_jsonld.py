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
from annals.data.things import iso
from annals.history.canonical import public_record
from annals.model import Entry
from annals.site.context import Context
from annals.site.frame import Frame
from annals.site.record_files import JSON_LD, record_files
from annals.values.edtf import parse
from tests.support import PROJECT, TOY, loaded

BASE = "https://archive.example/"
NEWER = {URIRef(f"{SDO}observationAbout")}
"""Words that schema.org has and rdflib's list, which is older, has not."""

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
    found = graph(PROJECT, "al-qaryatayn-2015-08-capture")
    index = loaded(PROJECT).index
    keys = index.claims_about["al-qaryatayn-2015-08-capture"]
    assert len(set(found.subjects(RDF.type, SDO.Claim))) == len(keys)
    figures = [key for key in keys if index.statements[key].claim.figure]
    assert len(set(found.subjects(RDF.type, SDO.Observation))) == len(figures)
    values = {SDO.value, SDO.minValue, SDO.maxValue}
    counted = {kind for s, p, _o in found if p in values for kind in found.objects(s, RDF.type)}
    assert counted == {SDO.Observation, SDO.PropertyValue}  # the latter is the record's id
    assert (URIRef(f"{BASE}a/mt5c42d9/#c8"), SDO.author, URIRef(f"{BASE}sources/sohr/#source")) in found


def test_an_article_is_ours_to_describe_and_not_ours() -> None:
    found = graph(PROJECT, "mt5c42d9")
    article = URIRef(f"{BASE}a/mt5c42d9/#article")
    assert (article, RDF.type, SDO.NewsArticle) in found
    assert found.value(article, SDO.usageInfo) == Literal("http://rightsstatements.org/vocab/InC/1.0/")
    assert found.value(article, SDO.license) is None
    assert found.value(article, SDO.publisher) == URIRef(f"{BASE}sources/new-arab/#source")


def test_an_arabic_name_says_its_language() -> None:
    names = set(graph(PROJECT, "al-qaryatayn").objects(predicate=SDO.alternateName))
    assert Literal("القريتين", lang="ar") in names


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
