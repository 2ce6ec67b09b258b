"""What Zotero reads of a page: the tags that its translators were seen to take, and nothing that misleads them."""

import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from lxml import html

from annals.citations import zotero
from annals.citations.item import item_of
from tests.support import PROJECT, TOY, altered, loaded, site_of

ONCE = {"Z.itemType", "DC.type", "DC.title", "DC.source", "DC.date", "DC.language", "DC.identifier", "DC.description"}
BOTH = pytest.mark.parametrize("root", [TOY, PROJECT], ids=["toy", "real"])


def tags_of(root: Path, id: str) -> list[tuple[str, str]]:
    archive = loaded(root).archive
    entry = archive.find(id)
    assert entry is not None
    item = item_of(archive, entry, "https://a.test/")
    return list(zotero.tags(archive, entry, item))


@BOTH
def test_every_record_has_each_tag_once(root: Path) -> None:
    for kind, entry in loaded(root).archive.entries():
        names = [name for name, _content in tags_of(root, entry.id)]
        assert all(names.count(name) == 1 for name in ONCE | {"citation_public_url"}), entry.id
        assert names.count("DC.coverage") == (kind == "article")
        assert "author" not in names
        assert not [name for name in names if name.startswith("citation_") and name != "citation_public_url"]


@BOTH
def test_no_content_holds_what_zotero_takes_for_an_issn(root: Path) -> None:
    for _kind, entry in loaded(root).archive.entries():
        assert not re.search(r"\d{4}-?\d{3}[\dX]", dict(tags_of(root, entry.id))["DC.identifier"])


def test_an_articles_item_is_the_article_itself() -> None:
    tags = tags_of(TOY, "q5bct8vf")
    assert ("Z.itemType", "newspaperArticle") in tags
    assert ("DC.creator", "Reporter, A.") in tags
    assert ("DC.source", "The Harbour Post") in tags
    assert ("DC.coverage", "Annals of Warraqa, record q5bct8vf, version 1") in tags
    assert ("DC.description", "Annals of Warraqa record: https://a.test/a/q5bct8vf/v1/ (version 1)") in tags
    assert ("DCTERMS.spatial", "al-Mahbara") in tags
    assert ("citation_public_url", "https://post.example.org/mahbara") in tags


def test_a_page_of_ours_is_a_web_page_by_the_archive() -> None:
    tags = tags_of(TOY, "al-mahbara")
    assert ("Z.itemType", "webpage") in tags
    assert ("DC.creator", "Annals of Warraqa,") in tags
    assert ("citation_public_url", "https://a.test/towns/al-mahbara/v1/") in tags


def test_the_data_are_a_data_set_of_their_day() -> None:
    tags = zotero.data_tags(loaded(TOY).archive, "https://a.test/data/", date(2003, 11, 5))
    assert ("Z.itemType", "dataset") in tags
    assert ("DC.title", "Annals of Warraqa: data, edition of 2003-11-05") in tags
    assert ("DC.creator", "Annals of Warraqa,") in tags
    assert ("citation_public_url", "https://a.test/data/") in tags


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Ink Front overruns al-Mahbara", "The Harbour Post"),
        ("Place falls - The Harbour Post", "The Harbour Post (publisher)"),
        ("Place falls: the harbour post", "The Harbour Post (publisher)"),
    ],
)
def test_a_headline_never_ends_in_the_name_of_its_paper(title: str, expected: str) -> None:
    archive = loaded(TOY).archive
    article = altered(archive.articles["q5bct8vf"], {"title": title})
    item = item_of(archive, article, "https://a.test/")
    assert dict(zotero.tags(archive, article, item))["DC.source"] == expected


@pytest.mark.slow
def test_the_tags_stand_in_the_head_escaped() -> None:
    assert _in_head("a/q5bct8vf/") == _from_build("q5bct8vf")


def _in_head(url: str) -> list[tuple[str, str]]:
    """Return the tags in the head of the page at a URL, as a browser reads them."""
    found: Any = html.document_fromstring(site_of(TOY).page(url)).xpath(
        "//meta[contains(@name, '.') or starts-with(@name, 'citation_')]"
    )
    return [(tag.get("name"), tag.get("content")) for tag in found]


def _from_build(id: str) -> list[tuple[str, str]]:
    archive = loaded(TOY).archive
    article = archive.articles[id]
    item = item_of(archive, article, "https://archive.example/")
    return list(zotero.tags(archive, article, item))


@pytest.mark.slow
def test_the_last_version_which_citations_lead_to_has_the_tags_of_its_record_and_no_earlier_one_has_any() -> None:
    own = _in_head("a/ggm67h9m/")
    assert "DCTERMS.abstract" in "".join(map(str, own))
    assert _in_head("a/ggm67h9m/v2/") == [each for each in own if "DCTERMS.abstract" not in str(each)] != []
    assert _in_head("a/ggm67h9m/v1/") == _in_head("a/w1mqvqgr/v2/") == []
