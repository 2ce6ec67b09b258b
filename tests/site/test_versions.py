"""Versions, tombstones and moved records as a reader meets them: a real site of the toy archive, in the browser."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from lxml import etree, html
from playwright.sync_api import Browser

from annals.cli.main import main
from tests.site.conftest import built, make_project, served
from tests.support import TOY, Once

SPACE = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}
NEW = "companies-of-salt"


def make(root: Path) -> None:
    """Make a project with the toy archive, in which a group got another id, and build its site."""
    make_project(root, TOY)
    old = root / "archive/groups/salt-companies.md"
    for file in (root / "archive").rglob("*.md"):
        text = file.read_text(encoding="utf-8").replace("salt-companies", NEW)
        (file if file != old else old.with_name(f"{NEW}.md")).write_text(text, encoding="utf-8")
    day = ("--date", "2004-02-03")
    command = ("withdraw", "salt-companies", "--reason", "renamed", "--successor", NEW)
    assert main(["--root", str(root), *command, *day]) == 0
    assert main(["--root", str(root), "register", *day]) == 0
    built(root / "site", root)


@pytest.fixture(scope="module")
def toy_site(once: Once) -> Path:
    """Give the folder of that site."""
    return once("moved", make) / "site"


@pytest.fixture(scope="module")
def moved(toy_site: Path) -> Iterator[str]:
    """Give the address of that site."""
    with served(toy_site) as address:
        yield address


@pytest.mark.browser
def test_an_old_address_leads_to_the_new_one_without_a_script(browser: Browser, moved: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{moved}groups/salt-companies/")
    page.wait_for_url(f"{moved}groups/{NEW}/")
    assert page.title().startswith("Salt Companies")
    context.close()


def test_an_old_address_names_the_new_one_as_canonical(toy_site: Path) -> None:
    page = html.parse(str(toy_site / "groups/salt-companies/index.html"))
    assert page.xpath("//link[@rel='canonical']/@href") == [f"https://archive.example/groups/{NEW}/"]
    assert page.xpath("//meta[@http-equiv='refresh']/@content") == [f"0; url=../../groups/{NEW}/"]


@pytest.mark.browser
def test_the_page_of_a_version_says_what_replaced_it(browser: Browser, moved: str) -> None:
    page = browser.new_page()
    page.goto(f"{moved}a/ggm67h9m/v1/")
    assert "Replaced on 5 November 2003" in page.inner_text("article")
    assert page.locator("link[rel=latest-version]").get_attribute("href") == "../../../a/ggm67h9m/"
    page.click("text=The record as it stands now")
    page.wait_for_url(f"{moved}a/ggm67h9m/")
    assert page.locator("#versions").count() == 1
    page.close()


@pytest.mark.browser
def test_the_anchor_of_a_claim_that_was_taken_out_still_leads_somewhere(browser: Browser, moved: str) -> None:
    page = browser.new_page()
    page.goto(f"{moved}a/ggm67h9m/#c6")
    assert "c6 was taken out" in page.locator(":target").inner_text()
    page.click(":target a")
    page.wait_for_url(f"{moved}a/ggm67h9m/v1/#c6")
    assert page.locator(":target").is_visible()
    assert "families: some" in page.locator(":target").inner_text()
    page.close()


def test_an_earlier_version_is_shown_as_the_record_was_with_its_data_in_a_fold(toy_site: Path) -> None:
    page = html.parse(str(toy_site / "a/ggm67h9m/v1/index.html"))
    assert page.xpath("string(//h1)") == "Al-Mahbara: the toll"
    assert page.xpath("//ul[@class='an-statements']/li/@id") == ["c1", "c3", "c2", "c4", "c6"]
    folded = page.xpath("string(//details[summary/h2[@id='data']])")
    assert "f7d55d6c289f" in folded
    assert "figure: some" in folded
    assert not page.xpath("//details[summary/h2[@id='data']]/@open")


def test_the_page_of_every_version_says_how_it_is_cited_for_good(toy_site: Path) -> None:
    for file in toy_site.rglob("v[0-9]*/index.html"):
        page, url = html.parse(str(file)), file.parent.relative_to(toy_site).as_posix()
        assert page.xpath("//link[@rel='cite-as']/@href") == [f"https://archive.example/{url}/"]


def test_an_earlier_version_names_a_record_as_it_was_called_then_and_links_it_as_it_is_now(toy_site: Path) -> None:
    page = html.parse(str(toy_site / "groups/salt-companies/v1/index.html"))
    assert page.xpath("string(//h1)") == "Salt Companies"
    assert "withdrawn on 3 February 2004" in page.xpath("string(//aside)")


def test_each_statement_of_a_version_is_cited_at_that_version(toy_site: Path) -> None:
    page = html.parse(str(toy_site / "a/ggm67h9m/v1/index.html"))
    cited = page.xpath("string(//li[@id='c6']//*[@class='an-citation'])")
    assert cited.endswith("version 1, statement c6, https://archive.example/a/ggm67h9m/v1/#c6.")


def test_the_citations_of_the_current_version_stand_on_the_record_s_own_page_alone(toy_site: Path) -> None:
    folder = toy_site / "a/ggm67h9m"
    last = max(folder.glob("v*/index.html"))
    number = last.parent.name.removeprefix("v")
    own, version = (html.parse(str(path)) for path in (folder / "index.html", last))
    cited = own.xpath("//li[@id]//*[@class='an-citation']/text()")
    assert cited
    assert all(f"version {number}, statement c" in each for each in cited)
    assert version.xpath("//li[@id]//*[@class='an-perma']")
    assert not version.xpath("//li[@id]//*[@class='an-citation']")
    assert version.xpath("//a[text()='the citation of each statement']/@href") == ["../../../a/ggm67h9m/#reports"]


def test_an_earlier_version_has_no_name_in_arabic_that_was_given_later(real_site: Path) -> None:
    folder, heads = real_site / "events/al-qaryatayn-2015-08-capture", "//header[@class='an-head']//text()"
    first, second = (
        "".join(map(str, html.parse(str(folder / name / "index.html")).xpath(heads))) for name in ("v1", "v2")
    )
    assert "تنظيم الدولة الإسلامية" in second
    assert "تنظيم" not in first


def test_a_version_s_page_names_no_statement_of_another_article_that_refers_to_it(real_site: Path) -> None:
    linked = [path for path in (real_site / "a").glob("*/index.html") if _related(path)]
    assert linked
    for path in linked:
        assert not _related(max(path.parent.glob("v*/index.html")))


def _related(path: Path) -> list[str]:
    return [text for text in html.parse(str(path)).xpath("//li//span/text()") if text.startswith("See also")]


def test_versions_and_withdrawn_records_are_kept_out_of_search(toy_site: Path) -> None:
    hidden = ["a/ggm67h9m/v1", "a/ggm67h9m/v2", "a/w1mqvqgr", "a/w1mqvqgr/v2", "groups/salt-companies"]
    for path in hidden:
        page = html.parse(str(toy_site / path / "index.html"))
        assert page.xpath("//meta[@name='robots']/@content") == ["noindex"], path
    shown = html.parse(str(toy_site / "a/ggm67h9m/index.html"))
    assert shown.xpath("//meta[@name='robots']") == []


def test_the_sitemap_has_every_page_that_may_be_found_once_with_its_last_change(toy_site: Path) -> None:
    found = etree.parse(str(toy_site / "sitemap.xml"))
    places = [str(place.text) for place in found.iterfind(".//s:loc", SPACE)]
    pages = {path.parent: html.parse(str(path)) for path in toy_site.rglob("index.html")}
    expected = [
        str(page.xpath("string(//link[@rel='canonical']/@href)"))
        for page in pages.values()
        if not page.xpath("//meta[@name='robots']")
    ]
    assert sorted(places) == sorted(expected)
    days = dict(zip(places, (day.text for day in found.iterfind(".//s:lastmod", SPACE)), strict=True))
    assert days["https://archive.example/a/ggm67h9m/"] == "2003-11-05"
    assert days["https://archive.example/towns/salt-road/"] == "2003-10-01"
    assert days[f"https://archive.example/groups/{NEW}/"] == "2004-02-03"


def test_the_form_offers_no_withdrawn_record_and_its_id_to_no_other(toy_site: Path) -> None:
    names = (toy_site / "add/names.json").read_text(encoding="utf-8")
    assert '"salt-companies"' in names
    assert '"id":"salt-companies"' not in names
