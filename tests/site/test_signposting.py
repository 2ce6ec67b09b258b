"""Every record's page and linkset as the `signposting` client reads them over HTTP."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from signposting import Signposting, find_signposting_html, find_signposting_linkset

KINDS = {"a": "NewsArticle", "events": "Event", "towns": "Place", "groups": "Organization", "sources": ""}
BASE = "https://archive.example/"


@pytest.fixture
def records(site: Path) -> Iterator[str]:
    """Give the URL of every record."""
    return (f"{kind}/{page.parent.name}/" for kind in KINDS for page in (site / kind).glob("*/record.json"))


def _read(found: Signposting, rel: str) -> set[str]:
    return {str(post.target) for post in found.signposts if post.rel == rel}


def test_every_record_is_read_from_its_page(records: Iterator[str], origin: str) -> None:
    for url in records:
        found = find_signposting_html(origin + url)
        assert found.citeAs
        assert str(found.citeAs.target) == BASE + url
        assert {str(each.target) for each in found.describedBy} == {
            f"{origin}{url}{name}"
            for name in ("record.json", "record.jsonld", "citation.csl.json", "citation.ris", "citation.bib")
        }
        types = {str(each.target).rpartition("/")[2] for each in found.types}
        assert "ItemPage" in types
        assert KINDS[url.partition("/")[0]] in {*types, ""}
        assert found.license
        assert [str(each.target) for each in found.linksets] == [f"{origin}{url}linkset.json"]


def test_the_data_are_read_from_their_page(origin: str) -> None:
    found = find_signposting_html(f"{origin}data/")
    assert found.citeAs
    assert str(found.citeAs.target) == f"{BASE}data/"
    described = {f"{origin}data/{name}" for name in ("datapackage.json", "ro-crate-metadata.json")}
    assert {str(each.target) for each in found.describedBy} == described
    assert [str(each.target) for each in found.types] == ["https://schema.org/Dataset"]


def test_every_linkset_is_read_and_says_the_same(records: Iterator[str], origin: str) -> None:
    for url in records:
        page = find_signposting_html(origin + url)
        linkset = find_signposting_linkset(f"{origin}{url}linkset.json").for_context(BASE + url)
        for rel in ("cite-as", "type", "license"):
            assert _read(linkset, rel) == _read(page, rel)
        assert _read(linkset, "describedby") == {each.replace(origin, BASE) for each in _read(page, "describedby")}
