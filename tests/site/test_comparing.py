"""Any two articles side by side: what a browser makes of their pages, and what it says of what is none.

An archive as large as the one here has pages for some pairs alone; every two of a small one have a page.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from annals.facts.pairs import MOST_TOGETHER
from annals.site.build import context_of, read_source
from annals.site.frame import Frame
from tests.support import PROJECT, Once, add_articles

from .conftest import built, make_project, served
from .test_browser import EVERY_RULE, FITS, PHONE, _violations

pytestmark = pytest.mark.browser

NEW_ARAB, NOW, MEE = "mt5c42d9", "s1z05n60", "dnd8qp68"
TABLES = """() => Object.fromEntries([...document.querySelectorAll("#compared h3")].map(head => {
  const rows = head.nextElementSibling.nextElementSibling?.tBodies?.[0].rows ?? [];
  const ids = cell => [...cell.querySelectorAll(".an-perma")].map(link => link.hash.slice(1));
  return [head.textContent, [...rows].map(row => [...row.cells].slice(1).map(ids))];
}))"""
"""The statements in the two columns of each row, by the name of the record that they are about."""


@pytest.fixture(scope="session")
def large_site(once: Once, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the folder of the site of this project's archive and of further articles, too many for every pair."""

    def make(folder: Path) -> None:
        root = tmp_path_factory.mktemp("large")
        make_project(root, PROJECT)
        add_articles(root, MOST_TOGETHER)
        built(folder, root=root)

    return once("large-site", make)


@pytest.fixture(scope="module")
def origin(large_site: Path) -> Iterator[str]:
    with served(large_site) as address:
        yield address


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": PHONE, "height": 844}, bypass_csp=True)
    yield context.new_page()
    context.close()


def compared(page: Page, address: str) -> dict[str, Any]:
    page.goto(address)
    page.locator("#compared[aria-busy=false]").wait_for()
    found: dict[str, Any] = page.evaluate(TABLES)
    return found


@pytest.mark.parametrize("folder", ["", "ar/"])
@pytest.mark.parametrize("ids", [(NEW_ARAB, MEE), (MEE, NEW_ARAB), ("tmmmfqjv", NOW), ("tmmmfqjv", "hg1srg35")])
def test_any_two_articles_have_every_statement_on_what_both_report(
    page: Page, origin: str, folder: str, ids: tuple[str, str]
) -> None:
    context = context_of(read_source(PROJECT), Frame.bare(""))
    one, other = (context.archive.articles[id] for id in ids)
    common = {claim.about for claim in one.claims} & {claim.about for claim in other.claims}
    expected = [{claim.id for claim in each.claims if claim.about in common} for each in (one, other)]
    tables = compared(page, f"{origin}{folder}compare/?a={ids[0]}&b={ids[1]}")
    rows = [row for table in tables.values() for row in table]
    assert [{id for row in rows for id in row[column]} for column in (0, 1)] == expected
    assert sum(len(row[0]) + len(row[1]) for row in rows) == len(expected[0]) + len(expected[1])
    assert all(row[0] or row[1] for row in rows)


@pytest.mark.parametrize("script", [True, False])
def test_every_two_articles_of_a_small_archive_are_found_without_a_script(
    browser: Browser, real_site: Path, script: bool
) -> None:
    context = browser.new_context(java_script_enabled=script)
    page = context.new_page()
    with served(real_site) as address:
        page.goto(f"{address}compare/")
        page.click(f".an-every a[href$='/{MEE}/{NEW_ARAB}/']")
        page.wait_for_url(f"{address}compare/{MEE}/{NEW_ARAB}/")
        assert page.locator("article table").count() > 1
        page.goto(f"{address}ar/compare/?a={NEW_ARAB}&b={MEE}")
        if script:  # it knows where the page of the two is
            page.wait_for_url(f"{address}ar/compare/{MEE}/{NEW_ARAB}/")
        else:
            assert page.locator(".an-every a").count() == 10
    context.close()


def test_those_topics_stand_first_on_which_both_speak(page: Page, origin: str) -> None:
    tables = compared(page, f"{origin}compare/?a={NEW_ARAB}&b={MEE}")
    alone = [[not (one and other) for one, other in rows] for rows in tables.values()]
    assert alone == [sorted(each) for each in alone]
    assert {True, False} <= {each for some in alone for each in some}


