"""Every record's page as the `signposting` client reads it over HTTP."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from signposting import find_signposting_html

KINDS = ("a", "events", "towns", "groups", "sources")
CITING = ("citation.ris",)
BASE = "https://archive.example/"


@pytest.fixture
def records(site: Path) -> Iterator[str]:
    """Give the URL of every record."""
    return (f"{kind}/{page.parent.name}/" for kind in KINDS for page in (site / kind).glob("*/record.json"))


def test_every_record_is_read_from_its_page(records: Iterator[str], origin: str, site: Path) -> None:
    for url in records:
        found = find_signposting_html(origin + url)
        assert found.citeAs
        assert str(found.citeAs.target) == BASE + url
        cited = CITING if url.startswith("a/") else ()
        described = {f"{origin}{url}{name}" for name in ("record.json", "record.jsonld", *cited)}
        assert {str(each.target) for each in found.describedBy} == described
        types = {str(each.target).rpartition("/")[2] for each in found.types}
        graph = json.loads((site / url / "record.jsonld").read_text(encoding="utf-8"))["@graph"]
        assert types == {node["@type"] for node in graph[:2]}
        assert found.license


def test_the_data_are_read_from_their_page(origin: str) -> None:
    found = find_signposting_html(f"{origin}data/")
    assert found.citeAs
    assert str(found.citeAs.target) == f"{BASE}data/"
    described = {f"{origin}data/{name}" for name in ("datapackage.json", "ro-crate-metadata.json")}
    assert {str(each.target) for each in found.describedBy} == described
    assert [str(each.target) for each in found.types] == ["https://schema.org/Dataset"]
