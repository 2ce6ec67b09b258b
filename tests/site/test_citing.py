"""The built pages as programs for citing find them, and as readers copy from them."""

import gzip
import html as entities
from pathlib import Path
from typing import Any

import extruct
import pytest
from lxml import html
from playwright.sync_api import Browser

from tests.support import SAMPLE, loaded

RECORDS = ("a", "events", "towns", "groups", "sources")
FIRST_VIEW = 100_000
"""Bytes of a page with what it loads, compressed."""


def records(site: Path) -> list[Path]:
    found = (path for kind in RECORDS for path in (site / kind).glob("*/index.html"))
    return sorted(path for path in found if path.parent.name != "kinds")


def read(path: Path) -> Any:
    return html.fromstring(path.read_bytes())


def tag(page: Any, name: str) -> list[str]:
    return [str(content) for content in page.xpath("/html/head/meta[@name=$name]/@content", name=name)]


def test_the_head_of_a_record_holds_what_zotero_reads_and_nothing_that_misleads_it(site: Path) -> None:
    for path in records(site):
        page = read(path)
        for name in ("Z.itemType", "DC.type", "DC.title", "DC.source", "DC.date", "DC.language", "citation_public_url"):
            assert len(tag(page, name)) == 1, (path, name)
        assert tag(page, "Z.itemType") == ["newspaperArticle" if path.parts[-3] == "a" else "webpage"]
        assert len(page.xpath("/html/head/link[@rel='canonical']")) == 1
        assert page.xpath("/html/head/link[@rel='schema.Z']/@href") == ["http://www.zotero.org/namespaces/export#"]
        misleading = "//meta[@name='author'] | //time | //*[@rel='author'] | //span[@class='Z3988']"
        assert not page.xpath(misleading), path
        assert not page.xpath("//*[contains(@class, 'byline') or contains(@class, 'vcard')]"), path


def test_extruct_reads_dublin_core_as_it_was_written(site: Path) -> None:
    (core,) = extruct.extract((site / "a/s1z05n60/index.html").read_text(encoding="utf-8"), syntaxes=["dublincore"])[
        "dublincore"
    ]
    found = {(each.get("name"), each.get("content")) for each in core["elements"] + core["terms"]}
    assert ("DC.title", "ISIS storms into strategic town outside Qalamoun") in found
    assert ("DC.source", "NOW") in found
    assert ("DC.date", "between 6 and 11 August 2015") in found
    assert ("DC.coverage", f"{loaded(SAMPLE).archive.about.title}, record s1z05n60, version 1") in found
    assert ("DCTERMS.spatial", "al-Qaryatayn") in found


def test_lists_of_articles_carry_one_span_for_each(site: Path) -> None:
    for address, number in (("a/", 5), ("dates/2015/", 3), ("disagreements/", 0), ("events/", 0)):
        page = read(site / address / "index.html")
        spans = page.xpath("//span[@class='Z3988']/@title")
        assert len(spans) == number, address
        assert all("rft.type=newspaperArticle" in entities.unescape(str(span)) for span in spans)


def test_every_record_offers_all_styles_and_every_article_files(site: Path) -> None:
    for path in records(site):
        page = read(path)
        whole = page.xpath("//*[@class='an-citation' and not(ancestor::*[@class='an-quote'])]")
        is_article = path.parts[-3] == "a"
        assert len(whole) == (7 if is_article else 6), path
        assert (path.parent / "citation.ris").is_file() is is_article
        assert [each[:9] for each in page.xpath("//pre/text()")] == (["@article{"] if is_article else [])


def test_the_first_view_of_an_article_is_small(site: Path) -> None:
    for path in (site / "a").glob("*/index.html"):
        page = read(path)
        loaded = [
            path,
            *((path.parent / str(each)).resolve() for each in page.xpath("//link[@rel='stylesheet']/@href")),
        ]
        assert sum(len(gzip.compress(file.read_bytes())) for file in loaded) < FIRST_VIEW


@pytest.mark.browser
def test_a_button_copies_the_citation(browser: Browser, origin: str) -> None:
    context = browser.new_context()
    context.grant_permissions(["clipboard-read", "clipboard-write"], origin=origin.rstrip("/"))
    page = context.new_page()
    page.goto(origin + "a/s1z05n60/")
    page.get_by_text("In other styles").click()
    page.locator("#cite-5 + .an-copy").click()
    page.locator(".an-copy", has_text="Copied").wait_for()
    assert page.get_by_role("status").inner_text() == "Copied to the clipboard"
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == page.locator("#cite-5").inner_text()
    assert copied.startswith("“ISIS Storms into Strategic Town Outside Qalamoun.” NOW, between 6 and 11 August 2015")
    context.close()


@pytest.mark.browser
def test_without_scripts_a_click_selects_the_whole_citation(browser: Browser, origin: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(origin + "a/s1z05n60/")
    assert page.locator(".an-copy:visible").count() == 0
    assert page.locator("#cite-1").evaluate("e => getComputedStyle(e).userSelect") == "all"
    context.close()