@pytest.mark.parametrize("folder", ["", "ar/"])
def test_two_articles_that_have_a_page_to_themselves_are_shown_there(page: Page, real_site: Path, folder: str) -> None:
    with served(real_site) as address:
        page.goto(f"{address}{folder}compare/?a={NOW}&b={NEW_ARAB}")
        page.wait_for_url(f"{address}{folder}compare/{NEW_ARAB}/{NOW}/")


def test_the_page_of_two_articles_is_for_everyone_and_its_links_lead_somewhere(
    page: Page, origin: str, large_site: Path
) -> None:
    compared(page, f"{origin}compare/?a={NEW_ARAB}&b={MEE}")
    assert page.evaluate(FITS)
    assert _violations(page, EVERY_RULE) == []
    assert page.title().startswith("The New Arab (6 August 2015) and Middle East Eye (21 October 2017)")
    assert page.locator("[role=status]").inner_text() == page.locator("#compared h2").inner_text()
    assert all(page.locator("#compared table caption").all_inner_texts())
    for link in page.locator("#compared a").all():
        address = link.evaluate("link => link.origin + link.pathname")
        path = large_site / address.removeprefix(origin) / "index.html"
        assert not address.startswith(origin) or path.is_file(), path


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("?a=xx&b=mt5c42d9", "“xx” names no article"),
        ("?a=mt5c42d8&b=mt5c42d9", "The archive has no article mt5c42d8."),
        ("?a=mt5c42d9&b=a/mt5c42d9/v1/", "Both are the same article."),
        ("?a=<img src=x onerror=alert(1)>", "“<img src=x onerror=alert(1)>” names no article"),
        ("?a=../../add", "“../../add” names no article"),
        ("?a=https://elsewhere.example/a/mt5c42d9/", "“https://elsewhere.example/a/mt5c42d9/” names no article"),
    ],
)
def test_what_names_no_article_is_told(page: Page, origin: str, asked: str, told: str) -> None:
    assert compared(page, f"{origin}compare/{asked}") == {}
    assert told in page.locator("#compared").inner_text()
    assert page.locator("#compared img").count() == 0


def test_the_address_of_a_page_or_of_a_statement_names_its_article(page: Page, origin: str) -> None:
    page.goto(f"{origin}compare/")
    page.fill("input[name=a]", f"{origin}a/{NEW_ARAB}/v1/#c8")
    page.fill("input[name=b]", f" {MEE.upper()} ")
    page.click("#compare button")
    page.locator("#compared table").first.wait_for()
    assert page.locator("#compared h2").inner_text().startswith("The New Arab")


def test_of_an_article_without_statements_nothing_is_said_to_be_missing(page: Page, origin: str) -> None:
    bare = "<h1>Withdrawn</h1>"
    page.route(f"**/a/{MEE}/", lambda route: route.fulfill(body=bare, content_type="text/html"))
    assert compared(page, f"{origin}compare/?a={NEW_ARAB}&b={MEE}") == {}
    said = page.locator("#compared").inner_text()
    assert "has not been entered yet, or was withdrawn" in said
    assert "reported by both" not in said


def test_one_article_is_offered_others_on_its_events(page: Page, origin: str) -> None:
    compared(page, f"{origin}compare/?a={NEW_ARAB}")
    page.locator("#compared li a", has_text="ISIS storms").click()
    page.wait_for_url(f"{origin}compare/?a={NEW_ARAB}&b={NOW}")
    page.goto(f"{origin}compare/?a={NEW_ARAB}&b={NEW_ARAB}")
    page.locator("#compared li a", has_text="ISIS storms").wait_for()


def test_the_page_of_an_event_lets_choose_any_two_without_a_script(browser: Browser, origin: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{origin}events/syrian-war-toll/")
    assert "needs JavaScript" in page.locator("form[action$='compare/']").inner_text()
    page.click("form[action$='compare/'] button")
    assert "?a=" in page.url
    assert "&b=" in page.url
    assert "Without JavaScript" in page.locator("article").inner_text()
    context.close()


def test_a_pair_that_has_no_page_any_more_is_offered_there(page: Page, origin: str) -> None:
    page.goto(f"{origin}compare/{NEW_ARAB}/{MEE}/")
    page.click("#near a")
    page.locator("#compared[aria-busy=false]").wait_for()
    assert page.url.endswith(f"compare/?a={NEW_ARAB}&b={MEE}")
