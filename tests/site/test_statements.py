"""The statements of an article as a reader meets them: found by their anchors, linked, cited, printed."""

from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page

from tests.support import SAMPLE, loaded

pytestmark = pytest.mark.browser

ARTICLE = "a/mt5c42d9/"
FOLDED = "c24"
"""A statement of the background, which is folded."""


@pytest.fixture
def bare(browser: Browser) -> Iterator[Page]:
    """Give a page on which no script runs."""
    context = browser.new_context(java_script_enabled=False)
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("page_of", ["", "v1/"])
def test_a_link_to_a_folded_statement_opens_its_fold_without_a_script(bare: Page, origin: str, page_of: str) -> None:
    bare.goto(f"{origin}{ARTICLE}{page_of}#{FOLDED}")
    assert bare.locator(f"#{FOLDED}").is_visible()
    assert "more than 230,000" in bare.locator(":target").inner_text()


def test_the_main_event_is_open_and_what_is_beside_it_folded(bare: Page, origin: str) -> None:
    bare.goto(origin + ARTICLE)
    assert bare.locator(".an-reported h3").first.inner_text() == "Islamic State captures al-Qaryatayn"
    assert bare.locator("#c8").is_visible()
    assert not bare.locator(f"#{FOLDED}").is_visible()


def test_without_a_script_the_citation_of_a_statement_opens(bare: Page, origin: str) -> None:
    bare.goto(origin + ARTICLE)
    bare.locator("#c8 summary").click()
    cited, real = bare.locator("#c8 .an-citation").inner_text(), loaded(SAMPLE).archive
    assert cited == (
        "Killed, Syrian government forces: 37 killed, by the account of Syrian Observatory for Human Rights, "
        f"probably through Agence France-Presse: “{real.articles['mt5c42d9'].title}”, The New Arab, "
        f"6 August 2015, paragraph 6; {real.about.title}, record mt5c42d9, version 1, statement c8, "
        "https://archive.example/a/mt5c42d9/v1/#c8."
    )


def test_who_said_it_is_named_once_for_a_run_of_statements(bare: Page, origin: str) -> None:
    bare.goto(origin + ARTICLE)
    said = bare.locator(".an-said + ul:has(#c8)")
    assert said.locator("li").evaluate_all("rows => rows.map(e => e.id)") == ["c8", "c9"]


def test_a_link_to_a_statement_is_copied_and_that_is_announced(context: BrowserContext, origin: str) -> None:
    page = context.new_page()
    page.goto(origin + ARTICLE)
    assert page.get_by_role("status").inner_text() == ""
    page.locator("#c8 .an-copy").first.press("Enter")
    page.get_by_text("Link copied to the clipboard").wait_for(state="attached")
    assert page.evaluate("navigator.clipboard.readText()") == f"{origin}{ARTICLE}#c8"
    page.locator("#c8 summary").press("Enter")
    page.locator("#c8 .an-quote .an-copy").press("Enter")
    page.get_by_text("Copied to the clipboard").wait_for(state="attached")
    assert page.evaluate("navigator.clipboard.readText()").startswith("Killed, Syrian government forces: 37 killed")


def test_on_paper_every_fold_is_open(bare: Page, origin: str) -> None:
    bare.goto(origin + ARTICLE)
    bare.emulate_media(media="print")
    assert bare.locator(f"#{FOLDED}").is_visible()
    assert bare.locator("#record + *, summary:has(#record) + *").is_visible()
    assert not bare.locator("#c8 .an-citation").is_visible()


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("address", ["a/hg1srg35/", "a/mt5c42d9/v1/", "sources/sohr/", "sources/sohr/v1/"])
def test_with_every_fold_open_it_fits_and_is_for_everyone(
    browser: Browser, origin: str, address: str, width: int
) -> None:
    page = browser.new_page(viewport={"width": width, "height": 844})
    page.goto(origin + address)
    page.evaluate("document.querySelectorAll('details').forEach(e => { e.open = true })")
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    found = Axe().run(page, options={"rules": {"target-size": {"enabled": True}}})
    told = [f"{each['id']}: {node['html'][:200]}" for each in found.response["violations"] for node in each["nodes"]]
    assert told == []
    page.close()
